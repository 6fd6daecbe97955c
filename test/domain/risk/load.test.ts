import { describe, expect, it } from 'vitest';
import { highRatio } from '../../../src/domain/risk/patterns/highRatio.ts';
import { monotonousStrain } from '../../../src/domain/risk/patterns/monotonousStrain.ts';
import { sessionSpike } from '../../../src/domain/risk/patterns/sessionSpike.ts';
import { ago, aPlannedSession, aSession, aView, loads, seen, times } from './build.ts';

describe('R07 single-session spike', () => {
  const runs = [10, 8, 6, 5].map((distanceKm, index) => aSession(ago(3 + 5 * index), { distanceKm, minutes: 60 }));
  const today = (distanceKm: number) => [...runs, aSession(ago(0), { distanceKm, minutes: 55 })];

  it.each([
    { given: 'longest 10 km, today 11.5', sessions: today(11.5), level: 1, severity: 'watch' },
    { given: 'longest 10 km, today 11.0: not over', sessions: today(11), level: null, severity: null },
    { given: 'today 13.0: still small', sessions: today(13), level: 1, severity: 'watch' },
    { given: 'today 13.1: moderate', sessions: today(13.1), level: 2, severity: 'watch' },
    { given: 'today 20: still moderate', sessions: today(20), level: 2, severity: 'watch' },
    { given: 'today 20.1: large', sessions: today(20.1), level: 3, severity: 'act' },
  ])('$given', ({ sessions, level, severity }) => {
    const [finding] = seen(sessionSpike.detect(aView({ sessions }))) ?? [];
    expect(finding?.evidence.level ?? null).toBe(level);
    expect(finding?.severity ?? null).toBe(severity);
  });

  it('is not fooled by binary fractions: 23.1 km after 21 km is exactly 10 % more', () => {
    const sessions = [21, 20, 19, 18].map((distanceKm, index) => aSession(ago(3 + index), { distanceKm }));
    expect(
      seen(sessionSpike.detect(aView({ sessions: [...sessions, aSession(ago(0), { distanceKm: 23.1 })] }))),
    ).toEqual([]);
  });

  it('tells the numbers it used', () => {
    expect(seen(sessionSpike.detect(aView({ sessions: today(11.5) })))).toEqual([
      {
        severity: 'watch',
        session: `done-${ago(0)}`,
        evidence: {
          ratio: 1.15,
          distanceKm: 11.5,
          longest: 10,
          level: 1,
          planned: 0,
          extrapolated: 0,
          lookbackDays: 30,
        },
        coverage: { known: 4, of: 4 },
        days: [ago(0)],
      },
    ]);
  });

  it('compares minutes when the distance is not recorded, and says so', () => {
    const sessions = [...runs, aSession(ago(0), { minutes: 80 })];
    expect(seen(sessionSpike.detect(aView({ sessions })))?.[0]?.evidence).toMatchObject({ minutes: 80, longest: 60 });
  });

  it('does not look further back than 30 days, nor at other sports', () => {
    const long = aSession(ago(31), { distanceKm: 30 });
    const ride = aSession(ago(2), { id: 'ride', sport: 'cycling', distanceKm: 80 });
    expect(seen(sessionSpike.detect(aView({ sessions: [...today(11.5), long, ride] })))).toHaveLength(1);
    const stillThere = aSession(ago(30), { distanceKm: 30 });
    expect(seen(sessionSpike.detect(aView({ sessions: [...today(11.5), stillThere] })))).toEqual([]);
  });

  it('warns before a planned session, and not about a cancelled one', () => {
    const plannedRun = aPlannedSession(ago(-3), { plannedDistanceKm: 14 });
    expect(seen(sessionSpike.detect(aView({ sessions: runs, planned: [plannedRun] })))?.[0]).toMatchObject({
      session: plannedRun.id,
      evidence: { planned: 1, level: 2, ratio: 1.4 },
      days: [ago(-3)],
    });
    expect(
      seen(sessionSpike.detect(aView({ sessions: runs, planned: [{ ...plannedRun, status: 'cancelled' }] }))),
    ).toEqual([]);
  });

  it('says that it is extrapolated for other sports', () => {
    const rides = today(11.5).map((one) => ({ ...one, sport: 'cycling' as const }));
    expect(seen(sessionSpike.detect(aView({ sessions: rides })))?.[0]?.evidence.extrapolated).toBe(1);
  });

  it('needs four earlier sessions of the sport', () => {
    const sessions = [...runs.slice(1), aSession(ago(0), { distanceKm: 40 })];
    expect(sessionSpike.detect(aView({ sessions }))).toEqual({ notEnough: { known: 3, of: 4 } });
  });
});

describe('R09 recent load high against usual', () => {
  it.each([
    { given: '28 days at 50 then 7 at 100 (u = 2.0)', daily: [...times(28, 50), ...times(7, 100)], fires: 1 },
    { given: 'u = 1.8, reached exactly', daily: [...times(28, 50), ...times(7, 90)], fires: 1 },
    { given: 'u = 1.78 and no quick rise', daily: [...times(28, 50), ...times(7, 89)], fires: 0 },
    { given: 'a weighted ratio of 1.5 alone', daily: [...times(30, 50), 100, 100, 100], fires: 0 },
    { given: 'three heavy last days', daily: [...times(30, 50), 50, 150, 150, 150], fires: 1 },
    { given: 'a steady month', daily: times(35, 70), fires: 0 },
    { given: 'nothing but rest', daily: times(35, 0), fires: 0 },
    {
      given: 'back after a month off: no recent baseline',
      daily: [...times(56, 100), ...times(21, 0), ...times(7, 50)],
      fires: 0,
    },
    { given: 'baseline at 19 % of usual', daily: [...times(28, 100), ...times(21, 10), ...times(7, 40)], fires: 0 },
  ])('$given: $fires', ({ daily, fires }) => {
    expect(seen(highRatio.detect(aView({ sessions: loads(daily) })))).toHaveLength(fires);
  });

  it('tells the numbers it used', () => {
    const [finding] = seen(highRatio.detect(aView({ sessions: loads([...times(28, 50), ...times(7, 100)]) }))) ?? [];
    expect(finding?.evidence).toMatchObject({ uncoupled: 2, coupled: 1.6, acute: 100, chronicBefore: 50, usual: 60 });
    expect(finding?.coverage).toEqual({ known: 28, of: 28 });
  });

  it.each([
    { given: 'day 20 of the history', daily: [...times(13, 50), ...times(7, 200)], known: 20 },
    { given: 'day 27', daily: [...times(20, 50), ...times(7, 200)], known: 27 },
    { given: 'six unknown days of 28', daily: [50, ...times(6, null), ...times(14, 50), ...times(7, 200)], known: 22 },
  ])('has no ratio on $given', ({ daily, known }) => {
    expect(highRatio.detect(aView({ sessions: loads(daily) }))).toEqual({ notEnough: { known, of: 28 } });
  });
});

describe('R10 flat and heavy week', () => {
  const varied = [0, 80, 40, 0, 90, 60, 80];
  const weeks = (count: number, week: readonly (number | null)[]) => Array.from({ length: count }, () => week).flat();

  it.each([
    {
      given: 'seven times 60 min at RPE 6 in the heaviest week',
      daily: [...weeks(7, varied), ...times(7, 360)],
      fires: 1,
    },
    { given: 'monotony 1.32', daily: weeks(8, varied), fires: 0 },
    { given: 'flat but light', daily: [...weeks(7, [0, 800, 400, 0, 900, 600, 800]), ...times(7, 10)], fires: 0 },
    { given: 'heavy but varied', daily: [...weeks(7, varied), 0, 800, 400, 0, 900, 600, 800], fires: 0 },
    { given: 'nothing but rest', daily: [...weeks(7, varied), ...times(7, 0)], fires: 0 },
  ])('$given: $fires', ({ daily, fires }) => {
    expect(seen(monotonousStrain.detect(aView({ sessions: loads(daily) })))).toHaveLength(fires);
  });

  it('fires from a monotony of 2 on', () => {
    const evidenceOf = (last: readonly number[]) =>
      seen(monotonousStrain.detect(aView({ sessions: loads([...weeks(7, varied), ...last]) })))?.[0]?.evidence;
    expect(evidenceOf([300, 300, 300, 300, 300, 300, 0])).toMatchObject({ capped: 0, weekLoad: 1800 });
    expect(evidenceOf([300, 300, 300, 300, 300, 300, 0])?.monotony).toBeCloseTo(2.267787, 6);
    expect(evidenceOf([300, 300, 300, 300, 300, 0, 0])).toBeUndefined();
  });

  it('marks a week without variation as capped', () => {
    const [finding] =
      seen(monotonousStrain.detect(aView({ sessions: loads([...weeks(7, varied), ...times(7, 360)]) }))) ?? [];
    expect(finding?.evidence).toMatchObject({ monotony: 10, capped: 1, strain: 25200, weekLoad: 2520 });
  });

  it.each([
    {
      given: 'a day of the week unknown',
      daily: [...weeks(7, varied), ...times(3, 360), null, ...times(3, 360)],
      notEnough: { known: 6, of: 7 },
    },
    {
      given: 'five weeks of history',
      daily: [...weeks(4, varied), ...times(7, 360)],
      notEnough: { known: 29, of: 42 },
    },
  ])('needs more than $given', ({ daily, notEnough }) => {
    expect(monotonousStrain.detect(aView({ sessions: loads(daily) }))).toEqual({ notEnough });
  });
});
