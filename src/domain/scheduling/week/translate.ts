import { kernelsOf } from '../../clinic/kernel.ts';
import { type BookingType, isBookingType, isMassage, MODALITIES, type ModalityTable } from '../../clinic/modality.ts';
import {
  addDays,
  type Day,
  dayOf,
  daysFrom,
  HOUR,
  type Instant,
  MINUTE,
  startOfDay,
  type TimeOfDay,
} from '../../day.ts';
import type {
  AthleteRow,
  MassageTypeRow,
  MovableBookingRow,
  NeedRow,
  RecoveryPlan,
  RecoveryPlanInstance,
} from '../instance.ts';
import { earliestStart, fullFor, type Span, type TeamAthlete, type TeamBooking, type TeamWeek } from './teamWeek.ts';

/** A bookable kind of massage: the instance has one row for each that occurs. */
export interface Variant {
  readonly type: BookingType;
  readonly minutes: number;
  /** With the longer lead before a competition the season is built around. */
  readonly key: boolean;
}

export interface PlannedMassage {
  readonly needId: string;
  readonly athleteId: string;
  readonly therapistId: string;
  readonly roomId: string;
  readonly type: BookingType;
  readonly minutes: number;
  readonly start: Instant;
  readonly end: Instant;
}

/** A massage starts on a multiple of this, and is so much shorter at a time. */
export const GRID_MINUTES = 5;
/** Whose booking an assessment is for the planner. */
const NOBODY = 'nobody';
/** What being asked again costs: more if it is soon. */
const MOVE_PENALTY = 80;
const MOVE_SOON_PENALTY = 160;
const SOON = 48 * HOUR;
const CANCEL_PENALTY = 500;
/** The first booking for an athlete who has none counts extra, so that few go without. */
const FIRST_MASSAGE_BONUS = 150;
const PREFERENCE = { therapist: 60, gender: 40, language: 40, timeOfDay: 30 } as const;

export function variantId({ type, minutes, key }: Variant): string {
  return `${type}:${minutes}${key ? ':key' : ''}`;
}

export function variantOf(id: string): Variant | null {
  const [type = '', minutes = '', key] = id.split(':');
  return isBookingType(type) && /^\d+$/.test(minutes) ? { type, minutes: Number(minutes), key: key === 'key' } : null;
}

/** A team's week as a planning instance. `name` ties plans to it. */
export function toInstance(week: TeamWeek, name = 'week'): RecoveryPlanInstance {
  const table = week.table ?? MODALITIES;
  const variants = variantsIn(week, table);
  const minuteOf = minutesFrom(epochOf(week));
  const served = needsServed(week);
  const isFixed = ({ id }: TeamBooking) => !served.has(id);
  const fixed = { ...week, bookings: week.bookings.filter((one) => one.fixed) };
  return {
    format: 'recovery-plan-instance/1',
    name,
    epoch: new Date(epochOf(week)).toISOString(),
    gridMinutes: GRID_MINUTES,
    days: daysOf(week).map((day, index) => ({
      index,
      start: minuteOf(startOfDay(day, week.zone)),
      end: minuteOf(startOfDay(addDays(day, 1), week.zone)),
    })),
    sessionTypes: variants.map((variant) => typeRow(table, variant)),
    pools: week.rooms.map(({ id, tables, turnoverMinutes }) => ({
      id,
      capacity: tables,
      turnoverMin: turnoverMinutes,
    })),
    therapists: week.therapists.map((one) => ({
      id: one.id,
      gender: one.gender,
      languages: one.languages,
      skills: variants.filter(({ type }) => one.skills.includes(type)).map(variantId),
      shifts: one.shifts.map(({ start, end, roomId }) => ({
        start: minuteOf(start),
        end: minuteOf(end),
        pool: roomId,
      })),
      breaks: one.breaks.map(({ start, end }) => [minuteOf(start), minuteOf(end)] as const),
      turnoverMin: one.turnoverMinutes,
      maxTreatmentMinPerDay: one.maxMinutesPerDay,
    })),
    athletes: week.athletes.map((athlete) => athleteRow(week, fixed, table, variants, athlete, served)),
    fixedBookings: week.bookings
      .filter(isFixed)
      .map(({ id, athleteId, therapistId, roomId, type, minutes, start }) => ({
        id,
        // An assessment takes its therapist and its room; for the athlete it is an hour that is taken, and no massage.
        athlete: isMassage({ type }) ? athleteId : NOBODY,
        therapist: therapistId,
        type: variantId({ type, minutes, key: false }),
        start: minuteOf(start),
        // The therapist's hours may have gone to another room since it was booked.
        ...(roomId !== null && week.rooms.some((room) => room.id === roomId) && { pool: roomId }),
      })),
    movableBookings: week.bookings.flatMap((booking) => movableRow(week, table, booking, served.get(booking.id))),
  };
}

/** A plan back in the team's words, in order of start. Bookings whose shift is gone are left out. */
export function fromPlan(week: TeamWeek, plan: RecoveryPlan): readonly PlannedMassage[] {
  const epoch = epochOf(week);
  const owners = new Map(week.athletes.flatMap(({ id, needs }) => needs.map((need) => [need.id, id])));
  for (const { id, athleteId } of week.bookings) owners.set(bookingNeedId(id), athleteId);
  return plan.sessions
    .flatMap((massage): PlannedMassage | readonly [] => {
      const variant = variantOf(massage.type);
      const athleteId = massage.athlete ?? owners.get(massage.need);
      if (!variant || athleteId === undefined) return [];
      const { type, minutes } = variant;
      const { need: needId, therapist: therapistId } = massage;
      const start = epoch + massage.start * MINUTE;
      return placedIn(week, { needId, athleteId, therapistId, type, minutes, start }) ?? [];
    })
    .sort((a, b) => a.start - b.start);
}

/** One booking in the team's words, with the room its therapist is in at that time; null outside every shift. */
export function placedIn(week: TeamWeek, massage: Omit<PlannedMassage, 'roomId' | 'end'>): PlannedMassage | null {
  const { start, minutes, therapistId } = massage;
  const end = start + minutes * MINUTE;
  const shift = week.therapists
    .find(({ id }) => id === therapistId)
    ?.shifts.find((one) => start >= one.start && end <= one.end);
  return shift ? { ...massage, roomId: shift.roomId, end } : null;
}

/** Bookings in the team's words as a plan to start from. Anything the instance has no name for is left out. */
export function toPlan(
  week: TeamWeek,
  instance: RecoveryPlanInstance,
  massages: readonly Omit<PlannedMassage, 'roomId' | 'end' | 'athleteId'>[],
): RecoveryPlan {
  const accepted = new Map(instance.athletes.flatMap(({ needs }) => needs.map((need) => [need.id, need.types])));
  const minuteOf = minutesFrom(epochOf(week));
  return {
    format: 'recovery-plan/1',
    instance: instance.name,
    sessions: massages.flatMap(({ needId, therapistId, type, minutes, start }) => {
      const variant = [false, true]
        .map((key) => variantId({ type, minutes, key }))
        .find((id) => id in (accepted.get(needId) ?? {}));
      return variant ? [{ need: needId, therapist: therapistId, type: variant, start: minuteOf(start) }] : [];
    }),
  };
}

/** Midnight of the horizon's first local day: minute 0 of its instance. */
export function epochOf(week: Pick<TeamWeek, 'start' | 'zone'>): Instant {
  return startOfDay(dayOf(week.start, week.zone), week.zone);
}

/** The need that stands for a booking which none of the athlete's needs account for. */
export function bookingNeedId(bookingId: string): string {
  return `booking/${bookingId}`;
}

function daysOf({ start, end, zone }: TeamWeek): readonly Day[] {
  return daysFrom(dayOf(start, zone), dayOf(Math.max(start, end - 1), zone));
}

function minutesFrom(epoch: Instant): (instant: Instant) => number {
  return (instant) => Math.floor((instant - epoch) / MINUTE);
}

function variantsIn(week: TeamWeek, table: ModalityTable): readonly Variant[] {
  const wanted = week.athletes.flatMap((athlete) =>
    athlete.needs.flatMap(({ choices }) =>
      choices.map(({ type, minutes }) => variantFor(athlete, table, type, minutes)),
    ),
  );
  const booked = week.bookings.flatMap(({ type, minutes, athleteId, fixed }) => {
    const athlete = week.athletes.find(({ id }) => id === athleteId);
    return [{ type, minutes, key: false }, ...(fixed || !athlete ? [] : [variantFor(athlete, table, type, minutes)])];
  });
  const byId = new Map([...wanted, ...booked].map((one) => [variantId(one), one]));
  return [...byId.values()];
}

function variantFor(athlete: TeamAthlete, table: ModalityTable, type: BookingType, minutes: number): Variant {
  return { type, minutes, key: table[type].beforeKeyEvent !== null && athlete.competitions.some(({ key }) => key) };
}

function typeRow(table: ModalityTable, variant: Variant): MassageTypeRow {
  return { id: variantId(variant), durationMin: variant.minutes, ...kernelsOf(table[variant.type], variant.key) };
}

function athleteRow(
  week: TeamWeek,
  /** The same week with its fixed bookings alone. */
  fixed: TeamWeek,
  table: ModalityTable,
  variants: readonly Variant[],
  athlete: TeamAthlete,
  served: ReadonlyMap<string, string>,
): AthleteRow {
  const minuteOf = minutesFrom(epochOf(week));
  const { therapistIds, gender, language, timeOfDay } = athlete.preferences;
  const earliest = minuteOf(earliestStart(week) + MINUTE - 1);
  const own = athlete.onHold ? [] : athlete.needs;
  const needs = own.map(
    (need): NeedRow => ({
      id: need.id,
      weight: need.weight,
      earliest: Math.max(earliest, minuteOf(need.earliest + MINUTE - 1)),
      latest: minuteOf(need.latest),
      types: Object.fromEntries(
        need.choices.map(({ type, minutes, permille }) => [
          variantId(variantFor(athlete, table, type, minutes)),
          permille,
        ]),
      ),
    }),
  );
  const orphans = week.bookings.filter(
    ({ id, athleteId }) => athleteId === athlete.id && served.get(id) === bookingNeedId(id),
  );
  return {
    id: athlete.id,
    squad: athlete.squad,
    busy: [...athlete.busy, ...assessmentsOf(week, athlete, served)]
      .filter(({ start, end }) => end > start)
      .map(({ start, end, kind }) => [minuteOf(start), minuteOf(end + MINUTE - 1), kind] as const),
    bufferMin: athlete.bufferMinutes,
    hardSessionEnds: athlete.hardSessionEnds.map(minuteOf),
    competitionStarts: athlete.competitions.map(({ start }) => minuteOf(start)),
    forbiddenTypes: variants
      .filter(({ type }) => athlete.onHold || athlete.forbiddenTypes.includes(type))
      .map(variantId),
    requireTherapistGender: athlete.requireTherapistGender,
    pools: athlete.rooms,
    maxSessionsPerDay: athlete.maxMassagesPerDay,
    minSpacingMin: athlete.minSpacingMinutes,
    firstSessionBonus: FIRST_MASSAGE_BONUS,
    needs: [...needs, ...orphans.map((booking) => bookingNeed(week, athlete, table, booking, earliest))],
    preferences: {
      ...(therapistIds && { therapists: Object.fromEntries(therapistIds.map((id) => [id, PREFERENCE.therapist])) }),
      ...(gender !== undefined && { gender: { value: gender, bonusPermille: PREFERENCE.gender } }),
      ...(language !== undefined && { language: { value: language, bonusPermille: PREFERENCE.language } }),
      ...(timeOfDay && {
        timeOfDay: {
          from: minuteOfDay(timeOfDay.from),
          to: minuteOfDay(timeOfDay.to),
          bonusPermille: PREFERENCE.timeOfDay,
        },
      }),
    },
    avoid: [
      ...avoidedHours(athlete, table, variants, minuteOf),
      ...closedHours([...(athlete.limits ?? []), ...fullFor(fixed, athlete)], athlete, variants, minuteOf),
    ],
  };
}

function assessmentsOf(
  { bookings }: TeamWeek,
  athlete: TeamAthlete,
  served: ReadonlyMap<string, string>,
): TeamAthlete['busy'] {
  return bookings
    .filter((one) => one.athleteId === athlete.id && !isMassage(one) && !served.has(one.id))
    .map(({ start, minutes }) => ({ start, end: start + minutes * MINUTE, kind: 'medical' }));
}

/** Types that want some distance before hard training: no start whose end is closer than that. */
function avoidedHours(
  athlete: TeamAthlete,
  table: ModalityTable,
  variants: readonly Variant[],
  minuteOf: (instant: Instant) => number,
): NonNullable<AthleteRow['avoid']> {
  return variants.flatMap((variant) => {
    const hours = table[variant.type].beforeHardTraining;
    if (hours === null) return [];
    return athlete.hardTrainingStarts.map((start) => ({
      type: variantId(variant),
      start: minuteOf(start) - hours * 60 - variant.minutes + 1,
      end: minuteOf(start),
    }));
  });
}

/** Types that the body, or the week's limit, does not allow at some hours. */
function closedHours(
  limits: readonly (Span & { readonly closed: readonly BookingType[] })[],
  { forbiddenTypes }: TeamAthlete,
  variants: readonly Variant[],
  minuteOf: (instant: Instant) => number,
): NonNullable<AthleteRow['avoid']> {
  return limits.flatMap(({ start, end, closed }) =>
    variants
      .filter(({ type }) => closed.includes(type) && !forbiddenTypes.includes(type))
      .map((variant) => ({ type: variantId(variant), start: minuteOf(start), end: minuteOf(end) })),
  );
}

const BOOKED_WEIGHT = 400;
const DAYS_A_BOOKING_MAY_MOVE = 2;

/** A booking without a need of its own keeps its type, and may move by two days. */
function bookingNeed(
  week: TeamWeek,
  athlete: TeamAthlete,
  table: ModalityTable,
  { id, type, minutes, start }: TeamBooking,
  earliest: number,
): NeedRow {
  const minuteOf = minutesFrom(epochOf(week));
  const slack = DAYS_A_BOOKING_MAY_MOVE * 24 * 60;
  return {
    id: bookingNeedId(id),
    weight: BOOKED_WEIGHT,
    earliest: Math.max(earliest, minuteOf(start) - slack),
    latest: Math.min(minuteOf(week.end), minuteOf(start) + minutes + slack),
    types: { [variantId(variantFor(athlete, table, type, minutes))]: 1000 },
  };
}

/** May a plan move it? Not if it is fixed, has begun, belongs to nobody here or is outside the horizon. */
export function isMovable(week: TeamWeek, { fixed, start, minutes, athleteId }: TeamBooking): boolean {
  return (
    !fixed &&
    start >= Math.max(week.now, week.start) &&
    start + minutes * MINUTE <= week.end &&
    week.athletes.some(({ id }) => id === athleteId)
  );
}

/**
 * Which need each movable booking meets: the one it was made for; otherwise one that accepts its type at its hour;
 * otherwise a need of its own.
 */
export function needsServed(week: TeamWeek): ReadonlyMap<string, string> {
  const served = new Map<string, string>();
  const taken = new Set<string>();
  for (const booking of week.bookings) {
    const athlete = week.athletes.find(({ id }) => id === booking.athleteId);
    if (!athlete || !isMovable(week, booking)) continue;
    const end = booking.start + booking.minutes * MINUTE;
    const fits = (athlete.onHold ? [] : athlete.needs).filter(
      ({ id, earliest, latest, choices }) =>
        !taken.has(id) &&
        booking.start >= earliest &&
        end <= latest &&
        choices.some(({ type, minutes }) => type === booking.type && minutes === booking.minutes),
    );
    const need = fits.find(({ id }) => id === booking.needId) ?? fits[0];
    served.set(booking.id, need?.id ?? bookingNeedId(booking.id));
    if (need) taken.add(need.id);
  }
  return served;
}

function movableRow(
  week: TeamWeek,
  table: ModalityTable,
  { athleteId, therapistId, type, minutes, start }: TeamBooking,
  need: string | undefined,
): readonly MovableBookingRow[] {
  const athlete = week.athletes.find(({ id }) => id === athleteId);
  if (!athlete || need === undefined) return [];
  return [
    {
      need,
      therapist: therapistId,
      type: variantId(variantFor(athlete, table, type, minutes)),
      start: minutesFrom(epochOf(week))(start),
      movePenalty: start - week.now < SOON ? MOVE_SOON_PENALTY : MOVE_PENALTY,
      cancelPenalty: CANCEL_PENALTY,
    },
  ];
}

function minuteOfDay(time: TimeOfDay): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
