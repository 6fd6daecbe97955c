import { addDays, type Day, HOUR, type Instant } from '../../day.ts';
import type { Sport } from '../../people/athlete.ts';
import { type DoneSession, isExercise } from '../session.ts';
import type { DayLoad } from './dayLoad.ts';
import type { Coverage } from './figure.ts';
import { mean, sum } from './statistics.ts';

/**
 * How big a session is: its distance if recorded, otherwise its minutes, otherwise its load. Only like is compared with
 * like.
 */
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

/** `spike` is null when there are fewer earlier sessions to compare with than required (`sessions` of them). */
export interface Comparison {
  readonly sessions: number;
  readonly spike: Spike | null;
}

/**
 * Compares a session with the longest single session of the same sport that started before it, on its day or the
 * `lookbackDays` before, in the first quantity that the session and enough of the earlier ones have; minutes and load
 * among sessions of the same kind. Frandsen et al., BJSM 2025.
 */
export function compareWithLongest(
  session: SessionSize & Pick<DoneSession, 'kind'>,
  history: readonly (SessionSize & Pick<DoneSession, 'kind'>)[],
  { lookbackDays = 30, minSessions = 4 } = {},
): Comparison {
  const from = addDays(session.day, -lookbackDays);
  const earlier = history.filter(
    (one) => isExercise(one) && one.sport === session.sport && one.start < session.start && one.day >= from,
  );
  const comparable = QUANTITIES.flatMap((quantity) => {
    const value = session[quantity];
    // A race is measured by the distances of training; the length of a match only by that of matches.
    const alike = earlier.filter(({ kind }) => quantity === 'distanceKm' || kind === session.kind);
    const sizes = alike.flatMap((one) => one[quantity] ?? []).filter((size) => size > 0);
    return value === null ? [] : [{ quantity, value, sizes }];
  });
  const best = comparable.find(({ sizes }) => sizes.length >= minSessions);
  if (best === undefined) return { sessions: Math.max(0, ...comparable.map(({ sizes }) => sizes.length)), spike: null };
  const { quantity, value, sizes } = best;
  const longest = Math.max(...sizes);
  return { sessions: sizes.length, spike: { quantity, value, longest, ratio: value / longest } };
}

/**
 * Days with load in a row, ending with the last day given. A rest day or an unknown day ends the run: what is unknown
 * is not training. In days. The idea: Foster, Med Sci Sports Exerc 1998; 30:1164; the limits are convention.
 */
export function trainingRun(days: readonly DayLoad[]): number {
  const lastRest = days.findLastIndex(({ load }) => load === null || load === 0);
  return days.length - 1 - lastRest;
}

/**
 * Hours between the starts of consecutive competitions, oldest first; empty for fewer than two. From start to start, as
 * fixtures are written: Bengtsson et al., BJSM 2018; 52:1116.
 */
export function matchGaps(starts: readonly Instant[]): readonly number[] {
  const sorted = starts.toSorted((one, other) => one - other);
  return sorted.slice(1).map((start, index) => (start - (sorted[index] ?? start)) / HOUR);
}

/** `meanHours` and `debtHours` are null without any entry. */
export interface Sleep extends Coverage {
  readonly meanHours: number | null;
  readonly debtHours: number | null;
}

/**
 * Sleep over the `days` days up to `day`: the mean of the nights that were answered, in hours; and the debt, by which
 * those nights together fall short of `need` hours each: max(0, n x need - sum). Nights nobody answered are neither
 * short nor long. 7 h for adults and 8 h for the young: Milewski et al., J Pediatr Orthop 2014; 34:129 (adolescents).
 *
 * @param entries one a day, in any order
 */
export function sleepOf(
  entries: readonly { readonly day: Day; readonly hours: number }[],
  day: Day,
  need: number,
  days = 7,
): Sleep {
  const from = addDays(day, 1 - days);
  const hours = entries.filter((one) => one.day >= from && one.day <= day).map((one) => one.hours);
  const coverage = { known: hours.length, of: days };
  if (hours.length === 0) return { meanHours: null, debtHours: null, ...coverage };
  return { meanHours: mean(hours), debtHours: Math.max(0, hours.length * need - sum(hours)), ...coverage };
}

/** What guides for the young look at. */
export interface Exposure extends Coverage {
  /** Of training and competition in these days. */
  readonly hours: number;
  /** Known days without load. */
  readonly restDays: number;
}

/**
 * Organised hours and days without load over consecutive days (a week, for the guides). Sessions without minutes add
 * nothing; unknown days count as neither and show in the coverage. DiFiori et al., Clin J Sport Med 2014; 24:3;
 * Jayanthi et al., AJSM 2015; 43:794.
 */
export function exposureOf(days: readonly DayLoad[], sessions: readonly DoneSession[]): Exposure {
  const among = new Set(days.map(({ day }) => day));
  const minutes = sessions.filter((one) => isExercise(one) && among.has(one.day)).map((one) => one.minutes ?? 0);
  const known = days.filter(({ load }) => load !== null);
  return {
    hours: sum(minutes) / 60,
    restDays: known.filter(({ load }) => load === 0).length,
    known: known.length,
    of: days.length,
  };
}

/**
 * In how many calendar months, of the twelve ending with the month of `today`, the most trained sport was trained. More
 * than eight are part of the specialisation scale of Jayanthi et al., AJSM 2015; 43:794.
 */
export function monthsInOneSport(sessions: readonly DoneSession[], today: Day): number {
  const months = new Map<string, Set<string>>();
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}`;
  for (const { sport, day } of sessions.filter(isExercise)) {
    const month = day.slice(0, 7);
    if (month <= yearAgo) continue;
    const seen = months.get(sport);
    if (seen === undefined) months.set(sport, new Set([month]));
    else seen.add(month);
  }
  return Math.max(0, ...[...months.values()].map(({ size }) => size));
}
