import { BODY_AREAS, type BodyArea, isPaired, type Side } from '../src/domain/checkIn/bodyMap.ts';
import type { CheckIn, Soreness } from '../src/domain/checkIn/checkIn.ts';
import { WEEKLY_SCORES, type WeeklyAnswer } from '../src/domain/checkIn/weekly.ts';
import { addDays, type Day, HOUR, type Instant, instantOf, MINUTE } from '../src/domain/day.ts';
import type { RiskFacts } from '../src/domain/risk/view.ts';
import type { DoneSession, PlannedSession } from '../src/domain/training/session.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Asia/Kathmandu'] as const;
const SPORTS = ['running', 'football', 'cycling', 'swimming'] as const;
const TODAY: Day = '2026-06-10';

/**
 * A made-up athlete with a year behind them: training on five days of seven, a match most Saturdays, a check-in on nine
 * days of ten with sleep, wellness, soreness and now and then pain, a weekly overuse form, massages, trips and a planned
 * week. The same `seed` always gives the same athlete.
 */
export function historyOf(seed: number, days = 365): RiskFacts {
  const random = randomFrom(seed);
  const among = <T>(list: readonly T[], otherwise: T): T => list[Math.floor(random() * list.length)] ?? otherwise;
  const zone = among(ZONES, 'Europe/Berlin');
  const sport = among(SPORTS, 'running');
  const tender = among(BODY_AREAS, 'calf');
  const young = random() < 0.2;
  const sessions: DoneSession[] = [];
  const checkIns: CheckIn[] = [];
  const weekly: WeeklyAnswer[] = [];
  const massages: RiskFacts['massages'][number][] = [];
  // Time zones are looked up once: making the histories is not what we measure.
  const midnight = instantOf(TODAY, '00:00', zone);
  for (let ago = days - 1; ago >= 0; ago -= 1) {
    const day = addDays(TODAY, -ago);
    const start = midnight - ago * 24 * HOUR;
    if (random() < 0.9) checkIns.push(checkIn(day, start + 8 * HOUR, zone, tender, random));
    if (random() < 5 / 7) sessions.push(session(day, start + 17 * HOUR, zone, sport, ago % 7 === 4, random));
    if (ago % 7 === 3) weekly.push({ day, area: tender, side: 'left', ...weeklyScores(random), q4: 8 });
    if (ago % 14 === 5) {
      const before = 3 + Math.floor(random() * 4);
      const at = start + 12 * HOUR;
      massages.push({ at, area: tender, side: 'left', before, after: before - 2, afterAt: at + 30 * HOUR });
    }
  }
  return {
    now: midnight + 22 * HOUR,
    zone,
    birthDay: young ? '2010-03-01' : '1998-03-01',
    sport,
    sessions,
    planned: [1, 2, 4, 5].map((ahead) => planned(midnight + (24 * ahead + 17) * HOUR, zone, ahead === 4, random)),
    checkIns,
    screened: [],
    weekly,
    matches: sessions.filter(({ kind }) => kind === 'competition').map(({ start, minutes }) => ({ start, minutes })),
    trips: [{ depart: midnight - 9 * HOUR, arrive: midnight - HOUR, zonesCrossed: seed % 5 }],
    massages,
    returnToPlay:
      seed % 20 === 0
        ? { stage: 2, since: addDays(TODAY, -20), maxMinutes: 45, maxRpe: 5, contactAllowed: false, returnedOn: null }
        : null,
    monthsInOneSport: null,
    expectedCheckIns: null,
    dayLoads: { unplannedDayIsRest: seed % 2 === 0 },
    sameDayFrom: 7,
  };
}

function checkIn(day: Day, at: Instant, zone: string, tender: BodyArea, random: () => number): CheckIn {
  const oneToFive = () => 2 + Math.floor(random() * 4);
  const side: Side = isPaired(tender) ? 'left' : 'middle';
  const soreness: Soreness[] = random() < 0.4 ? [] : [{ area: tender, side, value: Math.floor(random() * 8) }];
  if (random() < 0.3 && isPaired(tender))
    soreness.push({ area: tender, side: 'right', value: Math.floor(random() * 5) });
  if (random() < 0.3) soreness.push({ area: 'calf', side: 'right', value: Math.floor(random() * 6) });
  const hurts = random() < 0.15;
  return {
    day,
    at,
    zone,
    soreness,
    sleepHours: 5.5 + Math.floor(random() * 7) / 2,
    sleepQuality: oneToFive(),
    fatigue: oneToFive(),
    stress: oneToFive(),
    mood: oneToFive(),
    pain: hurts ? Math.floor(random() * 5) : null,
    painDuring: hurts ? Math.floor(random() * 6) : null,
    painAfter: null,
    painNextMorning: hurts ? Math.floor(random() * 5) : null,
    painArea: hurts ? tender : null,
    painSide: hurts ? side : null,
    redFlags: random() < 0.001 ? ['fever'] : [],
    suggested: [],
    settled: [],
    asked: false,
    noRedFlags: false,
  };
}

function session(
  day: Day,
  start: Instant,
  zone: string,
  sport: DoneSession['sport'],
  match: boolean,
  random: () => number,
): DoneSession {
  const minutes = 30 + Math.floor(random() * 80);
  const rpe = random() < 0.05 ? null : 2 + Math.floor(random() * 8);
  return {
    id: `done-${day}`,
    day,
    start,
    zone,
    sport,
    kind: match ? 'competition' : 'training',
    rpe,
    minutes,
    distanceKm: sport === 'running' ? minutes / 6 : null,
    load: rpe === null ? null : rpe * minutes,
    reportedAt: start + 2 * HOUR,
    late: false,
    plannedId: null,
  };
}

function planned(start: Instant, zone: string, match: boolean, random: () => number): PlannedSession {
  const minutes = 40 + Math.floor(random() * 80);
  return {
    id: `plan-${start}`,
    start,
    end: start + minutes * MINUTE,
    zone,
    kind: match ? 'competition' : 'training',
    title: match ? 'Match' : 'Training',
    intensity: null,
    plannedRpe: 5,
    plannedMinutes: minutes,
    plannedDistanceKm: null,
    plannedLoad: 5 * minutes,
    priority: null,
    matchdayLabel: null,
    status: 'confirmed',
  };
}

function weeklyScores(random: () => number): Pick<WeeklyAnswer, 'q1' | 'q2' | 'q3'> {
  const score = () => (random() < 0.6 ? 0 : (WEEKLY_SCORES[Math.floor(random() * 3)] ?? 0));
  return { q1: score(), q2: score(), q3: score() };
}

/** mulberry32: small, fast and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
