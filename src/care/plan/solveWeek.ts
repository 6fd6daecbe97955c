import { isMassage } from '../../domain/clinic/modality.ts';
import { reason } from '../../domain/clinic/reason.ts';
import { addDays, type Day, dayOf, type Instant, MINUTE, startOfDay, weekStart } from '../../domain/day.ts';
import { lookNeedId, type PlacedAssessments, withAssessments } from '../../domain/plan/assessments.ts';
import { basisOf } from '../../domain/plan/basis.ts';
import type { PlanItem, UnservedItem } from '../../domain/plan/lines.ts';
import {
  isUnchanged,
  type Pin,
  type PlanChange,
  planChange,
  type ReplanCause,
  releaseImpossible,
  withPins,
} from '../../domain/plan/replan.ts';
import { hoursLacking } from '../../domain/plan/unserved.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { checkPlan } from '../../domain/scheduling/check.ts';
import type { EngineProgress } from '../../domain/scheduling/search/engine.ts';
import { knownPlan, type UnservedNeed } from '../../domain/scheduling/search/plan.ts';
import type { Need } from '../../domain/scheduling/week/need.ts';
import { withShorterChoices } from '../../domain/scheduling/week/shorten.ts';
import type { TeamBooking, TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import { isMovable, type PlannedMassage, toInstance, toPlan } from '../../domain/scheduling/week/translate.ts';
import { solve } from '../../solver/solve.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredPlan } from '../../store/plan/plans.ts';
import { type MovedEvent, readTeamWeek } from '../clinic/readTeamWeek.ts';

export type PlanProgress = (progress: EngineProgress) => void;

/** The Monday of this week or the next, on the team's calendar. */
export function mondayOf(which: 'this' | 'next', zone: string, now: Instant): Day {
  return addDays(weekStart(dayOf(now, zone)), which === 'next' ? 7 : 0);
}

/** The team's week as the planner sees it: from now on, with bookings that became impossible free to move. */
export async function readWeekToPlan(tx: TeamStore, monday: Day, now: Instant, moved?: MovedEvent): Promise<TeamWeek> {
  const { zone } = await tx.team.get();
  const start = Math.max(startOfDay(monday, zone), now);
  const end = Math.max(startOfDay(addDays(monday, 7), zone), start);
  return withShorterChoices(releaseImpossible(await readTeamWeek(tx, { start, end, now, replans: true, moved })));
}

/**
 * What a week lacks before anything can be planned in it; null when it lacks nothing, or has bookings to look after.
 */
export function whatIsMissing(week: TeamWeek): Refusal | null {
  if (week.end <= week.start) return { refused: 'past' };
  if (week.bookings.some((booking) => isMovable(week, booking))) return null;
  const lacks = (what: 'room' | 'therapist' | 'hours' | 'athlete'): Refusal => ({ refused: 'nothing-to-plan', what });
  if (week.rooms.length === 0) return lacks('room');
  if (week.therapists.length === 0) return lacks('therapist');
  const isOpen = week.therapists.some(({ shifts, breaks }) =>
    shifts.some(
      ({ start, end }) =>
        end > week.start && start < week.end && !breaks.some((off) => off.start <= start && off.end >= end),
    ),
  );
  if (!isOpen) return lacks('hours');
  return week.athletes.length === 0 ? lacks('athlete') : null;
}

export interface SolvedWeek {
  readonly monday: Day;
  readonly week: TeamWeek;
  readonly pins: readonly Pin[];
  readonly change: PlanChange;
  readonly objective: number;
  readonly upperBound: number;
  readonly unserved: readonly UnservedNeed[];
  /** Needs in the week, met or not; those somebody settled count as met. */
  readonly needs: number;
  /** The objective when everything stays as it is. */
  readonly asItIs: number;
}

/** Plans a week in the solver's thread, with no transaction open. Rejects when the thread breaks. */
export async function solveWeek(
  monday: Day,
  week: TeamWeek,
  more: {
    readonly pins?: readonly Pin[];
    /** A plan people have seen: the search starts from what is still allowed of it. */
    readonly start?: readonly Omit<PlannedMassage, 'roomId' | 'end' | 'athleteId'>[];
    readonly onProgress?: PlanProgress | undefined;
    /** At most this long; without it, as long as the week's size is worth. */
    readonly seconds?: number | undefined;
    /** How much of what its size is worth, from 0 to 1. */
    readonly share?: number;
  } = {},
): Promise<SolvedWeek> {
  const { pins = [], start, onProgress, seconds, share = 1 } = more;
  const { week: pinned, placed, unplaced } = withAssessments(withPins(week, pins));
  const instance = toInstance(pinned, `week ${monday}`);
  const needs = instance.athletes.reduce((count, athlete) => count + athlete.needs.length, 0);
  const { plan, objective, upperBound, unserved } = await solve(instance, {
    seconds: seconds ?? secondsFor(needs) * share,
    start: start && toPlan(pinned, instance, start),
    onProgress,
  });
  return {
    monday,
    week,
    pins,
    change: planChange(week, plan, pins, placed),
    objective,
    upperBound,
    unserved: [...unplaced.map(asUnserved), ...unserved],
    needs: needs + placed.length + unplaced.length + pins.filter(({ place }) => place !== null).length,
    asItIs: checkPlan(instance, knownPlan(instance)).objective,
  };
}

/** An assessment that found no hour comes before every massage that did not. */
function asUnserved({ athleteId, why }: PlacedAssessments['unplaced'][number]): UnservedNeed {
  return { need: lookNeedId(athleteId), athlete: athleteId, weight: 1000, why: [why] };
}

/** Small weeks are proved long before that; a team of hundreds is worth a little waiting. */
function secondsFor(needs: number): number {
  return needs <= 60 ? 6 : needs <= 250 ? 12 : 25;
}

/** How many points a change must gain before staff are asked about it, after the penalties for moving people. */
const WORTH = 20;

/** Is it worth asking people? An assessment is, and a forced change, or one that is clearly better than leaving things as they are. */
export function isWorthAsking({ change, objective, asItIs }: SolvedWeek): boolean {
  if (isUnchanged(change)) return false;
  if (change.added.some(({ massage }) => !isMassage(massage))) return true;
  return isForced(change) || objective - asItIs >= WORTH;
}

export function isForced({ moved, dropped }: PlanChange): boolean {
  return [...moved, ...dropped].some(({ forced }) => forced !== null);
}

/** Stores a proposal. Nothing else happens until people accept it. */
export async function storePlan(
  tx: TeamStore,
  solved: SolvedWeek,
  {
    by,
    causes = [],
    now,
  }: { readonly by: string | null; readonly causes?: readonly ReplanCause[]; readonly now: Instant },
): Promise<StoredPlan> {
  const { monday, week, pins, objective, upperBound, needs } = solved;
  const withheld = withheldIn(week);
  const answered = await tx.checkIns.answeredSince(addDays(dayOf(now, week.zone), -ANSWER_DAYS));
  const stored = await tx.plans.propose({
    weekStart: monday,
    objective,
    needs: needs + withheld.length,
    causes,
    pins,
    by,
    now,
    basis: basisOf(week, answered),
    upperBound: Number.isFinite(upperBound) ? upperBound : null,
    items: itemsOf(solved),
    unserved: [...unservedOf(solved), ...withheld],
  });
  const details = { plan: stored.id, week: monday, causes: causes.map(({ kind }) => kind), pins: pins.length };
  await tx.audit.by(by, now).note('plan.propose', null, details);
  return stored;
}

/** Whoever has not answered for so long is planned for without knowing how they feel. */
const ANSWER_DAYS = 14;

/** Goals whose time the end of the week may cut short. Upkeep always ends there, so it is not among them. */
const GOES_ON: ReadonlySet<Need['goal']> = new Set([
  ...(['before-competition', 'between-competitions', 'after-competition', 'recovery'] as const),
]);

function unservedOf({ week, unserved, change }: SolvedWeek): readonly UnservedItem[] {
  const needs = new Map(week.athletes.flatMap((athlete) => athlete.needs.map((need) => [need.id, need])));
  const massages = [...change.kept, ...change.moved, ...change.added].map(({ massage }) => massage);
  const lacking = hoursLacking(week, new Set(unserved.map(({ need }) => need)), [
    ...week.bookings.filter((booking) => !isMovable(week, booking)),
    ...massages.map((massage) => ({ ...massage, id: massage.needId, fixed: true })),
  ]);
  return unserved.map(({ need: id, athlete, why }) => {
    const lacks = lacking.get(id);
    const need = needs.get(id);
    const goal = need?.goal ?? (id === lookNeedId(athlete) ? 'assessment' : 'upkeep');
    const goesOn = need !== undefined && need.latest >= week.end && GOES_ON.has(goal);
    return {
      athleteId: athlete,
      goal,
      reasons: why,
      ...(goesOn && { goesOn: true as const }),
      ...(lacks && { lacks }),
    };
  });
}

/** Athletes who were not planned for because their intake is missing: one line each, for what they need most. */
function withheldIn({ athletes }: TeamWeek): readonly UnservedItem[] {
  return athletes.flatMap(({ id, withheld: [first] = [] }) =>
    first ? [{ athleteId: id, goal: first.goal, reasons: [reason('intake-missing')] }] : [],
  );
}

function goalsOf(week: TeamWeek): ReadonlyMap<string, NonNullable<PlanItem['goal']>> {
  return new Map(week.athletes.flatMap((athlete) => athlete.needs.map((need) => [need.id, need.goal])));
}

/** The lines of a proposal by start, numbered. What is kept is among them, so that a person can settle it. */
export function itemsOf({ week, change, pins }: Pick<SolvedWeek, 'week' | 'change' | 'pins'>): readonly PlanItem[] {
  const goals = goalsOf(week);
  const placed = ({ needId, athleteId, therapistId, roomId, type, start, end }: PlannedMassage) => {
    const goal = goals.get(needId) ?? (isMassage({ type }) ? undefined : 'assessment');
    const isPinned = pins.some(
      ({ place, ...pin }) => pin.athleteId === athleteId && place?.start === start && place.therapistId === therapistId,
    );
    return {
      needId,
      athleteId,
      therapistId,
      roomId,
      type,
      start,
      end,
      ...(goal && { goal }),
      ...(isPinned && { pinned: true as const }),
    };
  };
  const old = (booking: TeamBooking) => ({
    bookingId: booking.id,
    from: booking.start,
    fromTherapistId: booking.therapistId,
  });
  const why = (forced: Refusal | null) => (forced ? { forced } : {});
  const items: readonly Omit<PlanItem, 'id'>[] = [
    ...change.added.map(({ massage, why: reasons }) => ({ action: 'add' as const, ...placed(massage), reasons })),
    ...change.moved.map(({ booking, massage, why: reasons, forced }) => ({
      action: 'move' as const,
      reasons,
      ...placed(massage),
      ...old(booking),
      ...why(forced),
    })),
    ...change.dropped.map(({ booking, forced }) => {
      const { id, athleteId, therapistId, roomId, type, start, minutes } = booking;
      return {
        action: 'drop' as const,
        athleteId,
        therapistId,
        type,
        start,
        reasons: [],
        roomId: roomId ?? '',
        end: start + minutes * MINUTE,
        ...old(booking),
        ...why(forced),
        ...(pins.some(({ bookingId }) => bookingId === id) && { pinned: true as const }),
      };
    }),
    ...change.kept.map(({ booking, massage }) => ({
      action: 'keep' as const,
      reasons: [],
      ...placed(massage),
      ...old(booking),
    })),
  ];
  return [...items].sort((a, b) => a.start - b.start).map((item, index) => ({ ...item, id: String(index + 1) }));
}
