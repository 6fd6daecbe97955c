import { valueAt } from '../clinic/kernel.ts';
import type { AthleteRow, MassageTypeRow, NeedRow, RecoveryPlanInstance, TherapistRow } from './instance.ts';

/**
 * A planning instance with every name turned into a number, so that the planner can work in typed arrays. All
 * arithmetic is the format's own: integers, rounded down.
 */
export interface Model {
  readonly instance: RecoveryPlanInstance;
  readonly types: readonly MassageTypeRow[];
  readonly therapists: readonly TherapistRow[];
  readonly athletes: readonly AthleteRow[];
  readonly pools: RecoveryPlanInstance['pools'];
  readonly needs: readonly ModelNeed[];
  readonly bookings: readonly ModelBooking[];
  readonly dayCount: number;
  /** The day a minute falls on, -1 outside the horizon. */
  readonly dayOf: (minute: number) => number;
  /** The pool of the shift that contains all of `[start, end)`; -1 when no shift does. */
  readonly poolOf: (therapist: number, start: number, end: number) => number;
  /** Per room: whether it could ever be overfull. */
  readonly mayFill: readonly boolean[];
  /** The total cost of cancelling every movable booking. */
  readonly cancelTotal: number;
}

export interface ModelNeed {
  readonly row: NeedRow;
  readonly index: number;
  readonly athlete: number;
  /** Accepted, known types that the athlete may have, with the weight of each. */
  readonly types: readonly { readonly type: number; readonly permille: number }[];
  readonly booked: { readonly therapist: number; readonly type: number; readonly start: number } | null;
  readonly movePenalty: number;
  readonly cancelPenalty: number;
}

/** A fixed booking; `pool` is -1 when it is in no known one. */
export interface ModelBooking {
  readonly id: string;
  readonly athlete: number;
  readonly therapist: number;
  readonly start: number;
  readonly end: number;
  readonly pool: number;
  readonly day: number;
}

export function modelOf(instance: RecoveryPlanInstance): Model {
  const typeIndex = indexOf(instance.sessionTypes);
  const therapistIndex = indexOf(instance.therapists);
  const athleteIndex = indexOf(instance.athletes);
  const poolIndex = indexOf(instance.pools);
  const dayOf = dayFinder(instance.days);
  const shiftPools = instance.therapists.map(({ shifts }) => shifts.map(({ pool }) => poolIndex.get(pool) ?? -1));
  const poolOf = (therapist: number, start: number, end: number): number => {
    const at = instance.therapists[therapist]?.shifts.findIndex((one) => start >= one.start && end <= one.end) ?? -1;
    return shiftPools[therapist]?.[at] ?? -1;
  };
  const movable = new Map(instance.movableBookings.map((one) => [one.need, one]));
  const needs = instance.athletes
    .flatMap((one, athlete) => one.needs.map((row) => ({ row, athlete, forbidden: new Set(one.forbiddenTypes) })))
    .map(({ row, athlete, forbidden }, index): ModelNeed => {
      const booking = movable.get(row.id);
      return {
        row,
        index,
        athlete,
        types: Object.entries(row.types).flatMap(([id, permille]) => {
          const type = typeIndex.get(id);
          return type === undefined || forbidden.has(id) ? [] : [{ type, permille }];
        }),
        booked: booking
          ? {
              therapist: therapistIndex.get(booking.therapist) ?? -1,
              type: typeIndex.get(booking.type) ?? -1,
              start: booking.start,
            }
          : null,
        movePenalty: booking?.movePenalty ?? 0,
        cancelPenalty: booking?.cancelPenalty ?? 0,
      };
    });
  return {
    instance,
    types: instance.sessionTypes,
    therapists: instance.therapists,
    athletes: instance.athletes,
    pools: instance.pools,
    needs,
    bookings: instance.fixedBookings.map(({ id, athlete, therapist, type, start, pool }): ModelBooking => {
      const who = therapistIndex.get(therapist) ?? -1;
      const end = start + (instance.sessionTypes[typeIndex.get(type) ?? -1]?.durationMin ?? 0);
      // where no pool is named, it is that of the shift the booking starts in, even if it runs over
      const at = instance.therapists[who]?.shifts.findIndex((one) => start >= one.start && start < one.end) ?? -1;
      return {
        id,
        athlete: athleteIndex.get(athlete) ?? -1,
        therapist: who,
        start,
        end,
        pool: (pool === undefined ? shiftPools[who]?.[at] : poolIndex.get(pool)) ?? -1,
        day: dayOf(start),
      };
    }),
    dayCount: instance.days.length,
    dayOf,
    poolOf,
    mayFill: poolsThatMayFill(instance),
    cancelTotal: instance.movableBookings.reduce((sum, { cancelPenalty }) => sum + cancelPenalty, 0),
  };
}

/**
 * A room with a table for everybody who works in it is never overfull, unless a table needs longer than its therapist
 * before the next booking, or a booking is where none should be.
 */
function poolsThatMayFill({ pools, therapists, fixedBookings }: RecoveryPlanInstance): readonly boolean[] {
  return pools.map(({ id, capacity, turnoverMin }) => {
    const users = therapists.filter(({ shifts }) => shifts.some(({ pool }) => pool === id));
    return fixedBookings.length > 0 || users.length > capacity || users.some((one) => one.turnoverMin < turnoverMin);
  });
}

/**
 * The value of a start for a type, in permille: hours after the last hard session times hours before the next
 * competition.
 */
export function suitability(athlete: AthleteRow, type: MassageTypeRow, start: number): number {
  const end = start + type.durationMin;
  let lastHard = -Infinity;
  for (const one of athlete.hardSessionEnds) if (one <= start && one > lastHard) lastHard = one;
  let nextStart = Infinity;
  for (const one of athlete.competitionStarts) if (one >= end && one < nextStart) nextStart = one;
  const afterHard = valueAt(type.afterHard, lastHard === -Infinity ? null : start - lastHard);
  const before = valueAt(type.beforeCompetition, nextStart === Infinity ? null : nextStart - end);
  return Math.floor((afterHard * before) / 1000);
}

/** Benefit before preferences; 0 when the time is not allowed. */
export function baseBenefit(weight: number, typePermille: number, suitable: number): number {
  return Math.floor((weight * typePermille * suitable) / 1_000_000);
}

/** How many permille an athlete adds for a therapist in a room, whatever the hour. */
export function placePreference(athlete: AthleteRow, therapist: TherapistRow, pool: string): number {
  const { therapists, gender, language } = athlete.preferences;
  return (
    (athlete.pools[pool] ?? 0) +
    (therapists?.[therapist.id] ?? 0) +
    (gender && gender.value === therapist.gender ? gender.bonusPermille : 0) +
    (language && therapist.languages.includes(language.value) ? language.bonusPermille : 0)
  );
}

/** How many permille an athlete adds for the time of day. */
export function hourPreference(athlete: AthleteRow, minuteOfDay: number): number {
  const { timeOfDay } = athlete.preferences;
  return timeOfDay && minuteOfDay >= timeOfDay.from && minuteOfDay < timeOfDay.to ? timeOfDay.bonusPermille : 0;
}

/** The whole benefit: the base plus the share for preferences. */
export function withPreference(base: number, permille: number): number {
  return base + Math.floor((base * permille) / 1000);
}

function indexOf(rows: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ id }, index) => [id, index]));
}

function dayFinder(days: RecoveryPlanInstance['days']): (minute: number) => number {
  const inOrder = days.every((day, at) => at === 0 || day.start >= (days[at - 1]?.end ?? day.start));
  if (!inOrder) return (minute) => days.findIndex(({ start, end }) => minute >= start && minute < end);
  return (minute) => {
    let low = 0;
    let high = days.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const day = days[middle];
      if (day === undefined || minute < day.start) high = middle - 1;
      else if (minute >= day.end) low = middle + 1;
      else return middle;
    }
    return -1;
  };
}
