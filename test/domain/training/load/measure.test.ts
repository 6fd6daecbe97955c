import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ewma } from '../../../../src/domain/training/load/ewma.ts';
import { type DayMeasures, measure } from '../../../../src/domain/training/load/measure.ts';
import { days, times } from './build.ts';

const last = (loads: readonly (number | null)[], settings = {}): DayMeasures => {
  const row = measure(days(loads), settings).at(-1);
  if (row === undefined) throw new Error('no days');
  return row;
};

describe('ratios', () => {
  it.each([
    { given: '28 days at 50, then 7 at 100', loads: [...times(28, 50), ...times(7, 100)], coupled: 1.6, uncoupled: 2 },
    {
      given: 'the whole month in one week: the ceiling',
      loads: [...times(21, 0), ...times(7, 30)],
      coupled: 4,
      uncoupled: null,
    },
    { given: 'nothing but rest', loads: times(40, 0), coupled: null, uncoupled: null },
    { given: 'coupled 1.5 is uncoupled 1.8', loads: [...times(21, 50), ...times(7, 90)], coupled: 1.5, uncoupled: 1.8 },
  ])('$given', ({ loads, coupled, uncoupled }) => {
    const row = last(loads);
    if (coupled === null) expect(row.coupled.value).toBeNull();
    else expect(row.coupled.value).toBeCloseTo(coupled, 12);
    if (uncoupled === null) expect(row.uncoupled.value).toBeNull();
    else expect(row.uncoupled.value).toBeCloseTo(uncoupled, 12);
  });

  it('says why there is none', () => {
    expect(last(times(27, 50)).coupled).toEqual({ value: null, known: 27, of: 28, reason: 'building-baseline' });
    expect(last(times(40, 0)).coupled).toEqual({ value: null, known: 28, of: 28, reason: 'all-zero' });
    expect(last([...times(28, 0), ...times(7, 10)]).uncoupled).toEqual({
      value: null,
      known: 28,
      of: 28,
      reason: 'no-baseline',
    });
    expect(last([...times(20, 50), ...times(6, null), 50, 50]).coupled.reason).toBe('not-enough-data');
  });

  const load = fc.integer({ min: 0, max: 4000 }).map((halves) => halves / 2);

  it('keeps coupled and uncoupled in step: c = 4u / (u + 3), never above 4', () =>
    fc.assert(
      fc.property(fc.array(load, { minLength: 28, maxLength: 60 }), (loads) => {
        const { coupled, uncoupled } = last(loads);
        if (coupled.value !== null) expect(coupled.value).toBeLessThanOrEqual(4 + 1e-9);
        if (coupled.value === null || uncoupled.value === null) return;
        expect(coupled.value).toBeCloseTo((4 * uncoupled.value) / (uncoupled.value + 3), 9);
      }),
    ));

  it('does not change when every load doubles, nor with what happened before its windows', () =>
    fc.assert(
      fc.property(
        fc.array(load, { minLength: 28, maxLength: 40 }),
        fc.array(load, { maxLength: 20 }),
        (loads, before) => {
          const row = last(loads);
          const twice = last(loads.map((one) => 2 * one));
          const later = last([...before, ...loads]);
          expect([twice.coupled, twice.uncoupled, twice.monotony, twice.ewmaRatio]).toEqual([
            row.coupled,
            row.uncoupled,
            row.monotony,
            row.ewmaRatio,
          ]);
          expect([later.coupled, later.acute, later.monotony]).toEqual([row.coupled, row.acute, row.monotony]);
        },
      ),
    ));
});

describe('weighted averages', () => {
  // Williams et al., BJSM 2017; 51:209: three athletes with the same rolling ratio and different weighted ones.
  it.each([
    { athlete: 1, published: 1.25, loads: [...times(21, 30), ...times(7, 50)] },
    {
      athlete: 2,
      published: 1.41,
      loads: [
        15, 15, 20, 20, 20, 25, 25, 25, 25, 30, 30, 30, 35, 35, 35, 35, 35, 40, 45, 45, 45, 40, 40, 45, 45, 50, 60, 70,
      ],
    },
    {
      athlete: 3,
      published: 1.55,
      loads: [55, 50, 40, 60, 45, 50, 50, 20, 30, 80, 25, 10, 30, 15, 20, 15, 5, 5, 15, 5, 5, 5, 5, 15, 45, 90, 95, 95],
    },
  ])('athlete $athlete of the paper: $published', ({ loads, published }) => {
    const row = last(loads);
    expect(row.ewmaRatio.value).toBeCloseTo(published, 2);
    expect(row.coupled.value).toBeCloseTo(1.43, 2);
  });

  it('starts with the first known load, decays on rest and holds on an unknown day', () => {
    expect(ewma([null, 100, 0, null, 0], 7)).toEqual([null, 100, 75, 75, 56.25]);
    expect(ewma([...times(10, 0), 100, 0], 7).slice(-2)).toEqual([25, 18.75]);
    expect(ewma([], 7)).toEqual([]);
  });

  it('has a ratio from day 28 on, with 80 % of the days known', () => {
    expect(last(times(27, 50)).ewmaRatio).toMatchObject({ value: null, reason: 'building-baseline' });
    expect(last(times(28, 50)).ewmaRatio).toEqual({ value: 1, known: 28, of: 28, reason: null });
    expect(last([50, ...times(6, null), ...times(21, 50)]).ewmaRatio).toMatchObject({
      value: null,
      known: 22,
      reason: 'not-enough-data',
    });
    expect(last([50, ...times(5, null), ...times(22, 50)]).ewmaRatio).toMatchObject({ value: 1, known: 23 });
  });
});

describe('the week', () => {
  it.each([
    { week: [0, 80, 40, 0, 90, 60, 80], monotony: 1.3207, strain: 462.2 },
    { week: [0, 60, 0, 60, 0, 60, 0], monotony: 0.8018, strain: 144.3 },
    { week: [0, 0, 140, 0, 0, 140, 0], monotony: 0.5855, strain: 163.95 },
    { week: [10, 0, 20, 10, 0, 30, 10], monotony: 1.069, strain: 85.5 },
    { week: [300, 300, 300, 300, 300, 300, 0], monotony: 2.2678, strain: 4082 },
  ])('$week: monotony $monotony with the sample deviation', ({ week, monotony, strain }) => {
    const row = last(week);
    expect(row.monotony.value).toBeCloseTo(monotony, 3);
    expect(row.strain.value).toBeCloseTo(strain, 0);
    expect(row.cappedStrain).toBe(row.strain.value);
  });

  it('has another monotony with the population deviation, by the root of 7/6', () => {
    const week = [0, 80, 40, 0, 90, 60, 80];
    expect(last(week, { deviation: 'population' }).monotony.value).toBeCloseTo(1.426493, 3);
    expect(last(week, { deviation: 'population' }).monotony.value).toBeCloseTo(
      (last(week).monotony.value ?? 0) * Math.sqrt(7 / 6),
      12,
    );
  });

  it('has no monotony without variation, and says so', () => {
    expect(last(times(7, 50.1))).toMatchObject({
      monotony: { value: null, reason: 'no-variation' },
      strain: { value: null, reason: 'no-variation' },
      cappedStrain: expect.closeTo(7 * 50.1 * 10, 9),
    });
    expect(last(times(7, 0))).toMatchObject({ monotony: { value: null, reason: 'all-zero' }, cappedStrain: null });
  });

  it('does not take a nearly flat week for a heavier one than a flat one', () => {
    expect(last([50, 50, 50, 50, 50, 50, 50.0001]).cappedStrain).toBeCloseTo(last(times(7, 50)).cappedStrain ?? 0, 2);
  });

  it('leaves one unknown day out, and shows nothing with two', () => {
    expect(last([100, 100, null, 100, 100, 100, 40])).toMatchObject({
      acute: { value: 90, known: 6, of: 7 },
      weekLoad: { value: 540, known: 6, of: 7 },
    });
    expect(last([100, null, null, 100, 100, 100, 40]).acute).toEqual({
      value: null,
      known: 5,
      of: 7,
      reason: 'not-enough-data',
    });
  });

  it('compares with the week before', () => {
    expect(last([...times(7, 100), ...times(7, 130)]).weekChange).toEqual({
      value: 30,
      known: 14,
      of: 14,
      reason: null,
    });
    expect(last([...times(7, 0), ...times(7, 130)]).weekChange.reason).toBe('no-baseline');
    expect(last(times(13, 100)).weekChange.reason).toBe('building-baseline');
  });
});

it('shows no figure of a window with less than 80 % known days, and always the coverage', () =>
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 900 })), { minLength: 1, maxLength: 70 }), (loads) => {
      const rows = measure(days(loads));
      expect(rows).toHaveLength(loads.length);
      rows.forEach((row, index) => {
        for (const [one, size] of [
          [row.acute, 7],
          [row.chronic, 28],
          [row.weekLoad, 7],
        ] as const) {
          const window = loads.slice(Math.max(0, index - size + 1), index + 1);
          const known = window.filter((load) => load !== null).length;
          expect({ known: one.known, of: one.of }).toEqual({ known, of: size });
          expect(one.value !== null).toBe(index + 1 >= size && known >= 0.8 * size);
          expect(one.reason === null).toBe(one.value !== null);
        }
      });
    }),
  ));
