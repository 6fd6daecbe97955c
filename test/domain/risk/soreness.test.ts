import { describe, expect, it } from 'vitest';
import { lingeringSoreness } from '../../../src/domain/risk/patterns/lingeringSoreness.ts';
import { repeatedSoreness } from '../../../src/domain/risk/patterns/repeatedSoreness.ts';
import { aCheckIn, ago, aView, seen, sore } from './build.ts';

describe('R01 soreness high and repeated', () => {
  const calf = (values: readonly number[]) =>
    values.map((value, index) => sore(ago(values.length - 1 - index), ['calf', 'left', value]));

  it.each([
    { given: 'left calf 6, 7, 6', checkIns: calf([6, 7, 6]), fires: 1 },
    { given: 'left calf 6, 7, 5.9: just under', checkIns: calf([6, 7, 5.9]), fires: 0 },
    { given: 'three of the last four', checkIns: calf([6, 6, 2, 6]), fires: 1 },
    { given: 'two of the last four, three of five', checkIns: calf([6, 2, 6, 2, 6]), fires: 0 },
    {
      given: 'three different spots',
      checkIns: [
        sore(ago(2), ['calf', 'left', 6]),
        sore(ago(1), ['knee', 'right', 7]),
        sore(ago(0), ['thigh', 'left', 6]),
      ],
      fires: 0,
    },
    {
      given: 'left, right, left of the same area',
      checkIns: [
        sore(ago(2), ['calf', 'left', 8]),
        sore(ago(1), ['calf', 'right', 8]),
        sore(ago(0), ['calf', 'left', 8]),
      ],
      fires: 0,
    },
    {
      given: 'one day told twice is one day',
      checkIns: [
        sore(ago(2), ['calf', 'left', 6]),
        sore(ago(1), ['calf', 'left', 6]),
        sore(ago(1), ['calf', 'left', 6]),
        sore(ago(0), ['calf', 'left', 2]),
      ],
      fires: 0,
    },
  ])('$given: $fires', ({ checkIns, fires }) => {
    expect(seen(repeatedSoreness.detect(aView({ checkIns })))).toHaveLength(fires);
  });

  it('tells the numbers it used', () => {
    expect(seen(repeatedSoreness.detect(aView({ checkIns: calf([6, 8, 1, 6]) })))).toEqual([
      {
        area: 'calf',
        side: 'left',
        evidence: { times: 3, checkIns: 4, worst: 8, threshold: 6 },
        coverage: { known: 4, of: 4 },
        days: [ago(3), ago(2), ago(0)],
      },
    ]);
  });

  it.each([
    { given: 'two check-ins', checkIns: calf([9, 9]), known: 2 },
    {
      given: 'three check-ins over seven days',
      checkIns: [sore(ago(6), ['calf', 'left', 9]), ...calf([9, 9])],
      known: 2,
    },
    {
      given: 'check-ins without soreness',
      checkIns: [...calf([9, 9]).slice(0, 1), aCheckIn(ago(0), { mood: 3 })],
      known: 1,
    },
  ])('needs three check-ins in six days: $given', ({ checkIns, known }) => {
    expect(repeatedSoreness.detect(aView({ checkIns }))).toEqual({ notEnough: { known, of: 3 } });
  });

  it('takes an athlete’s own threshold', () => {
    expect(seen(repeatedSoreness.detect(aView({ checkIns: calf([4, 4, 4]) }), { soreness: 4 }))).toHaveLength(1);
  });
});

describe('R02 soreness not settling', () => {
  const knee = (...days: readonly (readonly [number, number])[]) =>
    days.map(([daysAgo, value]) => sore(ago(daysAgo), ['knee', 'right', value]));

  it.each([
    {
      given: '3 to 4 on five check-ins over days 1 to 8',
      checkIns: knee([7, 3], [5, 4], [3, 3], [1, 4], [0, 3]),
      fires: 1,
    },
    { given: '4, 4, 2, 3, 3 over eight days', checkIns: knee([7, 4], [5, 4], [3, 2], [1, 3], [0, 3]), fires: 0 },
    { given: 'a run of six days only', checkIns: knee([6, 4], [4, 4], [2, 4], [0, 4]), fires: 0 },
    { given: 'just under 3 once', checkIns: knee([7, 3], [5, 4], [3, 2.9], [1, 4], [0, 3]), fires: 0 },
    {
      given: 'a good day with nothing sore',
      checkIns: [...knee([7, 4], [5, 4], [3, 4]), aCheckIn(ago(2), { soreness: [] }), ...knee([0, 4])],
      fires: 0,
    },
    {
      given: 'a check-in that only told sleep',
      checkIns: [...knee([7, 4], [5, 4], [3, 4], [1, 4]), aCheckIn(ago(2), { sleepHours: 8 }), ...knee([0, 4])],
      fires: 1,
    },
    {
      given: 'weeks without a check-in are not soreness',
      checkIns: knee([30, 5], [3, 4], [2, 4], [1, 4], [0, 4]),
      fires: 0,
    },
  ])('$given: $fires', ({ checkIns, fires }) => {
    expect(seen(lingeringSoreness.detect(aView({ checkIns })))).toHaveLength(fires);
  });

  it('tells the numbers it used', () => {
    const checkIns = knee([8, 2], [7, 3], [5, 4], [3, 3], [1, 4], [0, 3]);
    expect(seen(lingeringSoreness.detect(aView({ checkIns })))).toEqual([
      {
        area: 'knee',
        side: 'right',
        evidence: { spanDays: 7, checkIns: 5, lowest: 3, latest: 3, threshold: 3 },
        coverage: { known: 4, of: 7 },
        days: [ago(7), ago(5), ago(3), ago(1), ago(0)],
      },
    ]);
  });

  it('needs four check-ins in the seven days', () => {
    expect(lingeringSoreness.detect(aView({ checkIns: knee([9, 5], [7, 5], [3, 5], [1, 5], [0, 5]) }))).toEqual({
      notEnough: { known: 3, of: 4 },
    });
  });
});
