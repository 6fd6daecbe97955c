import type { Instant } from '../../domain/day.ts';
import type { PlanItem } from '../../domain/plan/lines.ts';
import type { Pin } from '../../domain/plan/replan.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredPlan } from '../../store/plan/plans.ts';

/**
 * Keeps the undecided lines when some lines of a proposal are accepted: a new proposal with the same line numbers. What
 * was just accepted is in it as booked; what no longer fitted is gone.
 */
export async function keepRest(
  tx: TeamStore,
  plan: StoredPlan,
  accepted: readonly PlanItem[],
  booked: ReadonlyMap<string, string>,
  by: string,
  now: Instant,
): Promise<{ readonly id: string; readonly lines: number } | null> {
  const items = plan.items.flatMap((item) => (accepted.includes(item) ? asBooked(item, booked) : [item]));
  const lines = items.filter(({ action }) => action !== 'keep').length;
  if (lines === 0) return null;
  const { weekStart, unserved, objective, upperBound, needs, basis, causes } = plan;
  const whole = accepted.every(({ id, action }) => action === 'drop' || booked.has(id));
  const rest = await tx.plans.propose({
    weekStart,
    items,
    unserved,
    objective,
    needs,
    basis,
    causes,
    by,
    now,
    // The week comes out as it was proposed only if all of that was done.
    upperBound: whole ? upperBound : null,
    pins: plan.pins.filter((pin) => !accepted.some((item) => isOf(pin, item))),
  });
  await tx.audit.by(by, now).note('plan.propose', null, { plan: rest.id, restOf: plan.id, lines });
  return { id: rest.id, lines };
}

function asBooked(
  { pinned: _, forced: __, ...item }: PlanItem,
  booked: ReadonlyMap<string, string>,
): readonly PlanItem[] {
  const bookingId = booked.get(item.id);
  if (bookingId === undefined) return [];
  return [{ ...item, action: 'keep', reasons: [], bookingId, from: item.start, fromTherapistId: item.therapistId }];
}

function isOf(pin: Pin, { bookingId, athleteId, needId }: PlanItem): boolean {
  return pin.bookingId === null
    ? bookingId === undefined && pin.athleteId === athleteId && pin.needId === needId
    : pin.bookingId === bookingId;
}
