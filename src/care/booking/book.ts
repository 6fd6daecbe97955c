import { judgeStart } from '../../domain/booking/judgeStart.ts';
import type { MassageType } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { ClubWeek } from '../../domain/scheduling/week/club.ts';
import type { Booking, BookingOrigin } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import { missingIntake } from '../../store/medical/intakeHolds.ts';
import { type Actor, hasRole } from '../access.ts';
import { readClubWeek } from '../clinic/readClubWeek.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { offerFreedSlot } from './waitlist.ts';

export interface NamedBooking extends Booking {
  readonly athlete: string;
  readonly therapist: string;
  readonly room: string;
}

export interface BookInput {
  readonly therapistId: string;
  readonly type: MassageType;
  readonly start: Instant;
  /** The booking being moved: it is given back in the same step, or nothing changes. */
  readonly instead?: string;
  /** The waitlist entry whose offer is taken. */
  readonly wait?: string;
  readonly now: Instant;
}

/** Nobody's training is known further ahead than this. */
export const BOOK_AHEAD = 60 * 24 * HOUR;

/** Books a slot. Pressing the same button twice finds the booking that the first press made. */
export const book =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    input: BookInput,
  ): Promise<{ readonly booking: NamedBooking; readonly already: boolean } | Refusal> => {
    const { therapistId, type, start, instead, wait, now } = input;
    // Check before reading anything: a button may be made up, and the club is read from now until then.
    if (start < now) return { refused: 'past' };
    if (start > now + BOOK_AHEAD) return { refused: 'invalid', field: 'day', rule: 'book.tooFar' };
    return store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(actor.personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      const missing = mayStoreHealth(person) ?? (await missingIntake(tx, person.id, now));
      if (missing) return missing;
      const rooms = await tx.clinic.rooms();
      await tx.bookings.lock(rooms.map((room) => ({ therapistId, athleteId: actor.personId, roomId: room.id })));
      const mine = await tx.bookings.ofAthlete(actor.personId, start);
      const same = mine.find(
        (one) => one.state === 'booked' && one.therapistId === therapistId && one.type === type && one.start === start,
      );
      if (same) return { booking: await nameBooking(tx, same), already: true };
      const old = instead === undefined ? null : await tx.bookings.byId(instead);
      if (instead !== undefined) {
        if (!old) return { refused: 'not-found', what: 'booking' };
        if (old.athleteId !== actor.personId) return { refused: 'not-yours' };
        if (old.state !== 'booked') return { refused: 'already-done' };
      }
      if (wait !== undefined) await tx.team.lock('waitlist');
      const entry = wait === undefined ? null : await tx.waitlist.byId(wait);
      if (wait !== undefined) {
        if (entry?.athleteId !== actor.personId) return { refused: 'not-yours' };
        // The button of an older message: that offer has lapsed, and a different slot is on offer now.
        const isThis = entry.offer?.therapistId === therapistId && entry.offer.start === start;
        if (entry.state !== 'offered' || !isThis || (entry.offerUntil ?? 0) <= now) return { refused: 'expired' };
      }
      // Tell whoever lost the race before reading the whole club: the others are waiting for the locks.
      const there = await tx.bookings.standing(start, start + MINUTE);
      if (there.some((one) => one.therapistId === therapistId && one.id !== instead))
        return { refused: 'slot-taken', next: null };
      const week = await readClubWeek(tx, {
        start: Math.min(start, now + HOUR),
        end: Math.max(start + 24 * HOUR, now + 7 * 24 * HOUR),
        now,
        athleteIds: [actor.personId],
        offeredTo: actor.personId,
      });
      const judged = judgeStart(week, {
        athleteId: actor.personId,
        therapistId,
        type,
        start,
        ...(instead ? { instead } : {}),
      });
      if (isRefusal(judged)) return judged;
      if (!(await hasTable(tx, week, judged, old?.id))) return { refused: 'room-full', next: null };
      if (old && !(await tx.bookings.cancel(old.id, old.version, actor.personId, now)))
        return { refused: 'changed-meanwhile' };
      const booking = await addBooking(tx, week, {
        athleteId: actor.personId,
        therapistId,
        roomId: judged.roomId,
        type,
        start,
        end: judged.end,
        reasons: judged.reasons,
        origin: wait ? 'waitlist' : 'athlete',
        by: actor.personId,
        now,
        ...(old ? { moves: old } : {}),
      });
      if (!booking) return { refused: 'slot-taken', next: null };
      await tx.hourPrices.forget(actor.personId);
      if (entry) await tx.waitlist.end(entry.id, 'taken');
      if (old) await giveBack(tx, old, now);
      await tx.audit
        .by(actor.personId, now)
        .note(old ? 'booking.move' : 'booking.make', actor.personId, { booking: booking.id, from: old?.id });
      return { booking: await nameBooking(tx, booking), already: false };
    });
  };

/**
 * Is one table free for the whole booking? A room that is never full may still have no such table: one is taken for the
 * first half, the other for the second. Asked before anything is given back.
 */
export async function hasTable(
  tx: TeamStore,
  week: Pick<ClubWeek, 'rooms'>,
  { roomId, start, end }: { readonly roomId: string; readonly start: Instant; readonly end: Instant },
  instead?: string,
): Promise<boolean> {
  const room = week.rooms.find((one) => one.id === roomId);
  if (!room) return false;
  const until = end + room.turnoverMinutes * MINUTE;
  return (await tx.bookings.freeTables(room, start, until, instead ? [instead] : [])).length > 0;
}

/** Writes one booking with its turnovers; null when the time was taken meanwhile. The caller holds the locks. */
export async function addBooking(
  tx: TeamStore,
  week: Pick<ClubWeek, 'therapists' | 'rooms'>,
  booking: {
    readonly athleteId: string;
    readonly therapistId: string;
    readonly roomId: string;
    readonly type: MassageType;
    readonly start: Instant;
    readonly end: Instant;
    readonly reasons: Booking['reasons'];
    readonly origin: BookingOrigin;
    readonly by: string;
    readonly now: Instant;
    readonly moves?: Booking;
  },
): Promise<Booking | null> {
  const room = week.rooms.find((one) => one.id === booking.roomId);
  const therapist = week.therapists.find((one) => one.id === booking.therapistId);
  return tx.bookings.add({
    ...booking,
    tables: room?.tables ?? 0,
    tableTurnoverMinutes: room?.turnoverMinutes ?? 0,
    therapistTurnoverMinutes: therapist?.turnoverMinutes ?? 0,
  });
}

/** Gives a booking back: one's own, or anybody's for staff. The freed slot is offered to the waitlist. */
export const cancel =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    bookingId: string,
    now: Instant,
  ): Promise<{ readonly booking: NamedBooking; readonly offered: boolean } | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const found = await tx.bookings.byId(bookingId);
      if (!found) return { refused: 'not-found', what: 'booking' };
      const staff = hasRole(actor, ['therapist', 'trainer', 'clinician']);
      if (found.athleteId !== actor.personId && !staff) return { refused: 'not-yours' };
      await tx.bookings.lock([found]);
      const current = await tx.bookings.byId(bookingId);
      if (!current || (current.state !== 'booked' && current.state !== 'held')) return { refused: 'already-done' };
      if (current.start <= now) return { refused: 'past' };
      if (!(await tx.bookings.cancel(current.id, current.version, actor.personId, now)))
        return { refused: 'changed-meanwhile' };
      const offered = await giveBack(tx, current, now);
      await tx.audit.by(actor.personId, now).note('booking.cancel', current.athleteId, { booking: current.id });
      if (current.athleteId !== actor.personId) {
        await tx.outbox.put([
          {
            key: `booking.cancelled:${current.id}`,
            to: { personId: current.athleteId },
            kind: 'booking.cancelled',
            data: { bookingId: current.id },
            dueAt: now,
            lane: 'reply',
          },
        ]);
      }
      const cancelled = (await tx.bookings.byId(current.id)) ?? current;
      return { booking: await nameBooking(tx, cancelled), offered };
    });

/** What follows from a freed slot: no more reminders, and somebody on the waitlist is asked. */
export async function giveBack(tx: TeamStore, booking: Booking, now: Instant): Promise<boolean> {
  await tx.outbox.withdraw(`booking.reminder:${booking.id}:`);
  return offerFreedSlot(tx, { therapistId: booking.therapistId, start: booking.start, end: booking.end }, now);
}

/** The actor's bookings that are still to come. */
export const myBookings =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly NamedBooking[]> => {
    const team = store.team(actor.teamId);
    const coming = (await team.bookings.ofAthlete(actor.personId, now)).filter(
      (one) => one.state === 'booked' || one.state === 'held',
    );
    return nameBookings(team, coming);
  };

/** The booking a message is about; null once it no longer stands. */
export const standingBooking =
  ({ store }: Deps) =>
  async (teamId: string, bookingId: string): Promise<NamedBooking | null> => {
    const team = store.team(teamId);
    const booking = await team.bookings.byId(bookingId);
    return booking?.state === 'booked' ? nameBooking(team, booking) : null;
  };

/** A booking, whatever became of it, for a message that tells what did. */
export const anyBooking =
  ({ store }: Deps) =>
  async (teamId: string, bookingId: string): Promise<NamedBooking | null> => {
    const team = store.team(teamId);
    const booking = await team.bookings.byId(bookingId);
    return booking && nameBooking(team, booking);
  };

async function nameBooking(team: TeamStore, booking: Booking): Promise<NamedBooking> {
  const [named] = await nameBookings(team, [booking]);
  if (!named) throw new Error(`no name for booking ${booking.id}`);
  return named;
}

export async function nameBookings(team: TeamStore, bookings: readonly Booking[]): Promise<readonly NamedBooking[]> {
  const names = await team.people.namesOf(bookings.flatMap((one) => [one.athleteId, one.therapistId]));
  const rooms = await team.clinic.rooms();
  return bookings.map((booking) => ({
    ...booking,
    athlete: names.get(booking.athleteId) ?? '',
    therapist: names.get(booking.therapistId) ?? '',
    room: rooms.find((room) => room.id === booking.roomId)?.name ?? '',
  }));
}
