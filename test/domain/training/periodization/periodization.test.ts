import { describe, expect, it } from 'vitest';
import { addDays, instantOf } from '../../../../src/domain/day.ts';
import { matchdayLabel, matchdayOf, parseMatchday } from '../../../../src/domain/training/periodization/matchday.ts';
import { microcycle } from '../../../../src/domain/training/periodization/microcycle.ts';
import { PHASES, phaseOf } from '../../../../src/domain/training/periodization/phase.ts';
import { aPlannedSession, aSession, ZONE } from '../../risk/build.ts';

describe('matchdays', () => {
  const saturday = '2026-06-13';
  const labelsOf = (from: string, count: number, competitions: readonly string[]) =>
    Array.from({ length: count }, (_, index) => {
      const found = matchdayOf(addDays(from, index), competitions);
      return found === null ? null : matchdayLabel(found);
    });

  it('count to and from one match', () => {
    expect(labelsOf('2026-06-07', 10, [saturday])).toEqual([
      null,
      'MD-5',
      'MD-4',
      'MD-3',
      'MD-2',
      'MD-1',
      'MD',
      'MD+1',
      'MD+2',
      null,
    ]);
  });

  it('have no gap in a week between two matches', () => {
    expect(labelsOf(saturday, 8, [saturday, '2026-06-20'])).toEqual([
      'MD',
      'MD+1',
      'MD+2',
      'MD-4',
      'MD-3',
      'MD-2',
      'MD-1',
      'MD',
    ]);
  });

  it('put recovery first between two close matches, and the day before first of all', () => {
    expect(labelsOf(saturday, 5, [saturday, '2026-06-17'])).toEqual(['MD', 'MD+1', 'MD+2', 'MD-1', 'MD']);
    expect(labelsOf(saturday, 3, [saturday, '2026-06-15'])).toEqual(['MD', 'MD-1', 'MD']);
    expect(labelsOf(saturday, 2, [saturday, '2026-06-14'])).toEqual(['MD', 'MD']);
  });

  it.each([
    ['MD-1', -1],
    ['md +2', 2],
    ['MD', 0],
    ['Matchday', 0],
    ['match day -3', -3],
    ['MD−1', -1],
    ['MDX', null],
    ['Training', null],
    ['', null],
  ])('reads %j as %j', (label, offset) => {
    expect(parseMatchday(label)).toBe(offset);
  });
});

describe('phases', () => {
  const race = '2026-09-20';
  const a = (day: string) => ({ day, priority: 'A' as const });

  it.each([
    { given: 'the day', day: race, phase: 'race' },
    { given: 'the day before', day: '2026-09-19', phase: 'taper' },
    { given: '14 days before', day: '2026-09-06', phase: 'taper' },
    { given: '15 days before', day: '2026-09-05', phase: 'peak' },
    { given: '28 days before', day: '2026-08-23', phase: 'peak' },
    { given: '29 days before', day: '2026-08-22', phase: 'build' },
    { given: '84 days before', day: '2026-06-28', phase: 'build' },
    { given: '85 days before', day: '2026-06-27', phase: 'base' },
    { given: 'the day after', day: '2026-09-21', phase: 'transition' },
    { given: '14 days after', day: '2026-10-04', phase: 'transition' },
    { given: '15 days after', day: '2026-10-05', phase: 'base' },
  ])('$given of a key race: $phase', ({ day, phase }) => {
    expect(phaseOf(day, [a(race), { day: '2026-09-12', priority: 'C' }])).toBe(phase);
  });

  it('tapers for the next key race even right after the last', () => {
    expect(phaseOf('2026-09-25', [a(race), a('2026-10-04')])).toBe('taper');
  });

  it.each([
    { given: 'between two league matches', day: '2026-09-16', phase: 'race' },
    { given: 'a match day', day: '2026-09-12', phase: 'race' },
    { given: 'a week before the first', day: '2026-09-05', phase: 'race' },
    { given: 'a month before the first', day: '2026-08-12', phase: 'build' },
    { given: 'half a year before', day: '2026-03-12', phase: 'base' },
    { given: 'the week after the last', day: '2026-09-22', phase: 'transition' },
    { given: 'a month after the last', day: '2026-10-20', phase: 'base' },
  ])('in a league, $given: $phase', ({ day, phase }) => {
    const matches = ['2026-09-12', race].map((one) => ({ day: one, priority: null }));
    expect(phaseOf(day, matches)).toBe(phase);
  });

  it('is base with an empty calendar', () => {
    expect(phaseOf('2026-06-10', [])).toBe('base');
    expect(PHASES).toContain('base');
  });
});

describe('a microcycle', () => {
  const monday = '2026-06-08';
  const on = (offset: number) => addDays(monday, offset);
  const planned = [
    aPlannedSession(on(1), { intensity: 'hard', plannedLoad: 600 }),
    aPlannedSession(on(1), { id: 'gym', plannedLoad: 200 }),
    aPlannedSession(on(2), { status: 'cancelled' }),
    aPlannedSession(on(3), { matchdayLabel: 'md-2' }),
    aPlannedSession(on(4), { kind: 'travel' }),
    aPlannedSession(on(5), { kind: 'competition', start: instantOf(on(5), '15:00', ZONE) }),
  ];

  it('names a week day by day', () => {
    const days = [{ day: monday, state: 'reported' as const, load: 300 }];
    const week = microcycle(monday, on(6), { planned, done: [aSession(monday, { load: 300, rpe: 4 })], days });
    expect(
      week.map(({ day, matchday, kind, state, load, plannedLoad }) => [day, matchday, kind, state, load, plannedLoad]),
    ).toEqual([
      [on(0), 'MD-5', 'training', 'reported', 300, null],
      [on(1), 'MD-4', 'hard', 'unknown', null, 800],
      [on(2), 'MD-3', 'free', 'unknown', null, null],
      [on(3), 'MD-2', 'training', 'unknown', null, null],
      [on(4), 'MD-1', 'travel', 'unknown', null, null],
      [on(5), 'MD', 'competition', 'unknown', null, null],
      [on(6), 'MD+1', 'free', 'unknown', null, null],
    ]);
    expect(week.map(({ phase }) => phase)).toEqual(['race', 'race', 'race', 'race', 'race', 'race', 'transition']);
  });

  it('believes the calendar’s own label before its own count', () => {
    const sessions = [...planned, aPlannedSession(on(0), { matchdayLabel: 'MD+2' })];
    expect(microcycle(monday, monday, { planned: sessions, done: [], days: [] })[0]?.matchday).toBe('MD+2');
  });

  it('counts from reported competitions, too', () => {
    const done = [aSession(on(-1), { kind: 'competition' })];
    expect(microcycle(monday, on(1), { planned: [], done, days: [] }).map(({ matchday }) => matchday)).toEqual([
      'MD+1',
      'MD+2',
    ]);
  });
});
