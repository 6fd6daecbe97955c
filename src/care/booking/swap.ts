import type { SlotOffer } from '../../domain/booking/slotOffer.ts';
import { swapUntil } from '../../domain/booking/swap.ts';
import type { Instant } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { SwapAsk } from '../../store/booking/swaps.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { addBooking, type NamedBooking, nameBookings } from './book.ts';
import type { SwapPlace } from './swapChoices.ts';
import { judge, notOwn, stillPossible } from './swapRules.ts';
import { tellGuardian } from './tellChanges.ts';
import { tellSecondAdultFreed } from './tellSecondAdult.ts';

export interface SwapAsked {
  readonly own: NamedBooking;
  readonly other: SwapPlace;
  readonly until: Instant;
}

/**
 * Asks a team-mate, who has some time to answer. An earlier question about the same booking is withdrawn if still open.
 */
export const askSwap =
  ({ store }: Deps) =>
  async (actor: Actor, bookingId: string, otherId: string, now: Instant): Promise<SwapAsked | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('swap');
      const [own, other] = [await tx.bookings.byId(bookingId), await tx.bookings.byId(otherId)];
      const wrong = notOwn(actor, own, now);
      if (wrong !== null || own === null) return wrong ?? { refused: 'not-found', what: 'booking' };
      if (!other) return { refused: 'not-found', what: 'booking' };
      if (other.state !== 'booked' || other.athleteId === actor.personId) return { refused: 'changed-meanwhile' };
      const until = swapUntil([own.start, other.start], now);
      if (until === null) return { refused: 'invalid', field: 'booking', rule: 'swap.tooNear' };
      const before = await tx.swaps.aboutBooking(own.id);
      if (before.some((one) => one.otherId === other.id)) return { refused: 'already-done' };
      if ((await tx.swaps.waiting()).some((one) => one.otherId === other.id)) return { refused: 'changed-meanwhile' };
      const judged = await judge(tx, own, other, now);
      if ('who' in judged) return judged.who === 'asker' ? judged.refusal : { refused: 'changed-meanwhile' };
      for (const one of before) if (one.state === 'asked') await tx.swaps.end(one.id, 'over');
      const ask = await tx.swaps.ask({ bookingId: own.id, otherId: other.id, until, now });
      await tx.outbox.put([
        {
          key: `swap.asked:${ask.id}`,
          to: { personId: other.athleteId },
          kind: 'swap.asked',
          data: { swapId: ask.id },
          dueAt: now,
          lane: 'reply',
          senderId: actor.personId,
        },
      ]);
      await tx.audit
        .by(actor.personId, now)
        .note('swap.ask', other.athleteId, { swap: ask.id, booking: own.id, other: other.id });
      const [mine, theirs] = await nameBookings(tx, [own, other]);
      if (!mine || !theirs) throw new Error(`no names for swap ${ask.id}`);
      return { own: mine, other: { id: theirs.id, start: theirs.start, therapist: theirs.therapist }, until };
    });

/** Yes: both bookings change hands in one step, if everything is still as it was when they were asked. */
export const acceptSwap =
  ({ store }: Deps) =>
  async (actor: Actor, swapId: string, now: Instant): Promise<{ readonly booking: NamedBooking } | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const asked = await bothOf(tx, swapId);
      if (!asked) return { refused: 'not-found', what: 'booking' };
      if (asked.other.athleteId !== actor.personId) return { refused: 'not-yours' };
      const rooms = await tx.clinic.rooms();
      await tx.bookings.lock(
        [asked.own, asked.other].flatMap(({ therapistId, athleteId }) =>
          rooms.map((room) => ({ therapistId, athleteId, roomId: room.id })),
        ),
      );
      const locked = await bothOf(tx, swapId);
      if (!locked || locked.ask.state === 'accepted') return { refused: 'already-done' };
      const { ask, own, other } = locked;
      if (ask.state !== 'asked' || ask.until <= now) return { refused: 'expired' };
      const judged = await stillPossible(tx, own, other, now);
      if ('who' in judged) {
        await endSwap(tx, ask, 'over', own.athleteId, now);
        // Why the asker's booking no longer fits is nobody else's business.
        return judged.who === 'asked' ? judged.refusal : { refused: 'changed-meanwhile' };
      }
      for (const one of [own, other]) {
        if (!(await tx.bookings.cancel(one.id, one.version, actor.personId, now)))
          throw new Error(`the locks did not hold for booking ${one.id}`);
        await tx.outbox.withdraw(`booking.reminder:${one.id}:`);
        await tellSecondAdultFreed(tx, one, now);
      }
      const { week, dealt, ...places } = judged;
      const [table = 0, otherTable = 0] = dealt.tables;
      await tx.bookings.changeTables(dealt.changes, now);
      await bookSwapped(tx, week, own, { ...places.own, table }, actor.personId, now);
      const mine = await bookSwapped(tx, week, other, { ...places.other, table: otherTable }, actor.personId, now);
      await endSwap(tx, ask, 'accepted', own.athleteId, now);
      await tx.audit
        .by(actor.personId, now)
        .note('swap.accept', own.athleteId, { swap: ask.id, booking: own.id, other: other.id });
      const [booking] = await nameBookings(tx, [mine]);
      if (!booking) throw new Error(`no name for booking ${mine.id}`);
      return { booking };
    });

/** No: everything stays, and the asker is told so without a name. */
export const declineSwap =
  ({ store }: Deps) =>
  async (actor: Actor, swapId: string, now: Instant): Promise<true | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const asked = await bothOf(tx, swapId);
      if (!asked) return { refused: 'not-found', what: 'booking' };
      if (asked.other.athleteId !== actor.personId) return { refused: 'not-yours' };
      return (await endSwap(tx, asked.ask, 'declined', asked.own.athleteId, now)) || { refused: 'already-done' };
    });

/** Ends the questions nobody answered in time, and tells whoever asked. */
export const endSwaps =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id } of await store.directory.teams()) {
      for (const ask of await store.team(id).swaps.unanswered(now)) {
        await store.transaction(id, async (tx) => {
          const own = await tx.bookings.byId(ask.bookingId);
          if (own) await endSwap(tx, ask, 'over', own.athleteId, now);
        });
      }
    }
  };

export interface SwapView {
  readonly state: SwapAsk['state'];
  readonly until: Instant;
  readonly own: NamedBooking;
  readonly other: NamedBooking;
  /** What the asker has once it is accepted; null after they have moved it or given it back. */
  readonly now: NamedBooking | null;
}

/** The question a message is about; null when one of its bookings no longer stands and nobody has answered. */
export const viewSwap =
  ({ store }: Deps) =>
  async (teamId: string, swapId: string): Promise<SwapView | null> => {
    const team = store.team(teamId);
    const both = await bothOf(team, swapId);
    if (!both) return null;
    const stands = both.own.state === 'booked' && both.other.state === 'booked';
    if (both.ask.state === 'asked' && !stands) return null;
    const after = both.ask.state === 'accepted' ? await bookingAfter(team, both.own, both.other) : null;
    const [own, other, now = null] = await nameBookings(team, [both.own, both.other, ...(after ? [after] : [])]);
    return own && other ? { state: both.ask.state, until: both.ask.until, own, other, now } : null;
  };

/** The booking that replaced a swapped one. It keeps its calendar entry. */
async function bookingAfter(team: TeamStore, own: Booking, { start }: Booking): Promise<Booking | null> {
  const theirs = await team.bookings.ofAthlete(own.athleteId, start);
  return (
    theirs.find(
      (one) =>
        one.calendarUid === own.calendarUid && one.start === start && one.state === 'booked' && one.id !== own.id,
    ) ?? null
  );
}

async function bothOf(
  team: TeamStore,
  swapId: string,
): Promise<{ readonly ask: SwapAsk; readonly own: Booking; readonly other: Booking } | null> {
  const ask = await team.swaps.byId(swapId);
  if (!ask) return null;
  const [own, other] = [await team.bookings.byId(ask.bookingId), await team.bookings.byId(ask.otherId)];
  return own && other ? { ask, own, other } : null;
}

/** Every question ends here, and whoever asked is told. */
async function endSwap(
  tx: TeamStore,
  ask: SwapAsk,
  state: Exclude<SwapAsk['state'], 'asked'>,
  askerId: string,
  now: Instant,
): Promise<boolean> {
  if (!(await tx.swaps.end(ask.id, state))) return false;
  const message = { to: { personId: askerId }, kind: 'swap.answered', data: { swapId: ask.id }, dueAt: now } as const;
  await tx.outbox.put([{ ...message, key: `swap.answered:${ask.id}`, lane: 'reply' }]);
  return true;
}

async function bookSwapped(
  tx: TeamStore,
  week: TeamWeek,
  old: Booking,
  { therapistId, roomId, table, start, end, reasons }: SlotOffer & { readonly table: number },
  by: string,
  now: Instant,
): Promise<Booking> {
  const { athleteId, type } = old;
  const place = { athleteId, type, therapistId, roomId, table, start, end, reasons };
  const booking = await addBooking(tx, week, { ...place, origin: 'athlete', by, now, moves: old });
  if (!booking) throw new Error(`the locks did not hold for a swap at ${new Date(start).toISOString()}`);
  await tellGuardian(tx, { booking, before: old }, now);
  return booking;
}
