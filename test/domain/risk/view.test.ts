import { describe, expect, it } from 'vitest';
import { type Day, instantOf, startOfDay } from '../../../src/domain/day.ts';
import { assess } from '../../../src/domain/risk/assess.ts';
import type { PatternId } from '../../../src/domain/risk/pattern.ts';
import type { RiskFacts } from '../../../src/domain/risk/view.ts';
import { aCheckIn, ago, aPlannedSession, aSession, aView, loads, TODAY, times, ZONE } from './build.ts';

const at = (time: string) => instantOf(TODAY, time, ZONE);
const midnight = startOfDay('2026-06-11', ZONE);

/** The last day of the series with its state. */
function lastOf(facts: Partial<RiskFacts>): {
  readonly day?: Day;
  readonly state?: string;
  readonly load?: number | null;
} {
  const { day, state, load } = aView(facts).days.at(-1) ?? {};
  return { ...(day && { day }), ...(state && { state }), ...(load !== undefined && { load }) };
}

describe('a day that is not over', () => {
  const yesterday = aSession(ago(1), { load: 300 });
  const checkIns = [aCheckIn(TODAY)];

  it('is not one of rest in the morning: the series ends with yesterday', () => {
    expect(lastOf({ now: at('08:30'), sessions: [yesterday], checkIns })).toEqual({
      day: ago(1),
      state: 'reported',
      load: 300,
    });
  });

  it('is not filled as rest by the team’s setting either', () => {
    const dayLoads = { unplannedDayIsRest: true };
    expect(lastOf({ now: at('08:30'), sessions: [yesterday], dayLoads }).day).toBe(ago(1));
  });

  it('counts as soon as a session is reported', () => {
    const done = aSession(TODAY, { load: 120, start: at('09:00') });
    expect(lastOf({ now: at('12:00'), sessions: [yesterday, done], checkIns })).toEqual({
      day: TODAY,
      state: 'reported',
      load: 120,
    });
  });

  it('is one of rest at once where somebody said so', () => {
    const dayLoads = { unplannedDayIsRest: false, restDays: new Set([TODAY]) };
    expect(lastOf({ now: at('08:30'), sessions: [yesterday], dayLoads })).toEqual({
      day: TODAY,
      state: 'rest',
      load: 0,
    });
  });

  it('is one of rest when it is over, on the athlete’s clock', () => {
    expect(lastOf({ now: midnight - 2, sessions: [yesterday], checkIns }).day).toBe(ago(1));
    expect(lastOf({ now: midnight - 1, sessions: [yesterday], checkIns })).toEqual({
      day: TODAY,
      state: 'rest',
      load: 0,
    });
    // In Honolulu it is still noon.
    const there = lastOf({ now: midnight - 1, zone: 'Pacific/Honolulu', sessions: [yesterday], checkIns });
    expect(there.day).toBe(ago(1));
    expect(lastOf({ now: midnight - 1, sessions: [yesterday], planned: [aPlannedSession(TODAY)], checkIns })).toEqual({
      day: TODAY,
      state: 'unknown',
      load: null,
    });
  });

  it('does not make the figures of the week wait for the evening', () => {
    const sessions = loads([...times(28, 100), null]);
    const before = aView({ now: startOfDay(TODAY, ZONE) - 1, sessions, checkIns: [] });
    const morning = aView({ now: at('07:00'), sessions, checkIns });
    expect(morning.measures.at(-1)).toEqual(before.measures.at(-1));
    expect(morning.measures.at(-1)?.weekLoad).toMatchObject({ value: 700, known: 7, of: 7 });
  });

  it.each<{ readonly pattern: PatternId; readonly facts: Partial<RiskFacts> }>([
    { pattern: 'R16', facts: { sessions: loads([...times(10, 100), null]) } },
    { pattern: 'R10', facts: { sessions: loads([...times(49, 100), ...times(7, 200), null]) } },
    { pattern: 'R09', facts: { sessions: loads([...times(28, 50), ...times(7, 100), null]) } },
    {
      pattern: 'R15',
      facts: {
        birthDay: '2012-01-01',
        sessions: Array.from({ length: 7 }, (_, index) => aSession(ago(index + 1), { load: 100, minutes: 130 })),
      },
    },
  ])('$pattern says in the morning what it said the evening before', ({ pattern, facts }) => {
    const of = (now: number) => assess(aView({ ...facts, now })).findings.find((one) => one.pattern === pattern);
    const inTheMorning = of(at('08:30'));
    expect(inTheMorning?.days.at(-1)).toBe(ago(1));
    expect(inTheMorning).toEqual(of(startOfDay(TODAY, ZONE) - 1));
  });
});
