import type { BodyArea, Side } from '../../../src/domain/checkIn/bodyMap.ts';
import { type CheckIn, type CheckInInput, checkInSchema } from '../../../src/domain/checkIn/checkIn.ts';
import { addDays, type Day, instantOf } from '../../../src/domain/day.ts';
import type { Detection, Evidence } from '../../../src/domain/risk/pattern.ts';
import { type RiskFacts, type RiskView, riskView } from '../../../src/domain/risk/view.ts';
import type { DoneSession, PlannedSession } from '../../../src/domain/training/session.ts';

export const ZONE = 'Europe/Berlin';
/** A Wednesday. */
export const TODAY = '2026-06-10';

/** The day `count` days before today. */
export const ago = (count: number): Day => addDays(TODAY, -count);

/** A view at 22:00 today. */
export function aView(facts: Partial<RiskFacts> = {}): RiskView {
  return riskView({
    now: instantOf(TODAY, '22:00', ZONE),
    zone: ZONE,
    birthDay: null,
    sport: 'running',
    sessions: [],
    planned: [],
    checkIns: [],
    screened: [],
    weekly: [],
    matches: [],
    trips: [],
    massages: [],
    returnToPlay: null,
    monthsInOneSport: null,
    expectedCheckIns: null,
    dayLoads: { unplannedDayIsRest: false },
    sameDayFrom: 7,
    ...facts,
  });
}

/** A check-in at 08:00 of a day. */
export function aCheckIn(day: Day, answers: Partial<CheckInInput> = {}): CheckIn {
  return checkInSchema.parse({ at: instantOf(day, '08:00', ZONE), zone: ZONE, ...answers, day });
}

export function sore(day: Day, ...spots: readonly (readonly [BodyArea, Side, number])[]): CheckIn {
  return aCheckIn(day, { soreness: spots.map(([area, side, value]) => ({ area, side, value })) });
}

/** A run at 17:00 of a day. */
export function aSession(day: Day, answers: Partial<DoneSession> = {}): DoneSession {
  const start = instantOf(day, '17:00', ZONE);
  return {
    id: `done-${day}`,
    day,
    start,
    zone: ZONE,
    sport: 'running',
    kind: 'training',
    rpe: null,
    minutes: null,
    distanceKm: null,
    load: null,
    reportedAt: start + 5_400_000,
    late: false,
    plannedId: null,
    ...answers,
  };
}

export function aPlannedSession(day: Day, answers: Partial<PlannedSession> = {}): PlannedSession {
  const start = instantOf(day, '17:00', ZONE);
  return {
    id: `plan-${day}`,
    start,
    end: start + 3_600_000,
    zone: ZONE,
    kind: 'training',
    title: 'Run',
    intensity: null,
    plannedRpe: null,
    plannedMinutes: null,
    plannedDistanceKm: null,
    plannedLoad: null,
    priority: null,
    matchdayLabel: null,
    status: 'confirmed',
    ...answers,
  };
}

/** One session a day with these loads, the last one today; null is a day nobody reported. */
export function loads(daily: readonly (number | null)[]): readonly DoneSession[] {
  return daily.flatMap((load, index) => (load === null ? [] : [aSession(ago(daily.length - 1 - index), { load })]));
}

export function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}

/** What was seen; null when the pattern could not look. */
export function seen(detection: Detection): readonly Evidence[] | null {
  return 'notEnough' in detection ? null : detection;
}
