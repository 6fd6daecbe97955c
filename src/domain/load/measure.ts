import type { DayLoad } from './dayLoad.ts';
import { ewma } from './ewma.ts';
import { type Figure, figure, isCovered, noFigure } from './figure.ts';
import { type WeekShape, weekShape } from './monotony.ts';
import { ACUTE_DAYS, CHRONIC_DAYS, loadRatio, weekChange } from './ratio.ts';
import type { Deviation } from './statistics.ts';
import { joined, knownLoads, type Loads, type Window, windowAt, windowMean, windowSum } from './window.ts';

/** All load figures of one day. Loads in arbitrary units, ratios without unit. */
export interface DayMeasures extends WeekShape {
  readonly day: DayLoad['day'];
  readonly state: DayLoad['state'];
  readonly load: number | null;
  /** Mean daily load of the last 7 days, today included. */
  readonly acute: Figure;
  /** Mean daily load of the last 28 days, today included. */
  readonly chronic: Figure;
  /** Mean daily load of the 21 days before the acute week. */
  readonly chronicBefore: Figure;
  readonly coupled: Figure;
  readonly uncoupled: Figure;
  /** Ratio of the weighted averages over 7 and 28 days, from day 28 of the history onwards. */
  readonly ewmaRatio: Figure;
  /** Total of the last 7 days. */
  readonly weekLoad: Figure;
  /** In percent, compared with the 7 days before. */
  readonly weekChange: Figure;
}

export interface MeasureSettings {
  /** For monotony and strain. The sample's unless the team chose otherwise; named wherever they are shown. */
  readonly deviation?: Deviation;
}

/**
 * Every load figure for every day, in one pass.
 *
 * Each day's windows are summed from scratch rather than carried along: they are short, and nothing drifts.
 *
 * @param days consecutive days, oldest first (as from `dailyLoads` and `continuousDays`)
 * @returns one row a day, in the same order
 */
export function measure(days: readonly DayLoad[], settings: MeasureSettings = {}): readonly DayMeasures[] {
  const loads: Loads = days.map(({ load }) => load);
  const ewmaAcute = ewma(loads, ACUTE_DAYS);
  const ewmaChronic = ewma(loads, CHRONIC_DAYS);
  const weeks = loads.map((_, index) => windowAt(loads, index, ACUTE_DAYS));
  const weekLoads = weeks.map(windowSum);
  return days.map(({ day, state, load }, index) => {
    const week = weeks[index] ?? BEFORE_HISTORY;
    const before = windowAt(loads, index - ACUTE_DAYS, CHRONIC_DAYS - ACUTE_DAYS);
    const chronicDays = joined(before, week);
    const acute = windowMean(week);
    const chronic = windowMean(chronicDays);
    const chronicBefore = windowMean(before);
    const weekLoad = weekLoads[index] ?? windowSum(week);
    const weekBefore = weekLoads[index - ACUTE_DAYS] ?? windowSum(BEFORE_HISTORY);
    const { monotony, strain, cappedStrain } = weekShape(
      week,
      knownLoads(loads, index, ACUTE_DAYS),
      settings.deviation,
    );
    return {
      day,
      state,
      load,
      acute,
      chronic,
      chronicBefore,
      coupled: loadRatio(acute, chronic, chronicDays),
      uncoupled: loadRatio(acute, chronicBefore, chronicDays),
      ewmaRatio: ewmaRatioOf(ewmaAcute[index] ?? null, ewmaChronic[index] ?? null, chronicDays),
      weekLoad,
      weekChange: weekChange(weekLoad, weekBefore),
      monotony,
      strain,
      cappedStrain,
    };
  });
}

const BEFORE_HISTORY: Window = { total: 0, known: 0, of: ACUTE_DAYS, whole: false };

function ewmaRatioOf(acute: number | null, chronic: number | null, month: Window): Figure {
  if (!month.whole) return noFigure('building-baseline', month);
  if (!isCovered(month) || acute === null || chronic === null) return noFigure('not-enough-data', month);
  if (chronic === 0) return noFigure(acute === 0 ? 'all-zero' : 'no-baseline', month);
  return figure(acute / chronic, month);
}
