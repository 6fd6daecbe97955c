import { type BookingType, USUAL_SKILLS } from '../../domain/clinic/modality.ts';
import { addDays, type Day, type Instant, instantOf, startOfDay, type TimeOfDay, timeOf } from '../../domain/day.ts';
import { commonSkills, gainsAndLosses, type Served, withDemand, withTherapist } from '../../domain/plan/whatIf.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import type { SessionKind } from '../../domain/training/session.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { pinsThatFit, startFrom } from './adjust.ts';
import { gapOf, openPlanOf, PLANNERS } from './plan.ts';
import { itemsOf, mondayOf, type PlanProgress, readWeekToPlan, type SolvedWeek, solveWeek } from './solveWeek.ts';

export type WhatIf =
  /** An event of the team's calendar at another time. */
  | { readonly kind: 'event'; readonly eventId: string; readonly day: Day; readonly time?: TimeOfDay }
  | {
      readonly kind: 'therapist';
      readonly day: Day;
      readonly from: TimeOfDay;
      readonly to: TimeOfDay;
      /** The first room when left out. */
      readonly room?: string;
      /** What most of the team's therapists offer when left out. */
      readonly skills?: readonly BookingType[];
    }
  | { readonly kind: 'demand'; readonly percent: number };

export interface WhatIfSide {
  readonly objective: number;
  readonly gap: number | null;
  readonly needs: number;
  readonly unserved: number;
  /** Bookings that would be moved or given back. */
  readonly touched: number;
}

export interface WhatIfView {
  readonly weekStart: Day;
  /** What it is compared with: a proposal nobody has answered, or the best plan as things are. */
  readonly against: 'proposal' | 'now';
  readonly event: { readonly title: string; readonly from: Instant; readonly to: Instant } | null;
  readonly before: WhatIfSide;
  readonly after: WhatIfSide;
  readonly gains: readonly NamedChange[];
  readonly losses: readonly NamedChange[];
}

export interface NamedChange {
  readonly athlete: string;
  readonly before: Served;
  readonly after: Served;
}

export interface WhatIfEvent {
  readonly id: string;
  readonly title: string;
  readonly kind: SessionKind;
  readonly start: Instant;
}

/** What the week would be like if something were different. Nothing is saved and nobody is told. */
export const whatIf =
  ({ store, planSeconds: seconds }: Deps) =>
  async (
    actor: Actor,
    which: 'this' | 'next',
    question: WhatIf,
    now: Instant,
    onProgress?: PlanProgress,
  ): Promise<WhatIfView | Refusal> => {
    if (!hasRole(actor, PLANNERS)) return { refused: 'not-allowed', needs: 'trainer' };
    const { zone } = await store.team(actor.teamId).team.get();
    const monday = mondayOf(which, zone, now);
    const read = await store.transaction(actor.teamId, async (tx) => {
      const week = await readWeekToPlan(tx, monday, now);
      const changed = await changedWeek(tx, week, monday, question, now);
      return isRefusal(changed) ? changed : { week, ...changed, open: await openPlanOf(tx, monday, now) };
    });
    if (isRefusal(read)) return read;
    const { week, other, event, open } = read;
    const before = await solveWeek(monday, week, {
      pins: open ? pinsThatFit(week, open.pins) : [],
      start: open ? startFrom(open.items) : undefined,
      onProgress,
      seconds,
      share: 0.5,
    });
    const after = await solveWeek(monday, other, {
      pins: open ? pinsThatFit(other, open.pins) : [],
      start: startFrom(itemsOf(before)),
      onProgress,
      seconds,
      share: 0.5,
    });
    const [then, since] = [servedIn(before), servedIn(after)];
    const { gains, losses } = gainsAndLosses(then, since);
    // A therapist made up for the question has no name.
    const real = new Set(week.athletes.map(({ id }) => id));
    const changed = [...gains, ...losses].filter((id) => real.has(id));
    const names = await store.team(actor.teamId).people.namesOf(changed);
    const none: Served = { massages: 0, unserved: 0 };
    const named = (ids: readonly string[]) =>
      ids.flatMap((id) => {
        const athlete = names.get(id);
        return athlete ? [{ athlete, before: then.get(id) ?? none, after: since.get(id) ?? none }] : [];
      });
    return {
      weekStart: monday,
      event,
      against: open ? 'proposal' : 'now',
      before: sideOf(before),
      after: sideOf(after),
      gains: named(gains),
      losses: named(losses),
    };
  };

/** Events of the team's calendars in a week that a question may be about: competitions first. */
export const whatIfEvents =
  ({ store }: Deps) =>
  async (actor: Actor, which: 'this' | 'next', now: Instant): Promise<readonly WhatIfEvent[]> => {
    if (!hasRole(actor, PLANNERS)) return [];
    const team = store.team(actor.teamId);
    const { zone } = await team.team.get();
    const monday = mondayOf(which, zone, now);
    const from = Math.max(now, startOfDay(monday, zone));
    const events = await team.events.between(from, startOfDay(addDays(monday, 7), zone));
    return events
      .filter(({ personId, status, kind }) => personId === null && status !== 'cancelled' && kind !== 'other')
      .map(({ id, title, kind, start }) => ({ id, title, kind, start }))
      .sort((a, b) => Number(b.kind === 'competition') - Number(a.kind === 'competition') || a.start - b.start);
  };

async function changedWeek(
  tx: TeamStore,
  week: TeamWeek,
  monday: Day,
  question: WhatIf,
  now: Instant,
): Promise<{ readonly other: TeamWeek; readonly event: WhatIfView['event'] } | Refusal> {
  switch (question.kind) {
    case 'event': {
      const event = await tx.events.byId(question.eventId);
      if (!event || event.personId !== null) return { refused: 'not-found', what: 'event' };
      const time = question.time ?? timeOf(event.start, week.zone);
      const start = instantOf(question.day, time, week.zone);
      if (start < now) return { refused: 'past' };
      const moved = { eventId: event.id, start };
      const other = await readWeekToPlan(tx, monday, now, moved);
      return { other, event: { title: event.title, from: event.start, to: start } };
    }
    case 'therapist': {
      const rooms = await tx.clinic.rooms();
      const wanted = question.room?.toLowerCase();
      const room = wanted === undefined ? rooms[0] : rooms.find(({ name }) => name.toLowerCase() === wanted);
      if (!room)
        return rooms.length === 0
          ? { refused: 'nothing-to-plan', what: 'room' }
          : { refused: 'not-found', what: 'room' };
      const [start, end] = [question.from, question.to].map((time) => instantOf(question.day, time, week.zone));
      if (start === undefined || end === undefined || end <= start)
        return { refused: 'invalid', field: 'to', rule: 'clinic.closesAfterOpens' };
      if (end <= week.start || start >= week.end) return { refused: 'invalid', field: 'day', rule: 'plan.dayOutside' };
      const skills = question.skills ?? commonSkills(week.therapists, USUAL_SKILLS);
      return { other: withTherapist(week, { start, end, roomId: room.id }, skills), event: null };
    }
    case 'demand':
      return { other: withDemand(week, question.percent), event: null };
  }
}

function sideOf({ objective, upperBound, needs, unserved, change }: SolvedWeek): WhatIfSide {
  return {
    objective,
    needs,
    unserved: unserved.length,
    gap: gapOf(objective, upperBound),
    touched: change.moved.length + change.dropped.length,
  };
}

function servedIn(solved: SolvedWeek): ReadonlyMap<string, Served> {
  const served = new Map<string, Served>();
  const add = (id: string, more: Partial<Served>) => {
    const { massages, unserved } = served.get(id) ?? { massages: 0, unserved: 0 };
    served.set(id, { massages: massages + (more.massages ?? 0), unserved: unserved + (more.unserved ?? 0) });
  };
  for (const { action, athleteId } of itemsOf(solved)) if (action !== 'drop') add(athleteId, { massages: 1 });
  for (const { athlete } of solved.unserved) add(athlete, { unserved: 1 });
  return served;
}
