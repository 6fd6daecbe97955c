/** Which standard deviation: n - 1 (R, spreadsheets; the default here) or n (some vendor systems). */
export type Deviation = 'sample' | 'population';

/** Sums from left to right; the windows here are short enough to need no compensation. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (const one of values) total += one;
  return total;
}

/** NaN without values: callers ask only when there are some. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/**
 * The standard deviation, in two passes around the mean. Values that are all equal give exactly 0, never rounding
 * crumbs. NaN when there are too few values (fewer than two, for the sample).
 */
export function deviation(values: readonly number[], kind: Deviation = 'sample'): number {
  const first = values[0];
  const count = kind === 'sample' ? values.length - 1 : values.length;
  if (first === undefined || count < 1) return Number.NaN;
  const middle = mean(values);
  let squares = 0;
  let varies = false;
  for (const one of values) {
    squares += (one - middle) * (one - middle);
    if (one !== first) varies = true;
  }
  return varies ? Math.sqrt(squares / count) : 0;
}

/** The p-th percentile with linear interpolation between ranks (R's type 7, the spreadsheet's PERCENTILE.INC). */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = ((sorted.length - 1) * p) / 100;
  const below = sorted[Math.floor(rank)] ?? Number.NaN;
  const above = sorted[Math.ceil(rank)] ?? Number.NaN;
  return below + (above - below) * (rank - Math.floor(rank));
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}
