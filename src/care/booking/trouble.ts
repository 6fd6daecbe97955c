import { type Trouble, troublesIn } from '../../domain/booking/trouble.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import type { TeamStore } from '../../store/index.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';
import { type NamedBooking, nameBookings } from './book.ts';

const AHEAD = 14 * 24 * HOUR;

/**
 * Tells athlete and therapist of every booking of the next two weeks that cannot take place as it is, once for each
 * reason. It stands until somebody moves it or gives it back.
 */
export async function tellTroubles(tx: TeamStore, now: Instant): Promise<void> {
  const coming = await tx.bookings.active(now, now + AHEAD);
  const athleteIds = [...new Set(coming.map(({ athleteId }) => athleteId))];
  const troubles = await readTroubles(tx, athleteIds, now);
  await tx.outbox.put(
    troubles.flatMap(({ booking: { id, start, athleteId, therapistId }, why }) =>
      [athleteId, therapistId].map((to) => ({
        key: `booking.trouble:${id}:${start}:${why.refused}:${to}`,
        to: { personId: to },
        kind: 'booking.trouble' as const,
        data: { bookingId: id },
        dueAt: now,
      })),
    ),
  );
}

export async function readTroubles(
  team: TeamStore,
  athleteIds: readonly string[],
  now: Instant,
): Promise<readonly Trouble[]> {
  if (athleteIds.length === 0) return [];
  return troublesIn(await readTeamWeek(team, { start: now, end: now + AHEAD, now, athleteIds, atOnce: true }));
}

/** A booking with what stands against it at this moment; null where nothing does, or it no longer stands. */
export const troubleOf =
  ({ store }: Deps) =>
  async (
    teamId: string,
    bookingId: string,
    now: Instant,
  ): Promise<{ readonly booking: NamedBooking; readonly why: Trouble['why'] } | null> => {
    const team = store.team(teamId);
    const found = await team.bookings.byId(bookingId);
    if (found?.state !== 'booked' || found.start <= now) return null;
    const trouble = (await readTroubles(team, [found.athleteId], now)).find(({ booking }) => booking.id === bookingId);
    const [booking] = await nameBookings(team, [found]);
    return trouble && booking ? { booking, why: trouble.why } : null;
  };
