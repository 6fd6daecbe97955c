import { type Figure, figure, noFigure } from './figure.ts';
import { type Deviation, deviation, mean } from './statistics.ts';
import { hidden, type Window } from './window.ts';

/** When loads do not vary, strain for comparing an athlete's own weeks takes this as their monotony (convention). */
export const MONOTONY_CAP = 10;

export interface WeekShape {
  /** Mean of the daily loads over their standard deviation; rest days are zeros. */
  readonly monotony: Figure;
  /** Week load times monotony. */
  readonly strain: Figure;
  /**
   * Week load times monotony, with monotony capped at 10 so that a week without variation has a value too. It ranks an
   * athlete's own weeks and is never shown as strain. null when the week is unknown or holds no load at all.
   */
  readonly cappedStrain: number | null;
}

/**
 * Monotony = mean / standard deviation of the week's daily loads (no unit); strain = week load x monotony (units of
 * load). Undefined without variation, and for a week of rest. Foster, Med Sci Sports Exerc 1998; 30:1164-1168. Papers
 * rarely say which standard deviation they used. Sample and population differ by 8 %, so the caller names it wherever
 * the number is shown.
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
