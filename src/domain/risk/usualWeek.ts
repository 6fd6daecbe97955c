import { median } from '../load/statistics.ts';
import type { RiskView } from './view.ts';

const USUAL_WEEKS = 8;

/**
 * The athlete's median week: of the last eight weeks (seven days each, the last ending today), those whose load is
 * known; `load` is null when there are none.
 */
export function usualWeek(
  view: RiskView,
  weeks: number = USUAL_WEEKS,
): { readonly load: number | null; readonly weeks: number } {
  const known = Array.from({ length: weeks }, (_, index) => weekLoad(view, index)).flatMap((load) => load ?? []);
  return { load: known.length === 0 ? null : median(known), weeks: known.length };
}

/** The load of the seven days that ended `weeksAgo` weeks ago; null when too little of it is known. */
export function weekLoad(view: RiskView, weeksAgo: number): number | null {
  return view.measures.at(-1 - 7 * weeksAgo)?.weekLoad.value ?? null;
}
