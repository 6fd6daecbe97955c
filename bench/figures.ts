/** Nearest-rank percentile of unsorted figures, `share` from 0 to 1; NaN when there are none. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export function spreadOf(figures: readonly number[]): Spread {
  return {
    p50: percentile(figures, 0.5),
    p95: percentile(figures, 0.95),
    p99: percentile(figures, 0.99),
    max: percentile(figures, 1),
  };
}
