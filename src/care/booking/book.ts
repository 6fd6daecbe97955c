import { isActive } from '../../domain/booking/active.ts';
import { judgeStart } from '../../domain/booking/judgeStart.ts';
import type { SlotOffer } from '../../domain/booking/slotOffer.ts';
import { type BookingType, isMassage } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import type { Booking, BookingOrigin } from '../../store/booking/bookings.ts';
import type { WaitlistEntry } from '../../store/booking/waitlist.ts';
import type { TeamStore } from '../../store/index.ts';
import { missingIntake } from '../../store/medical/missingIntake.ts';
import { type Actor, hasRole, RESTRICTION_ROLES } from '../access.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';
import { mayTreat } from '../people/consent.ts';
import { type DealtTables, tablesFor } from './tables.ts';
import { tellAthlete, tellGuardian, tellOfCancelling } from './tellChanges.ts';
import { tellSecondAdultFreed } from './tellSecondAdult.ts';
import { offerFreedSlot } from './waitlist.ts';

export interface NamedBooking extends Booking {
  readonly athlete: string;
  readonly therapist: string;
  readonly room: string;
}

export interface BookInput {
  /** Left out: the actor. Staff book assessments for others. */
  readonly athleteId?: string;
  readonly therapistId: string;
  readonly type: BookingType;
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
    const { teamId } = actor;
    const athleteId = input.athleteId ?? actor.personId;
    const barred = whyNotFor(actor, athleteId, input.type);
    if (barred) return barred;
    // Check before reading anything: a button may be made up, and the team is read from now until then.
    if (input.start < input.now) return { refused: 'past' };
    if (input.start > input.now + BOOK_AHEAD) return { refused: 'invalid', field: 'day', rule: 'book.tooFar' };
    return store.transaction(teamId, async (tx) => {
      const missing = await whatIsMissing(tx, actor, athleteId, input);
      if (missing) return missing;
      await lockPlaces(tx, athleteId, input.therapistId);
      const same = await sameBooking(tx, athleteId, input);
      if (same) return { booking: await nameBooking(tx, same), already: true };
      const claim = await readClaim(tx, athleteId, input);
      if (isRefusal(claim)) return claim;
      const place = await findPlace(tx, actor, athleteId, input);
      if (isRefusal(place)) return place;
      const booking = await takePlace(tx, actor, athleteId, input, claim, place);
      return isRefusal(booking) ? booking : { booking: await nameBooking(tx, booking), already: false };
    });
  };

/** Everybody books for themselves. Those who treat also send somebody to an assessment. */
export function whyNotFor(actor: Actor, athleteId: string, type: BookingType | undefined): Refusal | null {
  if (athleteId === actor.personId) return null;
  if (!hasRole(actor, RESTRICTION_ROLES)) return { refused: 'not-yours' };
  return type === 'ASSESSMENT' ? null : { refused: 'not-allowed', needs: 'athlete' };
}

async function whatIsMissing(
  tx: TeamStore,
  actor: Actor,
  athleteId: string,
  { now, start, type }: BookInput,
): Promise<Refusal | null> {
  const person = await tx.people.byId(athleteId);
  if (!person || (athleteId !== actor.personId && !hasRole(person, ['athlete'])))
    return { refused: 'not-found', what: 'person' };
  const missing = mayTreat(person, now, start);
  // Whoever books for somebody is told in their own words.
  if (missing)
    return athleteId === actor.personId
      ? missing
      : { refused: 'invalid', field: 'athlete', rule: 'restrict.noConsent' };
  return isMassage({ type }) ? missingIntake(tx, person.id, now) : null;
}

/** The room is not known before the team is read: all of them. */
async function lockPlaces(tx: TeamStore, athleteId: string, therapistId: string): Promise<void> {
  const rooms = await tx.clinic.rooms();
  await tx.bookings.lock(rooms.map((room) => ({ therapistId, athleteId, roomId: room.id })));
}

async function sameBooking(
  tx: TeamStore,
  athleteId: string,
  { therapistId, type, start }: BookInput,
): Promise<Booking | undefined> {
  const mine = await tx.bookings.ofAthlete(athleteId, start);
  return mine.find(
    (one) => one.state === 'booked' && one.therapistId === therapistId && one.type === type && one.start === start,
  );
}

/** What ends with the new booking: the one that is moved, and the wait whose offer is taken. */
interface Claim {
  readonly old: Booking | null;
  readonly entry: WaitlistEntry | null;
}

async function readClaim(tx: TeamStore, athleteId: string, input: BookInput): Promise<Claim | Refusal> {
  const { instead, wait, type } = input;
  const old = instead === undefined ? null : await tx.bookings.byId(instead);
  const refusal = instead === undefined ? null : whyNotMoved(old, athleteId, type);
  if (refusal) return refusal;
  if (wait === undefined) return { old, entry: null };
  await tx.team.lock('waitlist');
  const entry = await tx.waitlist.byId(wait);
  return whyNotOffered(entry, athleteId, input) ?? { old, entry };
}

function whyNotMoved(old: Booking | null, athleteId: string, type: BookingType): Refusal | null {
  if (!old) return { refused: 'not-found', what: 'booking' };
  if (old.athleteId !== athleteId) return { refused: 'not-yours' };
  // A massage never takes the place of the look it waits for.
  if (isMassage(old) !== isMassage({ type })) return { refused: 'invalid', field: 'type', rule: 'book.otherKind' };
  return old.state === 'booked' ? null : { refused: 'already-done' };
}

function whyNotOffered(
  entry: WaitlistEntry | null,
  athleteId: string,
  { therapistId, start, now }: BookInput,
): Refusal | null {
  if (entry?.athleteId !== athleteId) return { refused: 'not-yours' };
  const { state, offer, offerUntil } = entry;
  // An older message's button: that slot was let pass, and what is offered now is another.
  const isThis = offer?.therapistId === therapistId && offer.start === start;
  return state === 'offered' && isThis && (offerUntil ?? 0) > now ? null : { refused: 'expired' };
}

/** Where the slot is, as the team stands now. */
interface Place {
  readonly week: TeamWeek;
  readonly slot: SlotOffer;
  readonly dealt: DealtTables;
}

async function findPlace(tx: TeamStore, actor: Actor, athleteId: string, input: BookInput): Promise<Place | Refusal> {
  const { therapistId, type, start, instead, now } = input;
  // Whoever lost a race is told before the whole team is read: the others are waiting for the locks.
  const there = await tx.bookings.active(start, start + MINUTE);
  if (there.some((one) => one.therapistId === therapistId && one.id !== instead))
    return { refused: 'slot-taken', next: null };
  const week = await readTeamWeek(tx, {
    start: Math.min(start, now + HOUR),
    end: Math.max(start + 24 * HOUR, now + 7 * 24 * HOUR),
    now,
    athleteIds: [athleteId],
    offeredTo: athleteId,
    instead,
    atOnce: input.wait !== undefined || athleteId !== actor.personId,
  });
  const slot = judgeStart(week, { athleteId, therapistId, type, start, instead });
  if (isRefusal(slot)) return slot;
  const dealt = await tablesFor(tx, week, [slot], instead === undefined ? [] : [instead]);
  return dealt ? { week, slot, dealt } : { refused: 'room-full', next: null };
}

/** Gives back what is moved, books, and does what follows from it. */
async function takePlace(
  tx: TeamStore,
  { personId }: Actor,
  athleteId: string,
  { therapistId, type, start, now }: BookInput,
  { old, entry }: Claim,
  { week, slot, dealt }: Place,
): Promise<Booking | Refusal> {
  if (old && !(await tx.bookings.cancel(old.id, old.version, personId, now))) return { refused: 'changed-meanwhile' };
  await tx.bookings.changeTables(dealt.changes, now);
  const booking = await addBooking(tx, week, {
    athleteId,
    therapistId,
    roomId: slot.roomId,
    table: dealt.tables[0] ?? 0,
    type,
    start,
    end: slot.end,
    reasons: slot.reasons,
    origin: entry ? 'waitlist' : personId === athleteId ? 'athlete' : 'staff',
    by: personId,
    now,
    moves: old ?? undefined,
  });
  if (!booking) return { refused: 'slot-taken', next: null };
  await tellGuardian(tx, { booking, before: old }, now);
  await tx.hourPrices.forget(athleteId);
  if (entry) await tx.waitlist.end(entry.id, 'taken');
  if (old) await giveBack(tx, old, now);
  const audit = tx.audit.by(personId, now);
  if (old) await audit.note('booking.move', athleteId, { booking: booking.id, from: old.id });
  else await audit.note('booking.make', athleteId, { booking: booking.id });
  if (personId !== athleteId) await tellAthlete(tx, { booking, before: old }, personId, now);
  return booking;
}

/** Writes one booking with its turnovers; null when the time was taken meanwhile. The caller holds the locks. */
export async function addBooking(
  tx: TeamStore,
  week: Pick<TeamWeek, 'therapists' | 'rooms'>,
  booking: {
    readonly athleteId: string;
    readonly therapistId: string;
    readonly roomId: string;
    readonly table: number;
    readonly type: BookingType;
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
      if (!current || !isActive(current)) return { refused: 'already-done' };
      if (current.start <= now) return { refused: 'past' };
      if (!(await tx.bookings.cancel(current.id, current.version, actor.personId, now)))
        return { refused: 'changed-meanwhile' };
      const offered = await giveBack(tx, current, now);
      await tx.audit.by(actor.personId, now).note('booking.cancel', current.athleteId, { booking: current.id });
      await tellOfCancelling(tx, current, actor.personId, now);
      const cancelled = (await tx.bookings.byId(current.id)) ?? current;
      return { booking: await nameBooking(tx, cancelled), offered };
    });

/** What follows from a freed slot: no more reminders, nobody is needed in the room, and the waitlist is asked. */
export async function giveBack(tx: TeamStore, booking: Booking, now: Instant): Promise<boolean> {
  await tx.outbox.withdraw(`booking.reminder:${booking.id}:`);
  await tellSecondAdultFreed(tx, booking, now);
  return offerFreedSlot(tx, { therapistId: booking.therapistId, start: booking.start, end: booking.end }, now);
}

/** The actor's bookings that are still to come. */
export const myBookings =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly NamedBooking[]> => {
    const team = store.team(actor.teamId);
    const coming = (await team.bookings.ofAthlete(actor.personId, now)).filter(isActive);
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

/** A booking as far as its reader may know it; `type` is null where they may not know the kind. */
export type ShownBooking = Omit<NamedBooking, 'type'> & { readonly type: BookingType | null };

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
