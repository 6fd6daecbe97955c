import { describe, expect, it } from 'vitest';
import { HOUR, instantOf, MINUTE } from '../../../src/domain/day.ts';
import { hardSessions, hardToCome, takingPart } from '../../../src/domain/training/participation.ts';
import type { DoneSession, PlannedSession } from '../../../src/domain/training/session.ts';

const ZONE = 'Europe/Berlin';
const START = instantOf('2026-03-04', '18:00', ZONE);
const match: PlannedSession = {
  ...{
    id: 'match',
    start: START,
    end: START + 2 * HOUR,
    zone: ZONE,
    title: 'Match',
    status: 'confirmed',
    kind: 'competition',
  },
  ...{ intensity: null, plannedRpe: null, plannedMinutes: null, plannedDistanceKm: null, plannedLoad: null },
  ...{ priority: null, matchdayLabel: null },
};
const report = (rpe: number | null, minutes: number | null): DoneSession => ({
  ...{
    id: 'report',
    day: '2026-03-04',
    start: START,
    zone: ZONE,
    sport: 'football',
    kind: 'competition',
    rpe,
    minutes,
  },
  ...{ distanceKm: null, load: null, reportedAt: START + 3 * HOUR, late: false, plannedId: 'match' },
});
const always = () => true;
const never = () => false;

describe('taking part', () => {
  it.each([
    ['nobody has said, and they are available', [], always, true],
    ['nobody has said, and they are not', [], never, false],
    ['they reported it, though they were not available', [report(8, 90)], never, true],
    ['they said they did not', [report(0, 0)], always, false],
  ] as const)('%s', (_, done, isAvailable, expected) => {
    expect(takingPart([match], done, isAvailable)).toHaveLength(expected ? 1 : 0);
  });

  it('is in nothing that was cancelled', () => {
    expect(takingPart([{ ...match, status: 'cancelled' }], [], always)).toEqual([]);
  });
});

describe('a hard session', () => {
  it.each([
    ['a whole match', 8, 90, 1],
    ['half an hour of it', 5, 30, 0.5],
    ['a quarter of an hour that was hard', 8, 15, 0.25],
    ['a quarter of an hour', 5, 15, null],
    ['none of it', 0, 0, null],
    ['nobody says how long', 6, null, 1],
  ])('%s', (_, rpe, minutes, share) => {
    const done = [report(rpe, minutes)];
    const found = hardSessions(hardToCome([match], done), done);
    expect(found).toEqual(share === null ? [] : [{ end: START + (minutes ?? 60) * MINUTE, share }]);
  });

  it('that is to come counts whole', () => {
    expect(hardSessions(hardToCome([match], []), [])).toEqual([{ end: match.end, share: 1 }]);
  });
});
