import type { BodyArea, Side } from '../checkIn/bodyMap.ts';
import type { CheckIn, RedFlag } from '../checkIn/checkIn.ts';
import { type SorenessDay, sorenessDays } from '../checkIn/series.ts';
import type { WeeklyAnswer } from '../checkIn/weekly.ts';
import { addDays, type Day, dayOf, type Instant, startOfDay } from '../day.ts';
import { ADULT_AGE, ageOn, type Sport } from '../people/athlete.ts';
import { type DayLoad, type DayLoadSettings, dailyLoads } from '../training/load/dayLoad.ts';
import { type DayMeasures, measure } from '../training/load/measure.ts';
import type { DoneSession, PlannedSession } from '../training/session.ts';

/** A competition the athlete took part in. `minutes` played; null when nobody wrote them down. */
export interface MatchExposure {
  readonly start: Instant;
  readonly minutes: number | null;
}

export interface Trip {
  readonly depart: Instant;
  readonly arrive: Instant;
  /** By how many hours the clocks at the two ends differ. */
  readonly zonesCrossed: number;
}

/** One massage of an area with the pain or stiffness score (0 to 10) before it and 24 to 72 hours after. */
export interface MassageOutcome {
  readonly at: Instant;
  readonly area: BodyArea;
  readonly side: Side | null;
  readonly before: number | null;
  readonly after: number | null;
  /** When `after` was answered; null when it is known to have been within the 24 to 72 hours. */
  readonly afterAt: Instant | null;
}

/** A red flag answered outside a check-in: at the intake. */
export interface ScreenedFlag {
  readonly day: Day;
  readonly flag: RedFlag;
}

/** Where an athlete stands in the return to play. Only a clinician sets it; null is no cap. */
export interface ReturnToPlay {
  readonly stage: number;
  readonly since: Day;
  /** The moment it was set: what began before it is not measured by it. Left out: the whole of its first day counts. */
  readonly at?: Instant | undefined;
  readonly maxMinutes: number | null;
  readonly maxRpe: number | null;
  readonly contactAllowed: boolean;
  /** Back in full training since this day; null while the plan is running. */
  readonly returnedOn: Day | null;
}

/** Everything the patterns may look at, as it is stored: one athlete, plain values. */
export interface RiskFacts {
  readonly now: Instant;
  readonly zone: string;
  readonly birthDay: Day | null;
  readonly sport: Sport;
  readonly sessions: readonly DoneSession[];
  readonly planned: readonly PlannedSession[];
  readonly checkIns: readonly CheckIn[];
  readonly screened: readonly ScreenedFlag[];
  readonly weekly: readonly WeeklyAnswer[];
  readonly matches: readonly MatchExposure[];
  readonly trips: readonly Trip[];
  readonly massages: readonly MassageOutcome[];
  readonly returnToPlay: ReturnToPlay | null;
  /**
   * In how many of the last twelve months one sport was trained, if somebody said so; otherwise counted from the
   * sessions.
   */
  readonly monthsInOneSport: number | null;
  /** Days the athlete was asked to check in; null: every day since the first check-in. */
  readonly expectedCheckIns: readonly Day[] | null;
  readonly dayLoads: DayLoadSettings;
  /** Soreness of head, chest, abdomen or groin from which medical staff look the same day: the protocol's number. */
  readonly sameDayFrom: number;
}

/** The facts known at `now`, in order of time, with what every pattern would otherwise have to work out again. */
export interface RiskView extends RiskFacts {
  readonly today: Day;
  /** In whole years; null when the birthday is unknown. */
  readonly age: number | null;
  /** Under 18. The adult limits apply to an athlete of unknown age. */
  readonly young: boolean;
  /** Consecutive days up to today; up to yesterday while today is not over and has no load yet. */
  readonly days: readonly DayLoad[];
  /** One row for each of `days`; monotony and strain with the sample standard deviation. */
  readonly measures: readonly DayMeasures[];
  readonly sorenessDays: readonly SorenessDay[];
}

/** No pattern looks further back. */
const HISTORY_DAYS = 365;

export function riskView(facts: RiskFacts): RiskView {
  const { now, zone, birthDay, planned } = facts;
  const today = dayOf(now, zone);
  const sessions = facts.sessions.filter(({ start }) => start <= now).toSorted((one, other) => one.start - other.start);
  const checkIns = facts.checkIns.filter(({ at }) => at <= now).toSorted((one, other) => one.at - other.at);
  const first = firstDay(sessions, checkIns, today);
  const days = daysUpTo(now, { ...facts, sessions, checkIns }, first, today);
  const age = birthDay === null ? null : ageOn(birthDay, today);
  return {
    ...facts,
    sessions,
    checkIns,
    planned: planned.toSorted((one, other) => one.start - other.start),
    weekly: facts.weekly
      .filter(({ day }) => day <= today)
      .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)),
    matches: facts.matches.filter(({ start }) => start <= now).toSorted((one, other) => one.start - other.start),
    massages: facts.massages.filter(({ at }) => at <= now).toSorted((one, other) => one.at - other.at),
    today,
    age,
    young: age !== null && age < ADULT_AGE,
    days,
    measures: measure(days),
    sorenessDays: sorenessDays(checkIns),
  };
}

/** Keeps what belongs to the last `count` days, today included. */
export function among(view: RiskView, count: number): (one: { readonly day: Day }) => boolean {
  const from = addDays(view.today, 1 - count);
  return ({ day }) => day >= from && day <= view.today;
}

/** Keeps what belongs to the last `count` days or, somewhere further east, already to tomorrow. */
export function since(view: RiskView, count: number): (one: { readonly day: Day }) => boolean {
  const from = addDays(view.today, 1 - count);
  return ({ day }) => day >= from;
}

/**
 * The days as known now. A day counts once it is over or has a load: in the morning nobody knows yet whether it will be
 * a rest day, and an unknown day would hide the athlete's week until the evening.
 */
function daysUpTo(now: Instant, facts: RiskFacts, first: Day, today: Day): readonly DayLoad[] {
  const { zone, sessions, planned, checkIns, dayLoads } = facts;
  // A history looked at as of a whole day ends with that day's last millisecond.
  const isOver = now >= startOfDay(addDays(today, 1), zone) - 1;
  const settings = isOver ? dayLoads : { ...dayLoads, openDay: today };
  const days = dailyLoads(sessions, planned, checkIns, first, today, settings);
  return !isOver && days.at(-1)?.state === 'unknown' ? days.slice(0, -1) : days;
}

/** The first day about which anything is known, or as far back as a pattern looks. */
function firstDay(sessions: readonly DoneSession[], checkIns: readonly CheckIn[], today: Day): Day {
  const limit = addDays(today, 1 - HISTORY_DAYS);
  let first = today;
  for (const list of [sessions, checkIns]) for (const { day } of list) if (day >= limit && day < first) first = day;
  return first;
}
