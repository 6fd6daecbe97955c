import type { Sport } from '../athlete.ts';
import { addDays, type Day, HOUR, type Instant } from '../day.ts';
import { type DoneSession, isExercise } from '../session.ts';
import type { DayLoad } from './dayLoad.ts';
import type { Coverage } from './figure.ts';
import { mean } from './statistics.ts';

/** How big a session is: distance where it is recorded, else minutes, else load. Only like is compared with like. */
export const QUANTITIES = ['distanceKm', 'minutes', 'load'] as const;
export type Quantity = (typeof QUANTITIES)[number];

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
  /** Earlier sessions compared with. */
  readonly sessions: number;
}

/**
 * Compares a session with the longest single session of the same sport in the `lookbackDays` before it, in the first
 * quantity that the session and enough earlier sessions have. Frandsen et al., BJSM 2025.
 *
 * @returns null when there is too little to compare with
 */
export function spikeOf(
  session: SessionSize,
  history: readonly DoneSession[],
  { lookbackDays = 30, minSessions = 4 } = {},
): Spike | null {
  const earlier = earlierSessions(session, history, lookbackDays);
  for (const quantity of QUANTITIES) {
    const value = session[quantity];
    const sizes = earlier.flatMap((one) => one[quantity] ?? []).filter((size) => size > 0);
    if (value === null || sizes.length < minSessions) continue;
    const longest = Math.max(...sizes);
    return { quantity, value, longest, ratio: value / longest, sessions: sizes.length };
  }
  return null;
}

/** Sessions of the same sport that started before this one, on its day or the `lookbackDays` before. */
export function earlierSessions(
  session: SessionSize,
  history: readonly DoneSession[],
  lookbackDays: number,
): readonly DoneSession[] {
  const from = addDays(session.day, -lookbackDays);
  return history.filter(
    (one) => isExercise(one) && one.sport === session.sport && one.start < session.start && one.day >= from,
  );
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
