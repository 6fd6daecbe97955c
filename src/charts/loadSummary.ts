import type { Day } from '../domain/day.ts';
import type { LoadDay } from './load.ts';

/** What a sentence about the chart needs. null where nothing is known. */
export interface LoadSummary {
  readonly known: number;
  readonly of: number;
  readonly rest: number;
  readonly min: number | null;
  readonly max: number | null;
  /** The day of the highest load; the first of several. */
  readonly maxDay: Day | null;
  /** The last day: null when its load is unknown. */
  readonly last: number | null;
  readonly acute: number | null;
  readonly chronic: number | null;
}

/** Apart from the picture: a sentence is often wanted without it, and the library that draws it loads slowly. */
export function summaryOf(days: readonly LoadDay[]): LoadSummary {
  const loads = days.flatMap(({ load }) => (load === null ? [] : [load]));
  const max = loads.length === 0 ? null : Math.max(...loads);
  const last = days.at(-1);
  return {
    known: loads.length,
    of: days.length,
    rest: days.filter(({ state }) => state === 'rest').length,
    min: loads.length === 0 ? null : Math.min(...loads),
    max,
    maxDay: max === null ? null : (days.find(({ load }) => load === max)?.day ?? null),
    last: last?.load ?? null,
    acute: last?.acute.value ?? null,
    chronic: last?.chronic.value ?? null,
  };
}
