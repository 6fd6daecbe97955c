import {
  addDays,
  type Day,
  dayOf,
  HOUR,
  type Instant,
  instantOf,
  startOfDay,
  weekdayOf,
  weekStart,
} from '../domain/day.ts';
import type { MassageType } from '../domain/massage/modality.ts';
import type { Reason } from '../domain/massage/reason.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { ClubBooking, ClubWeek } from '../domain/scheduling/club.ts';
import type { Need } from '../domain/scheduling/need.ts';
import { proposePlan, type UnmetNeed } from '../domain/scheduling/plan.ts';
import { type PlanChange, planChange } from '../domain/scheduling/replan.ts';
import { judgeStart } from '../domain/scheduling/slots.ts';
import { toInstance } from '../domain/scheduling/translate.ts';
import type { TeamStore } from '../store/index.ts';
import type { StoredPlan } from '../store/plans.ts';
import { type Actor, hasRole } from './access.ts';
import { addBooking, hasTable } from './book.ts';
import { readClubWeek } from './clubWeek.ts';
import type { Deps } from './deps.ts';
import { teamSettings } from './settings.ts';

/** One line of a proposal. Ids are the store's; the names are looked up when it is shown. */
export interface PlanItem {
  readonly id: string;
  readonly action: 'keep' | 'move' | 'add' | 'drop';
  readonly athleteId: string;
  readonly therapistId: string;
  readonly roomId: string;
  readonly type: MassageType;
  readonly start: Instant;
  readonly end: Instant;
  readonly reasons: readonly Reason[];
  /** The booking that is kept, moved or dropped. */
  readonly bookingId?: string;
  readonly from?: Instant;
}

export interface UnmetItem {
  readonly athleteId: string;
  /** What the session would have been for. */
  readonly goal: Need['goal'];
  readonly reasons: readonly Reason[];
}

export interface PlanView {
  readonly id: string;
  readonly weekStart: Day;
  readonly state: StoredPlan['state'];
  readonly createdAt: Instant;
  readonly items: readonly (PlanItem & {
    readonly athlete: string;
    readonly therapist: string;
    readonly room: string;
  })[];
  readonly unmet: readonly (UnmetItem & { readonly athlete: string })[];
}

export const PLANNERS = ['trainer', 'therapist', 'clinician'] as const;

/** Proposes a week: this one from now on, or the next. Nothing happens until staff accept it. */
export const propose =
  ({ store }: Deps) =>
  async (actor: Actor, which: 'this' | 'next', now: Instant): Promise<PlanView | Refusal> => {
    if (!hasRole(actor, PLANNERS)) return { refused: 'not-allowed', needs: 'trainer' };
    return store.transaction(actor.teamId, (tx) => proposeWeek(tx, which, actor.personId, now));
  };

async function proposeWeek(tx: TeamStore, which: 'this' | 'next', by: string | null, now: Instant): Promise<PlanView> {
  await tx.team.lock('plan');
  const { zone } = await tx.team.get();
  const monday = addDays(weekStart(dayOf(now, zone)), which === 'next' ? 7 : 0);
  const start = Math.max(startOfDay(monday, zone), now);
  const end = startOfDay(addDays(monday, 7), zone);
  const week = await readClubWeek(tx, { start, end, now });
  const instance = toInstance(week, `week ${monday}`);
  const proposal = proposePlan(instance);
  const change = planChange(week, proposal.plan);
  const stored = await tx.plans.propose({
    weekStart: monday,
    items: itemsOf(week, change),
    unmet: unmetOf(week, proposal.unmet),
    objective: proposal.objective,
    upperBound: null,
    by,
    now,
  });
  await tx.audit.note({ at: now, actorId: by, action: 'plan.propose', details: { plan: stored.id, week: monday } });
  return viewOf(tx, stored);
}

function unmetOf(week: ClubWeek, unmet: readonly UnmetNeed[]): readonly UnmetItem[] {
  const goals = new Map(week.athletes.flatMap((athlete) => athlete.needs.map((need) => [need.id, need.goal])));
  return unmet.map(({ need, athlete, why }) => ({
    athleteId: athlete,
    goal: goals.get(need) ?? 'asked',
    reasons: why,
  }));
}

function itemsOf(week: ClubWeek, change: PlanChange): readonly PlanItem[] {
  const old = (booking: ClubBooking) => ({ bookingId: booking.id, from: booking.start });
  const items: Omit<PlanItem, 'id'>[] = [
    ...change.added.map(({ session, why }) => ({ action: 'add' as const, ...placed(session), reasons: why })),
    ...change.moved.map(({ booking, session, why }) => ({
      action: 'move' as const,
      ...placed(session),
      reasons: why,
      ...old(booking),
    })),
    ...change.dropped.map(({ booking }) => ({
      action: 'drop' as const,
      athleteId: booking.athleteId,
      therapistId: booking.therapistId,
      roomId: booking.roomId ?? '',
      type: booking.type,
      start: booking.start,
      end: booking.start + booking.minutes * 60_000,
      reasons: [],
      ...old(booking),
    })),
    ...change.kept.map(({ booking, session }) => ({
      action: 'keep' as const,
      ...placed(session),
      reasons: [],
      ...old(booking),
    })),
  ];
  return items
    .filter((item) => item.start >= week.now)
    .sort((a, b) => a.start - b.start)
    .map((item, index) => ({ ...item, id: String(index + 1) }));
}

function placed(session: PlanChange['added'][number]['session']) {
  const { athleteId, therapistId, roomId, type, start, end } = session;
  return { athleteId, therapistId, roomId, type, start, end };
}

/** The newest proposal, or one by id. */
export const viewPlan =
  ({ store }: Deps) =>
  async (actor: Actor, planId?: string): Promise<PlanView | Refusal> => {
    if (!hasRole(actor, [...PLANNERS, 'coach'])) return { refused: 'not-allowed', needs: 'trainer' };
    const team = store.team(actor.teamId);
    const plan = planId === undefined ? (await team.plans.newest(1))[0] : await team.plans.byId(planId);
    return plan ? viewOf(team, plan) : { refused: 'not-found', what: 'plan' };
  };

/** A proposal for a message about it; null once it was answered. */
export const openPlan =
  ({ store }: Deps) =>
  async (teamId: string, planId: string): Promise<PlanView | null> => {
    const team = store.team(teamId);
    const plan = await team.plans.byId(planId);
    return plan?.state === 'proposed' ? viewOf(team, plan) : null;
  };

async function viewOf(team: TeamStore, plan: StoredPlan): Promise<PlanView> {
  const items = plan.items as readonly PlanItem[];
  const unmet = plan.unmet as readonly UnmetItem[];
  const ids = [...items.flatMap((item) => [item.athleteId, item.therapistId]), ...unmet.map((one) => one.athleteId)];
  const names = new Map((await team.people.byIds([...new Set(ids)])).map((person) => [person.id, person.name]));
  const rooms = new Map((await team.clinic.rooms()).map((room) => [room.id, room.name]));
  const { id, weekStart: week, state, createdAt } = plan;
  return {
    id,
    weekStart: week,
    state,
    createdAt,
    items: items.map((item) => ({
      ...item,
      athlete: names.get(item.athleteId) ?? '',
      therapist: names.get(item.therapistId) ?? '',
      room: rooms.get(item.roomId) ?? '',
    })),
    unmet: unmet.map((one) => ({ ...one, athlete: names.get(one.athleteId) ?? '' })),
  };
}

export interface PlanApplied {
  readonly applied: number;
  /** What no longer fitted, with why; nothing of it was changed. */
  readonly left: readonly { readonly athlete: string; readonly start: Instant; readonly why: Refusal }[];
}

/** Accepts a proposal, whole or the named lines: what still fits today is applied in one step, the rest is listed. */
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
      const plan = await tx.plans.byId(planId);
      if (!plan) return { refused: 'not-found', what: 'plan' };
      if (plan.state !== 'proposed') return { refused: 'already-done' };
      const all = plan.items as readonly PlanItem[];
      const items = all.filter((item) => item.action !== 'keep' && (only === null || only.includes(item.id)));
      const rooms = await tx.clinic.rooms();
      await tx.bookings.lock(
        items.flatMap((item) =>
          rooms.map((room) => ({ therapistId: item.therapistId, athleteId: item.athleteId, roomId: room.id })),
        ),
      );
      if (!(await tx.plans.decide(plan.id, plan.version, { state: 'accepted', by: actor.personId, now })))
        return { refused: 'changed-meanwhile' };
      const result = await apply(tx, items, actor.personId, now);
      await tx.audit.note({
        at: now,
        actorId: actor.personId,
        action: 'plan.accept',
        details: { plan: plan.id, applied: result.applied, left: result.left.length },
      });
      return result;
    });
  };

async function apply(tx: TeamStore, items: readonly PlanItem[], by: string, now: Instant): Promise<PlanApplied> {
  if (items.length === 0) return { applied: 0, left: [] };
  const athleteIds = [...new Set(items.map((item) => item.athleteId))];
  const end = Math.max(...items.map((item) => item.end)) + HOUR;
  let week = await readClubWeek(tx, { start: now, end, now, athleteIds });
  const names = new Map((await tx.people.byIds(athleteIds)).map((person) => [person.id, person.name]));
  const left: PlanApplied['left'][number][] = [];
  let applied = 0;
  // What is given back first makes room for what comes.
  for (const item of [...items].sort((a, b) => ORDER[a.action] - ORDER[b.action] || a.start - b.start)) {
    const why = await applyItem(tx, week, item, by, now);
    if (why) {
      left.push({ athlete: names.get(item.athleteId) ?? '', start: item.start, why });
      continue;
    }
    applied += 1;
    const others = week.bookings.filter((booking) => booking.id !== item.bookingId);
    week = { ...week, bookings: item.action === 'drop' ? others : [...others, asClubBooking(item)] };
  }
  return { applied, left };
}

const ORDER = { drop: 0, move: 1, add: 2, keep: 3 } as const;

async function applyItem(
  tx: TeamStore,
  week: ClubWeek,
  item: PlanItem,
  by: string,
  now: Instant,
): Promise<Refusal | null> {
  const { athleteId, therapistId, type, start, bookingId } = item;
  const old = bookingId === undefined ? null : await tx.bookings.byId(bookingId);
  if (bookingId !== undefined && (old?.state !== 'booked' || old.start !== item.from))
    return { refused: 'changed-meanwhile' };
  if (item.action === 'drop') {
    if (old) await tx.bookings.cancel(old.id, old.version, by, now);
    await tx.outbox.put([
      {
        key: `booking.cancelled:${bookingId}`,
        to: { personId: athleteId },
        kind: 'booking.cancelled',
        data: { bookingId },
        dueAt: now,
      },
    ]);
    return null;
  }
  const judged = judgeStart(week, {
    athleteId,
    therapistId,
    type,
    start,
    ...(bookingId ? { instead: bookingId } : {}),
  });
  if (isRefusal(judged)) return judged;
  if (!(await hasTable(tx, week, judged, bookingId))) return { refused: 'room-full', next: null };
  if (old) await tx.bookings.cancel(old.id, old.version, by, now);
  const { end, reasons } = item;
  const booking = await addBooking(tx, week, {
    athleteId,
    therapistId,
    roomId: judged.roomId,
    type,
    start,
    end,
    reasons,
    origin: 'plan',
    by,
    now,
    ...(old ? { moves: old } : {}),
  });
  if (!booking) throw new Error(`the locks did not hold for ${item.action} of plan line ${item.id}`);
  await tx.outbox.put([
    {
      key: `booking.planned:${booking.id}`,
      to: { personId: athleteId },
      kind: 'booking.planned',
      data: { bookingId: booking.id, ...(old ? { from: old.start } : {}) },
      dueAt: now,
    },
  ]);
  return null;
}

function asClubBooking(item: PlanItem): ClubBooking {
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

/** Leaves everything as it is. */
export const declinePlan =
  ({ store }: Deps) =>
  async (actor: Actor, planId: string, now: Instant): Promise<true | Refusal> => {
    if (!hasRole(actor, PLANNERS)) return { refused: 'not-allowed', needs: 'trainer' };
    return store.transaction(actor.teamId, async (tx) => {
      const plan = await tx.plans.byId(planId);
      if (!plan) return { refused: 'not-found', what: 'plan' };
      const done = await tx.plans.decide(plan.id, plan.version, { state: 'declined', by: actor.personId, now });
      if (!done) return { refused: 'already-done' };
      await tx.audit.note({ at: now, actorId: actor.personId, action: 'plan.decline', details: { plan: plan.id } });
      return true;
    });
  };

/** At each team's own day and hour: next week's proposal, once, and a word to the staff who can accept it. */
export const proposeDueWeeks =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const team of await store.directory.teams()) {
      const settings = teamSettings(team.settings);
      const today = dayOf(now, team.zone);
      const back = (weekdayOf(today) - settings.planWeekday + 7) % 7;
      const due = instantOf(addDays(today, -back), settings.planAt, team.zone);
      if (now < due || now >= due + 12 * HOUR) continue;
      await store.transaction(team.id, async (tx) => {
        await tx.team.lock('plan');
        const monday = addDays(weekStart(dayOf(due, team.zone)), 7);
        const already = (await tx.plans.newest(20)).some((plan) => plan.weekStart === monday && plan.createdAt >= due);
        if (already || (await tx.clinic.therapists()).length === 0) return;
        const plan = await proposeWeek(tx, 'next', null, now);
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
      });
    }
  };
