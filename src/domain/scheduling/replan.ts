import { type Reason, reason } from '../massage/reason.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { ClubBooking, ClubWeek } from './club.ts';
import type { RecoveryPlan } from './instance.ts';
import { judgeStart } from './judgeStart.ts';
import type { SlotOffer } from './slotOffer.ts';
import { fromPlan, isMovable, needsServed, type PlannedMassage, placedIn } from './translate.ts';

export const REPLAN_KINDS = ['calendar', 'time-off', 'clinic', 'hold', 'injury', 'cancelled', 'asked'] as const;

/** Something happened that the plan may have to answer. */
export interface ReplanCause {
  readonly kind: (typeof REPLAN_KINDS)[number];
  /** Whom it concerns: an athlete or a therapist; null for the whole team. */
  readonly personId: string | null;
  /** The feed, finding or booking it came from. */
  readonly ref: string | null;
}

/** One booking that a person settled: the planner plans the rest around it. */
export interface Pin {
  readonly athleteId: string;
  /** The need it answers; null for a booking that none of the athlete's needs accounts for. */
  readonly needId: string | null;
  /** The booking it is about; null when nobody had booked it. */
  readonly bookingId: string | null;
  /** null: no booking. */
  readonly place: Pick<PlannedMassage, 'therapistId' | 'type' | 'minutes' | 'start'> | null;
}

/** What a new plan changes for those who are booked. None of it happens until staff accept it. */
export interface PlanChange {
  readonly kept: readonly { readonly booking: ClubBooking; readonly session: PlannedMassage }[];
  readonly moved: readonly {
    readonly booking: ClubBooking;
    readonly session: PlannedMassage;
    readonly what: readonly ('start' | 'therapist' | 'room' | 'type')[];
    readonly why: readonly Reason[];
    /** Why the booking could not stay as it was; null when it could, and the new place is simply better. */
    readonly forced: Refusal | null;
  }[];
  readonly added: readonly { readonly session: PlannedMassage; readonly why: readonly Reason[] }[];
  readonly dropped: readonly { readonly booking: ClubBooking; readonly forced: Refusal | null }[];
  /** Who must be asked or told: athletes and therapists of everything moved, added or dropped. */
  readonly touched: { readonly athletes: readonly string[]; readonly therapists: readonly string[] };
}

/** Bookings that cannot stay as they are may be moved too, whoever made them: nobody can come then. */
export function releaseImpossible(week: ClubWeek): ClubWeek {
  return {
    ...week,
    bookings: week.bookings.map((booking) =>
      isMovable(week, { ...booking, fixed: false }) && booking.releasable && whyNotThere(week, booking)
        ? { ...booking, fixed: false }
        : booking,
    ),
  };
}

/** Has a booking that a plan may move become impossible? */
export function hasImpossible(week: ClubWeek): boolean {
  return week.bookings.some((booking) => isMovable(week, booking) && whyNotThere(week, booking) !== null);
}

/** The week with what people settled: pinned bookings stand, and the needs they meet ask for nothing more. */
export function withPins(week: ClubWeek, pins: readonly Pin[]): ClubWeek {
  if (pins.length === 0) return week;
  const served = needsServed(week);
  const gone = new Set(pins.map(({ bookingId }) => bookingId));
  const met = new Set(pins.flatMap((pin) => [pin.needId, pin.bookingId && served.get(pin.bookingId)]));
  return {
    ...week,
    athletes: week.athletes.map((athlete) => ({
      ...athlete,
      needs: athlete.needs.filter(({ id }) => !met.has(id)),
    })),
    bookings: [
      ...week.bookings.filter(({ id }) => !gone.has(id)),
      ...pins.flatMap(({ athleteId, place }, at) =>
        place ? [{ ...place, id: `pin:${at}`, athleteId, roomId: null, fixed: true, releasable: false }] : [],
      ),
    ],
  };
}

/**
 * Compares old bookings with a new plan: what stays, moves, comes and goes, with reasons. Fixed bookings and those that
 * have begun always stay and are not listed. The plan is one for the week with its pins.
 */
export function planChange(week: ClubWeek, plan: RecoveryPlan, pins: readonly Pin[] = []): PlanChange {
  const sessions = [...fromPlan(withPins(week, pins), plan)];
  const movable = week.bookings.filter((booking) => isMovable(week, booking));
  const pinned = new Map<ClubBooking, PlannedMassage>();
  for (const pin of pins) {
    const session = pin.place && placedIn(week, { ...pin.place, athleteId: pin.athleteId, needId: pin.needId ?? '' });
    if (!session) continue;
    sessions.push(session);
    const booking = movable.find(({ id }) => id === pin.bookingId);
    if (booking) pinned.set(booking, session);
  }
  const settled = new Set(pins.map(({ bookingId }) => bookingId));
  const taken = new Set(pinned.values());
  const pairs = new Map([
    ...pinned,
    ...pairUp(
      needsServed(week),
      movable.filter(({ id }) => !settled.has(id)),
      sessions.filter((one) => !taken.has(one)),
    ),
  ]);
  const kept: PlanChange['kept'][number][] = [];
  const moved: PlanChange['moved'][number][] = [];
  const dropped: PlanChange['dropped'][number][] = [];
  for (const booking of movable) {
    const session = pairs.get(booking);
    if (!session) {
      dropped.push({ booking, forced: whyNotThere(week, booking) });
      continue;
    }
    const what = differences(booking, session);
    if (what.length === 0) kept.push({ booking, session });
    else moved.push({ booking, session, what, why: whyThere(week, session), forced: whyNotThere(week, booking) });
  }
  const paired = new Set(pairs.values());
  const added = sessions
    .filter((one) => !paired.has(one))
    .map((session) => ({ session, why: whyThere(week, session) }));
  const changed = [...moved.map(({ session }) => session), ...added.map(({ session }) => session)];
  const left = [...moved.map(({ booking }) => booking), ...dropped.map(({ booking }) => booking)];
  return {
    kept,
    moved,
    added,
    dropped,
    touched: {
      athletes: distinct([...changed, ...left].map(({ athleteId }) => athleteId)),
      therapists: distinct([...changed, ...left].map(({ therapistId }) => therapistId)),
    },
  };
}

export function isUnchanged({ moved, added, dropped }: PlanChange): boolean {
  return moved.length + added.length + dropped.length === 0;
}

/** First the same place and hour, then the same need, then any booking of the same athlete and type. */
function pairUp(
  served: ReadonlyMap<string, string>,
  bookings: readonly ClubBooking[],
  sessions: readonly PlannedMassage[],
): ReadonlyMap<ClubBooking, PlannedMassage> {
  const pairs = new Map<ClubBooking, PlannedMassage>();
  const free = new Set(sessions);
  const pair = (matches: (booking: ClubBooking, session: PlannedMassage) => boolean) => {
    for (const booking of bookings) {
      if (pairs.has(booking)) continue;
      const session = [...free].find((one) => one.athleteId === booking.athleteId && matches(booking, one));
      if (!session) continue;
      pairs.set(booking, session);
      free.delete(session);
    }
  };
  pair((booking, session) => differences(booking, session).length === 0);
  pair(({ id, needId }, session) => session.needId === served.get(id) || session.needId === needId);
  pair(({ type }, session) => session.type === type);
  return pairs;
}

function differences(booking: ClubBooking, session: PlannedMassage): PlanChange['moved'][number]['what'] {
  return [
    ...(booking.start === session.start ? [] : (['start'] as const)),
    ...(booking.therapistId === session.therapistId ? [] : (['therapist'] as const)),
    ...(booking.roomId === null || booking.roomId === session.roomId ? [] : (['room'] as const)),
    ...(booking.type === session.type && booking.minutes === session.minutes ? [] : (['type'] as const)),
  ];
}

function whyNotThere(
  week: ClubWeek,
  { id, athleteId, therapistId, type, minutes, start }: ClubBooking,
): Refusal | null {
  const verdict = judgeStart(week, { athleteId, therapistId, type, minutes, start, instead: id });
  return isRefusal(verdict) ? verdict : null;
}

function whyThere(week: ClubWeek, session: PlannedMassage): readonly Reason[] {
  const need = week.athletes.flatMap(({ needs }) => needs).find(({ id }) => id === session.needId);
  const alone: ClubWeek = { ...week, bookings: [] };
  const { athleteId, therapistId, type, minutes, start } = session;
  const verdict: SlotOffer | Refusal = judgeStart(alone, { athleteId, therapistId, type, minutes, start });
  const reasons = isRefusal(verdict) ? (need?.reasons ?? []) : verdict.reasons;
  return reasons.length > 0 ? reasons : [reason('kept')];
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
