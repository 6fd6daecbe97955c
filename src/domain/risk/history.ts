import { DateTime } from 'luxon';
import { z } from 'zod';
import { BODY_AREAS, SIDES } from '../checkIn/bodyMap.ts';
import { type CheckIn, checkInAnswersSchema } from '../checkIn/checkIn.ts';
import { weeklyAnswerSchema } from '../checkIn/weekly.ts';
import { addDays, type Day, dayOf, HOUR, type Instant, instantOf, isDay, isZone, MINUTE, startOfDay } from '../day.ts';
import { PROTOCOL_ROWS } from '../medical/triage/protocol.ts';
import { SPORTS } from '../people/athlete.ts';
import { LATE_AFTER_HOURS, sessionLoad } from '../training/load/sessionLoad.ts';
import {
  type DoneSession,
  INTENSITIES,
  type PlannedSession,
  PRIORITIES,
  SESSION_KINDS,
  SESSION_STATUSES,
} from '../training/session.ts';
import { PATTERN_IDS } from './pattern.ts';
import { PATTERNS } from './patterns/index.ts';
import { silence } from './patterns/silence.ts';
import { zonesBetween } from './trips.ts';
import { type RiskFacts, type RiskView, riskView, type Trip } from './view.ts';

const day = z.string().refine(isDay, 'not a day, YYYY-MM-DD').describe('A day, YYYY-MM-DD.');
const moment = z
  .string()
  .refine((text) => DateTime.fromISO(text).isValid, 'not a day or a time in ISO 8601')
  .describe('ISO 8601. Without an offset it is wall-clock time in the zone; a day alone is noon of that day.');
const zone = z.string().refine(isZone, 'not a time zone').describe('An IANA time zone.');
const positive = z.number().min(0).nullable().default(null);
const rpe = z.number().min(0).max(10).nullable().default(null).describe('0 to 10 (CR-10).');
const sport = z.enum(SPORTS);

const sessionSchema = z.strictObject({
  id: z.string().optional(),
  start: moment,
  zone: zone.optional(),
  sport: sport.optional().describe("The profile's sport when left out."),
  kind: z.enum(SESSION_KINDS).default('training'),
  rpe,
  minutes: positive,
  distanceKm: positive,
  load: positive.describe('RPE x minutes when left out and both are known.'),
  reportedAt: moment.optional(),
  eccentric: z.boolean().optional(),
  contact: z.boolean().optional(),
  plannedId: z.string().nullable().default(null),
});

const plannedSchema = z.strictObject({
  id: z.string().optional(),
  start: moment,
  end: moment.optional().describe('An hour, or the planned minutes, after the start when left out.'),
  zone: zone.optional(),
  kind: z.enum(SESSION_KINDS).default('training'),
  title: z.string().default(''),
  sport: sport.optional(),
  intensity: z.enum(INTENSITIES).nullable().default(null),
  plannedRpe: rpe,
  plannedMinutes: positive,
  plannedDistanceKm: positive,
  plannedLoad: positive,
  priority: z.enum(PRIORITIES).nullable().default(null),
  matchdayLabel: z.string().nullable().default(null),
  status: z.enum(SESSION_STATUSES).default('confirmed'),
});

const checkInEntrySchema = z.strictObject({
  ...checkInAnswersSchema.shape,
  at: moment.describe('A day alone is 08:00 of that day.'),
  zone: zone.optional(),
});

const tripSchema = z.strictObject({
  depart: moment,
  arrive: moment,
  zonesCrossed: z.number().min(0).max(26).optional().describe('Counted from the two zones when left out.'),
  fromZone: zone.optional(),
  toZone: zone.optional(),
});

const massageSchema = z.strictObject({
  at: moment,
  area: z.enum(BODY_AREAS),
  side: z.enum(SIDES).nullable().default(null),
  before: z.number().min(0).max(10).nullable().default(null),
  after: z.number().min(0).max(10).nullable().default(null).describe('24 to 72 hours after it.'),
  afterAt: moment.nullable().default(null),
});

const returnToPlaySchema = z.strictObject({
  stage: z.number().int().min(0),
  since: day.describe('First day of this stage.'),
  maxMinutes: positive,
  maxRpe: rpe,
  contactAllowed: z.boolean().default(true),
  returnedOn: day.nullable().default(null),
});

const thresholdsSchema = z
  .partialRecord(z.enum(PATTERN_IDS), z.record(z.string(), z.number()))
  .default({})
  .superRefine((patterns, context) => {
    for (const { id, defaults } of [...PATTERNS, silence])
      for (const name of Object.keys(patterns[id] ?? {}))
        if (!Object.hasOwn(defaults, name))
          context.addIssue({
            code: 'custom',
            path: [id, name],
            message: `${id} has no threshold of this name; it has: ${Object.keys(defaults).join(', ') || 'none'}`,
          });
  });

const settingsSchema = z.strictObject({
  unplannedDayIsRest: z.boolean().default(false),
  restDays: z.array(day).default([]),
  expectedCheckIns: z.array(day).nullable().default(null).describe('Null: every day since the first check-in.'),
  patterns: thresholdsSchema,
});

/** The file that `deload risk` reads: what is known about one athlete, and the moment to look at it. */
export const historySchema = z.strictObject({
  schema: z.literal('athlete-history/1'),
  asOf: moment.describe('Everything later is left out. A day alone is the end of that day.'),
  profile: z.strictObject({
    sport,
    zone,
    birthDay: day.nullable().default(null),
    monthsInOneSport: z.number().int().min(0).max(12).nullable().default(null),
  }),
  sessions: z.array(sessionSchema).default([]),
  planned: z.array(plannedSchema).default([]),
  checkIns: z.array(checkInEntrySchema).default([]),
  weekly: z.array(z.strictObject(weeklyAnswerSchema.unwrap().shape)).default([]),
  matches: z.array(z.strictObject({ start: moment, minutes: positive })).default([]),
  travel: z.array(tripSchema).default([]),
  massage: z.array(massageSchema).default([]),
  returnPlan: returnToPlaySchema.nullable().default(null),
  settings: settingsSchema.prefault({}),
});
export type AthleteHistory = z.infer<typeof historySchema>;

/** The history the way the patterns look at it. `settings.patterns` are the thresholds to pass to `assess`. */
export function toView(history: AthleteHistory): RiskView {
  return riskView(toFacts(history));
}

export function toFacts(history: AthleteHistory): RiskFacts {
  const { profile, settings } = history;
  const at = (text: string, time = '12:00') => instant(text, profile.zone, time);
  return {
    now: isDay(history.asOf) ? startOfDay(addDays(history.asOf, 1), profile.zone) - 1 : at(history.asOf),
    zone: profile.zone,
    birthDay: profile.birthDay,
    sport: profile.sport,
    monthsInOneSport: profile.monthsInOneSport,
    sessions: history.sessions.map((one, index) => doneSession(one, index, history)),
    planned: history.planned.map((one, index) => plannedSession(one, index, history)),
    checkIns: history.checkIns.map((one) => checkIn(one, history)),
    screened: [],
    weekly: history.weekly,
    matches: history.matches.map(({ start, minutes }) => ({ start: at(start), minutes })),
    trips: history.travel.map((one) => trip(one, at(one.depart), at(one.arrive))),
    massages: history.massage.map((one) => ({
      ...one,
      at: at(one.at),
      afterAt: one.afterAt === null ? null : at(one.afterAt),
    })),
    returnToPlay: history.returnPlan,
    expectedCheckIns: settings.expectedCheckIns,
    sameDayFrom: PROTOCOL_ROWS['same-day-from'].usual,
    dayLoads: { unplannedDayIsRest: settings.unplannedDayIsRest, restDays: new Set<Day>(settings.restDays) },
  };
}

function doneSession(one: AthleteHistory['sessions'][number], index: number, { profile }: AthleteHistory): DoneSession {
  const there = one.zone ?? profile.zone;
  const start = instant(one.start, there, '12:00');
  const end = start + (one.minutes ?? 0) * MINUTE;
  const reportedAt = one.reportedAt === undefined ? end : instant(one.reportedAt, there, '12:00');
  const rated = sessionLoad(one.rpe, one.minutes);
  return {
    ...one,
    id: one.id ?? `session-${index + 1}`,
    day: dayOf(start, there),
    start,
    zone: there,
    sport: one.sport ?? profile.sport,
    load: one.load ?? (rated.kind === 'load' || rated.kind === 'confirm' ? rated.load : null),
    reportedAt,
    late: reportedAt - end > LATE_AFTER_HOURS * HOUR,
  };
}

function plannedSession(
  one: AthleteHistory['planned'][number],
  index: number,
  { profile }: AthleteHistory,
): PlannedSession {
  const there = one.zone ?? profile.zone;
  const start = instant(one.start, there, '12:00');
  const end = one.end === undefined ? start + (one.plannedMinutes ?? 60) * MINUTE : instant(one.end, there, '13:00');
  return { ...one, id: one.id ?? `planned-${index + 1}`, start, end, zone: there };
}

function checkIn(one: AthleteHistory['checkIns'][number], { profile }: AthleteHistory): CheckIn {
  const there = one.zone ?? profile.zone;
  const at = instant(one.at, there, '08:00');
  return { ...one, at, zone: there, day: dayOf(at, there) };
}

function trip(
  { zonesCrossed, fromZone, toZone }: AthleteHistory['travel'][number],
  depart: Instant,
  arrive: Instant,
): Trip {
  const counted = fromZone === undefined || toZone === undefined ? 0 : zonesBetween(fromZone, toZone, arrive);
  return { depart, arrive, zonesCrossed: zonesCrossed ?? counted };
}

/** @param dayTime the wall-clock time meant when only a day is given */
function instant(text: string, there: string, dayTime: string): Instant {
  return isDay(text) ? instantOf(text, dayTime, there) : DateTime.fromISO(text, { zone: there }).toMillis();
}
