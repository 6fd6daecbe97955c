import { addDays, type Day, dayOf, type Instant, MINUTE, startOfDay, weekStart } from '../../domain/day.ts';
import { reason } from '../../domain/massage/reason.ts';
import type { PlanItem, UnmetItem } from '../../domain/plan/lines.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { checkPlan } from '../../domain/scheduling/check.ts';
import type { ClubBooking, ClubWeek } from '../../domain/scheduling/club.ts';
import type { EngineProgress } from '../../domain/scheduling/engine.ts';
import type { Need } from '../../domain/scheduling/need.ts';
import { knownPlan, type UnmetNeed } from '../../domain/scheduling/plan.ts';
import {
  isUnchanged,
  type Pin,
  type PlanChange,
  planChange,
  type ReplanCause,
  releaseImpossible,
  withPins,
} from '../../domain/scheduling/replan.ts';
import { isMovable, type PlannedMassage, toInstance, toPlan } from '../../domain/scheduling/translate.ts';
import { solve } from '../../solver/solve.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredPlan } from '../../store/plan/plans.ts';
import { type MovedEvent, readClubWeek } from '../clinic/readClubWeek.ts';

export type PlanProgress = (progress: EngineProgress) => void;

/** The Monday of this week or the next on the team's calendar. */
export function mondayOf(which: 'this' | 'next', zone: string, now: Instant): Day {
  return addDays(weekStart(dayOf(now, zone)), which === 'next' ? 7 : 0);
}

/** The club for a week as the planner sees it: from now on, with what became impossible free to move. */
export async function readPlanWeek(tx: TeamStore, monday: Day, now: Instant, moved?: MovedEvent): Promise<ClubWeek> {
  const { zone } = await tx.team.get();
  const start = Math.max(startOfDay(monday, zone), now);
  const end = Math.max(startOfDay(addDays(monday, 7), zone), start);
  return releaseImpossible(await readClubWeek(tx, { start, end, now, replans: true, moved }));
}

/** What a week lacks before anything can be planned in it; null when it has all, or bookings to look after. */
export function whatIsMissing(week: ClubWeek): Refusal | null {
  if (week.end <= week.start) return { refused: 'past' };
  if (week.bookings.some((booking) => isMovable(week, booking))) return null;
  const lacks = (what: 'room' | 'therapist' | 'hours' | 'athlete'): Refusal => ({ refused: 'nothing-to-plan', what });
  if (week.rooms.length === 0) return lacks('room');
  if (week.therapists.length === 0) return lacks('therapist');
  const isOpen = week.therapists.some(({ shifts }) =>
    shifts.some(({ start, end }) => end > week.start && start < week.end),
  );
  if (!isOpen) return lacks('hours');
  return week.athletes.length === 0 ? lacks('athlete') : null;
}

export interface SolvedWeek {
  readonly monday: Day;
  readonly week: ClubWeek;
  readonly pins: readonly Pin[];
  readonly change: PlanChange;
  readonly objective: number;
  readonly upperBound: number;
  readonly unmet: readonly UnmetNeed[];
  /** Needs in the week, served or not; those somebody settled count as served. */
  readonly needs: number;
  /** The objective of leaving everything as it is. */
  readonly standing: number;
}

/** Plans a week in the solver's thread, no transaction open. Rejects when the thread breaks. */
export async function solveWeek(
  monday: Day,
  week: ClubWeek,
  more: {
    readonly pins?: readonly Pin[];
    /** A plan people have seen: what is still allowed of it is where the search starts. */
    readonly start?: readonly Omit<PlannedMassage, 'roomId' | 'end' | 'athleteId'>[];
    readonly onProgress?: PlanProgress | undefined;
    /** At most; left out: as long as the week's size is worth. */
    readonly seconds?: number | undefined;
    /** Of what its size is worth. */
    readonly share?: number;
  } = {},
): Promise<SolvedWeek> {
  const { pins = [], start, onProgress, seconds, share = 1 } = more;
  const pinned = withPins(week, pins);
  const instance = toInstance(pinned, `week ${monday}`);
  const needs = instance.athletes.reduce((count, athlete) => count + athlete.needs.length, 0);
  const { plan, objective, upperBound, unmet } = await solve(instance, {
    seconds: seconds ?? secondsFor(needs) * share,
    start: start && toPlan(pinned, instance, start),
    onProgress,
  });
  return {
    monday,
    week,
    pins,
    change: planChange(week, plan, pins),
    objective,
    upperBound,
    unmet,
    needs: needs + pins.filter(({ place }) => place !== null).length,
    standing: checkPlan(instance, knownPlan(instance)).objective,
  };
}

/** Small weeks are proved long before; a club of hundreds is worth waiting a little for. */
function secondsFor(needs: number): number {
  return needs <= 60 ? 6 : needs <= 250 ? 12 : 25;
}

/** Points a change must bring before staff are asked about it, penalties for moving people already taken off. */
const WORTH = 20;

/** Is it worth asking people? Only a change that was forced, or one that is clearly better than leaving things be. */
export function isWorthAsking({ change, objective, standing }: SolvedWeek): boolean {
  if (isUnchanged(change)) return false;
  return isForced(change) || objective - standing >= WORTH;
}

export function isForced({ moved, dropped }: PlanChange): boolean {
  return [...moved, ...dropped].some(({ forced }) => forced !== null);
}

/** Writes a proposal down; nothing else happens before people accept it. */
export async function storePlan(
  tx: TeamStore,
  solved: SolvedWeek,
  {
    by,
    causes = [],
    now,
  }: { readonly by: string | null; readonly causes?: readonly ReplanCause[]; readonly now: Instant },
): Promise<StoredPlan> {
  const { monday, pins, objective, upperBound, needs } = solved;
  const withheld = withheldIn(solved.week);
  const stored = await tx.plans.propose({
    weekStart: monday,
    objective,
    needs: needs + withheld.length,
    causes,
    pins,
    by,
    now,
    upperBound: Number.isFinite(upperBound) ? upperBound : null,
    items: itemsOf(solved),
    unmet: [...unmetOf(solved), ...withheld],
  });
  const details = { plan: stored.id, week: monday, causes: causes.map(({ kind }) => kind), pins: pins.length };
  await tx.audit.by(by, now).note('plan.propose', null, details);
  return stored;
}

/** What a need is for whose time is cut off by the end of the week; upkeep always ends there and is not among them. */
const GOES_ON: ReadonlySet<Need['goal']> = new Set([
  ...(['before-competition', 'between-competitions', 'after-competition', 'recovery'] as const),
]);

function unmetOf({ week, unmet }: SolvedWeek): readonly UnmetItem[] {
  const needs = new Map(week.athletes.flatMap((athlete) => athlete.needs.map((need) => [need.id, need])));
  return unmet.map(({ need: id, athlete, why }) => {
    const need = needs.get(id);
    const goal = need?.goal ?? 'upkeep';
    const goesOn = need !== undefined && need.latest >= week.end && GOES_ON.has(goal);
    return { athleteId: athlete, goal, reasons: why, ...(goesOn && { goesOn: true as const }) };
  });
}

/** Athletes nobody planned for because their intake is missing: one line each, for what they need most. */
function withheldIn({ athletes }: ClubWeek): readonly UnmetItem[] {
  return athletes.flatMap(({ id, withheld: [first] = [] }) =>
    first ? [{ athleteId: id, goal: first.goal, reasons: [reason('intake-missing')] }] : [],
  );
}

function goalsOf(week: ClubWeek): ReadonlyMap<string, NonNullable<PlanItem['goal']>> {
  return new Map(week.athletes.flatMap((athlete) => athlete.needs.map((need) => [need.id, need.goal])));
}

/** The lines of a proposal by start, numbered; what is kept is there too, so that a person can settle it. */
export function itemsOf({ week, change, pins }: Pick<SolvedWeek, 'week' | 'change' | 'pins'>): readonly PlanItem[] {
  const goals = goalsOf(week);
  const placed = ({ needId, athleteId, therapistId, roomId, type, start, end }: PlannedMassage) => {
    const goal = goals.get(needId);
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
  const old = (booking: ClubBooking) => ({
    bookingId: booking.id,
    from: booking.start,
    fromTherapistId: booking.therapistId,
  });
  const why = (forced: Refusal | null) => (forced ? { forced } : {});
  const items: readonly Omit<PlanItem, 'id'>[] = [
    ...change.added.map(({ session, why: reasons }) => ({ action: 'add' as const, ...placed(session), reasons })),
    ...change.moved.map(({ booking, session, why: reasons, forced }) => ({
      action: 'move' as const,
      reasons,
      ...placed(session),
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
    ...change.kept.map(({ booking, session }) => ({
      action: 'keep' as const,
      reasons: [],
      ...placed(session),
      ...old(booking),
    })),
  ];
  return [...items].sort((a, b) => a.start - b.start).map((item, index) => ({ ...item, id: String(index + 1) }));
}
