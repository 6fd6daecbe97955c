import { describe, expect, it } from 'vitest';
import { HOUR, instantOf } from '../../../src/domain/day.ts';
import { massageNotHelping } from '../../../src/domain/risk/patterns/massageNotHelping.ts';
import { matchCongestion } from '../../../src/domain/risk/patterns/matchCongestion.ts';
import { oneSidedSoreness } from '../../../src/domain/risk/patterns/oneSidedSoreness.ts';
import { returnToPlayRamp } from '../../../src/domain/risk/patterns/returnToPlayRamp.ts';
import { travelBeforeCompetition } from '../../../src/domain/risk/patterns/travelBeforeCompetition.ts';
import { tripsIn } from '../../../src/domain/risk/trips.ts';
import type { MassageOutcome, ReturnToPlay } from '../../../src/domain/risk/view.ts';
import { ago, aPlannedSession, aSession, aView, loads, seen, sore, TODAY, times, ZONE } from './build.ts';

describe('R11 match congestion', () => {
  const match = (daysAgo: number, time: string, minutes: number | null) => ({
    start: instantOf(ago(daysAgo), time, ZONE),
    minutes,
  });

  it.each([
    { given: '90 min, then 60 min 71 h later', matches: [match(3, '15:00', 90), match(0, '14:00', 60)], fires: 1 },
    { given: 'exactly 72 h later', matches: [match(3, '15:00', 90), match(0, '15:00', 90)], fires: 1 },
    { given: '73 h later', matches: [match(3, '14:00', 90), match(0, '15:00', 90)], fires: 0 },
    { given: '90 min, then 20 min', matches: [match(3, '15:00', 90), match(0, '14:00', 20)], fires: 0 },
    { given: '44 min is just under', matches: [match(2, '15:00', 90), match(0, '14:00', 44)], fires: 0 },
    {
      given: 'three in eight days',
      matches: [match(7, '15:00', 90), match(4, '14:00', 90), match(0, '15:00', 45)],
      fires: 1,
    },
    {
      given: 'three in nine days',
      matches: [match(8, '15:00', 90), match(4, '14:00', 90), match(0, '15:00', 90)],
      fires: 0,
    },
    { given: 'two close together, but days ago', matches: [match(7, '15:00', 90), match(5, '15:00', 90)], fires: 0 },
    { given: 'no match at all', matches: [], fires: 0 },
    {
      given: 'nobody wrote the minutes down',
      matches: [match(2, '15:00', null), match(0, '14:00', null)],
      fires: null,
    },
  ])('$given: $fires', ({ matches, fires }) => {
    const found = seen(matchCongestion.detect(aView({ matches })));
    expect(found === null ? null : found.length).toBe(fires);
  });

  it('takes a reported competition for a match nobody wrote down, once', () => {
    const sessions = [2, 0].map((daysAgo) => aSession(ago(daysAgo), { kind: 'competition', minutes: 100 }));
    expect(seen(matchCongestion.detect(aView({ sessions })))?.[0]?.evidence).toEqual({
      gapHours: 48,
      matches: 2,
      days: 8,
    });
    expect(seen(matchCongestion.detect(aView({ sessions, matches: [match(0, '17:00', 10)] })))).toEqual([]);
  });
});

describe('R13 one-sided soreness', () => {
  const calves = (...pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([left, right], index) =>
      sore(ago(2 * (pairs.length - 1 - index)), ['calf', 'left', left], ['calf', 'right', right]),
    );

  it.each([
    { given: '5/1, 4/1, 6/2', checkIns: calves([5, 1], [4, 1], [6, 2]), fires: 1 },
    { given: '5/1, 1/5, 5/2', checkIns: calves([5, 1], [1, 5], [5, 2]), fires: 0 },
    { given: '5/1, 3.9/1, 6/2: just under', checkIns: calves([5, 1], [3.9, 1], [6, 2]), fires: 0 },
    { given: 'three times left, once right', checkIns: calves([5, 1], [5, 1], [1, 5], [5, 1]), fires: 0 },
    { given: 'three times in eleven days', checkIns: calves([5, 1], [1, 1], [1, 1], [5, 1], [1, 1], [5, 1]), fires: 0 },
    { given: 'two check-ins', checkIns: calves([9, 0], [9, 0]), fires: null },
    {
      given: 'one side told only',
      checkIns: [4, 2, 0].map((daysAgo) => sore(ago(daysAgo), ['calf', 'left', 9])),
      fires: null,
    },
  ])('$given: $fires', ({ checkIns, fires }) => {
    const found = seen(oneSidedSoreness.detect(aView({ checkIns })));
    expect(found === null ? null : found.length).toBe(fires);
  });

  it('names the worse side', () => {
    expect(seen(oneSidedSoreness.detect(aView({ checkIns: calves([1, 5], [0, 4], [2, 6]) })))?.[0]).toMatchObject({
      area: 'calf',
      side: 'right',
      evidence: { times: 3, checkIns: 3, smallest: 4, largest: 4 },
      days: [ago(4), ago(2), ago(0)],
    });
  });
});

describe('R17 return ramp', () => {
  const returnToPlay: ReturnToPlay = {
    stage: 2,
    since: ago(10),
    maxMinutes: 30,
    maxRpe: 5,
    contactAllowed: false,
    returnedOn: null,
  };
  const today = (answers: Parameters<typeof aSession>[1]) => [aSession(TODAY, answers)];

  it.each([
    { given: 'cap 30 min, 45 min done', sessions: today({ minutes: 45 }), fires: 1 },
    { given: 'cap 30 min, 25 min done', sessions: today({ minutes: 25 }), fires: 0 },
    { given: 'exactly at the caps', sessions: today({ minutes: 30, rpe: 5 }), fires: 0 },
    { given: 'RPE 5.5 where 5 is the cap', sessions: today({ minutes: 20, rpe: 5.5 }), fires: 1 },
    { given: 'contact before it is allowed', sessions: today({ minutes: 20, contact: true }), fires: 1 },
    { given: 'an earlier session, before this stage', sessions: [aSession(ago(11), { minutes: 90 })], fires: 0 },
    { given: 'a week of 1.3 times the two before', sessions: loads([...times(14, 100), ...times(7, 130)]), fires: 0 },
    { given: 'a week just above 1.3 times', sessions: loads([...times(14, 100), ...times(7, 131)]), fires: 1 },
  ])('$given: $fires', ({ sessions, fires }) => {
    expect(seen(returnToPlayRamp.detect(aView({ returnToPlay, sessions })))).toHaveLength(fires);
  });

  it('warns of a planned session well above the longest of the month', () => {
    const sessions = [4, 6, 8, 12].map((daysAgo) => aSession(ago(daysAgo), { minutes: 20 }));
    const planned = (plannedMinutes: number) => [aPlannedSession(ago(-2), { plannedMinutes })];
    expect(seen(returnToPlayRamp.detect(aView({ returnToPlay, sessions, planned: planned(26) })))).toEqual([]);
    expect(seen(returnToPlayRamp.detect(aView({ returnToPlay, sessions, planned: planned(27) })))?.[0]).toMatchObject({
      evidence: { stage: 2, planned: 1, minutes: 27, longest: 20 },
    });
  });

  it('watches the weeks for eight weeks after the return', () => {
    const sessions = loads([...times(14, 100), ...times(7, 150)]);
    const returned = (daysAgo: number) =>
      aView({ returnToPlay: { ...returnToPlay, since: ago(90), returnedOn: ago(daysAgo) }, sessions });
    expect(seen(returnToPlayRamp.detect(returned(56)))).toHaveLength(1);
    expect(seen(returnToPlayRamp.detect(returned(57)))).toEqual([]);
  });

  it('does not concern athletes who are not returning to play', () => {
    expect(seen(returnToPlayRamp.detect(aView({ sessions: loads([...times(14, 100), ...times(7, 900)]) })))).toEqual(
      [],
    );
  });
});

describe('R18 travel before competition', () => {
  const now = instantOf(TODAY, '22:00', ZONE);
  const trip = (hours: number, zonesCrossed: number) => ({ depart: now - hours * HOUR, arrive: now, zonesCrossed });
  const matchIn = (hours: number, answers: Parameters<typeof aPlannedSession>[1] = {}) => [
    aPlannedSession(ago(-1), {
      kind: 'competition',
      start: now + hours * HOUR,
      end: now + (hours + 2) * HOUR,
      ...answers,
    }),
  ];

  it.each([
    { given: '8 h over 5 zones, match in 20 h', trips: [trip(8, 5)], planned: matchIn(20), fires: 1 },
    { given: 'a drive of 2 h', trips: [trip(2, 0)], planned: matchIn(20), fires: 0 },
    { given: '6 h, match in 23 h', trips: [trip(6, 0)], planned: matchIn(23), fires: 1 },
    { given: '5.9 h', trips: [trip(5.9, 0)], planned: matchIn(23), fires: 0 },
    { given: '6 h, match in 24 h: not less', trips: [trip(6, 0)], planned: matchIn(24), fires: 0 },
    { given: '3 zones, match in 35 h', trips: [trip(3, 3)], planned: matchIn(35), fires: 1 },
    { given: '3 zones, match in 36 h: not less', trips: [trip(3, 3)], planned: matchIn(36), fires: 0 },
    {
      given: 'a hard session counts',
      trips: [trip(8, 5)],
      planned: matchIn(20, { kind: 'training', plannedRpe: 8 }),
      fires: 1,
    },
    {
      given: 'an easy one does not',
      trips: [trip(8, 5)],
      planned: matchIn(20, { kind: 'training', plannedRpe: 3 }),
      fires: 0,
    },
    {
      given: 'a cancelled match does not',
      trips: [trip(8, 5)],
      planned: matchIn(20, { status: 'cancelled' }),
      fires: 0,
    },
    { given: 'no trip', trips: [], planned: matchIn(20), fires: 0 },
    {
      given: 'a long trip that only the calendar knows',
      trips: [],
      planned: [aPlannedSession(TODAY, { kind: 'travel', start: now - 7 * HOUR, end: now }), ...matchIn(20)],
      fires: 1,
    },
  ])('$given: $fires', ({ trips, planned, fires }) => {
    expect(seen(travelBeforeCompetition.detect(aView({ trips, planned })))).toHaveLength(fires);
  });

  it('counts the zones from where the journey is written to where what follows is', () => {
    const flight = aPlannedSession(TODAY, { id: 'flight', kind: 'travel', start: now - 5 * HOUR, end: now });
    const away = matchIn(20, { zone: 'Asia/Tokyo' });
    const call = aPlannedSession(TODAY, { id: 'call', kind: 'other', zone: 'America/New_York', start: now + HOUR });
    expect(tripsIn([flight, call, ...away])).toEqual([{ depart: now - 5 * HOUR, arrive: now, zonesCrossed: 7 }]);
    expect(tripsIn([flight, ...matchIn(20)])).toMatchObject([{ zonesCrossed: 0 }]);
    expect(tripsIn([flight])).toMatchObject([{ zonesCrossed: 0 }]);
    expect(tripsIn([{ ...flight, status: 'cancelled' }, ...away])).toEqual([]);
    expect(seen(travelBeforeCompetition.detect(aView({ planned: [flight, ...away] })))).toMatchObject([
      { evidence: { zonesCrossed: 7, travelHours: 5 } },
    ]);
  });

  it('tells the numbers it used', () => {
    const [finding] = seen(travelBeforeCompetition.detect(aView({ trips: [trip(8, 5)], planned: matchIn(20) }))) ?? [];
    expect(finding?.evidence).toEqual({ zonesCrossed: 5, travelHours: 8, hoursBefore: 20, hoursAdvised: 60 });
  });
});

describe('R20 massage not helping', () => {
  const massages = (
    ...scores: readonly (readonly [number | null, number | null, number?])[]
  ): readonly MassageOutcome[] =>
    scores.map(([before, after, hours], index) => {
      const at = instantOf(ago(5 * (scores.length - index)), '12:00', ZONE);
      return { at, area: 'calf', side: 'left', before, after, afterAt: hours === undefined ? null : at + hours * HOUR };
    });

  it.each([
    { given: 'before 6, then 6, 5, 6', outcomes: massages([6, 6], [6, 5], [6, 6]), fires: 1 },
    { given: '6 to 3', outcomes: massages([6, 3], [6, 5], [6, 6]), fires: 0 },
    { given: 'exactly 2 points once', outcomes: massages([6, 6], [6, 4], [6, 6]), fires: 0 },
    { given: '1.9 points at best', outcomes: massages([6, 6], [6, 4.1], [6, 6]), fires: 1 },
    { given: 'eased at first, now worse than before the first', outcomes: massages([5, 2], [5, 5], [7, 6]), fires: 1 },
    { given: 'two sessions only', outcomes: massages([6, 6], [6, 6]), fires: 0 },
    { given: 'one session with both scores', outcomes: massages([6, 6], [6, null], [null, 6]), fires: null },
    {
      given: 'answered an hour later, which says nothing',
      outcomes: massages([6, 3, 1], [6, 5, 30], [6, 6, 48]),
      fires: 1,
    },
    {
      given: 'five weeks of sessions, two of them in 21 days',
      outcomes: massages([6, 6], [6, 6], [6, 6], [6, 6], [6, 6]).filter((_, index) => index !== 3 && index !== 2),
      fires: 0,
    },
  ])('$given: $fires', ({ outcomes, fires }) => {
    const found = seen(massageNotHelping.detect(aView({ massages: outcomes })));
    expect(found === null ? null : found.length).toBe(fires);
  });

  it('tells the numbers it used', () => {
    expect(seen(massageNotHelping.detect(aView({ massages: massages([6, 6], [6, 5], [6, 6]) })))?.[0]).toMatchObject({
      area: 'calf',
      side: 'left',
      evidence: { sessions: 3, bestRelief: 1, firstBefore: 6, latestAfter: 6 },
      coverage: { known: 3, of: 3 },
    });
  });

  it.each([
    [3, 6, true],
    [3, 5.9, false],
    [null, 7, true],
    [null, 6.9, false],
    [9, 7, true],
    [0, 3, true],
    [5, null, false],
  ] as const)('is to act on from %s before to %s after one massage: %s', (before, after, acts) => {
    const found = seen(massageNotHelping.detect(aView({ massages: massages([before, after]) })));
    expect((found ?? []).map(({ severity }) => severity)).toEqual(acts ? ['act'] : []);
    if (acts) expect(found?.[0]?.evidence).toEqual({ after, ...(before === null ? {} : { before }) });
  });

  it('is about the newest massage of a spot, of the last week', () => {
    const acts = (view: Parameters<typeof aView>[0]) =>
      (seen(massageNotHelping.detect(aView(view))) ?? []).some(({ severity }) => severity === 'act');
    expect(acts({ massages: massages([3, 8], [3, 3]) })).toBe(false);
    expect(acts({ massages: massages([3, 3], [3, 8]) })).toBe(true);
    expect(acts({ massages: massages([3, 8]).map((one) => ({ ...one, at: one.at - 8 * 24 * HOUR })) })).toBe(false);
  });
});
