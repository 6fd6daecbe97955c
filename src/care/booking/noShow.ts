import { HOUR, type Instant } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { type NamedBooking, nameBookings } from './book.ts';

/** Staff remember for about this long who came. */
export const NO_SHOW_DAYS = 14;
export const NO_SHOW_ROLES = ['trainer', 'therapist', 'clinician'] as const;

/** Bookings that may be marked so: they have begun, and nobody had cancelled them. */
export function begunIn<One extends Pick<Booking, 'state' | 'start'>>(
  bookings: readonly One[],
  now: Instant,
): readonly One[] {
  return bookings.filter(({ state, start }) => start <= now && ['booked', 'done', 'no-show'].includes(state));
}

/**
 * Notes that an athlete did not come to a booking, or came after all, and tells them. A missed booking is no massage:
 * the need remains, and nobody asks how it was. But the athlete had a place, so they do not count as left out.
 */
export const setCame =
  ({ store }: Deps) =>
  async (actor: Actor, bookingId: string, came: boolean, now: Instant): Promise<NamedBooking | Refusal> => {
    if (!hasRole(actor, NO_SHOW_ROLES)) return { refused: 'not-allowed', needs: 'therapist' };
    return store.transaction(actor.teamId, async (tx) => {
      const booking = await tx.bookings.byId(bookingId);
      if (!booking) return { refused: 'not-found', what: 'booking' };
      if (booking.athleteId === actor.personId) return { refused: 'not-allowed' };
      if (booking.start > now || booking.start < now - NO_SHOW_DAYS * 24 * HOUR)
        return { refused: 'invalid', field: 'booking', rule: 'noShow.when' };
      if (!(await tx.bookings.setCame(booking, came, now))) return { refused: 'already-done' };
      const key = `booking.noShow:${booking.id}:`;
      await tx.outbox.withdraw(key);
      if (!came) {
        await tx.outbox.put([
          {
            key: `${key}${booking.version}`,
            to: { personId: booking.athleteId },
            kind: 'booking.noShow',
            data: { bookingId: booking.id },
            dueAt: now,
            senderId: actor.personId,
          },
        ]);
      }
      await tx.audit
        .by(actor.personId, now)
        .note(came ? 'booking.came' : 'booking.noShow', booking.athleteId, { booking: booking.id });
      const changed = await tx.bookings.byId(booking.id);
      const [named] = await nameBookings(tx, [changed ?? booking]);
      return named ?? { refused: 'not-found', what: 'booking' };
    });
  };
