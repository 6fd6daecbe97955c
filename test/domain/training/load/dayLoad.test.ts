import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../../src/domain/day.ts';
import { continuousDays, dailyLoads } from '../../../../src/domain/training/load/dayLoad.ts';
import { sessionLoad } from '../../../../src/domain/training/load/sessionLoad.ts';
import { aPlannedSession, aSession } from '../../risk/build.ts';

describe('session load', () => {
  it.each([
    { rpe: 5, minutes: 60, expected: { kind: 'load', load: 300 } },
    { rpe: 8, minutes: 30, expected: { kind: 'load', load: 240 } },
    { rpe: 6.5, minutes: 90, expected: { kind: 'load', load: 585 } },
    { rpe: 0, minutes: 0, expected: { kind: 'load', load: 0 } },
    { rpe: 0, minutes: 30, expected: { kind: 'ask-again', why: 'rpe-zero' } },
    { rpe: 5, minutes: 0, expected: { kind: 'ask-again', why: 'minutes-zero' } },
    { rpe: 10.5, minutes: 30, expected: { kind: 'ask-again', why: 'rpe-range' } },
    { rpe: Number.NaN, minutes: 30, expected: { kind: 'ask-again', why: 'rpe-range' } },
    { rpe: 5, minutes: -1, expected: { kind: 'ask-again', why: 'minutes-range' } },
    { rpe: 5, minutes: Number.POSITIVE_INFINITY, expected: { kind: 'ask-again', why: 'minutes-range' } },
    { rpe: 5, minutes: 360, expected: { kind: 'load', load: 1800 } },
    { rpe: 5, minutes: 361, expected: { kind: 'confirm', load: 1805, why: 'long' } },
    { rpe: 10, minutes: 200, expected: { kind: 'load', load: 2000 } },
    { rpe: 10, minutes: 201, expected: { kind: 'confirm', load: 2010, why: 'heavy' } },
    { rpe: 6, minutes: null, expected: { kind: 'unknown', missing: 'minutes' } },
    { rpe: null, minutes: 60, expected: { kind: 'unknown', missing: 'rpe' } },
    { rpe: null, minutes: null, expected: { kind: 'unknown', missing: 'both' } },
  ])('RPE $rpe for $minutes min: $expected.kind', ({ rpe, minutes, expected }) => {
    expect(sessionLoad(rpe, minutes)).toEqual(expected);
  });
});

describe('the three states of a day', () => {
  const day = '2026-06-08';
  const stateOf = (
    {
      sessions = [],
      planned = [],
      checkIns = [],
    }: {
      sessions?: Parameters<typeof dailyLoads>[0];
      planned?: Parameters<typeof dailyLoads>[1];
      checkIns?: Parameters<typeof dailyLoads>[2];
    },
    settings?: Parameters<typeof dailyLoads>[5],
  ) => dailyLoads(sessions, planned, checkIns, day, day, settings)[0];
  const answered = [{ day }];

  it.each([
    {
      given: 'two sessions',
      facts: { sessions: [aSession(day, { load: 300 }), aSession(day, { load: 150 })] },
      expected: { state: 'reported', load: 450 },
    },
    {
      given: 'one with a load, one without',
      facts: { sessions: [aSession(day, { load: 300 }), aSession(day)] },
      expected: { state: 'reported', load: 300, missing: 1 },
    },
    {
      given: 'a session without a load',
      facts: { sessions: [aSession(day)], checkIns: answered },
      expected: { state: 'unknown', load: null },
    },
    { given: 'nothing planned, checked in', facts: { checkIns: answered }, expected: { state: 'rest', load: 0 } },
    {
      given: 'training planned, checked in, nothing reported',
      facts: { checkIns: answered, planned: [aPlannedSession(day)] },
      expected: { state: 'unknown', load: null },
    },
    {
      given: 'cancelled training, checked in',
      facts: { checkIns: answered, planned: [aPlannedSession(day, { status: 'cancelled' })] },
      expected: { state: 'rest', load: 0 },
    },
    {
      given: 'a meeting planned, checked in',
      facts: { checkIns: answered, planned: [aPlannedSession(day, { kind: 'other' })] },
      expected: { state: 'rest', load: 0 },
    },
    {
      given: 'a massage without a load, checked in',
      facts: { checkIns: answered, sessions: [aSession(day, { kind: 'recovery' })] },
      expected: { state: 'rest', load: 0 },
    },
    { given: 'nothing at all', facts: {}, expected: { state: 'unknown', load: null } },
  ])('$given', ({ facts, expected }) => {
    expect(stateOf(facts)).toEqual({ day, ...expected });
  });

  it('fills unplanned days only where the team says so, and marks them', () => {
    const settings = { unplannedDayIsRest: true };
    expect(stateOf({}, settings)).toEqual({ day, state: 'rest', load: 0, filled: true });
    expect(stateOf({ checkIns: answered }, settings)).toEqual({ day, state: 'rest', load: 0 });
    expect(stateOf({ planned: [aPlannedSession(day)] }, settings)).toEqual({ day, state: 'unknown', load: null });
  });

  it('believes whoever called it a rest day, but a report more', () => {
    const settings = { unplannedDayIsRest: false, restDays: new Set([day]) };
    expect(stateOf({ planned: [aPlannedSession(day)] }, settings)).toEqual({ day, state: 'rest', load: 0 });
    expect(stateOf({ sessions: [aSession(day, { load: 80 })] }, settings)).toEqual({
      day,
      state: 'reported',
      load: 80,
    });
  });

  it('takes the day where the athlete is when planned training starts', () => {
    const start = instantOf('2026-06-08', '23:30', 'America/New_York');
    const planned = [aPlannedSession(day, { start, zone: 'America/New_York' })];
    expect(
      dailyLoads([], planned, [{ day }, { day: '2026-06-09' }], day, '2026-06-09').map(({ state }) => state),
    ).toEqual(['unknown', 'rest']);
  });

  it('has one entry a day, across the change of clocks', () => {
    expect(dailyLoads([], [], [], '2026-03-28', '2026-03-30').map((one) => one.day)).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
    ]);
    expect(dailyLoads([], [], [], '2026-03-30', '2026-03-28')).toEqual([]);
  });
});

it('makes days continuous: sorted, gaps unknown, doubles added', () => {
  const given = [
    { day: '2024-03-01', state: 'reported' as const, load: 50 },
    { day: '2024-02-27', state: 'reported' as const, load: 100 },
    { day: '2024-03-01', state: 'reported' as const, load: 20 },
    { day: '2024-02-28', state: 'unknown' as const, load: null },
    { day: '2024-02-28', state: 'rest' as const, load: 0 },
  ];
  expect(continuousDays(given)).toEqual([
    { day: '2024-02-27', state: 'reported', load: 100 },
    { day: '2024-02-28', state: 'rest', load: 0 },
    { day: '2024-02-29', state: 'unknown', load: null },
    { day: '2024-03-01', state: 'reported', load: 70 },
  ]);
});
