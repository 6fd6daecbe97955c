import { type Instant, MINUTE } from '../day.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { TeamBooking, TeamWeek } from '../scheduling/week/teamWeek.ts';
import { legalStarts } from './freeStarts.ts';
import { judgeStart } from './judgeStart.ts';
import type { SlotOffer } from './slotOffer.ts';

/** Both bookings where they would be: each keeps its kind and length, and takes the other's therapist and start. */
export interface Swapped {
  readonly own: SlotOffer;
  readonly other: SlotOffer;
}

/** A swap that is not possible, and whose booking does not fit. The other person learns nothing of why. */
export interface NoSwap {
  readonly refusal: Refusal;
  readonly who: 'asker' | 'asked';
}

/** May two athletes swap? Each is judged by the rules for every booking, with both bookings given back. */
export function judgeSwap(week: TeamWeek, own: TeamBooking, other: TeamBooking): Swapped | NoSwap {
  const free = { ...week, bookings: week.bookings.filter(({ id }) => id !== own.id && id !== other.id) };
  const ownThere = judgeStart(free, inPlaceOf(own, other));
  if (isRefusal(ownThere)) return { refusal: ownThere, who: 'asker' };
  const { therapistId, roomId, start } = ownThere;
  const moved: TeamBooking = { ...own, therapistId, roomId, start, fixed: true };
  const otherThere = judgeStart({ ...free, bookings: [...free.bookings, moved] }, inPlaceOf(other, own));
  return isRefusal(otherThere) ? { refusal: otherThere, who: 'asked' } : { own: ownThere, other: otherThere };
}

/** Bookings of others that one booking could be swapped with, the nearest in time first. */
export function swapsFor(
  week: TeamWeek,
  own: TeamBooking,
  others: readonly TeamBooking[],
  limit: number,
): readonly TeamBooking[] {
  // What the athlete's own rules would allow if nobody else had anything booked: this alone rules out most of the
  // others' bookings.
  const empty = {
    ...week,
    bookings: week.bookings.filter(({ id, athleteId }) => athleteId === own.athleteId && id !== own.id),
  };
  const legal = legalStarts(empty, own.athleteId, own.type, own.minutes);
  const near = others
    .filter(({ athleteId, start }) => athleteId !== own.athleteId && start !== own.start)
    .filter(({ therapistId, start }) => legal(therapistId, start))
    .sort((a, b) => Math.abs(a.start - own.start) - Math.abs(b.start - own.start) || (a.id < b.id ? -1 : 1));
  const found: TeamBooking[] = [];
  for (const other of near) {
    if (found.length >= limit) break;
    if ('own' in judgeSwap(week, own, other)) found.push(other);
  }
  return found;
}

function inPlaceOf({ athleteId, type, minutes }: TeamBooking, { therapistId, start }: TeamBooking) {
  return { athleteId, therapistId, type, minutes, start };
}

const SHORTEST_ANSWER = 15;
const LONGEST_ANSWER = 12 * 60;

/**
 * How long the other person may think about it: a quarter of the time left until the earlier of the two bookings, from
 * 15 minutes to 12 hours; null when it is too soon to ask.
 */
export function swapUntil(starts: readonly Instant[], now: Instant): Instant | null {
  const left = (Math.min(...starts) - now) / MINUTE;
  if (left < SHORTEST_ANSWER * 2) return null;
  return now + Math.round(Math.min(LONGEST_ANSWER, Math.max(SHORTEST_ANSWER, left / 4))) * MINUTE;
}
