import { addDays } from '../../../../src/domain/day.ts';
import type { DayLoad } from '../../../../src/domain/training/load/dayLoad.ts';

/** Consecutive days with these loads; null is a day nobody reported. */
export function days(loads: readonly (number | null)[], first = '2026-01-01'): readonly DayLoad[] {
  return loads.map((load, index) => ({
    day: addDays(first, index),
    state: load === null ? 'unknown' : load === 0 ? 'rest' : 'reported',
    load,
  }));
}

export function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}
