/** What a straightforward implementation gives for one day; NaN when undefined. */
export interface NaiveDay {
  readonly acute: number;
  readonly chronic: number;
  readonly coupled: number;
  readonly uncoupled: number;
  readonly ewmaRatio: number;
  readonly weekLoad: number;
  readonly weekChange: number;
  readonly monotony: number;
  readonly strain: number;
  readonly fitness: number;
  readonly fatigue: number;
}

/**
 * The load measures as a first version would have them: plain arrays, every window cut out and summed again on every
 * day, the weighted averages from the first day onwards. Unknown days are left out of windows and averages, as in ours.
 */
export function naiveLoads(loads: readonly (number | null)[]): readonly NaiveDay[] {
  return loads.map((_, index) => {
    const until = loads.slice(0, index + 1);
    const week = known(until.slice(-7));
    const month = known(until.slice(-28));
    const before = known(until.slice(-28, -7));
    const lastWeek = known(until.slice(-14, -7));
    const acute = mean(week);
    const monotony = acute / deviation(week);
    const weekLoad = sum(week);
    return {
      acute,
      chronic: mean(month),
      coupled: acute / mean(month),
      uncoupled: acute / mean(before),
      ewmaRatio: weighted(until, 2 / 8) / weighted(until, 2 / 29),
      weekLoad,
      weekChange: (100 * (weekLoad - sum(lastWeek))) / sum(lastWeek),
      monotony,
      strain: weekLoad * monotony,
      fitness: decayed(until, 42),
      fatigue: decayed(until, 7),
    };
  });
}

function known(loads: readonly (number | null)[]): readonly number[] {
  return loads.filter((load) => load !== null);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(sum(values.map((one) => (one - middle) ** 2)) / (values.length - 1));
}

function weighted(loads: readonly (number | null)[], weight: number): number {
  const [first = Number.NaN, ...rest] = known(loads);
  return rest.reduce((last, load) => weight * load + (1 - weight) * last, first);
}

function decayed(loads: readonly (number | null)[], days: number): number {
  return known(loads).reduce((last, load) => last + (load - last) * (1 - Math.exp(-1 / days)), 0);
}
