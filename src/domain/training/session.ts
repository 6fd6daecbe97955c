import { type Day, HOUR, type Instant } from '../day.ts';
import type { Sport } from '../people/athlete.ts';
import { percentile } from './load/statistics.ts';

export const SESSION_KINDS = ['training', 'competition', 'travel', 'recovery', 'medical', 'other'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const INTENSITIES = ['easy', 'moderate', 'hard', 'max'] as const;
export type Intensity = (typeof INTENSITIES)[number];

/** How much a competition matters: A is what the season is built around. */
export const PRIORITIES = ['A', 'B', 'C'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const SESSION_STATUSES = ['confirmed', 'cancelled', 'tentative'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** What a calendar says about a session besides when it is. */
export interface PlannedEffort {
  readonly kind: SessionKind;
  readonly intensity: Intensity | null;
  /** Foster's 0 to 10. */
  readonly plannedRpe: number | null;
  readonly plannedMinutes: number | null;
  readonly plannedDistanceKm: number | null;
  /** Arbitrary units: RPE x minutes, or what the entry says. */
  readonly plannedLoad: number | null;
  readonly priority: Priority | null;
  /** As the calendar writes it: `MD-1`, `MD`, `MD+2`; null when it does not. */
  readonly matchdayLabel: string | null;
}

/** Something in the calendar that has not been reported yet. `zone` is the one the athlete is in at its start. */
export interface PlannedSession extends PlannedEffort {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly zone: string;
  readonly title: string;
  readonly sport?: Sport;
  readonly status: SessionStatus;
}

/** A session an athlete reported. `day` is the local day in `zone` at its start. */
export interface DoneSession {
  readonly id: string;
  readonly day: Day;
  readonly start: Instant;
  readonly zone: string;
  readonly sport: Sport;
  readonly kind: SessionKind;
  /** Foster's 0 to 10; null when it was not answered. */
  readonly rpe: number | null;
  readonly minutes: number | null;
  readonly distanceKm: number | null;
  /** RPE x minutes, arbitrary units; null when either is missing. Unknown is never zero. */
  readonly load: number | null;
  readonly reportedAt: Instant;
  /** Reported more than 48 hours after it ended. */
  readonly late: boolean;
  readonly plannedId: string | null;
  /** Tagged by a coach: eccentric, plyometric or maximal strength work. */
  readonly eccentric?: boolean;
  /** Full contact with others, which a return to play may not allow yet. */
  readonly contact?: boolean;
}

/** From this effort on, a session is hard. */
export const HARD_RPE = 7;
const HARD_PERCENTILE = 80;
const HARD_LOOKBACK_HOURS = 42 * 24;
const HARD_MIN_SESSIONS = 10;

/** Competitions and training are exercise; travel, recovery, medical and other entries are not, nor is what was missed. */
export function isExercise(session: Attended): boolean {
  return (session.kind === 'training' || session.kind === 'competition') && !isAbsence(session);
}

/** "I did not take part": an answer of no minutes. It is known, and it is no session. */
export function isAbsence({ minutes }: Pick<Attended, 'minutes'>): boolean {
  return minutes === 0;
}

/** A planned session has no minutes of its own yet. */
type Attended = Pick<DoneSession, 'kind'> & Partial<Pick<DoneSession, 'minutes'>>;

/**
 * Is this a hard session? Any of these makes it one: a competition; RPE of 7 or more (planned or reported; a planned
 * intensity of hard or max counts as that); a load at or above the athlete's own 80th percentile; a tag of eccentric,
 * plyometric or maximal strength. Practice convention.
 *
 * @param ownHistory what the same athlete reported; sessions that start later are ignored
 */
export function isHard(session: PlannedSession | DoneSession, ownHistory: readonly DoneSession[]): boolean {
  if (!isExercise(session)) return false;
  if (session.kind === 'competition') return true;
  const { rpe, load, tagged } = effortOf(session);
  if (tagged || (rpe !== null && rpe >= HARD_RPE)) return true;
  const floor = load === null || load <= 0 ? null : hardLoadFloor(ownHistory, session.start);
  return load !== null && floor !== null && load >= floor;
}

/**
 * The load from which a session is hard for this athlete: the 80th percentile (linear interpolation) of the non-zero
 * session loads in the 42 days before `before`; null with fewer than ten such sessions.
 */
export function hardLoadFloor(ownHistory: readonly DoneSession[], before: Instant): number | null {
  const loads = ownHistory
    .filter((one) => one.start < before && one.start >= before - HARD_LOOKBACK_HOURS * HOUR)
    .flatMap(({ load }) => (load !== null && load > 0 ? [load] : []));
  return loads.length < HARD_MIN_SESSIONS ? null : percentile(loads, HARD_PERCENTILE);
}

function effortOf(session: PlannedSession | DoneSession): {
  readonly rpe: number | null;
  readonly load: number | null;
  readonly tagged: boolean;
} {
  if ('rpe' in session) return { rpe: session.rpe, load: session.load, tagged: session.eccentric === true };
  const tagged = session.intensity === 'hard' || session.intensity === 'max';
  return { rpe: session.plannedRpe, load: session.plannedLoad, tagged };
}
