import type { Instant } from '../../domain/day.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';

/** Somebody will be in the room with a minor. */
export async function tellSecondAdult(tx: TeamStore, bookingId: string, to: string, now: Instant): Promise<void> {
  await tx.outbox.put([
    {
      key: `secondAdult.named:${bookingId}:${to}:${now}`,
      to: { personId: to },
      kind: 'secondAdult.named',
      data: { bookingId },
      dueAt: now,
      lane: 'reply',
    },
  ]);
}

/** They no longer need to be: somebody else was named, or the booking is given back. */
export async function tellSecondAdultFreed(
  tx: TeamStore,
  { id, secondAdultId }: Pick<Booking, 'id' | 'secondAdultId'>,
  now: Instant,
): Promise<void> {
  if (secondAdultId === null) return;
  await tx.outbox.put([
    {
      key: `secondAdult.freed:${id}:${secondAdultId}:${now}`,
      to: { personId: secondAdultId },
      kind: 'secondAdult.freed',
      data: { bookingId: id },
      dueAt: now,
      lane: 'reply',
    },
  ]);
}
