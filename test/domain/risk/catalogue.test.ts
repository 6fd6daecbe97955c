import { describe, expect, it } from 'vitest';
import type { CheckInInput } from '../../../src/domain/checkIn/checkIn.ts';
import { type WeeklyAnswer, weeklyAnswerSchema } from '../../../src/domain/checkIn/weekly.ts';
import { HOUR, instantOf } from '../../../src/domain/day.ts';
import { PATTERN_IDS, type PatternId } from '../../../src/domain/risk/pattern.ts';
import { PATTERNS } from '../../../src/domain/risk/patterns/index.ts';
import { silence } from '../../../src/domain/risk/patterns/silence.ts';
import type { ReturnToPlay, RiskFacts } from '../../../src/domain/risk/view.ts';
import { aCheckIn, ago, aPlannedSession, aSession, aView, loads, sore, TODAY, times, ZONE } from './build.ts';

/** One athlete, in the words of the catalogue where it is one of its examples, and whether the pattern fires. */
interface Case {
  readonly given: string;
  readonly facts: Partial<RiskFacts>;
  readonly fires: boolean;
  /** Of the weekly form, where the example says it. */
  readonly severity?: number;
}

/** Every pattern has all of these: a list that lacks one does not compile. */
interface Row {
  readonly examples: readonly Case[];
  readonly under: Partial<RiskFacts>;
  readonly over: Partial<RiskFacts>;
  readonly tooLittle: Partial<RiskFacts>;
}

const now = instantOf(TODAY, '22:00', ZONE);
const fires = (given: string, facts: Partial<RiskFacts>, severity?: number): Case => ({
  ...{ given, facts, fires: true },
  ...(severity === undefined ? {} : { severity }),
});
const not = (given: string, facts: Partial<RiskFacts>, severity?: number): Case => ({
  ...fires(given, facts, severity),
  fires: false,
});

const varied = times(7, [0, 100, 50, 0, 100, 80, 90]).flat();

/** Soreness of one spot, the last value today. */
const calf = (...values: readonly number[]) => ({
  checkIns: values.map((value, index) => sore(ago(values.length - 1 - index), ['calf', 'left', value])),
});
const knee = (...days: readonly (readonly [daysAgo: number, value: number])[]) => ({
  checkIns: days.map(([daysAgo, value]) => sore(ago(daysAgo), ['knee', 'right', value])),
});
const bothCalves = (...days: readonly (readonly [left: number, right: number])[]) => ({
  checkIns: days.map(([left, right], index) =>
    sore(ago(3 * (days.length - 1 - index)), ['calf', 'left', left], ['calf', 'right', right]),
  ),
});
const yesterdayAndToday = (one: Partial<CheckInInput>, other: Partial<CheckInInput>) => ({
  checkIns: [aCheckIn(ago(1), one), aCheckIn(ago(0), other)],
});
const week = (daysAgo: number, answer: Partial<WeeklyAnswer>): WeeklyAnswer =>
  weeklyAnswerSchema.parse({ area: 'knee', side: 'left', q1: 8, ...answer, day: ago(daysAgo) });
const form = (q1: WeeklyAnswer['q1'], ...[q2, q3, q4]: readonly NonNullable<WeeklyAnswer['q2']>[]) => ({
  weekly: [week(0, { q1, q2: q2 ?? null, q3: q3 ?? null, q4: q4 ?? null })],
});
const weeks = (...severities: readonly number[]) => ({
  weekly: severities.map((severity, index) =>
    week(7 * (severities.length - 1 - index), { q1: severity > 0 ? 8 : 0, severity }),
  ),
});
/** Totals of 20 and 18 in turn (mean 19), four items of at most 5, then today's. */
const wellness = (entries: number, today: Partial<CheckInInput>) => ({
  checkIns: [
    ...Array.from({ length: entries }, (_, index) =>
      aCheckIn(
        ago(index + 1),
        index % 2 === 0
          ? { sleepQuality: 5, fatigue: 5, stress: 5, mood: 5 }
          : { sleepQuality: 5, fatigue: 5, stress: 4, mood: 4 },
      ),
    ),
    aCheckIn(ago(0), today),
  ],
});
const answers = (sleepQuality: number, fatigue: number, stress: number, mood: number) => ({
  ...{ sleepQuality, fatigue, stress, mood },
});
const runs = (...distances: readonly number[]) => ({
  sessions: distances.map((distanceKm, index) => aSession(ago(3 * (distances.length - 1 - index)), { distanceKm })),
});
/** Weeks with these totals, the last one ends today. */
const weekTotals = (...totals: readonly number[]) => ({
  sessions: loads(totals.flatMap((total) => [total, ...times(6, 0)])),
});
const match = (daysAgo: number, time: string, minutes: number | null) => ({
  start: instantOf(ago(daysAgo), time, ZONE),
  minutes,
});
const usual = [20, 17, 14, 11, 9].map((daysAgo) => aSession(ago(daysAgo), { load: 400 }));
/** A session with pain before it on two days of the week. */
const inPain = (pain: number, ...done: readonly number[]) => ({
  sessions: [...usual, ...done.map((load, index) => aSession(ago(5 - 3 * index), { load }))],
  checkIns: done.map((_, index) => aCheckIn(ago(5 - 3 * index), { pain })),
});
const nights = (birthDay: string, hours: number, count = 4) => ({
  birthDay,
  sessions: loads(times(56, 300)),
  checkIns: Array.from({ length: count }, (_, index) => aCheckIn(ago(index), { sleepHours: hours })),
});
/** Six days of training and one of rest, with so many hours in all. */
const youthWeek = (birthDay: string | null, hours: number, monthsInOneSport = 7) => ({
  birthDay,
  monthsInOneSport,
  sessions: [6, 5, 4, 3, 2, 1, 0].map((day) =>
    aSession(ago(day), day === 6 ? { load: 0 } : { minutes: hours * 10, load: 300 }),
  ),
});
const returning = (returnToPlay: Partial<ReturnToPlay>): ReturnToPlay => ({
  ...{ stage: 2, since: ago(20), maxMinutes: 30, maxRpe: null, contactAllowed: true, returnedOn: null },
  ...returnToPlay,
});
const trip = (hours: number, zonesCrossed: number, matchInHours: number) => ({
  trips: [{ depart: now - hours * HOUR, arrive: now, zonesCrossed }],
  planned: [aPlannedSession(TODAY, { kind: 'competition', start: now + matchInHours * HOUR })],
});
const massages = (...scores: readonly (readonly [before: number, after: number | null])[]) => ({
  massages: scores.map(([before, after], index) => ({
    at: now - 24 * HOUR * (4 + 5 * (scores.length - 1 - index)),
    ...{ area: 'calf' as const, side: 'left' as const, before, after, afterAt: null },
  })),
});
/** Check-ins on these days, of today and the nineteen before. */
const checkedIn = (isAnswered: (daysAgo: number) => boolean, days = 20) => ({
  checkIns: Array.from({ length: days }, (_, index) => index)
    .filter(isAnswered)
    .map((daysAgo) => aCheckIn(ago(daysAgo), { mood: 3 })),
});

const CATALOGUE: Readonly<Record<PatternId, Row>> = {
  R01: {
    examples: [
      fires('L-calf 6,7,6 on three consecutive days', calf(6, 7, 6)),
      not('L-calf 6, R-knee 7, L-thigh 6', {
        checkIns: [
          sore(ago(2), ['calf', 'left', 6]),
          sore(ago(1), ['knee', 'right', 7]),
          sore(ago(0), ['thigh', 'left', 6]),
        ],
      }),
    ],
    under: calf(6, 7, 5.9),
    over: calf(6, 6, 2, 6),
    tooLittle: calf(9, 9),
  },
  R02: {
    examples: [
      fires('R-knee 3-4 on 5 check-ins over days 1..8', knee([7, 3], [5, 4], [3, 3], [1, 4], [0, 3])),
      not('R-knee 4,4,2,3,3 over 8 days', knee([7, 4], [5, 4], [3, 2], [1, 3], [0, 3])),
    ],
    under: knee([6, 4], [4, 4], [2, 4], [0, 4]),
    over: knee([7, 3], [6, 3], [4, 3], [2, 3], [0, 3]),
    tooLittle: knee([7, 5], [5, 5], [3, 5], [0, 5]),
  },
  R03: {
    examples: [
      fires(
        'during 4, next morning 4, before 2',
        yesterdayAndToday({ pain: 2, painDuring: 4 }, { painNextMorning: 4 }),
      ),
      not(
        'during 5, after 3, next morning 2, before 2',
        yesterdayAndToday({ pain: 2, painDuring: 5, painAfter: 3 }, { painNextMorning: 2 }),
      ),
    ],
    under: { checkIns: [aCheckIn(ago(0), { painDuring: 5 })] },
    over: { checkIns: [aCheckIn(ago(0), { painDuring: 5.1 })] },
    tooLittle: { checkIns: [sore(ago(0), ['knee', 'left', 9])] },
  },
  R04: {
    examples: [
      fires('q=(8,17,0,8)', form(8, 17, 0, 8), 33),
      not('q=(8,8,8,25)', form(8, 8, 8, 25), 49),
      fires('q1=25', form(25), 100),
    ],
    under: form(17, 8, 8, 25),
    over: form(8, 0, 17, 0),
    tooLittle: { weekly: [] },
  },
  R05: {
    examples: [
      fires('severity 22, 25, 22 in weeks 1-3', weeks(22, 25, 22)),
      not('severity 22, 0, 25', weeks(22, 0, 25)),
      fires('severity 8 then 44', weeks(8, 44)),
    ],
    under: weeks(8, 43),
    over: weeks(8, 45),
    tooLittle: weeks(60),
  },
  R06: {
    examples: [
      fires('total usually 19±1, today 16', wellness(14, answers(4, 4, 4, 4))),
      not('fewer than 10 baseline entries', wellness(9, answers(1, 1, 1, 1))),
    ],
    // Mean 19, deviation 1.04: 17 is 1.93 of them below, and one item 1.5 or more below is not two.
    under: wellness(14, answers(5, 5, 4, 3)),
    over: wellness(14, answers(4, 4, 4, 4)),
    tooLittle: wellness(9, answers(1, 1, 1, 1)),
  },
  R07: {
    examples: [
      fires('longest run 10 km in 30 d, today 11.5 km', runs(10, 8, 6, 5, 11.5)),
      not('longest 10, today 11.0', runs(10, 8, 6, 5, 11)),
    ],
    under: runs(10, 8, 6, 5, 11),
    over: runs(10, 8, 6, 5, 11.01),
    tooLittle: runs(10, 8, 6, 30),
  },
  R08: {
    examples: [
      fires('prev 2000, now 2700, median 2100', weekTotals(2100, 2100, 2100, 2100, 2100, 2100, 2000, 2700)),
      not('prev 400, now 800, median 2100', weekTotals(2100, 2100, 2100, 2100, 2100, 2100, 400, 800)),
    ],
    under: weekTotals(1000, 1000, 1000, 1299),
    over: weekTotals(1000, 1000, 1000, 1300),
    tooLittle: weekTotals(1000, 1000, 1300),
  },
  R09: {
    examples: [
      fires('28 d at 50 then 7 d at 100: u=2.0', { sessions: loads([...times(28, 50), ...times(7, 100)]) }),
      not('day 20 of history', { sessions: loads([...times(13, 50), ...times(7, 200)]) }),
    ],
    under: { sessions: loads([...times(28, 50), ...times(7, 78)]) },
    over: { sessions: loads([...times(28, 50), ...times(7, 90)]) },
    tooLittle: { sessions: loads([...times(12, 50), ...times(9, null), ...times(7, 200)]) },
  },
  R10: {
    examples: [
      fires('7x60 min at RPE 6 in the heaviest week', {
        sessions: loads([...times(7, [0, 200, 100, 0, 220, 150, 200]).flat(), ...times(7, 360)]),
      }),
      not('0,80,40,0,90,60,80 (monotony 1.32)', {
        sessions: loads([...times(7, [0, 40, 20, 0, 45, 30, 40]).flat(), 0, 80, 40, 0, 90, 60, 80]),
      }),
    ],
    // The heaviest week both times; its monotony is 1.997 and 2.013.
    under: { sessions: loads([...varied, ...times(5, 300), 150, 0]) },
    over: { sessions: loads([...varied, ...times(5, 300), 155, 0]) },
    tooLittle: { sessions: loads([...times(34, 100), ...times(7, 300)]) },
  },
  R11: {
    examples: [
      fires('90 min Sat 15:00 and 60 min Tue 14:00 (71 h)', {
        now: instantOf('2026-06-09', '22:00', ZONE),
        matches: [
          { start: instantOf('2026-06-06', '15:00', ZONE), minutes: 90 },
          { start: instantOf('2026-06-09', '14:00', ZONE), minutes: 60 },
        ],
      }),
      not('90 min Sat, 20 min Tue', {
        now: instantOf('2026-06-09', '22:00', ZONE),
        matches: [
          { start: instantOf('2026-06-06', '15:00', ZONE), minutes: 90 },
          { start: instantOf('2026-06-09', '14:00', ZONE), minutes: 20 },
        ],
      }),
    ],
    under: { matches: [match(3, '14:59', 90), match(0, '15:00', 45)] },
    over: { matches: [match(3, '15:00', 90), match(0, '15:00', 45)] },
    tooLittle: { matches: [match(2, '15:00', null), match(0, '15:00', null)] },
  },
  R12: {
    examples: [
      fires('pain 5 and full session Mon, Thu', inPain(5, 400, 400)),
      not('pain 5, session cut to half both times', inPain(5, 200, 200)),
    ],
    under: inPain(5, 320, 319),
    over: inPain(4, 320, 320),
    tooLittle: inPain(9, 400),
  },
  R13: {
    examples: [
      fires('calf L/R 5/1, 4/1, 6/2', bothCalves([5, 1], [4, 1], [6, 2])),
      not('5/1, 1/5, 5/2', bothCalves([5, 1], [1, 5], [5, 2])),
    ],
    under: bothCalves([5, 1], [4, 1], [4.9, 2]),
    over: bothCalves([5, 2], [4, 1], [5, 2]),
    tooLittle: bothCalves([9, 1], [9, 1]),
  },
  R14: {
    examples: [
      fires('17 y, mean 7.2 h, load median', nights('2009-01-01', 7.2)),
      not('25 y, mean 7.2 h', nights('2001-01-01', 7.2)),
    ],
    under: nights('2001-01-01', 7),
    over: nights('2001-01-01', 6.9),
    tooLittle: nights('2001-01-01', 4, 3),
  },
  R15: {
    examples: [
      fires('14 y, 15.0 h this week', youthWeek('2012-01-01', 15)),
      not('14 y, 13.5 h, one rest day, 7 months', youthWeek('2012-01-01', 13.5)),
    ],
    under: youthWeek('2012-01-01', 14),
    over: youthWeek('2012-01-01', 14.1),
    tooLittle: youthWeek(null, 30),
  },
  R16: {
    examples: [
      fires('10 straight training days', { sessions: loads(times(10, 200)) }),
      not('9 days then a missing (unknown) day', {
        now: instantOf('2026-06-11', '00:00', ZONE) - 1,
        sessions: loads([...times(9, 200), null]),
      }),
    ],
    under: { sessions: loads([0, ...times(9, 200)]) },
    over: { sessions: loads([0, ...times(10, 200)]) },
    tooLittle: { sessions: loads([200, null, ...times(9, 200)]) },
  },
  R17: {
    examples: [
      fires('stage 2 cap 30 min, session 45 min', {
        returnToPlay: returning({}),
        sessions: [aSession(ago(0), { minutes: 45, rpe: 3, load: 135 })],
      }),
      not('stage 2, 25 min', {
        returnToPlay: returning({}),
        sessions: [aSession(ago(0), { minutes: 25, rpe: 3, load: 75 })],
      }),
    ],
    under: { returnToPlay: returning({}), sessions: loads([...times(14, 100), ...times(7, 130)]) },
    over: { returnToPlay: returning({}), sessions: loads([...times(14, 100), ...times(7, 131)]) },
    tooLittle: { returnToPlay: null, sessions: loads([...times(14, 100), ...times(7, 500)]) },
  },
  R18: {
    examples: [fires('8 h flight, 5 zones, match in 20 h', trip(8, 5, 20)), not('2 h drive', trip(2, 0, 20))],
    under: trip(5.9, 2, 20),
    over: trip(6, 0, 23.9),
    tooLittle: { trips: [], planned: trip(8, 5, 20).planned },
  },
  R19: {
    examples: [
      fires('night pain = yes', { checkIns: [aCheckIn(ago(0), { redFlags: ['night-pain'] })] }),
      not('muscle ache after match', { checkIns: [sore(ago(0), ['thigh', 'left', 9])] }),
    ],
    under: { checkIns: [aCheckIn(ago(0), { pain: 10 })] },
    over: { checkIns: [aCheckIn(ago(1), { redFlags: ['fever'] })] },
    tooLittle: { checkIns: [] },
  },
  R20: {
    examples: [
      fires('before 6, after three sessions 6,5,6', massages([6, 6], [6, 5], [6, 6])),
      not('6 -> 3', massages([6, 3], [6, 3], [6, 3])),
    ],
    under: massages([6, 6], [6, 4], [6, 6]),
    over: massages([6, 6], [6, 4.1], [6, 6]),
    tooLittle: massages([6, 6], [6, null], [6, null]),
  },
  DQ1: {
    examples: [
      fires(
        'answered 2 of the last 5, all before',
        checkedIn((day) => day === 0 || day === 4 || day > 4),
      ),
      not(
        'answered 3 of the last 5',
        checkedIn((day) => day !== 1 && day !== 3),
      ),
    ],
    under: checkedIn((day) => day !== 1 && day !== 3),
    over: checkedIn((day) => day === 0 || day > 3),
    tooLittle: checkedIn((day) => day > 4, 10),
  },
};

const ALL = [...PATTERNS, silence];
/** Says nothing instead of "not enough data": there is no plan, no trip, no habit to look at. */
const DOES_NOT_CONCERN: ReadonlySet<PatternId> = new Set(['R17', 'R18', 'DQ1']);

describe.each(PATTERN_IDS)('%s in the catalogue', (id) => {
  const { examples, under, over, tooLittle } = CATALOGUE[id];
  const look = (facts: Partial<RiskFacts>) => ALL.find((one) => one.id === id)?.detect(aView(facts)) ?? [];
  const count = (facts: Partial<RiskFacts>) => {
    const found = look(facts);
    return 'notEnough' in found ? 0 : found.length;
  };

  it.each(examples)('$given: $fires', ({ facts, fires: expected, severity }) => {
    const found = look(facts);
    expect('notEnough' in found ? 0 : found.length).toBe(expected ? 1 : 0);
    if (severity !== undefined && expected) expect(found).toMatchObject([{ evidence: { severity } }]);
  });

  it('does not fire just under its limit, and does just over it', () => {
    // Looked at and found in order, not left out for want of data.
    expect(look(under)).toEqual([]);
    expect([count(under), count(over)]).toEqual([0, 1]);
  });

  it('stays silent with too little data, and says so', () => {
    const found = look(tooLittle);
    if (DOES_NOT_CONCERN.has(id)) expect(found).toEqual([]);
    else expect(found).toHaveProperty('notEnough');
  });
});

it('has thresholds for every pattern but those that are yes or no', () => {
  expect(ALL.filter(({ defaults }) => Object.keys(defaults).length === 0).map(({ id }) => id)).toEqual(['R04', 'R19']);
});
