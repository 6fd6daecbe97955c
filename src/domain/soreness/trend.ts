import { addDays, type Day } from '../day.ts';
import { type SorenessDay, type Spot, sorenessAt, spotsOf } from './series.ts';

/** How an answer of 0 to 10 is put into words; each has its word in every language. */
export const SEVERITY_WORDS = ['none', 'light', 'moderate', 'strong', 'very-strong'] as const;
export type SeverityWord = (typeof SEVERITY_WORDS)[number];

/** 0 none, 1 to 3 light, 4 to 6 moderate, 7 and 8 strong, 9 and 10 very strong; half points are rounded up. */
export function severityWord(value: number): SeverityWord {
  if (value <= 0) return 'none';
  if (value < 3.5) return 'light';
  if (value < 6.5) return 'moderate';
  return value < 8.5 ? 'strong' : 'very-strong';
}

/** `stuck`: sore and neither rising nor falling. `calm`: the same, but hardly sore. `mixed`: up and down. */
export type Trend = 'rising' | 'falling' | 'stuck' | 'calm' | 'mixed';

export interface SpotTrend extends Spot {
  readonly trend: Trend;
  /** The newest answer, and the change since the first one considered, in points. */
  readonly latest: number;
  readonly change: number;
  readonly days: readonly Day[];
}

const WINDOW_DAYS = 7;
const MIN_DAYS = 3;
/** A change of about two points on a 0 to 10 scale is one a person notices (Farrar et al., Pain 2001; 94:149-158). */
const NOTICEABLE = 2;
const SORE = 3;

/** The trend of every spot with three or more answers in the seven days up to `today`, the sorest first. */
export function sorenessTrends(days: readonly SorenessDay[], today: Day): readonly SpotTrend[] {
  const from = addDays(today, 1 - WINDOW_DAYS);
  const recent = days.filter(({ day }) => day >= from && day <= today);
  return spotsOf(recent)
    .flatMap((spot): readonly SpotTrend[] => {
      const told = recent.flatMap((one) => {
        const value = sorenessAt(one, spot);
        return value === null ? [] : [{ day: one.day, value }];
      });
      const first = told.at(0);
      const last = told.at(-1);
      if (first === undefined || last === undefined || told.length < MIN_DAYS) return [];
      const values = told.map(({ value }) => value);
      const change = last.value - first.value;
      return [{ ...spot, trend: trendOf(values), latest: last.value, change, days: told.map(({ day }) => day) }];
    })
    .sort((one, other) => other.latest - one.latest);
}

/** @param values the answers of one spot, oldest first, at least two */
export function trendOf(values: readonly number[]): Trend {
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? value));
  const change = steps.reduce((total, step) => total + step, 0);
  const spread = Math.max(...values) - Math.min(...values);
  if (change >= NOTICEABLE && steps.every((step) => step > -NOTICEABLE)) return 'rising';
  if (change <= -NOTICEABLE && steps.every((step) => step < NOTICEABLE)) return 'falling';
  if (spread >= NOTICEABLE) return 'mixed';
  return Math.min(...values) >= SORE ? 'stuck' : 'calm';
}
