import type { CheckIn } from '../../checkIn/checkIn.ts';
import { addDays, type Day, dayOf, daysFrom } from '../../day.ts';
import { type DoneSession, isExercise, type PlannedSession } from '../session.ts';

/**
 * `reported`: at least one session with a load. `rest`: known to have been none. `unknown`: nobody knows, which is
 * never zero.
 */
export type DayState = 'reported' | 'rest' | 'unknown';

export interface DayLoad {
  readonly day: Day;
  readonly state: DayState;
  /** Arbitrary units, all sessions of the day together; null exactly when the state is `unknown`. */
  readonly load: number | null;
  /** A rest day only because the team's setting says so: shown wherever the figure is shown. */
  readonly filled?: boolean;
  /** Sessions of a reported day whose load is unknown and therefore missing from the sum. */
  readonly missing?: number;
}

export interface DayLoadSettings {
  /** Is a day with no session, none planned and no check-in a rest day? */
  readonly unplannedDayIsRest: boolean;
  /** Days that the athlete or a coach called rest days. */
  readonly restDays?: ReadonlySet<Day>;
  /** A day that is not over yet. That nobody has trained yet does not make it rest: only somebody's word does. */
  readonly openDay?: Day;
}

/**
 * One state and load for each day from `from` to `to`, both included. A session belongs to the athlete's local day at
 * its start. The sessions of a day are added up before any statistic.
 */
export function dailyLoads(
  sessions: readonly DoneSession[],
  plannedSessions: readonly PlannedSession[],
  checkIns: readonly Pick<CheckIn, 'day'>[],
  from: Day,
  to: Day,
  settings: DayLoadSettings = { unplannedDayIsRest: false },
): readonly DayLoad[] {
  const sessionsOn = byDay(sessions);
  const answered = new Set(checkIns.map(({ day }) => day));
  const planned = new Set(
    plannedSessions
      .filter((one) => isExercise(one) && one.status !== 'cancelled')
      .map(({ start, zone }) => dayOf(start, zone)),
  );
  return daysFrom(from, to).map((day): DayLoad => {
    const { load, missing } = reportedOf(sessionsOn.get(day) ?? []);
    if (load !== null)
      return missing > 0 ? { day, state: 'reported', load, missing } : { day, state: 'reported', load };
    if (missing > 0) return { day, state: 'unknown', load: null };
    if (settings.restDays?.has(day)) return { day, state: 'rest', load: 0 };
    if (planned.has(day) || day === settings.openDay) return { day, state: 'unknown', load: null };
    if (answered.has(day)) return { day, state: 'rest', load: 0 };
    if (settings.unplannedDayIsRest) return { day, state: 'rest', load: 0, filled: true };
    return { day, state: 'unknown', load: null };
  });
}

/** The sum of the known loads, null when there are none; and how many sessions should have a load but do not. */
function reportedOf(done: readonly DoneSession[]): { readonly load: number | null; readonly missing: number } {
  let load: number | null = null;
  let missing = 0;
  for (const one of done) {
    if (one.load !== null) load = (load ?? 0) + one.load;
    else if (isExercise(one)) missing += 1;
  }
  return { load, missing };
}

function byDay(sessions: readonly DoneSession[]): ReadonlyMap<Day, readonly DoneSession[]> {
  const groups = new Map<Day, DoneSession[]>();
  for (const session of sessions) {
    const group = groups.get(session.day);
    if (group === undefined) groups.set(session.day, [session]);
    else group.push(session);
  }
  return groups;
}

/** Sorts days, and adds an unknown day wherever the list skips one. Two entries for the same day are added up. */
export function continuousDays(days: readonly DayLoad[]): readonly DayLoad[] {
  const sorted = days.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  const whole: DayLoad[] = [];
  for (const next of sorted) {
    const last = whole.at(-1);
    if (last?.day === next.day) {
      whole[whole.length - 1] = together(last, next);
      continue;
    }
    const gap = last === undefined ? 0 : dayNumber(next.day) - dayNumber(last.day) - 1;
    for (let step = 1; step <= gap && last !== undefined; step += 1)
      whole.push({ day: addDays(last.day, step), state: 'unknown', load: null });
    whole.push(next);
  }
  return whole;
}

/** Days since 1970. A file of whole seasons asks for this millions of times, too often for a calendar library. */
function dayNumber(day: Day): number {
  return Date.parse(day) / 86_400_000;
}

function together(one: DayLoad, other: DayLoad): DayLoad {
  if (one.load === null) return other;
  if (other.load === null) return one;
  const load = one.load + other.load;
  return { day: one.day, state: one.state === 'rest' && other.state === 'rest' ? 'rest' : 'reported', load };
}
