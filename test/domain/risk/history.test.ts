import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assess } from '../../../src/domain/risk/assess.ts';
import { historySchema, toFacts, toView } from '../../../src/domain/risk/history.ts';

const base = { schema: 'athlete-history/1', asOf: '2026-06-10', profile: { sport: 'running', zone: 'Europe/Berlin' } };
const read = (rest: object = {}) => historySchema.parse({ ...base, ...rest });
const found = (rest: object) => {
  const history = read(rest);
  return assess(toView(history), history.settings.patterns).findings.map(({ pattern }) => pattern);
};

describe('athlete-history/1', () => {
  it('needs no more than a profile and a moment', () => {
    expect(assess(toView(read())).findings).toEqual([]);
  });

  it('reads a day alone as the moment it stands for', () => {
    const facts = toFacts(
      read({
        sessions: [{ start: '2026-06-09', rpe: 6, minutes: 50 }],
        checkIns: [{ at: '2026-06-09' }],
        planned: [{ start: '2026-06-11', plannedMinutes: 90 }],
      }),
    );
    expect(new Date(facts.now).toISOString()).toBe('2026-06-10T21:59:59.999Z');
    expect(facts.sessions[0]).toMatchObject({
      id: 'session-1',
      day: '2026-06-09',
      start: Date.parse('2026-06-09T10:00:00Z'),
      load: 300,
      sport: 'running',
      late: false,
    });
    expect(facts.checkIns[0]).toMatchObject({
      day: '2026-06-09',
      at: Date.parse('2026-06-09T06:00:00Z'),
      soreness: null,
    });
    expect(facts.planned[0]).toMatchObject({ id: 'planned-1', end: Date.parse('2026-06-11T11:30:00Z') });
  });

  it('reads wall-clock times in the zone of the record, and instants as they are', () => {
    const { sessions } = toFacts(
      read({
        sessions: [
          { start: '2026-06-09T18:00' },
          { start: '2026-06-09T18:00', zone: 'America/New_York' },
          { start: '2026-06-09T23:30:00Z' },
        ],
      }),
    );
    expect(sessions.map(({ start, day }) => [new Date(start).toISOString(), day])).toEqual([
      ['2026-06-09T16:00:00.000Z', '2026-06-09'],
      ['2026-06-09T22:00:00.000Z', '2026-06-09'],
      ['2026-06-09T23:30:00.000Z', '2026-06-10'],
    ]);
  });

  it('never makes a load of an RPE without minutes', () => {
    const { sessions } = toFacts(
      read({
        sessions: [
          { start: '2026-06-09', rpe: 6 },
          { start: '2026-06-08', rpe: 0, minutes: 30 },
        ],
      }),
    );
    expect(sessions.map(({ load }) => load)).toEqual([null, null]);
  });

  it('marks what was reported more than two days later', () => {
    const session = { start: '2026-06-06T10:00', minutes: 60 };
    const { sessions } = toFacts(
      read({
        sessions: [
          { ...session, reportedAt: '2026-06-08T11:00' },
          { ...session, reportedAt: '2026-06-08T11:01' },
        ],
      }),
    );
    expect(sessions.map(({ late }) => late)).toEqual([false, true]);
  });

  it('counts time zones from the two ends', () => {
    const leg = { depart: '2026-06-09T10:00Z', arrive: '2026-06-09T18:00Z' };
    const { trips } = toFacts(
      read({
        travel: [{ ...leg, fromZone: 'Europe/Berlin', toZone: 'America/New_York' }, { ...leg, zonesCrossed: 2 }, leg],
      }),
    );
    expect(trips.map(({ zonesCrossed }) => zonesCrossed)).toEqual([6, 2, 0]);
  });

  it('leaves out what came after the moment', () => {
    const checkIns = ['2026-06-08', '2026-06-09', '2026-06-10'].map((at) => ({
      at,
      soreness: [{ area: 'calf', side: 'left', value: 7 }],
    }));
    expect(found({ checkIns })).toEqual(['R01']);
    expect(found({ checkIns, asOf: '2026-06-09' })).toEqual([]);
  });

  it('uses the thresholds it brings', () => {
    const checkIns = ['2026-06-08', '2026-06-09', '2026-06-10'].map((at) => ({
      at,
      soreness: [{ area: 'calf', side: 'left', value: 4 }],
    }));
    expect(found({ checkIns })).toEqual([]);
    expect(found({ checkIns, settings: { patterns: { R01: { soreness: 4 } } } })).toEqual(['R01']);
  });

  it.each([
    { wrong: 'another format', history: { ...base, schema: 'athlete-history/2' }, path: ['schema'] },
    {
      wrong: 'an unknown zone',
      history: { ...base, profile: { ...base.profile, zone: 'Mars/Olympus' } },
      path: ['profile', 'zone'],
    },
    { wrong: 'a misspelled key', history: { ...base, session: [] }, path: [] },
    {
      wrong: 'a day that does not exist',
      history: { ...base, sessions: [{ start: '2026-02-30' }] },
      path: ['sessions', 0, 'start'],
    },
    {
      wrong: 'RPE 11',
      history: { ...base, sessions: [{ start: '2026-06-01', rpe: 11 }] },
      path: ['sessions', 0, 'rpe'],
    },
    {
      wrong: 'a knee without a side',
      history: { ...base, checkIns: [{ at: '2026-06-01', soreness: [{ area: 'knee', side: 'middle', value: 3 }] }] },
      path: ['checkIns', 0, 'soreness', 0, 'side'],
    },
    {
      wrong: 'a threshold nobody knows',
      history: { ...base, settings: { patterns: { R01: { sorenes: 4 } } } },
      path: ['settings', 'patterns', 'R01', 'sorenes'],
    },
  ])('refuses $wrong', ({ history, path }) => {
    const result = historySchema.safeParse(history);
    expect(result.error?.issues.map((issue) => issue.path)).toEqual([path]);
  });

  it('has a JSON Schema', () => {
    expect(z.toJSONSchema(historySchema, { io: 'input' })).toMatchObject({
      type: 'object',
      required: ['schema', 'asOf', 'profile'],
    });
  });
});
