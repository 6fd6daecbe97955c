import { dayOf, HOUR, type Instant, MINUTE } from '../day.ts';
import type { OwnBookingRefusal } from '../refusal.ts';
import type { Span, TeamAthlete, TeamBooking, TeamWeek } from '../scheduling/week/teamWeek.ts';
import type { SlotOffer } from './slotOffer.ts';
import { bestStarts, type SlotWish } from './slots.ts';

/** The athlete's own booking that blocks a massage in this place, with the rule; null when none does. */
export function ownBookingAt(
  week: TeamWeek,
  athlete: TeamAthlete,
  { start, end }: Span,
  next: Instant | null = null,
): OwnBookingRefusal | null {
  const spacing = athlete.minSpacingMinutes * MINUTE;
  const near = (apart: number) => (one: TeamBooking) => start < endOf(one) + apart && one.start < end + apart;
  const mine = ownBookings(week, athlete.id);
  const same = mine.find(near(0));
  if (same) return { refused: 'overlaps-own-booking', own: asOwn(same), next };
  const close = mine.find(near(spacing));
  if (close) return { refused: 'too-close-to-own-booking', own: asOwn(close), hours: Math.round(spacing / HOUR), next };
  const day = dayOf(start, week.zone);
  const [first, ...more] = mine.filter((one) => dayOf(one.start, week.zone) === day);
  if (!first || more.length + 1 < athlete.maxMassagesPerDay) return null;
  return { refused: 'own-day-full', own: asOwn(first), count: athlete.maxMassagesPerDay, next };
}

/**
 * For a wish that nothing fits: which of the athlete's own bookings stand in the way, each with its rule. Every one
 * whose removal would be enough; if none would, the first of those that must all go. Empty when it is not their own
 * bookings that are in the way.
 */
export function conflictingOwnBookings(
  week: TeamWeek,
  athleteId: string,
  wish: Omit<SlotWish, 'limit'>,
): readonly OwnBookingRefusal[] {
  const athlete = week.athletes.find(({ id }) => id === athleteId);
  const mine = ownBookings(week, athleteId);
  if (!athlete || mine.length === 0) return [];
  const without = (gone: readonly TeamBooking[]) =>
    bestStarts({ ...week, bookings: week.bookings.filter((one) => !gone.includes(one)) }, athleteId, {
      ...wish,
      limit: LOOKED_AT,
    });
  // The rule that closes most: a start a day away is not refused for being at the same time.
  const ruleOf = (one: TeamBooking, offers: readonly SlotOffer[]) =>
    offers
      .flatMap((offer) => ownBookingAt({ ...week, bookings: [one] }, athlete, offer) ?? [])
      .sort((a, b) => CLOSES.indexOf(b.refused) - CLOSES.indexOf(a.refused))[0] ?? [];
  const alone = mine.flatMap((one) => ruleOf(one, without([one])));
  if (alone.length > 0 || mine.length === 1) return alone;
  const offers = without(mine);
  return mine.flatMap((one) => ruleOf(one, offers)).slice(0, 1);
}

/** How many starts are looked at to tell which rule it is. */
const LOOKED_AT = 20;
const CLOSES: readonly OwnBookingRefusal['refused'][] = [
  'overlaps-own-booking',
  'too-close-to-own-booking',
  'own-day-full',
];

function ownBookings({ bookings }: TeamWeek, athleteId: string): readonly TeamBooking[] {
  return bookings.filter((one) => one.athleteId === athleteId).sort((a, b) => a.start - b.start);
}

function endOf({ start, minutes }: TeamBooking): Instant {
  return start + minutes * MINUTE;
}

function asOwn({ id, type, start }: TeamBooking): OwnBookingRefusal['own'] {
  return { id, type, start };
}
