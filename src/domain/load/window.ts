import { type Coverage, type Figure, figure, isCovered, noFigure } from './figure.ts';

/** Loads of consecutive days, oldest first; null is an unknown day. */
export type Loads = readonly (number | null)[];

/** What is known about one window of days. */
export interface Window extends Coverage {
  /** Sum of the known days. */
  readonly total: number;
  /** False while the history is shorter than the window. */
  readonly whole: boolean;
}

/** The `size` days that end with the day at `end` (an index into `loads`). */
export function windowAt(loads: Loads, end: number, size: number): Window {
  let total = 0;
  let known = 0;
  for (let index = Math.max(0, end - size + 1); index <= end; index += 1) {
    const load = loads[index];
    if (load === null || load === undefined) continue;
    total += load;
    known += 1;
  }
  return { total, known, of: size, whole: end - size + 1 >= 0 };
}

/** Two consecutive windows, as one. */
export function joined(before: Window, after: Window): Window {
  const known = before.known + after.known;
  return { total: before.total + after.total, known, of: before.of + after.of, whole: before.whole };
}

/** The known loads among the `size` days that end with the day at `end`. */
export function knownLoads(loads: Loads, end: number, size: number): readonly number[] {
  const known: number[] = [];
  for (let index = Math.max(0, end - size + 1); index <= end; index += 1) {
    const load = loads[index];
    if (load !== null && load !== undefined) known.push(load);
  }
  return known;
}

/** Why nothing of this window may be shown; null when it may. */
export function hidden(window: Window): 'building-baseline' | 'not-enough-data' | null {
  if (!window.whole) return 'building-baseline';
  return isCovered(window) ? null : 'not-enough-data';
}

/** The mean of the known days; unknown days are left out, not counted as zero. */
export function windowMean(window: Window): Figure {
  const reason = hidden(window);
  return reason === null ? figure(window.total / window.known, window) : noFigure(reason, window);
}

/** The sum of the known days. */
export function windowSum(window: Window): Figure {
  const reason = hidden(window);
  return reason === null ? figure(window.total, window) : noFigure(reason, window);
}
