import { type Allowed, allowedFor } from '../../domain/booking/allowance.ts';
import { type ConsentStatus, consentStatus } from '../../domain/booking/consent.ts';
import { type MayStart, mayStart } from '../../domain/booking/mayStart.ts';
import { type ScreeningStatus, screeningStatus } from '../../domain/booking/screening.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import { grouped } from '../../domain/grouped.ts';
import { NO_LIMITS } from '../../domain/medical/limits.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Body } from '../../store/medical/bodyLimits.ts';
import { type Actor, hasRole, RESTRICTION_ROLES } from '../access.ts';
import type { NamedBooking } from './book.ts';

/** How far the questions before a massage are answered, and whether it may be started. */
export interface BookingReady {
  readonly booking: NamedBooking;
  readonly consent: ConsentStatus;
  readonly screening: ScreeningStatus;
  readonly allowed: Allowed;
  readonly start: MayStart;
}

/** The bookings with what their athletes answered, for those who treat; none for other readers. */
export async function bookingsReady(
  team: TeamStore,
  actor: Actor,
  bookings: readonly NamedBooking[],
  bodies: ReadonlyMap<string, Body>,
  zone: string,
  now: Instant,
): Promise<readonly BookingReady[]> {
  if (!hasRole(actor, RESTRICTION_ROLES) || bookings.length === 0) return [];
  const ids = bookings.map(({ id }) => id);
  const athleteIds = [...new Set(bookings.map(({ athleteId }) => athleteId))];
  const [people, consents, screenings, allowances] = await Promise.all([
    team.people.byIds(athleteIds),
    team.consents.of(ids),
    team.screenings.of(ids),
    team.allowances.of(athleteIds),
  ]);
  const consentsOf = grouped(consents, ({ bookingId }) => bookingId);
  const screeningsOf = grouped(screenings, ({ bookingId }) => bookingId);
  const wishesOf = grouped(allowances, ({ athleteId }) => athleteId);
  const athleteOf = new Map(people.map((person) => [person.id, person]));
  return bookings.flatMap((booking): readonly BookingReady[] => {
    const { id, athleteId, start } = booking;
    const athlete = athleteOf.get(athleteId);
    if (!athlete) return [];
    const said = consentsOf.get(id) ?? [];
    const screened = screeningsOf.get(id) ?? [];
    const allowed = allowedFor(wishesOf.get(athleteId) ?? [], id);
    const onDay = bodies.get(athleteId)?.limitsOn(dayOf(start, zone)) ?? NO_LIMITS;
    const view = { booking, athlete, consents: said, screenings: screened, allowed, limits: onDay };
    return [
      {
        booking,
        consent: consentStatus(booking, said, now),
        screening: screeningStatus(booking, screened, now),
        allowed,
        start: mayStart(view, now),
      },
    ];
  });
}
