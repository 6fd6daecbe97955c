import type { Sport } from '../athlete.ts';
import { addDays, type Day, HOUR, type Instant } from '../day.ts';
import { type DoneSession, isExercise } from '../session.ts';
import type { DayLoad } from './dayLoad.ts';
import type { Coverage } from './figure.ts';
import { mean } from './statistics.ts';

/** How big a session is: distance where it is recorded, else minutes, else load. Only like is compared with like. */
const QUANTITIES = ['distanceKm', 'minutes', 'load'] as const;
type Quantity = (typeof QUANTITIES)[number];

export interface SessionSize {
  readonly start: Instant;
  readonly day: Day;
  readonly sport: Sport;
  readonly distanceKm: number | null;
  readonly minutes: number | null;
  readonly load: number | null;
}

/** A session beside the longest of the same sport in the days before it. */
export interface Spike {
  readonly quantity: Quantity;
  readonly value: number;
  readonly longest: number;
  readonly ratio: number;
}

/** `spike` is null when fewer earlier sessions than asked for (`sessions` of them) can be compared with. */
export interface Comparison {
  readonly sessions: number;
  readonly spike: Spike | null;
}

/**
 * Compares a session with the longest single session of the same sport that started before it, on its day or the
 * `lookbackDays` before, in the first quantity that the session and enough of the earlier ones have. Frandsen et al.,
 * BJSM 2025.
 */
export function compareWithLongest(
  session: SessionSize,
  history: readonly DoneSession[],
  { lookbackDays = 30, minSessions = 4 } = {},
): Comparison {
  const from = addDays(session.day, -lookbackDays);
  const earlier = history.filter(
    (one) => isExercise(one) && one.sport === session.sport && one.start < session.start && one.day >= from,
  );
  const comparable = QUANTITIES.flatMap((quantity) => {
    const value = session[quantity];
    const sizes = earlier.flatMap((one) => one[quantity] ?? []).filter((size) => size > 0);
    return value === null ? [] : [{ quantity, value, sizes }];
  });
  const best = comparable.find(({ sizes }) => sizes.length >= minSessions);
  if (best === undefined) return { sessions: Math.max(0, ...comparable.map(({ sizes }) => sizes.length)), spike: null };
  const { quantity, value, sizes } = best;
  const longest = Math.max(...sizes);
  return { sessions: sizes.length, spike: { quantity, value, longest, ratio: value / longest } };
}

/** Days with load in a row that end with the last day given; an unknown day ends the run. */
export function trainingRun(days: readonly DayLoad[]): number {
  const lastRest = days.findLastIndex(({ load }) => load === null || load === 0);
  return days.length - 1 - lastRest;
}

/** Hours between the starts of competitions that follow each other, oldest first. */
export function matchGaps(starts: readonly Instant[]): readonly number[] {
  const sorted = starts.toSorted((one, other) => one - other);
  return sorted.slice(1).map((start, index) => (start - (sorted[index] ?? start)) / HOUR);
}

/** Mean hours of sleep of the last `days` days up to `day`; `hours` is null without any entry. */
export function meanSleep(
  entries: readonly { readonly day: Day; readonly hours: number }[],
  day: Day,
  days = 7,
): Coverage & { readonly hours: number | null } {
  const from = addDays(day, 1 - days);
  const recent = entries.filter((one) => one.day >= from && one.day <= day);
  const hours = recent.length === 0 ? null : mean(recent.map((one) => one.hours));
  return { hours, known: recent.length, of: days };
}
