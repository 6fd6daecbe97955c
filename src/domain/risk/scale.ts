import { patternOf } from './followUp.ts';
import type { PatternId } from './pattern.ts';

/** The least and the most a threshold may be. */
type Scale = readonly [least: number, most: number];

/** By the threshold's name; the scale of what it counts. Soreness and pain are 0 to 10. */
const SCALES: Readonly<Record<string, Scale>> = {
  soreness: [1, 10],
  pain: [1, 10],
  limit: [1, 10],
  relief: [0, 10],
  difference: [1, 10],
  riseMorning: [0, 10],
  riseWeek: [0, 10],
  rise: [1, 10],
  worse: [1, 10],
  recent: [1, 30],
  percent: [1, 100],
  strainPercentile: [50, 100],
  minChronicPercent: [0, 100],
  jump: [1, 100],
  uncoupled: [1, 5],
  ewma: [1, 5],
  small: [1, 5],
  moderate: [1, 5],
  large: [1, 5],
  ramp: [1, 5],
  spike: [1, 5],
  monotony: [1, 5],
  days: [1, 60],
  window: [1, 60],
  spanDays: [1, 60],
  lookbackDays: [7, 90],
  weeks: [1, 26],
  medianWeeks: [1, 26],
  maxMonths: [1, 12],
  adult: [3, 30],
  youth: [3, 30],
  adultHours: [3, 12],
  youthHours: [3, 12],
  hours: [1, 24],
  gapHours: [12, 168],
  maxHours: [4, 40],
  minMinutes: [0, 120],
  minRestDays: [0, 7],
  zones: [1, 12],
  checkIns: [1, 30],
  times: [1, 30],
  sessions: [1, 30],
  matches: [2, 10],
  items: [1, 5],
  answered: [1, 14],
  last: [1, 14],
  before: [7, 60],
  total: [-5, 0],
  item: [-5, 0],
  deviationFloor: [0, 5],
};

/** What a pattern's threshold may be; null for a name the pattern does not have. */
export function scaleOf(pattern: PatternId, param: string): Scale | null {
  return Object.hasOwn(patternOf(pattern).defaults, param) ? (SCALES[param] ?? null) : null;
}
