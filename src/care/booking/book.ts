import { HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import type { MassageType } from '../../domain/massage/modality.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { ClubWeek } from '../../domain/scheduling/club.ts';
import { judgeStart } from '../../domain/scheduling/judgeStart.ts';
import { assignTables } from '../../domain/scheduling/tables.ts';
import type { Booking, BookingOrigin } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Actor, hasRole } from '../access.ts';
import { readClubWeek } from '../clinic/readClubWeek.ts';
import type { Deps } from '../deps.ts';
import { missingIntake } from '../medical/intakePrompts.ts';
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
  /** The booking that is moved here: given back in the same step, or nothing changes. */
  readonly instead?: string;
  /** The waitlist entry whose offer is taken. */
  readonly wait?: string;
  readonly now: Instant;
}

/** Nobody knows their training further ahead than this. */
export const BOOK_AHEAD = 60 * 24 * HOUR;

/** Takes a slot; a second press of the same button finds the first one's booking. */
export const book =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    input: BookInput,
  ): Promise<{ readonly booking: NamedBooking; readonly already: boolean } | Refusal> => {
    const { therapistId, type, start, instead, wait, now } = input;
    // Before anything is read: a button may be made up, and the club is read from now until then.
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
        // An older message's button: that slot was let pass, and what is offered now is another.
        const isThis = entry.offer?.therapistId === therapistId && entry.offer.start === start;
        if (entry.state !== 'offered' || !isThis || (entry.offerUntil ?? 0) <= now) return { refused: 'expired' };
      }
      // Whoever lost a race is told before the whole club is read: the others are waiting for the locks.
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
      await tx.audit.note({
        at: now,
        actorId: actor.personId,
        action: old ? 'booking.move' : 'booking.make',
        subjectId: actor.personId,
        details: { booking: booking.id, from: old?.id },
      });
      return { booking: await nameBooking(tx, booking), already: false };
    });
  };

/**
 * Is one table free for the whole session? A room that is never over-full may still have no such table: 1 is taken for
 * the first half, 2 for the second. Asked before anything is given back.
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

/**
 * As `hasTable`, for a session staff accepted in a plan: which sessions around it change tables so that one is free, none
 * of them one that has begun; null when that does not help. Nobody's hour changes.
 */
export async function tablesFor(
  tx: TeamStore,
  week: Pick<ClubWeek, 'rooms' | 'now'>,
  place: Parameters<typeof hasTable>[2],
  instead?: string,
): Promise<ReadonlyMap<string, number> | null> {
  if (await hasTable(tx, week, place, instead)) return new Map();
  const room = week.rooms.find((one) => one.id === place.roomId);
  if (!room) return null;
  const use = { id: 'new', start: place.start, end: place.end + room.turnoverMinutes * MINUTE, table: null };
  const around = await tx.bookings.chainIn(room.id, use.start, use.end, instead ? [instead] : []);
  // Turnovers are in the ends: each session keeps the one it was booked with.
  const dealt = assignTables([...around, use], room.tables, 0, week.now);
  if (dealt === null) return null;
  const before = new Map(around.map(({ id, table }) => [id, table]));
  return new Map([...dealt].filter(([id, table]) => id !== use.id && before.get(id) !== table));
}

/** Writes one booking with its turnovers; null: taken meanwhile. The locks are held by the caller. */
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
      await tx.audit.note({
        at: now,
        actorId: actor.personId,
        action: 'booking.cancel',
        subjectId: current.athleteId,
        details: { booking: current.id },
      });
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

/** A booking that a message is about; null when it does not stand any more. */
export const standingBooking =
  ({ store }: Deps) =>
  async (teamId: string, bookingId: string): Promise<NamedBooking | null> => {
    const team = store.team(teamId);
    const booking = await team.bookings.byId(bookingId);
    return booking?.state === 'booked' ? nameBooking(team, booking) : null;
  };

/** A booking whatever became of it, for a message about that. */
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
  const people = await team.people.byIds([...new Set(bookings.flatMap((one) => [one.athleteId, one.therapistId]))]);
  const rooms = await team.clinic.rooms();
  const nameOf = new Map(people.map((person) => [person.id, person.name]));
  return bookings.map((booking) => ({
    ...booking,
    athlete: nameOf.get(booking.athleteId) ?? '',
    therapist: nameOf.get(booking.therapistId) ?? '',
    room: rooms.find((room) => room.id === booking.roomId)?.name ?? '',
  }));
}
