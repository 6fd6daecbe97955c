import { describe, expect, it } from 'vitest';
import { weeklyAnswerSchema } from '../../../src/domain/checkIn/weekly.ts';
import { HOUR, instantOf } from '../../../src/domain/day.ts';
import { assess } from '../../../src/domain/risk/assess.ts';
import { followUp, type SeenBefore } from '../../../src/domain/risk/followUp.ts';
import type { Finding, Numbers, PatternId } from '../../../src/domain/risk/pattern.ts';
import { PATTERNS } from '../../../src/domain/risk/patterns/index.ts';
import { silence } from '../../../src/domain/risk/patterns/silence.ts';
import type { RiskFacts } from '../../../src/domain/risk/view.ts';
import { aCheckIn, ago, aPlannedSession, aSession, aView, loads, sore, TODAY, times, ZONE } from './build.ts';

const ALL = [...PATTERNS, silence];
const now = instantOf(TODAY, '22:00', ZONE);
const varied = times(7, [0, 80, 40, 0, 90, 60, 80]).flat();
const runs = (...distances: readonly number[]) =>
  distances.map((distanceKm, index) => aSession(ago(3 * (distances.length - 1 - index)), { distanceKm }));
const match = (hoursAgo: number) => ({ start: now - hoursAgo * HOUR, minutes: 90 });
const massage = (daysAgo: number, before: number, after: number) => ({
  at: now - daysAgo * 24 * HOUR,
  area: 'calf' as const,
  side: 'left' as const,
  before,
  after,
  afterAt: null,
});

/** For each pattern that has thresholds: one athlete, what their own threshold is, and what it changes. */
const OWN: readonly {
  readonly id: PatternId;
  readonly given: string;
  readonly facts: Partial<RiskFacts>;
  readonly own: Numbers;
  readonly usually: number;
  readonly withIt: number;
}[] = [
  {
    id: 'R01',
    given: 'soreness 5 three times',
    facts: { checkIns: [2, 1, 0].map((day) => sore(ago(day), ['calf', 'left', 5])) },
    own: { soreness: 5 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R02',
    given: 'sore for six days',
    facts: { checkIns: [6, 4, 2, 0].map((day) => sore(ago(day), ['knee', 'right', 4])) },
    own: { spanDays: 6 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R03',
    given: 'pain of 4 during training',
    facts: { checkIns: [aCheckIn(ago(0), { painDuring: 4 })] },
    own: { limit: 3 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R05',
    given: 'a problem in two weeks',
    facts: {
      weekly: [7, 0].map((day) => weeklyAnswerSchema.parse({ day: ago(day), area: 'knee', q1: 8, severity: 22 })),
    },
    own: { weeks: 2 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R06',
    given: 'exactly two deviations below',
    facts: {
      checkIns: Array.from({ length: 13 }, (_, day) =>
        aCheckIn(ago(day), { sleepQuality: 4, fatigue: 4, stress: 4, mood: day === 0 ? 3 : 4 }),
      ),
    },
    own: { total: -3 },
    usually: 1,
    withIt: 0,
  },
  {
    id: 'R07',
    given: '11.5 km after 10',
    facts: { sessions: runs(10, 8, 6, 5, 11.5) },
    own: { small: 1.2 },
    usually: 1,
    withIt: 0,
  },
  {
    id: 'R08',
    given: 'a week up by 29.9 %',
    facts: { sessions: loads([1000, 1000, 1000, 1299].flatMap((total) => [total, ...times(6, 0)])) },
    own: { percent: 25 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R09',
    given: 'twice the usual',
    facts: { sessions: loads([...times(28, 50), ...times(7, 100)]) },
    own: { uncoupled: 2.5, ewma: 3 },
    usually: 1,
    withIt: 0,
  },
  {
    id: 'R10',
    given: 'a monotony of 2.27',
    facts: { sessions: loads([...varied, ...times(6, 300), 0]) },
    own: { monotony: 2.5 },
    usually: 1,
    withIt: 0,
  },
  {
    id: 'R11',
    given: 'matches 73 h apart',
    facts: { matches: [match(75), match(2)] },
    own: { gapHours: 96 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R12',
    given: 'half a session in pain, twice',
    facts: {
      sessions: [14, 12, 10, 8, 3, 0].map((day) => aSession(ago(day), { load: day > 7 ? 400 : 200 })),
      checkIns: [3, 0].map((day) => aCheckIn(ago(day), { pain: 5 })),
    },
    own: { percent: 50 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R13',
    given: 'two points apart three times',
    facts: { checkIns: [4, 2, 0].map((day) => sore(ago(day), ['calf', 'left', 5], ['calf', 'right', 3])) },
    own: { difference: 2 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R14',
    given: 'an adult with 7.2 h',
    facts: {
      sessions: loads(times(35, 300)),
      checkIns: [3, 2, 1, 0].map((day) => aCheckIn(ago(day), { sleepHours: 7.2 })),
    },
    own: { adultHours: 8 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R15',
    given: '13.5 h at 14',
    facts: {
      birthDay: '2012-01-01',
      monthsInOneSport: 7,
      sessions: [6, 5, 4, 3, 2, 1, 0].map((day) =>
        aSession(ago(day), day === 6 ? { load: 0 } : { minutes: 135, load: 300 }),
      ),
    },
    own: { maxHours: 12 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R16',
    given: 'nine days in a row',
    facts: { sessions: loads([0, ...times(9, 200)]) },
    own: { adult: 9 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R17',
    given: 'a week of 1.31 times the two before',
    facts: {
      returnToPlay: {
        stage: 2,
        since: ago(10),
        maxMinutes: null,
        maxRpe: null,
        contactAllowed: true,
        returnedOn: null,
      },
      sessions: loads([...times(14, 100), ...times(7, 131)]),
    },
    own: { ramp: 1.5 },
    usually: 1,
    withIt: 0,
  },
  {
    id: 'R18',
    given: 'five hours on the road, a match tomorrow',
    facts: {
      trips: [{ depart: now - 5 * HOUR, arrive: now, zonesCrossed: 0 }],
      planned: [aPlannedSession(ago(-1), { kind: 'competition' })],
    },
    own: { hours: 5 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'R20',
    given: 'two points of relief once',
    facts: { massages: [massage(15, 6, 6), massage(10, 6, 4), massage(5, 6, 6)] },
    own: { relief: 3 },
    usually: 0,
    withIt: 1,
  },
  {
    id: 'DQ1',
    given: 'three of the last five check-ins',
    facts: {
      checkIns: Array.from({ length: 20 }, (_, day) => day)
        .filter((day) => day !== 1 && day !== 3)
        .map((day) => aCheckIn(ago(day), { mood: 3 })),
    },
    own: { answered: 4 },
    usually: 0,
    withIt: 1,
  },
];

describe('an athlete’s own threshold', () => {
  it('is tried for every pattern that has one', () => {
    const adjustable = ALL.filter(({ defaults }) => Object.keys(defaults).length > 0).map(({ id }) => id);
    expect(OWN.map(({ id }) => id)).toEqual(adjustable);
  });

  it.each(OWN)('$id, $given: $usually without, $withIt with it', ({ id, facts, own, usually, withIt }) => {
    const view = aView(facts);
    const count = (...overrides: readonly Numbers[]) =>
      assess(view, ...overrides.map((one) => ({ [id]: one }))).findings.filter(({ pattern }) => pattern === id).length;
    expect(count()).toBe(usually);
    expect(count(own)).toBe(withIt);
    // The athlete's comes after the team's.
    const { defaults = {} } = ALL.find((pattern) => pattern.id === id) ?? {};
    expect(count(defaults, own)).toBe(withIt);
    expect(count(own, defaults)).toBe(usually);
  });
});

describe('the cooldown', () => {
  const HOURS: Readonly<Partial<Record<PatternId, number>>> = { R04: 0, R06: 24, R07: 0, R11: 0, R19: 0 };

  it.each(ALL)('of $id is as the catalogue has it and holds', ({ id, cooldownHours, severity }) => {
    expect(cooldownHours).toBe(HOURS[id] ?? 72);
    const finding: Finding = {
      pattern: id,
      severity,
      evidence: { value: 1 },
      coverage: { known: 1, of: 1 },
      days: [ago(1)],
    };
    const told = (hoursAgo: number, state: SeenBefore['state'] = 'open'): SeenBefore => ({
      severity,
      evidence: finding.evidence,
      days: finding.days,
      state,
      alertedAt: now - hoursAgo * HOUR,
      lastAt: now - hoursAgo * HOUR,
      snoozedUntil: null,
    });
    const again = (one: Finding, hoursAgo: number) => followUp(one, { open: told(hoursAgo), last: null }, now);
    const resolved = (one: Finding, hoursAgo: number) =>
      followUp(one, { open: null, last: told(hoursAgo, 'resolved') }, now).kind;
    const news = { ...finding, days: [ago(1), ago(0)] };
    if (cooldownHours === 0) {
      // Every event counts, and none is told twice.
      expect(again(finding, 1)).toMatchObject({ tell: null });
      expect(again(news, 1)).toMatchObject({ tell: 'news' });
      expect([resolved(finding, 1), resolved(news, 1)]).toEqual(['known', 'raise']);
      return;
    }
    expect(again(news, cooldownHours - 1)).toMatchObject({ tell: null });
    expect(again(news, cooldownHours)).toMatchObject({ tell: 'still-open' });
    expect([resolved(news, cooldownHours - 1), resolved(news, cooldownHours)]).toEqual(['known', 'raise']);
  });
});
