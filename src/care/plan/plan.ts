import { isTentative } from '../../domain/booking/tentative.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { PlanBasis } from '../../domain/plan/basis.ts';
import { lapsesAt } from '../../domain/plan/lapse.ts';
import type { PlanItem, UnservedItem } from '../../domain/plan/lines.ts';
import type { ReplanCause } from '../../domain/plan/replan.ts';
import { type Coverage, coverageOf, type UnservedKind, unservedKind } from '../../domain/plan/unserved.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredPlan } from '../../store/plan/plans.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { wantsPictures } from '../people/mySettings.ts';
import { closedAmong } from '../people/openToStaff.ts';

export interface PlanView {
  readonly id: string;
  readonly weekStart: Day;
  readonly state: StoredPlan['state'];
  readonly createdAt: Instant;
  /** When it lapses, or lapsed, unless somebody answers; null: there is nothing to answer. */
  readonly lapsesAt: Instant | null;
  /** What it would do; of an accepted plan what was done. */
  readonly items: readonly NamedItem[];
  /** Of an accepted plan: what no longer fitted, and was not done. */
  readonly left: readonly Pick<NamedItem, 'athlete' | 'start'>[];
  readonly unserved: readonly NamedUnserved[];
  readonly coverage: Coverage;
  /** What the plan was made without; null where that was not noted. */
  readonly basis: PlanBasis | null;
  /** How far it is at most below the best possible plan, from 0 to 1; null for a plan without a bound. */
  readonly gap: number | null;
  readonly causes: readonly NamedCause[];
  /** The clinic's zone: the days and hours of the week. */
  readonly zone: string;
  /** Show charts as pictures; otherwise as words. */
  readonly pictures: boolean;
}

export interface NamedUnserved extends Omit<UnservedItem, 'goal'> {
  /** Missing for a reader who may not see what a massage is for. */
  readonly goal?: UnservedItem['goal'];
  readonly athlete: string;
  /** Missing for a reader who may not see why. */
  readonly kind?: UnservedKind;
}

export interface NamedItem extends Omit<PlanItem, 'type'> {
  /** null: the reader may not know the kind. */
  readonly type: PlanItem['type'] | null;
  readonly athlete: string;
  readonly therapist: string;
  readonly fromTherapist: string;
  /** The reader may not learn why. */
  readonly whyHidden?: true;
  readonly room: string;
  /** So far ahead that it is looked at again on its morning. */
  readonly tentative: boolean;
}

export interface NamedCause extends ReplanCause {
  /** Whom it concerns, or the calendar it came from; empty for the whole team. */
  readonly name: string;
}

export const PLANNERS = ['trainer', 'therapist', 'clinician'] as const;

/** The newest proposal, or one by id. */
export const viewPlan =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant, planId?: string): Promise<PlanView | Refusal> => {
    if (!hasRole(actor, [...PLANNERS, 'coach'])) return { refused: 'not-allowed', needs: 'trainer' };
    const team = store.team(actor.teamId);
    const plan = planId === undefined ? (await team.plans.newest(1))[0] : await team.plans.byId(planId);
    if (!plan) return { refused: 'not-found', what: 'plan' };
    const view = await viewOf(team, actor, plan, now);
    return hasRole(actor, PLANNERS) ? view : withoutHealth(view);
  };

/** A coach sees who is treated when, but not what for: the reasons speak of soreness and findings. */
function withoutHealth(view: PlanView): PlanView {
  return {
    ...view,
    items: view.items.map(({ goal, forced, ...item }) => ({ ...item, ...HIDDEN })),
    unserved: view.unserved.map(({ athleteId, athlete }) => ({ athleteId, athlete, reasons: [] })),
    causes: withoutHolds(view.causes),
    basis: view.basis && { ...view.basis, athletes: view.basis.athletes - view.basis.closed, closed: 0 },
  };
}

/** What a line is for is not for staff while the athlete's data are closed. */
function withoutWhy({ goal, forced, ...item }: PlanItem): Omit<PlanItem, 'type'> & typeof HIDDEN {
  return { ...item, ...HIDDEN };
}

/** What a line does not say to whoever may not learn why: the kind says it too. */
const HIDDEN = { type: null, reasons: [], whyHidden: true } as const;

function withoutHolds(causes: readonly NamedCause[]): readonly NamedCause[] {
  return causes.filter(({ kind }) => kind !== 'hold' && kind !== 'injury');
}

/** The proposal a message is about; null once it was answered or has lapsed. */
export const openPlan =
  ({ store }: Deps) =>
  async (teamId: string, planId: string, now: Instant): Promise<PlanView | null> => {
    const team = store.team(teamId);
    const plan = await team.plans.byId(planId);
    return plan && whyClosed(plan, now) === null ? viewOf(team, null, plan, now) : null;
  };

/** A proposal that lapsed, for the message that says so. */
export const lapsedPlan =
  ({ store }: Deps) =>
  async (teamId: string, planId: string, now: Instant): Promise<PlanView | null> => {
    const team = store.team(teamId);
    const plan = await team.plans.byId(planId);
    return plan?.state === 'lapsed' ? viewOf(team, null, plan, now) : null;
  };

/** The proposal for a week that can still be answered. */
export async function openPlanOf(team: TeamStore, monday: Day, now: Instant): Promise<StoredPlan | null> {
  const last = await team.plans.ofWeek(monday);
  return last && stateOf(last, now) === 'proposed' ? last : null;
}

/**
 * How far a plan is at most below the best possible one, from 0 to 1; null when time ran out before there was a bound.
 */
export function gapOf(objective: number, upperBound: number | null): number | null {
  if (upperBound === null || !Number.isFinite(upperBound)) return null;
  return upperBound <= 0 ? 0 : Math.max(0, (upperBound - objective) / upperBound);
}

/** What has become of a plan: nobody needs to have noted that it lapsed. */
function stateOf(plan: StoredPlan, now: Instant): StoredPlan['state'] {
  return plan.state === 'proposed' && now >= (lapsesAt(plan) ?? now + 1) ? 'lapsed' : plan.state;
}

/** Why a plan can no longer be decided on; null while it can. */
function whyClosed(plan: StoredPlan, now: Instant): Refusal | null {
  switch (stateOf(plan, now)) {
    case 'proposed':
      return null;
    case 'superseded':
      return { refused: 'plan-replaced' };
    case 'lapsed':
      return { refused: 'plan-lapsed' };
    default:
      return { refused: 'already-done' };
  }
}

/** A proposal that can still be decided on. */
export async function undecided(tx: TeamStore, planId: string, now: Instant): Promise<StoredPlan | Refusal> {
  const plan = await tx.plans.byId(planId);
  if (!plan) return { refused: 'not-found', what: 'plan' };
  return whyClosed(plan, now) ?? plan;
}

/** A plan with names; `reader` is who will look at it, null for a message. */
export async function viewOf(team: TeamStore, reader: Actor | null, plan: StoredPlan, now: Instant): Promise<PlanView> {
  const { unserved, outcome } = plan;
  const items = plan.items.filter(
    ({ id, action }) => action === 'keep' || outcome === null || outcome.done.includes(id),
  );
  const left = plan.items.filter(({ id }) => outcome?.left.includes(id));
  const ids = [
    ...plan.items.flatMap((item) => [item.athleteId, item.therapistId, item.fromTherapistId]),
    ...unserved.map((one) => one.athleteId),
    ...plan.causes.map(({ personId }) => personId),
  ];
  const names = await team.people.namesOf(ids);
  const rooms = new Map((await team.clinic.rooms()).map((room) => [room.id, room.name]));
  const { id, weekStart, createdAt, needs, basis, objective, upperBound } = plan;
  const planned = [...items, ...unserved].map(({ athleteId }) => athleteId);
  const closed = await closedAmong(team, planned, now);
  return {
    id,
    weekStart,
    state: stateOf(plan, now),
    createdAt,
    coverage: coverageOf(needs, unserved),
    basis,
    lapsesAt: lapsesAt(plan),
    gap: gapOf(objective, upperBound),
    causes: await nameCauses(team, plan.causes, names),
    zone: (await team.team.get()).zone,
    pictures: reader !== null && (await wantsPictures(team, reader)),
    items: items.map((item) => ({
      ...(closed.has(item.athleteId) ? withoutWhy(item) : item),
      athlete: names.get(item.athleteId) ?? '',
      therapist: names.get(item.therapistId) ?? '',
      fromTherapist: names.get(item.fromTherapistId ?? item.therapistId) ?? '',
      room: rooms.get(item.roomId) ?? '',
      tentative: item.action !== 'drop' && isTentative({ ...item, origin: 'plan' }, now),
    })),
    left: left.map(({ athleteId, start }) => ({ athlete: names.get(athleteId) ?? '', start })),
    unserved: unserved.map((one) => ({
      ...(closed.has(one.athleteId) ? { athleteId: one.athleteId, reasons: [] } : { ...one, kind: unservedKind(one) }),
      athlete: names.get(one.athleteId) ?? '',
    })),
  };
}

/** Causes that say the same count once. */
async function nameCauses(
  team: TeamStore,
  causes: readonly ReplanCause[],
  names: ReadonlyMap<string, string>,
): Promise<readonly NamedCause[]> {
  const named: NamedCause[] = [];
  for (const cause of causes) {
    const feed = cause.kind === 'calendar' && cause.ref !== null ? await team.feeds.byId(cause.ref) : null;
    const name = feed?.name ?? (cause.personId === null ? '' : (names.get(cause.personId) ?? ''));
    if (!named.some((one) => one.kind === cause.kind && one.name === name)) named.push({ ...cause, name });
  }
  return named;
}

export interface PastPlan {
  readonly id: string;
  readonly weekStart: Day;
  readonly state: PlanView['state'];
  readonly createdAt: Instant;
  readonly decidedAt: Instant | null;
  /** Who asked for it; empty for one the bot made by itself. */
  readonly by: string;
  readonly decidedBy: string;
  readonly causes: readonly NamedCause[];
  /** Lines that would have changed something: those that were done, and those that no longer fitted. */
  readonly changes: number;
  readonly done: number;
  readonly left: number;
}

const HISTORY = 20;

/** Past proposals, the newest first: who decided what, and when. */
export const planHistory =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly PastPlan[] | Refusal> => {
    if (!hasRole(actor, [...PLANNERS, 'coach'])) return { refused: 'not-allowed', needs: 'trainer' };
    const team = store.team(actor.teamId);
    const plans = await team.plans.newest(HISTORY);
    const ids = plans.flatMap(({ createdBy, decidedBy, causes }) => [
      createdBy,
      decidedBy,
      ...causes.map(({ personId }) => personId),
    ]);
    const names = await team.people.namesOf(ids);
    const past: PastPlan[] = [];
    for (const plan of plans) {
      const { id, weekStart, createdAt, decidedAt, outcome } = plan;
      const causes = await nameCauses(team, plan.causes, names);
      past.push({
        id,
        weekStart,
        state: stateOf(plan, now),
        createdAt,
        decidedAt,
        by: names.get(plan.createdBy ?? '') ?? '',
        decidedBy: names.get(plan.decidedBy ?? '') ?? '',
        causes: hasRole(actor, PLANNERS) ? causes : withoutHolds(causes),
        changes: plan.items.filter(({ action }) => action !== 'keep').length,
        done: outcome?.done.length ?? 0,
        left: outcome?.left.length ?? 0,
      });
    }
    return past;
  };
