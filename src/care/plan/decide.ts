import { HOUR, type Instant } from '../../domain/day.ts';
import { acceptance } from '../../domain/plan/acceptance.ts';
import { tooLateAt } from '../../domain/plan/lapse.ts';
import type { PlanItem } from '../../domain/plan/lines.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Actor, hasRole } from '../access.ts';
import { addBooking, giveBack } from '../booking/book.ts';
import { tablesFor } from '../booking/tables.ts';
import { type Change, tellOfPlan } from '../booking/tellChanges.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';
import { PLANNERS, undecided } from './plan.ts';
import { keepRest } from './rest.ts';

export interface PlanApplied {
  readonly applied: number;
  /** The proposal with the lines that were not named; null when all were. */
  readonly rest: { readonly id: string; readonly lines: number } | null;
  /** What no longer fitted, and why; none of it was changed. */
  readonly left: readonly { readonly athlete: string; readonly start: Instant; readonly why: Refusal }[];
}

/**
 * Accepts a whole proposal or the named lines: what still fits is applied in one step, the rest is listed. Lines that
 * were not named stay open as a proposal of their own. Times that come free are offered to the waitlist.
 */
export const acceptPlan =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    planId: string,
    only: readonly string[] | null,
    now: Instant,
  ): Promise<PlanApplied | Refusal> => {
    if (!hasRole(actor, PLANNERS)) return { refused: 'not-allowed', needs: 'trainer' };
    return store.transaction(actor.teamId, async (tx) => {
      // Lock the plan before any booking: a proposal made meanwhile waits, or takes the place of this one.
      await tx.team.lock('plan');
      const plan = await undecided(tx, planId, now);
      if (isRefusal(plan)) return plan;
      const all = plan.items;
      if (only !== null && (only.length === 0 || only.some((line) => !all.some(({ id }) => id === line))))
        return { refused: 'invalid', field: 'only', rule: 'plan.noLine' };
      const items = all.filter((item) => item.action !== 'keep' && (only === null || only.includes(item.id)));
      // Only kept lines: there is nothing to decide, and the proposal stays as it is.
      if (only !== null && items.length === 0) return { refused: 'already-done' };
      const rooms = await tx.clinic.rooms();
      await tx.bookings.lock(
        items.flatMap((item) =>
          rooms.map((room) => ({ therapistId: item.therapistId, athleteId: item.athleteId, roomId: room.id })),
        ),
      );
      if (!(await tx.plans.decide(plan.id, plan.version, { state: 'accepted', by: actor.personId, now })))
        return { refused: 'changed-meanwhile' };
      const result = await apply(tx, plan.id, items, actor.personId, now);
      const left = result.left.map(({ line }) => line);
      const done = items.flatMap(({ id }) => (left.includes(id) ? [] : [id]));
      await tx.plans.note(plan.id, { done, left });
      const rest = only === null ? null : await keepRest(tx, plan, items, result.booked, actor.personId, now);
      await tx.audit.by(actor.personId, now).note('plan.accept', null, {
        plan: plan.id,
        applied: done.length,
        left: left.length,
        rest: rest?.id,
      });
      return {
        applied: done.length,
        rest,
        left: result.left.map(({ athlete, start, why }) => ({ athlete, start, why })),
      };
    });
  };

/** Leaves everything as it is. */
export const declinePlan =
  ({ store }: Deps) =>
  async (actor: Actor, planId: string, now: Instant): Promise<true | Refusal> => {
    if (!hasRole(actor, PLANNERS)) return { refused: 'not-allowed', needs: 'trainer' };
    return store.transaction(actor.teamId, async (tx) => {
      const plan = await undecided(tx, planId, now);
      if (isRefusal(plan)) return plan;
      const done = await tx.plans.decide(plan.id, plan.version, { state: 'declined', by: actor.personId, now });
      if (!done) return { refused: 'already-done' };
      await tx.audit.by(actor.personId, now).note('plan.decline', null, { plan: plan.id });
      return true;
    });
  };

interface Applied {
  readonly left: readonly (PlanApplied['left'][number] & { readonly line: string })[];
  /** The bookings that the lines were made from. */
  readonly booked: ReadonlyMap<string, string>;
}

/** Does the lines that can be done together: first everything is given back, then everything is booked. */
async function apply(
  tx: TeamStore,
  planId: string,
  items: readonly PlanItem[],
  by: string,
  now: Instant,
): Promise<Applied> {
  if (items.length === 0) return { left: [], booked: new Map() };
  const athleteIds = [...new Set(items.map((item) => item.athleteId))];
  const end = Math.max(...items.map((item) => item.end)) + HOUR;
  const week = await readTeamWeek(tx, { start: now, end, now, athleteIds, atOnce: true });
  const old = await bookingsOf(tx, items);
  const isAsItWas = ({ bookingId, from }: PlanItem) => {
    const booking = bookingId === undefined ? undefined : old.get(bookingId);
    return bookingId === undefined || (booking?.state === 'booked' && booking.start === from);
  };
  const isOpen = (item: PlanItem) => isAsItWas(item) && tooLateAt(item) > now;
  const { done, left } = acceptance(week, items.filter(isOpen));
  const places = done.flatMap(({ item, place }) => (place ? [{ ...place, item }] : []));
  const freed = done.flatMap(({ item }) => old.get(item.bookingId ?? '') ?? []);
  const dealt = await tablesFor(tx, week, places, [...freed.map(({ id }) => id)]);
  if (!dealt) throw new Error(`a room of plan ${planId} is fuller than it was counted`);
  for (const booking of freed)
    if (!(await tx.bookings.cancel(booking.id, booking.version, by, now)))
      throw new Error(`the locks did not hold for booking ${booking.id}`);
  await tx.bookings.changeTables(dealt.changes, now);
  const changes: Change[] = done.flatMap(({ item, place }) => {
    const booking = old.get(item.bookingId ?? '');
    return booking && place === null ? [{ booking, before: booking }] : [];
  });
  const booked = new Map<string, string>();
  for (const [at, { item, roomId, start, end: until }] of places.entries()) {
    const { athleteId, therapistId, type, reasons } = item;
    const before = old.get(item.bookingId ?? '') ?? null;
    const booking = await addBooking(tx, week, {
      ...{ athleteId, therapistId, roomId, type, start, end: until, reasons, by, now, origin: 'plan' },
      table: dealt.tables[at] ?? 0,
      moves: before ?? undefined,
    });
    if (!booking) throw new Error(`the locks did not hold for ${item.action} of plan line ${item.id}`);
    booked.set(item.id, booking.id);
    changes.push({ booking, before });
    await endWait(tx, item);
  }
  for (const booking of freed) await giveBack(tx, booking, now);
  await tellOfPlan(tx, changes, { because: planId, by, now });
  const names = await tx.people.namesOf(athleteIds);
  const gone = items
    .filter((item) => !isOpen(item))
    .map((item) => ({ item, why: tooLateAt(item) <= now ? PAST : CHANGED }));
  return {
    left: [...gone, ...left].map(({ item: { id, athleteId, start }, why }) => ({
      ...{ line: id, athlete: names.get(athleteId) ?? '', start, why },
    })),
    booked,
  };
}

const CHANGED: Refusal = { refused: 'changed-meanwhile' };
const PAST: Refusal = { refused: 'past' };

/** The bookings that lines are about, by id. */
async function bookingsOf(tx: TeamStore, items: readonly PlanItem[]): Promise<ReadonlyMap<string, Booking>> {
  const found = new Map<string, Booking>();
  for (const { bookingId } of items) {
    const booking = bookingId === undefined ? null : await tx.bookings.byId(bookingId);
    if (booking) found.set(booking.id, booking);
  }
  return found;
}

/** Whoever waited for such a massage has it: they wait no longer. */
async function endWait(tx: TeamStore, { athleteId, type, start, end }: PlanItem): Promise<void> {
  const waits = (await tx.waitlist.ofAthlete(athleteId)).filter(
    (one) =>
      one.state === 'waiting' && one.from <= start && end <= one.until && (one.type === null || one.type === type),
  );
  if (waits.length > 0) await tx.team.lock('waitlist');
  for (const { id } of waits) await tx.waitlist.end(id, 'taken');
}
