/** Decimal fractions are not exact in binary: 23.1 / 21 must not count as more than 1.1. */
const TOLERANCE = 1e-9;

/** `value > limit`, ignoring rounding errors. */
export function above(value: number, limit: number): boolean {
  return value - limit > TOLERANCE * Math.max(1, Math.abs(limit));
}

/** `value >= limit`, ignoring rounding errors. */
export function atLeast(value: number, limit: number): boolean {
  return !above(limit, value);
}
