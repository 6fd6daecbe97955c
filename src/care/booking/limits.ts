import type { Spot } from '../../domain/checkIn/bodyMap.ts';
import type { Reason } from '../../domain/clinic/reason.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import { leftAlone, limitReasons } from '../../domain/medical/limits.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodyLimits } from '../../store/medical/bodyLimits.ts';
import { type Actor, hasRole } from '../access.ts';
import type { NamedBooking } from './book.ts';

/** What a massage has to respect. */
export interface BookingLimits {
  readonly booking: NamedBooking;
  /** Healing areas and the highest pressure. */
  readonly reasons: readonly Reason[];
  readonly leftAlone: readonly Spot[];
}

/** The bookings with limits to respect, for those who treat; none for other readers, who must not learn of them. */
export async function bookingLimits(
  team: TeamStore,
  actor: Actor,
  bookings: readonly NamedBooking[],
  zone: string,
  now: Instant,
): Promise<readonly BookingLimits[]> {
  if (!hasRole(actor, ['therapist', 'clinician']) || bookings.length === 0) return [];
  const limits = await readBodyLimits(team, [...new Set(bookings.map(({ athleteId }) => athleteId))], now);
  return bookings.flatMap((booking) => {
    const limit = limits.get(booking.athleteId)?.(dayOf(booking.start, zone));
    if (!limit) return [];
    const untouched = leftAlone(limit);
    const reasons = limitReasons(limit);
    return reasons.length + untouched.length === 0 ? [] : [{ booking, reasons, leftAlone: untouched }];
  });
}
