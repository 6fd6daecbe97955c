import { isRefusal, type Refusal } from '../refusal.ts';
import { type TeamBooking, type TeamWeek, withoutWeekLimit } from '../scheduling/week/teamWeek.ts';
import { judgeStart } from './judgeStart.ts';

/** A booking that stands, although nobody could make it now. */
export interface Trouble {
  readonly booking: TeamBooking;
  readonly why: Refusal & { readonly refused: TroubleRule };
}

/**
 * What has come between the athlete and a massage. A full day, a full week and the distance between two massages are not
 * among them: that is how somebody wanted it.
 */
export const TROUBLE_RULES = [
  'contraindicated',
  'question-open',
  'overlaps-training',
  'before-hard-training',
  'too-close-to-competition',
  'too-soon-after-hard-session',
  'outside-type-window',
  'outside-hours',
  'room-not-allowed',
  'therapist-lacks-skill',
] as const satisfies readonly Refusal['refused'][];
export type TroubleRule = (typeof TROUBLE_RULES)[number];

/** The coming bookings of a week that could not be made as they are, each with the first rule in its way. */
export function troublesIn(week: TeamWeek): readonly Trouble[] {
  const unlimited = withoutWeekLimit(week);
  const free = new Set(week.athletes.filter(({ onHold, missing }) => !onHold && !missing).map(({ id }) => id));
  return week.bookings
    .filter(({ start, athleteId }) => start > week.now && free.has(athleteId))
    .flatMap((booking): readonly Trouble[] => {
      const why = whyNotThere(unlimited, booking);
      return why && isTrouble(why) ? [{ booking, why }] : [];
    });
}

function isTrouble(why: Refusal): why is Trouble['why'] {
  return (TROUBLE_RULES as readonly string[]).includes(why.refused);
}

/** Why a booking could not be made as it is; null when it could. */
export function whyNotThere(
  week: TeamWeek,
  { id, athleteId, therapistId, type, minutes, start }: TeamBooking,
): Refusal | null {
  const verdict = judgeStart(week, { athleteId, therapistId, type, minutes, start, instead: id });
  return isRefusal(verdict) ? verdict : null;
}
