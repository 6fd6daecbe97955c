import { judgeStart } from '../../domain/booking/judgeStart.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import { tooLateAt } from '../../domain/plan/lapse.ts';
import type { PlanItem } from '../../domain/plan/lines.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type TeamBooking, type TeamWeek, withoutWeekLimit } from '../../domain/scheduling/week/teamWeek.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Actor, hasRole } from '../access.ts';
import { addBooking, giveBack, tablesFor } from '../booking/book.ts';
import { tellGuardianOfCancelling } from '../booking/tellGuardian.ts';
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
      const result = await apply(tx, items, actor.personId, now);
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

async function apply(tx: TeamStore, items: readonly PlanItem[], by: string, now: Instant): Promise<Applied> {
  const booked = new Map<string, string>();
  if (items.length === 0) return { left: [], booked };
  const athleteIds = [...new Set(items.map((item) => item.athleteId))];
  const end = Math.max(...items.map((item) => item.end)) + HOUR;
  let week = await readTeamWeek(tx, { start: now, end, now, athleteIds, atOnce: true });
  const names = await tx.people.namesOf(athleteIds);
  const left: Applied['left'][number][] = [];
  const freed: Booking[] = [];
  // Give back first, to make room for what comes.
  for (const item of [...items].sort((a, b) => ORDER[a.action] - ORDER[b.action] || a.start - b.start)) {
    const done = await applyItem(tx, week, item, by, now);
    if (isRefusal(done)) {
      left.push({ line: item.id, athlete: names.get(item.athleteId) ?? '', start: item.start, why: done });
      continue;
    }
    if (done.old) freed.push(done.old);
    if (done.bookingId) booked.set(item.id, done.bookingId);
    const others = week.bookings.filter((booking) => booking.id !== item.bookingId);
    week = { ...week, bookings: item.action === 'drop' ? others : [...others, asTeamBooking(item)] };
  }
  for (const booking of freed) await giveBack(tx, booking, now);
  return { left, booked };
}

const ORDER = { drop: 0, move: 1, add: 2, keep: 3 } as const;

async function applyItem(
  tx: TeamStore,
  week: TeamWeek,
  item: PlanItem,
  by: string,
  now: Instant,
): Promise<{ readonly old: Booking | null; readonly bookingId: string | null } | Refusal> {
  const { athleteId, therapistId, type, start, bookingId } = item;
  if (tooLateAt(item) <= now) return { refused: 'past' };
  const old = bookingId === undefined ? null : await tx.bookings.byId(bookingId);
  if (bookingId !== undefined && (old?.state !== 'booked' || old.start !== item.from))
    return { refused: 'changed-meanwhile' };
  if (item.action === 'drop') {
    if (!old || !(await tx.bookings.cancel(old.id, old.version, by, now))) return { refused: 'changed-meanwhile' };
    await tellGuardianOfCancelling(tx, old, by, now);
    await tx.outbox.put([
      {
        key: `booking.cancelled:${old.id}`,
        to: { personId: athleteId },
        kind: 'booking.cancelled',
        data: { bookingId: old.id },
        dueAt: now,
        senderId: by,
      },
    ]);
    return { old, bookingId: null };
  }
  // What staff settled by hand is their word on how many massages a week.
  const judged = judgeStart(item.pinned ? withoutWeekLimit(week) : week, {
    athleteId,
    therapistId,
    type,
    start,
    instead: bookingId,
  });
  if (isRefusal(judged)) return judged;
  const tables = await tablesFor(tx, week, judged, bookingId);
  if (!tables) return { refused: 'room-full', next: null };
  if (old && !(await tx.bookings.cancel(old.id, old.version, by, now))) return { refused: 'changed-meanwhile' };
  await tx.bookings.changeTables(tables, now);
  const { end, reasons } = item;
  const { roomId } = judged;
  const booking = await addBooking(tx, week, {
    athleteId,
    therapistId,
    roomId,
    type,
    start,
    end,
    reasons,
    by,
    now,
    origin: 'plan',
    moves: old ?? undefined,
  });
  if (!booking) throw new Error(`the locks did not hold for ${item.action} of plan line ${item.id}`);
  await endWait(tx, item);
  await tx.outbox.put([
    {
      key: `booking.planned:${booking.id}`,
      to: { personId: athleteId },
      kind: 'booking.planned',
      data: { bookingId: booking.id, from: old?.start },
      dueAt: now,
      senderId: by,
    },
  ]);
  return { old, bookingId: booking.id };
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

function asTeamBooking(item: PlanItem): TeamBooking {
  const { id, athleteId, therapistId, roomId, type, start, end } = item;
  return {
    id: `plan:${id}`,
    athleteId,
    therapistId,
    roomId,
    type,
    start,
    minutes: (end - start) / 60_000,
    fixed: true,
  };
}
