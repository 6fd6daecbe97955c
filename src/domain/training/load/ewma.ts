import type { Loads } from './window.ts';

/**
 * Exponentially weighted moving average, one value a day: E = l x load + (1 - l) x E(yesterday), l = 2 / (N + 1),
 * seeded with the first known load. Williams et al., BJSM 2017; 51:209. An unknown day holds the value (a rest day
 * lets it decay); null until the first known day.
 */
export function ewma(loads: Loads, span: number): readonly (number | null)[] {
  const weight = 2 / (span + 1);
  let last: number | null = null;
  return loads.map((load) => {
    if (load !== null) last = last === null ? load : weight * load + (1 - weight) * last;
    return last;
  });
}
