import { type BookingType, isMassage, type MassageType } from '../clinic/modality.ts';
import { dayOf, HOUR, type Instant, MINUTE } from '../day.ts';
import type { OwnBookingRefusal } from '../refusal.ts';
import {
  fullFor,
  type Span,
  spacingFor,
  type TeamAthlete,
  type TeamBooking,
  type TeamWeek,
} from '../scheduling/week/teamWeek.ts';
import { WEEK } from '../scheduling/week/weekLimit.ts';
import type { SlotOffer } from './slotOffer.ts';
import { bestStarts, type SlotWish } from './slots.ts';

/** The athlete's own booking that blocks a massage in this place, with the rule; null when none does. */
export function ownBookingAt(
  week: TeamWeek,
  athlete: TeamAthlete,
  { type, start, end }: Span & { readonly type: BookingType },
  next: Instant | null = null,
): OwnBookingRefusal | null {
  const spacing = spacingFor(athlete, [type]) * MINUTE;
  const near = (apart: number) => (one: TeamBooking) => start < endOf(one) + apart && one.start < end + apart;
  const mine = ownBookings(week, athlete.id);
  const same = mine.find(near(0));
  if (same) return { refused: 'overlaps-own-booking', own: asOwn(same), next };
  // Only massages keep their distance from each other.
  if (!isMassage({ type })) return null;
  const massages = mine.filter(isMassage);
  const close = massages.find(near(spacing));
  if (close) return { refused: 'too-close-to-own-booking', own: asOwn(close), hours: Math.round(spacing / HOUR), next };
  const day = dayOf(start, week.zone);
  const [first, ...more] = massages.filter((one) => dayOf(one.start, week.zone) === day);
  if (first && more.length + 1 >= athlete.maxMassagesPerDay)
    return { refused: 'own-day-full', own: asOwn(first), count: athlete.maxMassagesPerDay, next };
  return ownWeekAt(week, athlete, { type, start }, next);
}

/** What a week allows is had already, within seven days of this start; null when one more is no more than that. */
export function ownWeekAt(
  week: TeamWeek,
  athlete: TeamAthlete,
  { type, start }: Pick<TeamBooking, 'type' | 'start'>,
  next: Instant | null = null,
): OwnBookingRefusal | null {
  const full = fullFor(week, athlete).find(
    (span) => start >= span.start && start < span.end && span.closed.includes(type),
  );
  if (!full) return null;
  const [near] = ownBookings(week, athlete.id)
    .filter(isMassage)
    .filter((one) => Math.abs(one.start - start) < WEEK);
  return { refused: 'own-week-full', own: near ? asOwn(near) : null, count: full.count, firm: full.firm, next };
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
  if (!athlete) return [];
  // What a week allows may be had in bookings far from the hours asked for.
  const full = ownWeekAt(week, athlete, { type: wish.type ?? ANY_LIGHT, start: wish.from });
  if (full) return [full];
  if (mine.length === 0) return [];
  const without = (gone: readonly TeamBooking[]) =>
    bestStarts({ ...week, bookings: week.bookings.filter((one) => !gone.includes(one)) }, athleteId, {
      ...wish,
      limit: LOOKED_AT,
    });
  // The rule that closes most: a start a day away is not refused for being at the same time.
  const ruleOf = (one: TeamBooking, offers: readonly SlotOffer[]) =>
    offers
      .flatMap(
        (offer) => ownBookingAt({ ...week, bookings: [one] }, athlete, offer) ?? ownWeekAt(week, athlete, offer) ?? [],
      )
      .sort((a, b) => CLOSES.indexOf(b.refused) - CLOSES.indexOf(a.refused))[0] ?? [];
  const alone = mine.flatMap((one) => ruleOf(one, without([one])));
  if (alone.length > 0 || mine.length === 1) return alone;
  const offers = without(mine);
  return mine.flatMap((one) => ruleOf(one, offers)).slice(0, 1);
}

/** The limit of a week counts every kind that nobody ordered alike. */
const ANY_LIGHT: MassageType = 'RELAX';
/** How many starts are looked at to tell which rule it is. */
const LOOKED_AT = 20;
const CLOSES: readonly OwnBookingRefusal['refused'][] = [
  'overlaps-own-booking',
  'too-close-to-own-booking',
  'own-day-full',
  'own-week-full',
];

/** One assessment at a time: the one they have, unless it is the one that is moved; null when they have none. */
export function ownAssessment(
  { assessment }: TeamAthlete,
  type: BookingType,
  instead: string | undefined,
): OwnBookingRefusal | null {
  if (isMassage({ type }) || !assessment || assessment.id === instead) return null;
  return { refused: 'assessment-booked', own: assessment, next: null };
}

/** The athlete's own assessment that takes this hour, with the time kept free around it; null when none does. */
export function ownAssessmentAt(
  week: TeamWeek,
  { id, bufferMinutes }: TeamAthlete,
  { start, end }: Span,
  next: Instant | null = null,
): OwnBookingRefusal | null {
  const apart = bufferMinutes * MINUTE;
  const own = ownBookings(week, id).find(
    (one) => !isMassage(one) && start < endOf(one) + apart && one.start < end + apart,
  );
  return own ? { refused: 'overlaps-own-booking', own: asOwn(own), next } : null;
}

function ownBookings({ bookings }: TeamWeek, athleteId: string): readonly TeamBooking[] {
  return bookings.filter((one) => one.athleteId === athleteId).sort((a, b) => a.start - b.start);
}

function endOf({ start, minutes }: TeamBooking): Instant {
  return start + minutes * MINUTE;
}

function asOwn({ id, type, start }: TeamBooking): OwnBookingRefusal['own'] {
  return { id, type, start };
}
