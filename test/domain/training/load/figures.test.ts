import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/day.ts';
import {
  compareWithLongest,
  exposureOf,
  matchGaps,
  monthsInOneSport,
  sleepOf,
  trainingRun,
} from '../../../../src/domain/training/load/exposure.ts';
import { fitness } from '../../../../src/domain/training/load/fitness.ts';
import { deviation, median, percentile } from '../../../../src/domain/training/load/statistics.ts';
import { wellnessScore } from '../../../../src/domain/training/load/wellness.ts';
import { aSession } from '../../risk/build.ts';
import { days, times } from './build.ts';

describe('fitness, fatigue and form', () => {
  it.each([
    { decay: 'exponential', fit: 0.023528, tired: 0.133122 },
    { decay: 'simple', fit: 1 / 42, tired: 1 / 7 },
  ] as const)('$decay: one load of 1 leaves $fit and $tired', ({ decay, fit, tired }) => {
    const [first, second] = fitness(days([1, 0]), { decay });
    expect(first?.fitness).toBeCloseTo(fit, 6);
    expect(first?.fatigue).toBeCloseTo(tired, 6);
    expect(first?.form).toBe(0);
    expect(second?.form).toBeCloseTo(fit - tired, 6);
  });

  it('starts where the athlete starts, holds on unknown days and counts them', () => {
    const rows = fitness(days([null, null, 60]), { startFitness: 50, startFatigue: 70 });
    expect(rows[1]).toMatchObject({ fitness: 50, fatigue: 70, form: -20, known: 0, of: 2 });
    expect(rows[2]).toMatchObject({ known: 1, of: 3, form: -20 });
  });

  it('counts coverage over the longer constant', () => {
    expect(fitness(days([...times(10, null), ...times(42, 50)])).at(-1)).toMatchObject({ known: 42, of: 42 });
    expect(fitness(days([...times(42, 50), ...times(10, null)])).at(-1)).toMatchObject({ known: 32, of: 42 });
  });

  it('ends where the load stays', () => {
    const row = fitness(days(times(1000, 80))).at(-1);
    expect(row?.fitness).toBeCloseTo(80, 6);
    expect(row?.form).toBeCloseTo(0, 6);
  });
});

describe('wellness against own normal', () => {
  const today = '2026-06-10';
  const entriesBefore = (...values: readonly number[]) =>
    values.map((value, index) => ({ day: addDays(today, -1 - index), value }));

  it('is a z score with the sample deviation, today left out', () => {
    const ten = entriesBefore(2, 2, 2, 2, 3, 1, 1, 2, 2, 2);
    const score = wellnessScore([...ten, { day: today, value: 5 }], today, 3);
    expect(score).toMatchObject({ known: 10, of: 28, mean: 1.9 });
    expect(score.deviation).toBeCloseTo(0.567646212197547, 12);
    expect(score.value).toBeCloseTo(1.93782672439852, 12);
  });

  it.each([
    {
      given: 'nine entries',
      entries: entriesBefore(...times(9, 3)),
      settings: {},
      value: null,
      reason: 'not-enough-data',
    },
    {
      given: 'an entry of 29 days ago',
      entries: [...entriesBefore(...times(9, 3)), { day: addDays(today, -29), value: 3 }],
      settings: {},
      value: null,
      reason: 'not-enough-data',
    },
    { given: 'no spread', entries: entriesBefore(...times(10, 3)), settings: {}, value: null, reason: 'no-variation' },
    {
      given: 'no spread, with a floor',
      entries: entriesBefore(...times(10, 3)),
      settings: { deviationFloor: 0.5 },
      value: 2,
      reason: null,
    },
    {
      given: 'an entry of 28 days ago',
      entries: [...entriesBefore(...times(9, 3)), { day: addDays(today, -28), value: 3 }],
      settings: { deviationFloor: 0.5 },
      value: 2,
      reason: null,
    },
  ])('$given', ({ entries, settings, value, reason }) => {
    expect(wellnessScore(entries, today, 4, settings)).toMatchObject({ value, reason });
  });
});

describe('exposure', () => {
  it('counts the days in a row that end with the last one', () => {
    expect(trainingRun(days([0, 5, 5, 5]))).toBe(3);
    expect(trainingRun(days([5, 5, 0]))).toBe(0);
    expect(trainingRun(days([5, null, 5]))).toBe(1);
    expect(trainingRun(days([5, 5]))).toBe(2);
    expect(trainingRun([])).toBe(0);
  });

  it('measures the gaps between competitions, in any order given', () => {
    const hour = 3_600_000;
    expect(matchGaps([10 * hour, 0, 82 * hour])).toEqual([10, 72]);
    expect(matchGaps([5])).toEqual([]);
  });

  it('averages the sleep of the last seven days, and says what it falls short of', () => {
    const nights = [8, 6, 6.5].map((hours, index) => ({ day: addDays('2026-06-10', -3 * index), hours }));
    const older = { day: '2026-06-03', hours: 1 };
    const coverage = { known: 3, of: 7 };
    expect(sleepOf([...nights, older], '2026-06-10', 7)).toEqual({ meanHours: 20.5 / 3, debtHours: 0.5, ...coverage });
    expect(sleepOf(nights, '2026-06-10', 8)).toEqual({ meanHours: 20.5 / 3, debtHours: 3.5, ...coverage });
    // More than enough is no credit.
    expect(sleepOf(nights, '2026-06-10', 6).debtHours).toBe(0);
    expect(sleepOf([], '2026-06-10', 7)).toEqual({ meanHours: null, debtHours: null, known: 0, of: 7 });
  });

  it('counts a week of the young: hours of training and competition, days without load, and what was known', () => {
    const week = days([300, null, 0, 200, 0, 100, 50]).map((one, index) => ({
      ...one,
      day: addDays('2026-06-04', index),
    }));
    const sessions = [
      aSession('2026-06-04', { minutes: 90 }),
      aSession('2026-06-07', { minutes: 60, kind: 'competition' }),
      aSession('2026-06-09', { minutes: null }),
      aSession('2026-06-10', { minutes: 120, kind: 'recovery' }),
      aSession('2026-06-03', { minutes: 600 }),
    ];
    expect(exposureOf(week, sessions)).toEqual({ hours: 2.5, restDays: 2, known: 6, of: 7 });
    expect(exposureOf([], sessions)).toEqual({ hours: 0, restDays: 0, known: 0, of: 0 });
  });

  it('counts the months of the last twelve in the sport that has most of them', () => {
    const monthly = (count: number, sport: 'running' | 'swimming') =>
      Array.from({ length: count }, (_, index) =>
        aSession(addDays('2026-06-10', -30 * index), { sport, id: `${sport}-${index}` }),
      );
    expect(monthsInOneSport([...monthly(5, 'running'), ...monthly(3, 'swimming')], '2026-06-10')).toBe(5);
    expect(monthsInOneSport(monthly(30, 'running'), '2026-06-10')).toBe(12);
    expect(monthsInOneSport([], '2026-06-10')).toBe(0);
  });

  it('falls back to minutes, then to load, when too few sessions have the better quantity', () => {
    const earlier = [1, 2, 3, 4].map((day) =>
      aSession(`2026-06-0${day}`, { minutes: 60, load: 300, distanceKm: day < 4 ? 10 : null }),
    );
    const today = aSession('2026-06-10', { distanceKm: 30, minutes: 90, load: 450 });
    expect(compareWithLongest(today, earlier)).toEqual({
      sessions: 4,
      spike: { quantity: 'minutes', value: 90, longest: 60, ratio: 1.5 },
    });
    expect(compareWithLongest({ ...today, minutes: null }, earlier).spike).toMatchObject({
      quantity: 'load',
      ratio: 1.5,
    });
    expect(compareWithLongest(today, earlier.slice(1))).toEqual({ sessions: 3, spike: null });
  });
});

describe('statistics', () => {
  it('interpolates percentiles as spreadsheets do', () => {
    expect(percentile([4, 1, 3, 2], 90)).toBeCloseTo(3.7, 12);
    expect(percentile([4, 1, 3, 2], 0)).toBe(1);
    expect(percentile([4, 1, 3, 2], 100)).toBe(4);
    expect(percentile([7], 80)).toBe(7);
    expect(median([1, 2, 10])).toBe(2);
  });

  it('has exactly no deviation when nothing varies', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0, max: 1e6 }), fc.integer({ min: 2, max: 30 }), (value, count) => {
        expect(deviation(times(count, value))).toBe(0);
      }),
    ));
});
