import { type Day, dayOf, daysFrom } from '../../day.ts';
import { grouped } from '../../grouped.ts';
import type { DayLoad, DayState } from '../load/dayLoad.ts';
import { type DoneSession, isExercise, isHard, type PlannedSession } from '../session.ts';
import { type Matchday, matchdayLabel, matchdayOf, parseMatchday } from './matchday.ts';
import { type Competition, type Phase, phaseOf } from './phase.ts';

/** One day of a week, as planned. */
export interface MicrocycleDay {
  readonly day: Day;
  readonly phase: Phase;
  /** `MD-1`: the calendar's own label if it has one, otherwise counted from the competitions. */
  readonly matchday: string | null;
  /** The most demanding thing planned or done that day. */
  readonly kind: 'competition' | 'hard' | 'training' | 'travel' | 'free';
  readonly planned: readonly PlannedSession[];
  readonly state: DayState;
  /** What was reported; null while nothing is known. */
  readonly load: number | null;
  /** What its planned sessions add up to; null when none of the day's sessions says. */
  readonly plannedLoad: number | null;
}

/** What an athlete's calendar and reports say, for describing days. */
export interface CalendarFacts {
  readonly planned: readonly PlannedSession[];
  readonly done: readonly DoneSession[];
  readonly days: readonly DayLoad[];
}

/** Describes every day from `from` to `to`, both included; a week when they are six days apart. */
export function microcycle(from: Day, to: Day, { planned, done, days }: CalendarFacts): readonly MicrocycleDay[] {
  const active = planned.filter(({ status }) => status !== 'cancelled');
  const competitions = competitionsOf(active, done);
  const competitionDays = competitions.map(({ day }) => day);
  const loads = new Map(days.map((one) => [one.day, one]));
  const sessionsOn = grouped(active, ({ start, zone }) => dayOf(start, zone));
  const reportedOn = grouped(done, ({ day }) => day);
  return daysFrom(from, to).map((day) => {
    const sessions = sessionsOn.get(day) ?? [];
    const reported = reportedOn.get(day) ?? [];
    const load = loads.get(day);
    const plannedLoads = sessions.flatMap((one) => one.plannedLoad ?? []);
    return {
      day,
      phase: phaseOf(day, competitions),
      matchday: labelOf(sessions, matchdayOf(day, competitionDays)),
      kind: kindOf(sessions, reported, done),
      planned: sessions,
      state: load?.state ?? 'unknown',
      load: load?.load ?? null,
      plannedLoad: plannedLoads.length === 0 ? null : plannedLoads.reduce((total, one) => total + one, 0),
    };
  });
}

/** The days with a competition, planned or reported, each once. */
export function competitionsOf(
  planned: readonly PlannedSession[],
  done: readonly DoneSession[],
): readonly Competition[] {
  const reported = done
    .filter((one) => one.kind === 'competition' && isExercise(one))
    .map(({ day }) => ({ day, priority: null }));
  const calendar = planned
    .filter(({ kind, status }) => kind === 'competition' && status !== 'cancelled')
    .map(({ start, zone, priority }) => ({ day: dayOf(start, zone), priority }));
  return [...new Map([...reported, ...calendar].map((one) => [one.day, one])).values()];
}

function labelOf(sessions: readonly PlannedSession[], counted: Matchday | null): string | null {
  const written = sessions.map(({ matchdayLabel: label }) => label).find((label) => label !== null) ?? null;
  const offset = written === null ? null : parseMatchday(written);
  if (offset !== null) return matchdayLabel({ offset, competition: '' });
  return counted === null ? null : matchdayLabel(counted);
}

function kindOf(
  sessions: readonly PlannedSession[],
  reported: readonly DoneSession[],
  history: readonly DoneSession[],
): MicrocycleDay['kind'] {
  const all = [...sessions, ...reported];
  if (all.some((one) => one.kind === 'competition' && isExercise(one))) return 'competition';
  if (all.some((one) => isHard(one, history))) return 'hard';
  if (all.some(isExercise)) return 'training';
  return all.some(({ kind }) => kind === 'travel') ? 'travel' : 'free';
}
