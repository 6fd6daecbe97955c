import { judgeStart } from '../booking/judgeStart.ts';
import type { SlotOffer } from '../booking/slotOffer.ts';
import { whyNotThere } from '../booking/trouble.ts';
import { type Reason, reason } from '../clinic/reason.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { RecoveryPlan } from '../scheduling/instance.ts';
import type { TeamAthlete, TeamBooking, TeamWeek } from '../scheduling/week/teamWeek.ts';
import { fromPlan, isMovable, needsServed, type PlannedMassage, placedIn } from '../scheduling/week/translate.ts';
import { lookNeedId } from './assessments.ts';

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
  readonly kept: readonly { readonly booking: TeamBooking; readonly massage: PlannedMassage }[];
  readonly moved: readonly {
    readonly booking: TeamBooking;
    readonly massage: PlannedMassage;
    readonly what: readonly ('start' | 'therapist' | 'room' | 'type')[];
    readonly why: readonly Reason[];
    /** Why the booking could not stay as it was; null when it could, and the new place is simply better. */
    readonly forced: Refusal | null;
  }[];
  readonly added: readonly { readonly massage: PlannedMassage; readonly why: readonly Reason[] }[];
  readonly dropped: readonly { readonly booking: TeamBooking; readonly forced: Refusal | null }[];
  /** Who must be asked or told: athletes and therapists of everything moved, added or dropped. */
  readonly touched: { readonly athletes: readonly string[]; readonly therapists: readonly string[] };
}

/** Bookings that cannot stay as they are may be moved too, whoever made them: nobody can come then. */
export function releaseImpossible(week: TeamWeek): TeamWeek {
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
export function hasImpossible(week: TeamWeek): boolean {
  return week.bookings.some((booking) => isMovable(week, booking) && whyNotThere(week, booking) !== null);
}

/** The week with what people settled: pinned bookings stand, and the needs they meet ask for nothing more. */
export function withPins(week: TeamWeek, pins: readonly Pin[]): TeamWeek {
  if (pins.length === 0) return week;
  const served = needsServed(week);
  const gone = new Set(pins.map(({ bookingId }) => bookingId));
  const met = new Set(pins.flatMap((pin) => [pin.needId, pin.bookingId && served.get(pin.bookingId)]));
  return {
    ...week,
    athletes: week.athletes.map((athlete) => ({
      ...withoutLook(athlete, met),
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

/** Whose assessment was settled waits for no other. */
function withoutLook(athlete: TeamAthlete, met: ReadonlySet<string | null | undefined>): TeamAthlete {
  const { look: _, ...settled } = athlete;
  return met.has(lookNeedId(athlete.id)) ? settled : athlete;
}

/**
 * Compares old bookings with a new plan: what stays, moves, comes and goes, with reasons. Fixed bookings and those that
 * have begun always stay and are not listed. The plan is one for the week with its pins and assessments.
 */
export function planChange(
  week: TeamWeek,
  plan: RecoveryPlan,
  pins: readonly Pin[] = [],
  assessments: readonly PlannedMassage[] = [],
): PlanChange {
  const massages = [...assessments, ...fromPlan(withPins(week, pins), plan)];
  const movable = week.bookings.filter((booking) => isMovable(week, booking));
  const pinned = new Map<TeamBooking, PlannedMassage>();
  for (const pin of pins) {
    const massage = pin.place && placedIn(week, { ...pin.place, athleteId: pin.athleteId, needId: pin.needId ?? '' });
    if (!massage) continue;
    massages.push(massage);
    const booking = movable.find(({ id }) => id === pin.bookingId);
    if (booking) pinned.set(booking, massage);
  }
  const settled = new Set(pins.map(({ bookingId }) => bookingId));
  const taken = new Set(pinned.values());
  const pairs = new Map([
    ...pinned,
    ...pairUp(
      needsServed(week),
      movable.filter(({ id }) => !settled.has(id)),
      massages.filter((one) => !taken.has(one)),
    ),
  ]);
  const kept: PlanChange['kept'][number][] = [];
  const moved: PlanChange['moved'][number][] = [];
  const dropped: PlanChange['dropped'][number][] = [];
  for (const booking of movable) {
    const massage = pairs.get(booking);
    if (!massage) {
      dropped.push({ booking, forced: whyNotThere(week, booking) });
      continue;
    }
    const what = differences(booking, massage);
    if (what.length === 0) kept.push({ booking, massage });
    else moved.push({ booking, massage, what, why: whyThere(week, massage), forced: whyNotThere(week, booking) });
  }
  const paired = new Set(pairs.values());
  const added = massages
    .filter((one) => !paired.has(one))
    .map((massage) => ({ massage, why: whyThere(week, massage) }));
  const changed = [...moved.map(({ massage }) => massage), ...added.map(({ massage }) => massage)];
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
  bookings: readonly TeamBooking[],
  massages: readonly PlannedMassage[],
): ReadonlyMap<TeamBooking, PlannedMassage> {
  const pairs = new Map<TeamBooking, PlannedMassage>();
  const free = new Set(massages);
  const pair = (matches: (booking: TeamBooking, massage: PlannedMassage) => boolean) => {
    for (const booking of bookings) {
      if (pairs.has(booking)) continue;
      const massage = [...free].find((one) => one.athleteId === booking.athleteId && matches(booking, one));
      if (!massage) continue;
      pairs.set(booking, massage);
      free.delete(massage);
    }
  };
  pair((booking, massage) => differences(booking, massage).length === 0);
  pair(({ id, needId }, massage) => massage.needId === served.get(id) || massage.needId === needId);
  pair(({ type }, massage) => massage.type === type);
  return pairs;
}

function differences(booking: TeamBooking, massage: PlannedMassage): PlanChange['moved'][number]['what'] {
  return [
    ...(booking.start === massage.start ? [] : (['start'] as const)),
    ...(booking.therapistId === massage.therapistId ? [] : (['therapist'] as const)),
    ...(booking.roomId === null || booking.roomId === massage.roomId ? [] : (['room'] as const)),
    ...(booking.type === massage.type && booking.minutes === massage.minutes ? [] : (['type'] as const)),
  ];
}

function whyThere(week: TeamWeek, massage: PlannedMassage): readonly Reason[] {
  const need = week.athletes.flatMap(({ needs }) => needs).find(({ id }) => id === massage.needId);
  const alone: TeamWeek = { ...week, bookings: [] };
  const { athleteId, therapistId, type, minutes, start } = massage;
  const verdict: SlotOffer | Refusal = judgeStart(alone, { athleteId, therapistId, type, minutes, start });
  const reasons = isRefusal(verdict) ? (need?.reasons ?? []) : verdict.reasons;
  return reasons.length > 0 ? reasons : [reason('kept')];
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
