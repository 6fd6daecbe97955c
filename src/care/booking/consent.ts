import { isActive } from '../../domain/booking/active.ts';
import { type Allowance, type Allowed, allowedFor, newIn } from '../../domain/booking/allowance.ts';
import {
  type ConsentAnswer,
  type ConsentRecord,
  type ConsentStatus,
  type ConsentWord,
  consentStatus,
  consentToRecord,
  whyNotAnswered,
} from '../../domain/booking/consent.ts';
import { ASKED_AGAIN, isScreeningOpen, type ScreeningStatus, screeningStatus } from '../../domain/booking/screening.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { mayStoreHealth } from '../people/consent.ts';
import { type NamedBooking, nameBookings } from './book.ts';

/** What an athlete sees of the questions about one of their bookings. */
export interface ConsentView {
  readonly booking: NamedBooking;
  /** The newest answer; null before the first. */
  readonly last: ConsentRecord | null;
  readonly status: ConsentStatus;
  /** What holds for this booking. */
  readonly allowed: Allowed;
  readonly screening: ScreeningStatus;
  /** "Anything new?" waits for an answer. */
  readonly isScreeningOpen: boolean;
  /** The athlete ended it. */
  readonly stopped: boolean;
  /** So near that the last questions are asked. */
  readonly near: boolean;
  /** Running now. */
  readonly begun: boolean;
}

export interface ConsentInput {
  /** Without it, the next one. */
  readonly bookingId?: string | undefined;
  /** null: only how they want to be treated. */
  readonly word: ConsentWord | null;
  readonly said: Allowance;
  readonly now: Instant;
}

export interface ConsentSaved {
  /** null: only how they want to be treated was said. */
  readonly recorded: ConsentAnswer | null;
  /** How they want to be treated changed: for this booking, for all of them, or not. */
  readonly changed: 'this' | 'all' | null;
  /** null: no booking to come. */
  readonly view: ConsentView | null;
}

/** The questions about one of the actor's bookings, or about their next one; null when they have none. */
export const viewConsent =
  ({ store }: Deps) =>
  async (actor: Actor, bookingId: string | undefined, now: Instant): Promise<ConsentView | Refusal | null> => {
    const team = store.team(actor.teamId);
    const booking = await findBooking(team, actor.personId, bookingId, now);
    if (booking === null || isRefusal(booking)) return booking;
    return viewOf(team, booking, now);
  };

/** The same for a message; null once the booking is over, cancelled or on hold. */
export const questionsAbout =
  ({ store }: Deps) =>
  async (teamId: string, bookingId: string, now: Instant): Promise<ConsentView | null> => {
    const team = store.team(teamId);
    const booking = await team.bookings.byId(bookingId);
    const asks = booking?.state === 'booked' && booking.end > now && isMassage(booking);
    return asks ? viewOf(team, booking, now) : null;
  };

/**
 * Records what the actor says about being treated. A yes with wishes holds them for this massage; wishes alone hold for
 * every one. The therapist hears of a no.
 */
export const answerConsent =
  ({ store }: Deps) =>
  async (actor: Actor, input: ConsentInput): Promise<ConsentSaved | Refusal> => {
    const { bookingId, word, said, now } = input;
    return store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(actor.personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      // A no needs nobody's leave.
      const needs = word === 'yes' || word === null ? mayStoreHealth(person, now) : null;
      if (needs) return needs;
      await tx.team.lock(`consent:${person.id}`);
      const booking = await findBooking(tx, person.id, bookingId, now);
      if (isRefusal(booking)) return booking;
      if (word === null) return keepWishes(tx, person.id, booking, said, now);
      if (booking === null) return justOver(tx, person.id, now);
      const recorded = await record(tx, booking, { word, said, now });
      return isRefusal(recorded) ? recorded : { ...recorded, view: await viewOf(tx, booking, now) };
    });
  };

async function record(
  tx: TeamStore,
  booking: Booking,
  { word, said, now }: Required<Pick<ConsentInput, 'said' | 'now'>> & { readonly word: ConsentWord },
): Promise<Pick<ConsentSaved, 'recorded' | 'changed'> | Refusal> {
  const { id, athleteId } = booking;
  const [before, wishes] = await Promise.all([tx.consents.of([id]), tx.allowances.of([athleteId])]);
  const fresh = word === 'yes' ? newIn(said, allowedFor(wishes, id)) : {};
  const isChanged = Object.keys(fresh).length > 0;
  const answer = consentToRecord(booking, before, word, now);
  // The same yes with other wishes is a new yes.
  const recorded = isRefusal(answer) && answer.refused === 'already-answered' && isChanged ? 'yes' : answer;
  if (isRefusal(recorded)) return recorded;
  await tx.consents.add(id, athleteId, recorded, now);
  const audit = tx.audit.by(athleteId, now);
  await audit.note('consent.answer', athleteId, { booking: id, answer: recorded });
  if (isChanged) {
    await tx.allowances.add({ athleteId, bookingId: id, said: fresh, at: now });
    await audit.note('allowance.set', athleteId, { booking: id });
  }
  if (recorded !== 'yes') await tellTherapist(tx, booking, recorded, now);
  return { recorded, changed: isChanged ? 'this' : null };
}

/** Wishes for every massage; what was said for one of them before gives way to the newer word. */
async function keepWishes(
  tx: TeamStore,
  athleteId: string,
  booking: Booking | null,
  said: Allowance,
  now: Instant,
): Promise<ConsentSaved> {
  const wishes = await tx.allowances.of([athleteId]);
  const forAll = newIn(said, allowedFor(wishes, null));
  const forThis = booking ? newIn(said, allowedFor(wishes, booking.id)) : {};
  const fresh = { ...forAll, ...forThis };
  const isChanged = Object.keys(fresh).length > 0;
  if (isChanged) {
    await tx.allowances.add({ athleteId, bookingId: null, said: fresh, at: now });
    await tx.audit.by(athleteId, now).note('allowance.set', athleteId, { booking: null });
  }
  return {
    recorded: null,
    changed: isChanged ? 'all' : null,
    view: booking && (await viewOf(tx, booking, now)),
  };
}

async function tellTherapist(tx: TeamStore, booking: Booking, answer: ConsentAnswer, now: Instant): Promise<void> {
  await tx.outbox.put([
    {
      key: `booking.refused:${booking.id}:${now}`,
      to: { personId: booking.therapistId },
      kind: answer === 'stopped' ? 'booking.stopped' : 'booking.refused',
      data: { bookingId: booking.id },
      dueAt: now,
      lane: answer === 'stopped' ? 'alert' : 'reply',
    },
  ]);
}

/** The actor's own massage, as it stands: named, or the next one. A refusal says what became of it. */
export async function findBooking(
  team: TeamStore,
  athleteId: string,
  bookingId: string | undefined,
  now: Instant,
): Promise<Booking | Refusal | null> {
  const coming = (await team.bookings.ofAthlete(athleteId, now)).filter(isActive).filter(isMassage);
  if (bookingId === undefined) return coming[0] ?? null;
  const booking = await team.bookings.byId(bookingId);
  // An assessment asks for no consent of its own.
  if (!booking || !isMassage(booking)) return { refused: 'not-found', what: 'booking' };
  if (booking.athleteId !== athleteId) return { refused: 'not-yours' };
  const moved = coming.find((one) => one.calendarUid === booking.calendarUid && one.id !== booking.id);
  if (moved) return { refused: 'booking-moved', to: moved.start, booking: moved.id };
  return whyNotAnswered(booking, now) ?? booking;
}

/** Nothing is to come: somebody who answers late is told of the booking that has just ended. */
async function justOver(team: TeamStore, athleteId: string, now: Instant): Promise<Refusal> {
  const recent = await team.bookings.ofAthlete(athleteId, now - 24 * HOUR);
  const last = recent.findLast(({ state }) => state !== 'cancelled');
  return last ? { refused: 'booking-over', at: last.end } : { refused: 'not-found', what: 'booking' };
}

async function viewOf(team: TeamStore, booking: Booking, now: Instant): Promise<ConsentView> {
  const [[named], consents, screenings, wishes] = await Promise.all([
    nameBookings(team, [booking]),
    team.consents.of([booking.id]),
    team.screenings.of([booking.id]),
    team.allowances.of([booking.athleteId]),
  ]);
  if (!named) throw new Error(`no name for booking ${booking.id}`);
  const last = consents.at(-1) ?? null;
  return {
    booking: named,
    last,
    status: consentStatus(booking, consents, now),
    allowed: allowedFor(wishes, booking.id),
    screening: screeningStatus(booking, screenings, now),
    isScreeningOpen: isScreeningOpen(booking, screenings, now),
    stopped: last?.answer === 'stopped',
    near: booking.start - ASKED_AGAIN <= now,
    begun: booking.start <= now,
  };
}
