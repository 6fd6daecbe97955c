import { type Instant, MINUTE } from '../../domain/day.ts';
import { hasImpossible } from '../../domain/plan/replan.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredPlan } from '../../store/plan/plans.ts';
import type { ClaimedReplan } from '../../store/plan/replans.ts';
import { tellTroubles } from '../booking/trouble.ts';
import type { Deps } from '../deps.ts';
import { pinsThatFit } from './adjust.ts';
import { openPlanOf, PLANNERS } from './plan.ts';
import { isWorthAsking, itemsOf, mondayOf, readWeekToPlan, solveWeek, storePlan, whatIsMissing } from './solveWeek.ts';

const LEASE = 5 * MINUTE;
const AGAIN_AFTER = 10 * MINUTE;
const TRIES = 3;
/** Teams planned per look: the other jobs wait meanwhile. */
const TEAMS_A_LOOK = 3;

/**
 * Looks again at the weeks of the teams where something changed. Whoever has a booking that cannot stay is told. If the smallest change is worth asking about, it is
 * proposed and staff are told why; otherwise nothing is said.
 */
export const replanDue =
  (deps: Deps) =>
  async (now: Instant): Promise<void> => {
    const { store } = deps;
    const failures: unknown[] = [];
    for (let teams = 0; teams < TEAMS_A_LOOK; teams++) {
      const claimed = await store.replanQueue.claim(now, LEASE);
      if (!claimed) break;
      try {
        await store.transaction(claimed.teamId, (tx) => tellTroubles(tx, now));
        for (const which of ['this', 'next'] as const) await replanWeek(deps, claimed, which, now);
        await store.replanQueue.finish(claimed);
      } catch (error) {
        failures.push(error);
        if (claimed.tries >= TRIES) await store.replanQueue.finish(claimed);
        else await store.replanQueue.putOff(claimed, now + AGAIN_AFTER);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} teams could not be planned again`);
  };

async function replanWeek(
  { store, planSeconds: seconds }: Deps,
  { teamId, causes }: ClaimedReplan,
  which: 'this' | 'next',
  now: Instant,
): Promise<void> {
  const team = store.team(teamId);
  const monday = mondayOf(which, (await team.team.get()).zone, now);
  const week = await store.transaction(teamId, (tx) => readWeekToPlan(tx, monday, now));
  // A team that does not plan this week is asked only when a booking has become impossible.
  if (whatIsMissing(week) || ((await team.plans.ofWeek(monday)) === null && !hasImpossible(week))) return;
  const open = await openPlanOf(team, monday, now);
  const pins = open ? pinsThatFit(week, open.pins) : [];
  const solved = await solveWeek(monday, week, { pins, seconds });
  if (!isWorthAsking(solved)) return;
  await store.transaction(teamId, async (tx) => {
    await tx.team.lock('plan');
    const last = await tx.plans.ofWeek(monday);
    if (last && last.state !== 'accepted' && linesOf(last.items) === linesOf(itemsOf(solved))) return;
    // A proposal nobody has answered passes its causes on to this one, which replaces it.
    const before = last?.state === 'proposed' ? last.causes : [];
    await tellPlanners(tx, await storePlan(tx, solved, { by: null, causes: [...before, ...causes], now }), now);
  });
}

/** What a proposal would change, to compare: staff are not told again what an open or a declined one says already. */
function linesOf(items: ReturnType<typeof itemsOf>): string {
  return items
    .filter(({ action }) => action !== 'keep')
    .map(({ action, athleteId, therapistId, type, start, bookingId }) =>
      [action, athleteId, therapistId, type, start, bookingId].join(' '),
    )
    .sort()
    .join('\n');
}

/** Tells everybody who may accept a proposal that there is one. */
export async function tellPlanners(tx: TeamStore, plan: StoredPlan, now: Instant): Promise<void> {
  const staff = await tx.people.list([...PLANNERS]);
  await tx.outbox.put(
    staff.map((person) => ({
      key: `plan.proposed:${plan.id}:${person.id}`,
      to: { personId: person.id },
      kind: 'plan.proposed',
      data: { planId: plan.id },
      dueAt: now,
    })),
  );
}
