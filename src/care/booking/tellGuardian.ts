import type { Instant } from '../../domain/day.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import { guardianOf } from '../people/guardian.ts';

/** A minor's guardian hears of every booking and every move, whoever made it. */
export async function tellGuardianOfBooking(
  tx: TeamStore,
  booking: Booking,
  moved: Pick<Booking, 'start'> | undefined,
  now: Instant,
): Promise<void> {
  const to = await guardianFor(tx, booking.athleteId, now);
  if (to === null) return;
  await tx.outbox.put([
    {
      key: `guardian.booking:${booking.id}`,
      to: { personId: to },
      kind: 'guardian.booking',
      data: { bookingId: booking.id, from: moved?.start },
      dueAt: now,
      lane: 'reply',
    },
  ]);
}

/** They hear too that one was cancelled by somebody else. */
export async function tellGuardianOfCancelling(
  tx: TeamStore,
  booking: Booking,
  by: string,
  now: Instant,
): Promise<void> {
  const to = await guardianFor(tx, booking.athleteId, now);
  if (to === null || to === by) return;
  await tx.outbox.put([
    {
      key: `guardian.cancelled:${booking.id}`,
      to: { personId: to },
      kind: 'guardian.cancelled',
      data: { bookingId: booking.id },
      dueAt: now,
      lane: 'reply',
    },
  ]);
}

async function guardianFor(tx: TeamStore, athleteId: string, now: Instant): Promise<string | null> {
  const athlete = await tx.people.byId(athleteId);
  return athlete && guardianOf(athlete, now);
}
