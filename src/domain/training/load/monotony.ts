import { type Figure, figure, noFigure } from './figure.ts';
import { type Deviation, deviation, mean } from './statistics.ts';
import { hidden, type Window } from './window.ts';

/** Where the loads do not vary, strain for comparing an athlete's own weeks counts monotony as this much (convention). */
export const MONOTONY_CAP = 10;

export interface WeekShape {
  /** Mean of the daily loads over their standard deviation; rest days are zeros. */
  readonly monotony: Figure;
  /** Week load times monotony. */
  readonly strain: Figure;
  /**
   * Week load times monotony of at most 10, which a week without variation has too: for ranking an athlete's own
   * weeks, never shown as strain. Null when the week is not known or holds no load at all.
   */
  readonly cappedStrain: number | null;
}

/**
 * Monotony = mean / standard deviation of the week's daily loads (no unit), strain = week load x monotony (units of
 * load). Not defined without variation, nor for a week of rest. Foster, Med Sci Sports Exerc 1998; 30:1164-1168. Papers rarely say which standard deviation they used; sample and
 * population differ by 8 %, so the caller names it wherever the number is shown.
 *
 * @param loads the known daily loads of the week's window
 */
export function weekShape(week: Window, loads: readonly number[], kind: Deviation = 'sample'): WeekShape {
  const reason = hidden(week);
  if (reason !== null) return none(noFigure(reason, week), null);
  if (loads.every((one) => one === 0)) return none(noFigure('all-zero', week), null);
  const spread = deviation(loads, kind);
  if (spread === 0) return none(noFigure('no-variation', week), week.total * MONOTONY_CAP);
  const monotony = mean(loads) / spread;
  return {
    monotony: figure(monotony, week),
    strain: figure(week.total * monotony, week),
    cappedStrain: week.total * Math.min(monotony, MONOTONY_CAP),
  };
}

function none(nothing: Figure, cappedStrain: number | null): WeekShape {
  return { monotony: nothing, strain: nothing, cappedStrain };
}
