import { judgeStart } from '../../domain/booking/judgeStart.ts';
import { type Day, dayOf, type Instant, instantOf, MINUTE, type TimeOfDay, timeOf } from '../../domain/day.ts';
import type { PlanItem } from '../../domain/plan/lines.ts';
import { type Pin, withPins } from '../../domain/plan/replan.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { type TeamWeek, withoutWeekLimit } from '../../domain/scheduling/week/teamWeek.ts';
import { isMovable, type PlannedMassage } from '../../domain/scheduling/week/translate.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { PLANNERS, type PlanView, undecided, viewOf } from './plan.ts';
import { type PlanProgress, readWeekToPlan, solveWeek, storePlan } from './solveWeek.ts';

/** What a person wants for one line: as it stands now, no booking, or another time or therapist. */
export type Adjustment =
  | { readonly to: 'keep' }
  | { readonly to: 'none' }
  | {
      readonly to: 'place';
      /** The line's own when left out; on the clinic's wall clock. */
      readonly day?: Day;
      readonly time?: TimeOfDay;
      readonly therapistId?: string;
    };

/**
 * Settles one line of a proposal and plans the rest of the week around it; the new proposal replaces this one. Nothing
 * is booked. What is no longer possible is refused with its reason.
 */
export const adjustPlan =
  ({ store, planSeconds: seconds }: Deps) =>
  async (
    actor: Actor,
    planId: string,
    line: string,
    wanted: Adjustment,
    now: Instant,
    onProgress?: PlanProgress,
  ): Promise<PlanView | Refusal> => {
    if (!hasRole(actor, PLANNERS)) return { refused: 'not-allowed', needs: 'trainer' };
    const read = await store.transaction(actor.teamId, async (tx) => {
      const plan = await undecided(tx, planId, now);
      if (isRefusal(plan)) return plan;
      const week = await readWeekToPlan(tx, plan.weekStart, now);
      return { plan, week };
    });
    if (isRefusal(read)) return read;
    const { plan, week } = read;
    const item = plan.items.find(({ id }) => id === line);
    if (!item) return { refused: 'invalid', field: 'line', rule: 'plan.noLine' };
    const pin = pinFor(week, item, wanted);
    if (isRefusal(pin)) return pin;
    const others = plan.pins.filter((one) => !isSame(one, pin));
    const why = whyNot(week, others, pin);
    if (why) return why;
    const solved = await solveWeek(plan.weekStart, week, {
      pins: [...others, pin],
      start: startFrom(plan.items),
      onProgress,
      seconds,
    });
    return store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('plan');
      const current = await tx.plans.byId(plan.id);
      if (current?.state !== 'proposed' || current.version !== plan.version) return { refused: 'changed-meanwhile' };
      return viewOf(tx, actor, await storePlan(tx, solved, { by: actor.personId, causes: plan.causes, now }), now);
    });
  };

/** The bookings of a proposal, as a place for a search to start. */
export function startFrom(items: readonly PlanItem[]): readonly Omit<PlannedMassage, 'roomId' | 'end' | 'athleteId'>[] {
  return items.flatMap(({ action, needId, therapistId, type, start, end }) =>
    action === 'drop' || needId === undefined
      ? []
      : [{ needId, therapistId, type, minutes: (end - start) / MINUTE, start }],
  );
}

/** What people have settled in a proposal, as far as it is still possible. */
export function pinsThatFit(week: TeamWeek, pins: readonly Pin[]): readonly Pin[] {
  return pins.filter((pin, at) => {
    const isThere = pin.bookingId === null || week.bookings.some(({ id }) => id === pin.bookingId);
    return isThere && whyNot(week, pins.slice(0, at), pin) === null;
  });
}

function isSame(one: Pin, other: Pin): boolean {
  return one.bookingId === null
    ? other.bookingId === null && one.athleteId === other.athleteId && one.needId === other.needId
    : one.bookingId === other.bookingId;
}

function pinFor(week: TeamWeek, item: PlanItem, wanted: Adjustment): Pin | Refusal {
  const { athleteId, therapistId, type, start, end, bookingId = null, needId } = item;
  const pin = { athleteId, bookingId, needId: bookingId === null ? (needId ?? null) : null };
  if (wanted.to === 'none') return { ...pin, place: null };
  const booking = week.bookings.find(({ id }) => id === bookingId);
  if (bookingId !== null && !booking) return { refused: 'changed-meanwhile' };
  const proposed = { therapistId, type, minutes: (end - start) / MINUTE, start };
  if (wanted.to === 'keep') {
    if (!booking) return { ...pin, place: proposed };
    const { therapistId: whose, type: what, minutes, start: when } = booking;
    return { ...pin, place: { therapistId: whose, type: what, minutes, start: when } };
  }
  const day = wanted.day ?? dayOf(start, week.zone);
  const at = instantOf(day, wanted.time ?? timeOf(start, week.zone), week.zone);
  return { ...pin, place: { ...proposed, therapistId: wanted.therapistId ?? therapistId, start: at } };
}

/** Why a settled booking is impossible; null when it is possible. What the plan may move does not block it. */
function whyNot(week: TeamWeek, others: readonly Pin[], { athleteId, bookingId, place }: Pin): Refusal | null {
  if (!place) return null;
  const settled = withPins(week, others);
  const fixedOnly = {
    ...withoutWeekLimit(settled),
    noticeMinutes: 0,
    bookings: settled.bookings.filter((booking) => booking.id !== bookingId && !isMovable(settled, booking)),
  };
  const judged = judgeStart(fixedOnly, { athleteId, ...place });
  return isRefusal(judged) ? judged : null;
}
