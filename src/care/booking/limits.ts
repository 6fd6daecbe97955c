import type { BodyArea } from '../../domain/checkIn/bodyMap.ts';
import type { Reason } from '../../domain/clinic/reason.ts';
import { dayOf } from '../../domain/day.ts';
import { limitReasons } from '../../domain/medical/limits.ts';
import type { TeamStore } from '../../store/index.ts';
import { readBodyLimits } from '../../store/medical/bodyLimits.ts';
import { type Actor, hasRole } from '../access.ts';
import type { NamedBooking } from './book.ts';

/** What a massage has to respect. */
export interface BookingLimits {
  readonly booking: NamedBooking;
  /** Healing areas and the highest pressure. */
  readonly reasons: readonly Reason[];
  readonly leftAlone: readonly BodyArea[];
}

/** The bookings with limits to respect, for those who treat; none for other readers, who must not learn of them. */
export async function bookingLimits(
  team: TeamStore,
  actor: Actor,
  bookings: readonly NamedBooking[],
  zone: string,
): Promise<readonly BookingLimits[]> {
  if (!hasRole(actor, ['therapist', 'clinician']) || bookings.length === 0) return [];
  const limits = await readBodyLimits(team, [...new Set(bookings.map(({ athleteId }) => athleteId))]);
  return bookings.flatMap((booking) => {
    const limit = limits.get(booking.athleteId)?.(dayOf(booking.start, zone));
    if (!limit) return [];
    const untouched = limit.injuries.filter(({ state }) => state.onRegion === 0).map(({ area }) => area);
    const leftAlone = [...new Set([...limit.areasToAvoid, ...untouched])];
    const reasons = limitReasons(limit);
    return reasons.length + leftAlone.length === 0 ? [] : [{ booking, reasons, leftAlone }];
  });
}
