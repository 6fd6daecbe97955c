import { type BookingType, MODALITIES } from '../clinic/modality.ts';
import { HOUR, type Instant, MINUTE } from '../day.ts';
import type { Refusal } from '../refusal.ts';
import { brokenRule, type StartRule } from '../scheduling/candidates.ts';
import type { Conflict } from '../scheduling/occupancy.ts';
import { lengthsOf } from '../scheduling/week/lengths.ts';
import { earliestStart, type TeamAthlete, type TeamWeek } from '../scheduling/week/teamWeek.ts';
import { closedBy, isClosedAt, isHeldBack } from './closed.ts';
import { choiceOf, type FreeStarts, freeStarts } from './freeStarts.ts';
import { ownAssessment, ownAssessmentAt, ownBookingAt, ownWeekAt } from './ownBooking.ts';
import { offerOf, type SlotOffer } from './slotOffer.ts';
import { bestStarts } from './slots.ts';

export interface StartQuestion {
  readonly athleteId: string;
  readonly therapistId: string;
  readonly type: BookingType;
  /** When left out: the usual length, or less where that does not fit. */
  readonly minutes?: number;
  readonly start: Instant;
  /** The booking that would be moved here: it does not block its own new time. */
  readonly instead?: string;
}

/**
 * May this athlete have this massage then? If so, the offer. If not, the first rule in the way, with the next legal
 * start of the same type with the same therapist (null: none in the horizon), and a lighter type that would fit there.
 */
export function judgeStart(week: TeamWeek, question: StartQuestion): SlotOffer | Refusal {
  const { athleteId, therapistId, type, start } = question;
  const athlete = week.athletes.find(({ id }) => id === athleteId);
  if (!athlete) return { refused: 'not-found', what: 'athlete' };
  if (!week.therapists.some(({ id }) => id === therapistId)) return { refused: 'not-found', what: 'therapist' };
  if (athlete.missing) return athlete.missing;
  if (isHeldBack(athlete, type)) return { refused: 'on-hold' };
  if (start < week.now) return { refused: 'past' };
  const has = ownAssessment(athlete, type, question.instead);
  if (has) return has;
  const others = { ...week, bookings: week.bookings.filter(({ id }) => id !== question.instead) };
  const choice = choiceOf(week, type, question.minutes);
  const lengths = question.minutes === undefined ? lengthsOf(choice, week.table) : [choice];
  const view = freeStarts(others, athlete, lengths, week.start, week.end);
  const minute = (start - view.epoch) / MINUTE;
  const therapist = view.model.therapists.findIndex(({ id }) => id === therapistId);
  const offer = offerAt(view, athlete, therapist, minute);
  if (offer) return offer;
  const after = nextStart(view, therapist, minute);
  const next = after === null ? null : view.epoch + after * MINUTE;
  if (start < earliestStart(week)) return { refused: 'short-notice', minutes: week.noticeMinutes ?? 0, next };
  // Not even the shortest fits, and what is in its way is the reason.
  const why = whyNot(view, therapist, minute, lengths.at(-1)?.minutes ?? choice.minutes);
  return refusalFor(others, athlete, question, why, next, () => fittingType(others, athlete, therapistId, start));
}

/** The longest there is with this therapist at this minute. */
function offerAt(view: FreeStarts, athlete: TeamAthlete, by: number, at: number): SlotOffer | null {
  const { count, therapist, start, end } = view.candidates;
  let longest = -1;
  for (let row = 0; row < count; row++) {
    if (therapist[row] !== by || start[row] !== at) continue;
    if (longest < 0 || (end[row] ?? 0) > (end[longest] ?? 0)) longest = row;
  }
  return longest < 0 ? null : offerOf(view, athlete, longest);
}

function nextStart({ candidates }: FreeStarts, therapist: number, after: number): number | null {
  let next: number | null = null;
  for (let row = 0; row < candidates.count; row++) {
    const start = candidates.start[row] ?? 0;
    if (candidates.therapist[row] === therapist && start > after && (next === null || start < next)) next = start;
  }
  return next;
}

function whyNot(
  { model, occupancy }: FreeStarts,
  therapist: number,
  start: number,
  minutes: number,
): StartRule | Conflict {
  const need = model.needs[0];
  const type = need?.types.at(-1)?.type;
  if (!need || type === undefined) return 'contraindicated';
  const end = start + minutes;
  const place = {
    athlete: 0,
    therapist,
    pool: model.poolOf(therapist, start, end),
    day: model.dayOf(start),
    start,
    end,
  };
  return brokenRule(model, need, type, therapist, start) ?? occupancy.conflict(place) ?? 'not-suitable';
}

/** A type that would be allowed with this therapist at this hour; the most substantial one first. */
function fittingType(week: TeamWeek, athlete: TeamAthlete, therapistId: string, start: Instant): BookingType | null {
  const offers = bestStarts({ ...week }, athlete.id, { therapistId, from: start, to: start + 2 * HOUR, limit: 50 });
  return offers.find((offer) => offer.start === start)?.type ?? null;
}

function refusalFor(
  week: TeamWeek,
  athlete: TeamAthlete,
  { type, therapistId, start, minutes }: StartQuestion,
  why: StartRule | Conflict,
  next: Instant | null,
  fits: () => BookingType | null,
): Refusal {
  switch (why) {
    case 'off-grid':
      return { refused: 'invalid', field: 'start', rule: 'off-grid' };
    case 'contraindicated':
    case 'type-not-accepted':
      return closedBy(athlete, type, start, fits());
    case 'therapist-lacks-skill':
      return { refused: 'therapist-lacks-skill', type };
    case 'therapist-gender':
      return { refused: 'therapist-gender' };
    case 'outside-horizon':
    case 'outside-need-window':
    case 'outside-shift':
    case 'during-break':
      return { refused: 'outside-hours', next };
    case 'pool-not-allowed':
      return { refused: 'room-not-allowed' };
    case 'athlete-busy': {
      const end = start + (minutes ?? choiceOf(week, type).minutes) * MINUTE;
      return ownAssessmentAt(week, athlete, { start, end }, next) ?? { refused: 'overlaps-training', next };
    }
    case 'avoided-hours': {
      const full = ownWeekAt(week, athlete, { type, start }, next);
      if (full) return full;
      if (isClosedAt(athlete, type, start)) return closedBy(athlete, type, start, fits());
      return {
        refused: 'before-hard-training',
        type,
        hours: (week.table ?? MODALITIES)[type].beforeHardTraining ?? 0,
        next,
      };
    }
    case 'not-suitable':
      return unsuitable(week, athlete, { type, therapistId, start, minutes }, next, fits);
    case 'therapist-booked':
      return { refused: 'slot-taken', next };
    case 'therapist-day-full':
      return { refused: 'therapist-day-full', next };
    case 'room-full':
      return { refused: 'room-full', next };
    case 'own-booking':
    case 'own-spacing':
    case 'own-day-full': {
      const end = start + (minutes ?? choiceOf(week, type).minutes) * MINUTE;
      return (
        ownBookingAt(week, athlete, { type, start, end }, next) ?? { refused: 'overlaps-own-booking', own: null, next }
      );
    }
  }
}

/** Which side of the window the hour misses: the coming competition, or the hard session before. */
function unsuitable(
  week: TeamWeek,
  athlete: TeamAthlete,
  { type, start, minutes }: Pick<StartQuestion, 'type' | 'start' | 'minutes' | 'therapistId'>,
  next: Instant | null,
  fits: () => BookingType | null,
): Refusal {
  const modality = (week.table ?? MODALITIES)[type];
  const end = start + (minutes ?? modality.minutes.usual) * MINUTE;
  const coming = athlete.competitions.filter((one) => one.start >= end).sort((a, b) => a.start - b.start)[0];
  const key = modality.beforeKeyEvent !== null && athlete.competitions.some((one) => one.key);
  const lead = key && modality.beforeKeyEvent !== null ? modality.beforeKeyEvent : modality.beforeCompetition.min;
  if (coming && coming.start - end < lead * HOUR) {
    return { refused: 'too-close-to-competition', type, competition: coming.start, hours: lead, fits: fits(), next };
  }
  const hardEnd = Math.max(...athlete.hardSessionEnds.filter((one) => one <= start));
  const earliest = modality.afterHard.earliest ?? 0;
  if (start - hardEnd < earliest * HOUR)
    return { refused: 'too-soon-after-hard-session', type, hardEnd, hours: earliest, next };
  return { refused: 'outside-type-window', type, fits: fits(), next };
}
