import { HOUR, type Instant } from '../../domain/day.ts';
import { askAgainAt, lapsesAt } from '../../domain/plan/lapse.ts';
import { quietHours } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredPlan } from '../../store/plan/plans.ts';
import type { Deps } from '../deps.ts';
import { PLANNERS } from './plan.ts';

/** A proposal that lapsed longer ago is no news to anybody. */
const NEWS_FOR = 24 * HOUR;

/**
 * Brings up again, once, what nobody has answered, to everybody who can accept it, and lets it lapse at its first line.
 * One team's fault stops no other's.
 */
export const followUpProposals =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    const failures: unknown[] = [];
    for (const { id: teamId } of await store.directory.teams()) {
      try {
        for (const plan of await store.team(teamId).plans.open())
          await store.transaction(teamId, (tx) => followUp(tx, plan, now));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `proposals of ${failures.length} teams failed`);
  };

async function followUp(tx: TeamStore, plan: StoredPlan, now: Instant): Promise<void> {
  const lapse = lapsesAt(plan);
  if (lapse === null) return;
  const staff = await tx.people.list([...PLANNERS]);
  const isOver = now >= lapse;
  if (isOver) {
    await tx.team.lock('plan');
    if (!(await tx.plans.lapse(plan))) return;
    await tx.audit.by(null, now).note('plan.lapse', null, { plan: plan.id });
    if (now - lapse >= NEWS_FOR) return;
  }
  const kind = isOver ? 'plan.lapsed' : 'plan.unanswered';
  const readers = isOver ? staff : staff.filter((person) => now >= (askAgainAt(plan, quietHours(person)) ?? now + 1));
  await tx.outbox.put(
    readers.map(({ id }) => ({
      key: `${kind}:${plan.id}:${id}`,
      to: { personId: id },
      kind,
      data: { planId: plan.id },
      dueAt: now,
    })),
  );
}
