import { addDays, dayOf, HOUR, type Instant, instantOf, weekdayOf, weekStart } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { StoredPlan } from '../../store/plan/plans.ts';
import type { Team } from '../../store/team/teams.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { PLANNERS, type PlanView, viewOf } from './plan.ts';
import { tellPlanners } from './replan.ts';
import { mondayOf, type PlanProgress, readWeekToPlan, solveWeek, storePlan, whatIsMissing } from './solveWeek.ts';

/** Proposes a week: the rest of this one, or the next. Nothing happens until staff accept it. */
export const propose =
  ({ store, planSeconds: seconds }: Deps) =>
  async (
    actor: Actor,
    which: 'this' | 'next',
    now: Instant,
    onProgress?: PlanProgress,
  ): Promise<PlanView | Refusal> => {
    if (!hasRole(actor, PLANNERS)) return { refused: 'not-allowed', needs: 'trainer' };
    const { zone } = await store.team(actor.teamId).team.get();
    const monday = mondayOf(which, zone, now);
    const week = await store.transaction(actor.teamId, (tx) => readWeekToPlan(tx, monday, now));
    const missing = whatIsMissing(week);
    if (missing) return missing;
    const solved = await solveWeek(monday, week, { onProgress, seconds });
    return store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('plan');
      return viewOf(tx, actor, await storePlan(tx, solved, { by: actor.personId, now }), now);
    });
  };

/** Teams planned per look: the other jobs wait meanwhile. */
const TEAMS_A_LOOK = 3;
/** A week that was missed is still planned within these hours. */
const LATE_HOURS = 12;

/** At each team's own day and hour, proposes next week once and tells the staff who can accept it. */
export const proposeDueWeeks =
  (deps: Deps) =>
  async (now: Instant): Promise<void> => {
    let planned = 0;
    for (const team of await deps.store.directory.teams()) {
      if (planned >= TEAMS_A_LOOK) return;
      const due = planDue(team, now);
      if (due !== null && (await proposeDueWeek(deps, team, due, now))) planned += 1;
    }
  };

/** When the team's weekly proposal became due; null when it is not. */
function planDue({ settings, zone }: Team, now: Instant): Instant | null {
  const { planWeekday, planAt } = teamSettings(settings);
  const today = dayOf(now, zone);
  const due = instantOf(addDays(today, -((weekdayOf(today) - planWeekday + 7) % 7)), planAt, zone);
  return now >= due && now < due + LATE_HOURS * HOUR ? due : null;
}

async function proposeDueWeek(
  { store, planSeconds: seconds }: Deps,
  team: Team,
  due: Instant,
  now: Instant,
): Promise<boolean> {
  const monday = addDays(weekStart(dayOf(due, team.zone)), 7);
  const isThere = (plan: StoredPlan | null) => plan !== null && plan.createdAt >= due;
  const reading = store.team(team.id);
  if (isThere(await reading.plans.ofWeek(monday)) || (await reading.clinic.therapists()).length === 0) return false;
  const week = await store.transaction(team.id, (tx) => readWeekToPlan(tx, monday, now));
  if (whatIsMissing(week)) return false;
  const solved = await solveWeek(monday, week, { seconds });
  await store.transaction(team.id, async (tx) => {
    await tx.team.lock('plan');
    if (isThere(await tx.plans.ofWeek(monday))) return;
    await tellPlanners(tx, await storePlan(tx, solved, { by: null, now }), now);
  });
  return true;
}
