import { addDays, type Day } from '../day.ts';
import { type Coverage, type Figure, noFigure } from './figure.ts';
import { deviation, mean } from './statistics.ts';

export interface WellnessEntry {
  readonly day: Day;
  readonly value: number;
}

export interface WellnessSettings {
  /** The calendar days before the day itself that make up the athlete's own normal. */
  readonly baselineDays?: number;
  readonly minEntries?: number;
  /** Answers on a five-point scale are coarse: a smaller spread than this (in scale points) counts as this much. */
  readonly deviationFloor?: number;
}

/** `known` of `of`: how many days of the baseline have an entry. */
export interface WellnessScore extends Figure {
  readonly mean: number | null;
  readonly deviation: number | null;
}

/**
 * How far an answer is from the athlete's own normal, in sample standard deviations of the 28 calendar days before it
 * (not including the day itself), with at least 10 entries: z = (today - mean) / deviation, no unit, higher is better.
 * Undefined when the history does not vary, unless there is a floor. Nothing is imputed. Items: McLean et al., IJSPP
 * 2010; 5:367; against a four-week mean, as AthleteMonitoring does.
 *
 * @param entries one a day, in any order; entries outside the baseline are ignored
 */
export function wellnessScore(
  entries: readonly WellnessEntry[],
  day: Day,
  value: number,
  { baselineDays = 28, minEntries = 10, deviationFloor = 0 }: WellnessSettings = {},
): WellnessScore {
  const from = addDays(day, -baselineDays);
  const before: number[] = [];
  for (const one of entries) if (one.day >= from && one.day < day) before.push(one.value);
  return scoreAgainst(before, value, { baselineDays, minEntries, deviationFloor });
}

/** The same with the values of the baseline already picked, for going through whole seasons day by day. */
export function scoreAgainst(
  before: readonly number[],
  value: number,
  { baselineDays = 28, minEntries = 10, deviationFloor = 0 }: WellnessSettings = {},
): WellnessScore {
  const coverage: Coverage = { known: before.length, of: baselineDays };
  if (before.length < minEntries) return { ...noFigure('not-enough-data', coverage), mean: null, deviation: null };
  const normal = mean(before);
  const spread = deviation(before);
  const used = Math.max(spread, deviationFloor);
  const { known, of } = coverage;
  return used === 0
    ? { value: null, known, of, reason: 'no-variation', mean: normal, deviation: spread }
    : { value: (value - normal) / used, known, of, reason: null, mean: normal, deviation: spread };
}
