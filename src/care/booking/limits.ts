import type { Spot } from '../../domain/checkIn/bodyMap.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import type { Reason } from '../../domain/clinic/reason.ts';
import { dayOf } from '../../domain/day.ts';
import { leftAlone, limitReasons } from '../../domain/medical/limits.ts';
import type { Body } from '../../store/medical/bodyLimits.ts';
import { type Actor, hasRole, RESTRICTION_ROLES } from '../access.ts';
import type { NamedBooking } from './book.ts';

/** What a massage has to respect. */
export interface BookingLimits {
  readonly booking: NamedBooking;
  /** Healing areas and the highest pressure. */
  readonly reasons: readonly Reason[];
  readonly leftAlone: readonly Spot[];
}

/** The bookings with limits to respect, for those who treat; none for other readers, who must not learn of them. */
export function bookingLimits(
  actor: Actor,
  bookings: readonly NamedBooking[],
  bodies: ReadonlyMap<string, Body>,
  zone: string,
): readonly BookingLimits[] {
  if (!hasRole(actor, RESTRICTION_ROLES)) return [];
  return bookings.flatMap((booking): readonly BookingLimits[] => {
    const limit = bodies.get(booking.athleteId)?.limitsOn(dayOf(booking.start, zone));
    if (!limit) return [];
    // An assessment is for the area that hands leave alone.
    if (!isMassage(booking)) return [{ booking, reasons: booking.reasons, leftAlone: [] }];
    const untouched = leftAlone(limit);
    const reasons = limitReasons(limit);
    return reasons.length + untouched.length === 0 ? [] : [{ booking, reasons, leftAlone: untouched }];
  });
}
