import { nothingFits, type TeamWeek } from '../scheduling/week/teamWeek.ts';

/** What a plan could not be made from: how many of the athletes each concerns. */
export interface PlanBasis {
  readonly athletes: number;
  /** Nothing may be planned for them: a hold, a missing consent, or a body that allows no kind of massage. */
  readonly closed: number;
  /** No training, match or anything else is known of their week. */
  readonly withoutCalendar: number;
  /** No answer for two weeks. */
  readonly withoutAnswers: number;
}

/** @param answered who has checked in within the two weeks before */
export function basisOf({ athletes }: Pick<TeamWeek, 'athletes'>, answered: ReadonlySet<string>): PlanBasis {
  const open = athletes.filter((one) => !one.onHold && !one.missing && !nothingFits(one));
  return {
    athletes: athletes.length,
    closed: athletes.length - open.length,
    withoutCalendar: open.filter(
      ({ busy, hardSessionEnds, hardTrainingStarts, competitions }) =>
        busy.length + hardSessionEnds.length + hardTrainingStarts.length + competitions.length === 0,
    ).length,
    withoutAnswers: open.filter(({ id }) => !answered.has(id)).length,
  };
}

/** What limits a plan most, and whether it does so for everybody; null: nothing does. */
export function limitOf({ athletes, closed, withoutCalendar, withoutAnswers }: PlanBasis): {
  readonly what: 'closed' | 'unknown' | 'calendar' | 'answers';
  readonly count: number;
  readonly all: boolean;
} | null {
  const open = athletes - closed;
  if (athletes === 0) return null;
  if (open === 0) return { what: 'closed', count: closed, all: true };
  if (withoutCalendar === open && withoutAnswers === open) return { what: 'unknown', count: open, all: true };
  if (withoutCalendar > 0) return { what: 'calendar', count: withoutCalendar, all: withoutCalendar === open };
  return withoutAnswers > 0 ? { what: 'answers', count: withoutAnswers, all: withoutAnswers === open } : null;
}
