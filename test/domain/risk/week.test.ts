import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import { noRestDay } from '../../../src/domain/risk/patterns/noRestDay.ts';
import { shortSleep } from '../../../src/domain/risk/patterns/shortSleep.ts';
import { weekJump } from '../../../src/domain/risk/patterns/weekJump.ts';
import { wellnessDrop } from '../../../src/domain/risk/patterns/wellnessDrop.ts';
import { youthExposure } from '../../../src/domain/risk/patterns/youthExposure.ts';
import { aCheckIn, ago, aSession, aView, loads, seen, TODAY, times } from './build.ts';

const bornYearsAgo = (years: number) => addDays(`${2026 - years}-06-10`, -30);

describe('R06 wellness drop against own normal', () => {
  type Four = readonly [number, number, number, number];
  const answer = (daysAgo: number, [sleepQuality, fatigue, stress, mood]: Four) =>
    aCheckIn(ago(daysAgo), { sleepQuality, fatigue, stress, mood });
  /** Totals 18, 19, 20 in turn: mean 19, a spread just under 1. */
  const usual = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      answer(
        index + 1,
        (
          [
            [5, 5, 4, 4],
            [5, 5, 5, 4],
            [5, 5, 5, 5],
          ] as const
        )[index % 3] ?? [5, 5, 5, 4],
      ),
    );
  /** A total of 16 every day: no spread at all. */
  const flat = (count: number) => Array.from({ length: count }, (_, index) => answer(index + 1, [4, 4, 4, 4]));

  it.each([
    { given: 'total usually 19, today 16', checkIns: [...usual(12), answer(0, [5, 4, 4, 3])], fires: 1 },
    { given: 'total usually 19, today 18', checkIns: [...usual(12), answer(0, [5, 5, 4, 4])], fires: 0 },
    {
      given: 'a flat history and one point less: exactly -2 with the floor',
      checkIns: [...flat(12), answer(0, [4, 4, 4, 3])],
      fires: 1,
    },
    {
      given: 'two items down, the total held up by the others',
      checkIns: [...flat(12), answer(0, [5, 5, 3, 3])],
      fires: 1,
    },
    { given: 'one item down, another up', checkIns: [...flat(12), answer(0, [4, 4, 5, 3])], fires: 0 },
  ])('$given: $fires', ({ checkIns, fires }) => {
    expect(seen(wellnessDrop.detect(aView({ checkIns })))).toHaveLength(fires);
  });

  it('tells the numbers it used', () => {
    expect(seen(wellnessDrop.detect(aView({ checkIns: [...flat(12), answer(0, [4, 4, 3, 3])] })))).toEqual([
      {
        evidence: {
          totalZ: -4,
          total: 14,
          usual: 16,
          sleepQualityZ: 0,
          fatigueZ: 0,
          stressZ: -2,
          moodZ: -2,
          itemsLow: 2,
        },
        coverage: { known: 12, of: 28 },
        days: [TODAY],
      },
    ]);
  });

  it.each([
    { given: 'nine entries before today', checkIns: [...flat(9), answer(0, [1, 1, 1, 1])], known: 9 },
    { given: 'no answer today', checkIns: flat(20), known: 0 },
    {
      given: 'entries older than 28 days',
      checkIns: [...flat(9), answer(29, [4, 4, 4, 4]), answer(0, [1, 1, 1, 1])],
      known: 9,
    },
  ])('has nothing to say with $given', ({ checkIns, known }) => {
    expect(wellnessDrop.detect(aView({ checkIns }))).toEqual({ notEnough: { known, of: 10 } });
  });
});

describe('R08 week-to-week jump', () => {
  /** Weeks of one load each, on the first day, the last one ending today. */
  const weeks = (...totals: readonly number[]) => loads(totals.flatMap((total) => [total, 0, 0, 0, 0, 0, 0]));

  it.each([
    { given: 'before 2000, now 2700, median 2100', sessions: weeks(2100, 2100, 2100, 2000, 2700), fires: 1 },
    { given: 'before 400, now 800, median 2100', sessions: weeks(2100, 2100, 2100, 2100, 2100, 400, 800), fires: 0 },
    { given: 'exactly 30 %', sessions: weeks(1000, 1000, 1000, 1300), fires: 1 },
    { given: '29.9 %', sessions: weeks(1000, 1000, 1000, 1299), fires: 0 },
    { given: 'nothing the week before', sessions: weeks(1000, 1000, 1000, 0, 1000), fires: 0 },
  ])('$given: $fires', ({ sessions, fires }) => {
    expect(seen(weekJump.detect(aView({ sessions })))).toHaveLength(fires);
  });

  it('tells the numbers it used', () => {
    expect(seen(weekJump.detect(aView({ sessions: weeks(2100, 2100, 2100, 2000, 2700) })))?.[0]?.evidence).toEqual({
      percent: 35,
      weekLoad: 2700,
      weekLoadBefore: 2000,
      usualWeek: 2100,
    });
  });

  it.each([
    { given: 'three weeks of history', sessions: weeks(1000, 1000, 2000), notEnough: { known: 3, of: 4 } },
    {
      given: 'two unknown days in one week',
      sessions: loads([...times(21, 100), 100, null, null, 100, 100, 100, 100, ...times(7, 300)]),
      notEnough: { known: 12, of: 14 },
    },
  ])('needs more than $given', ({ sessions, notEnough }) => {
    expect(weekJump.detect(aView({ sessions }))).toEqual({ notEnough });
  });
});

describe('R14 short sleep under load', () => {
  const nights = (hours: number, count = 4) =>
    Array.from({ length: count }, (_, index) => aCheckIn(ago(index), { sleepHours: hours }));
  const steady = loads(times(35, 300));

  it.each([
    { given: '17 years, 7.2 h, a median week', age: 17, hours: 7.2, fires: 1 },
    { given: '25 years, 7.2 h', age: 25, hours: 7.2, fires: 0 },
    { given: '25 years, 6.9 h', age: 25, hours: 6.9, fires: 1 },
    { given: '25 years, exactly 7 h', age: 25, hours: 7, fires: 0 },
    { given: '17 years, exactly 8 h', age: 17, hours: 8, fires: 0 },
    { given: 'turned 18 a month ago, 7.2 h', age: 18, hours: 7.2, fires: 0 },
  ])('$given: $fires', ({ age, hours, fires }) => {
    const view = aView({ birthDay: bornYearsAgo(age), sessions: steady, checkIns: nights(hours) });
    expect(seen(shortSleep.detect(view))).toHaveLength(fires);
  });

  it('says nothing in a light week', () => {
    const sessions = loads([...times(28, 300), ...times(7, 299)]);
    expect(seen(shortSleep.detect(aView({ sessions, checkIns: nights(5) })))).toEqual([]);
  });

  it.each([
    { given: 'three nights', checkIns: nights(5, 3), sessions: steady, notEnough: { known: 3, of: 4 } },
    {
      given: 'three known weeks',
      checkIns: nights(5),
      sessions: loads(times(21, 300)),
      notEnough: { known: 3, of: 4 },
    },
  ])('needs more than $given', ({ checkIns, sessions, notEnough }) => {
    expect(shortSleep.detect(aView({ checkIns, sessions }))).toEqual({ notEnough });
  });
});

describe('R15 youth exposure', () => {
  const week = (hours: number, days = 6) => [
    ...Array.from({ length: days }, (_, index) => aSession(ago(index), { minutes: (hours * 60) / days, load: 300 })),
    ...Array.from({ length: 7 - days }, (_, index) => aSession(ago(6 - index), { kind: 'other', load: 0 })),
  ];

  it.each([
    { given: '14 years, 15 h', age: 14, hours: 15, days: 6, months: 7, fires: 1 },
    { given: '14 years, 13.5 h, one rest day, 7 months', age: 14, hours: 13.5, days: 6, months: 7, fires: 0 },
    { given: '14 years, exactly 14 h', age: 14, hours: 14, days: 6, months: 7, fires: 0 },
    { given: '17 years, 16.5 h', age: 17, hours: 16.5, days: 6, months: 7, fires: 1 },
    { given: '9 months in one sport', age: 14, hours: 5, days: 3, months: 9, fires: 1 },
    { given: '8 months in one sport', age: 14, hours: 5, days: 3, months: 8, fires: 0 },
    { given: 'no rest day', age: 14, hours: 7, days: 7, months: 3, fires: 1 },
    { given: 'an adult', age: 18, hours: 30, days: 7, months: 12, fires: 0 },
  ])('$given: $fires', ({ age, hours, days, months, fires }) => {
    const view = aView({ birthDay: bornYearsAgo(age), sessions: week(hours, days), monthsInOneSport: months });
    expect(seen(youthExposure.detect(view))).toHaveLength(fires);
  });

  it('counts the months from the sessions when nobody said them', () => {
    const monthly = Array.from({ length: 14 }, (_, index) => aSession(ago(30 * index + 8), { load: 100, minutes: 30 }));
    const view = aView({ birthDay: bornYearsAgo(14), sessions: [...week(5), ...monthly] });
    expect(seen(youthExposure.detect(view))?.[0]?.evidence).toMatchObject({ months: 12, hours: 5, restDays: 1 });
  });

  it.each([
    { given: 'a birthday', facts: { sessions: week(20) }, notEnough: { known: 0, of: 1 } },
    {
      given: 'seven known days',
      facts: { birthDay: bornYearsAgo(14), sessions: week(20).slice(0, 6) },
      notEnough: { known: 6, of: 7 },
    },
  ])('needs $given', ({ facts, notEnough }) => {
    expect(youthExposure.detect(aView(facts))).toEqual({ notEnough });
  });
});

describe('R16 no rest day', () => {
  it.each([
    { given: 'ten days in a row', daily: [0, ...times(10, 200)], age: 25, fires: 1 },
    { given: 'nine days in a row', daily: [0, ...times(9, 200)], age: 25, fires: 0 },
    { given: 'under 18, seven days', daily: [0, ...times(7, 200)], age: 17, fires: 1 },
    { given: 'under 18, six days', daily: [0, ...times(6, 200)], age: 17, fires: 0 },
    { given: 'twelve days, then rest today', daily: [...times(12, 200), 0], age: 25, fires: 0 },
    { given: 'nine days, then an unknown day', daily: [...times(9, 200), null], age: 25, fires: null },
    {
      given: 'ten days with an unknown one among them',
      daily: [...times(5, 200), null, ...times(5, 200)],
      age: 25,
      fires: null,
    },
  ])('$given: $fires', ({ daily, age, fires }) => {
    const found = seen(noRestDay.detect(aView({ birthDay: bornYearsAgo(age), sessions: loads(daily) })));
    expect(found === null ? null : found.length).toBe(fires);
  });

  it('tells the numbers it used', () => {
    expect(seen(noRestDay.detect(aView({ sessions: loads([0, ...times(11, 200)]) })))?.[0]).toMatchObject({
      evidence: { days: 11, limit: 10 },
      coverage: { known: 11, of: 11 },
    });
  });
});
