import { type ScreeningAnswer, screeningToRecord } from '../../domain/booking/screening.ts';
import type { Instant } from '../../domain/day.ts';
import { grouped } from '../../domain/grouped.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { type NamedBooking, nameBookings } from './book.ts';
import { findBooking } from './consent.ts';

/** Records whether anything is new before a booking. What it is, is answered in the intake. */
export const answerScreening =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    bookingId: string | undefined,
    answer: Exclude<ScreeningAnswer, 'something'>,
    now: Instant,
  ): Promise<NamedBooking | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(actor.personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      const missing = mayStoreHealth(person, now);
      return missing ?? noteScreening(tx, person.id, bookingId, answer, now);
    });

/**
 * Notes that something was answered with yes in the intake: for the booking before which it was asked, and for those
 * where somebody had said that something is new, but not yet what.
 */
export async function noteNews(
  tx: TeamStore,
  athleteId: string,
  bookingId: string | undefined,
  now: Instant,
): Promise<void> {
  const coming = await tx.bookings.ofAthlete(athleteId, now);
  const screened = grouped(await tx.screenings.of(coming.map(({ id }) => id)), (one) => one.bookingId);
  for (const { id } of coming)
    if (id === bookingId || screened.get(id)?.at(-1)?.answer === 'open')
      await noteScreening(tx, athleteId, id, 'something', now);
}

async function noteScreening(
  tx: TeamStore,
  athleteId: string,
  bookingId: string | undefined,
  answer: ScreeningAnswer,
  now: Instant,
): Promise<NamedBooking | Refusal> {
  await tx.team.lock(`consent:${athleteId}`);
  const booking = await findBooking(tx, athleteId, bookingId, now);
  if (isRefusal(booking)) return booking;
  if (booking === null) return { refused: 'not-found', what: 'booking' };
  const recorded = screeningToRecord(booking, await tx.screenings.of([booking.id]), answer, now);
  if (isRefusal(recorded)) return recorded;
  await tx.screenings.add(booking.id, athleteId, recorded, now);
  await tx.audit.by(athleteId, now).note('screening.answer', athleteId, { booking: booking.id, answer: recorded });
  const [named] = await nameBookings(tx, [booking]);
  if (!named) throw new Error(`no name for booking ${booking.id}`);
  return named;
}
