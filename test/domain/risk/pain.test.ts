import { describe, expect, it } from 'vitest';
import { type CheckInInput, RED_FLAGS } from '../../../src/domain/checkIn/checkIn.ts';
import { type WeeklyAnswer, weeklyAnswerSchema } from '../../../src/domain/checkIn/weekly.ts';
import { FLAG_ROWS } from '../../../src/domain/medical/triage/table.ts';
import { lingeringSoreness } from '../../../src/domain/risk/patterns/lingeringSoreness.ts';
import { painRule } from '../../../src/domain/risk/patterns/painRule.ts';
import { persistentProblem } from '../../../src/domain/risk/patterns/persistentProblem.ts';
import { redFlag } from '../../../src/domain/risk/patterns/redFlag.ts';
import { substantialProblem } from '../../../src/domain/risk/patterns/substantialProblem.ts';
import { throughPain } from '../../../src/domain/risk/patterns/throughPain.ts';
import { aCheckIn, ago, aPlannedSession, aSession, aView, seen, sore, times } from './build.ts';

describe('R03 pain-monitoring rule', () => {
  const at = (daysAgo: number, answers: Partial<CheckInInput>) => aCheckIn(ago(daysAgo), answers);

  it.each([
    {
      given: 'before 2, during 4, next morning 4',
      checkIns: [at(1, { pain: 2, painDuring: 4 }), at(0, { painNextMorning: 4 })],
      fires: 1,
    },
    {
      given: 'the same told in one check-in',
      checkIns: [at(0, { pain: 2, painDuring: 4, painNextMorning: 4 })],
      fires: 1,
    },
    {
      given: 'before 2, during 5, after 3, next morning 2',
      checkIns: [at(1, { pain: 2, painDuring: 5, painAfter: 3 }), at(0, { painNextMorning: 2 })],
      fires: 0,
    },
    {
      given: 'next morning one more: not over',
      checkIns: [at(1, { pain: 2 }), at(0, { painNextMorning: 3 })],
      fires: 0,
    },
    {
      given: 'next morning just over one more',
      checkIns: [at(1, { pain: 2 }), at(0, { painNextMorning: 3.1 })],
      fires: 1,
    },
    { given: 'during just over 5', checkIns: [at(0, { painDuring: 5.1 })], fires: 1 },
    { given: 'after just over 5', checkIns: [at(0, { painAfter: 5.1 })], fires: 1 },
    { given: 'after exactly 5', checkIns: [at(0, { painAfter: 5 })], fires: 0 },
    {
      given: 'the morning is compared with the day before, not with later today',
      checkIns: [at(1, { pain: 1 }), at(0, { pain: 4, painNextMorning: 4 })],
      fires: 1,
    },
    {
      given: 'pain on another spot the day before',
      checkIns: [
        at(1, { pain: 1, painArea: 'knee', painSide: 'left' }),
        at(0, { painNextMorning: 4, painArea: 'calf', painSide: 'left' }),
      ],
      fires: 0,
    },
  ])('$given: $fires', ({ checkIns, fires }) => {
    expect(seen(painRule.detect(aView({ checkIns })))).toHaveLength(fires);
  });

  it.each([
    { given: 'weekly mean up by exactly 1', now: 3, before: 2, fires: 1 },
    { given: 'weekly mean up by 0.9', now: 2.9, before: 2, fires: 0 },
    { given: 'weekly mean down', now: 2, before: 4, fires: 0 },
  ])('$given: $fires', ({ now, before, fires }) => {
    const knee = { painArea: 'knee', painSide: 'left' } as const;
    const checkIns = [11, 9, 8, 5, 3, 1].map((daysAgo) => at(daysAgo, { ...knee, pain: daysAgo > 6 ? before : now }));
    const findings = seen(painRule.detect(aView({ checkIns }))) ?? [];
    expect(findings).toHaveLength(fires);
    expect(findings.map(({ area, side }) => ({ area, side }))).toEqual(times(fires, { area: 'knee', side: 'left' }));
  });

  it('needs three readings in each week for a weekly mean', () => {
    const checkIns = [11, 9, 5, 3, 1].map((daysAgo) => at(daysAgo, { pain: daysAgo > 6 ? 1 : 4 }));
    expect(seen(painRule.detect(aView({ checkIns })))).toEqual([]);
  });

  it('tells the numbers it used', () => {
    const checkIns = [
      at(1, { pain: 2, painArea: 'calf', painSide: 'left' }),
      at(0, { painNextMorning: 5, painAfter: 6, painArea: 'calf', painSide: 'left' }),
    ];
    expect(seen(painRule.detect(aView({ checkIns })))).toEqual([
      {
        area: 'calf',
        side: 'left',
        evidence: { painAfter: 6, painNextMorning: 5, painBefore: 2, rise: 3, limit: 5 },
        coverage: { known: 1, of: 1 },
        days: [ago(0)],
      },
    ]);
  });

  it('has nothing to say without a reading of the last three days', () => {
    expect(painRule.detect(aView({ checkIns: [at(3, { painDuring: 9 })] }))).toEqual({
      notEnough: { known: 0, of: 1 },
    });
  });
});

const weekly = (daysAgo: number, answer: Partial<WeeklyAnswer>): WeeklyAnswer =>
  weeklyAnswerSchema.parse({ area: 'knee', side: 'left', q1: 8, ...answer, day: ago(daysAgo) });

describe('R04 substantial overuse problem', () => {
  it.each([
    { given: '8, 17, 0, 8', answer: { q1: 8, q2: 17, q3: 0, q4: 8 }, severity: 33 },
    { given: '8, 8, 17, 0', answer: { q1: 8, q2: 8, q3: 17, q4: 0 }, severity: 33 },
    { given: 'could not take part', answer: { q1: 25 }, severity: 100 },
    { given: '8, 8, 8, 25: pain alone is not it', answer: { q1: 8, q2: 8, q3: 8, q4: 25 }, severity: null },
    { given: 'no problem, whatever else', answer: { q1: 0, q2: 25, q3: 25, q4: 25 }, severity: null },
  ] as const)('$given', ({ answer, severity }) => {
    const findings = seen(substantialProblem.detect(aView({ weekly: [weekly(0, answer)] }))) ?? [];
    expect(findings.map((one) => one.evidence.severity)).toEqual(severity === null ? [] : [severity]);
  });

  it('goes by the newest answer for each area', () => {
    const answers = [weekly(7, { q1: 25 }), weekly(0, { q1: 0 }), weekly(0, { area: 'calf', q1: 25 })];
    expect(seen(substantialProblem.detect(aView({ weekly: answers })))?.map(({ area }) => area)).toEqual(['calf']);
  });

  it('needs a weekly answer that is still current', () => {
    expect(substantialProblem.detect(aView({ weekly: [weekly(8, { q1: 25 })] }))).toEqual({
      notEnough: { known: 0, of: 1 },
    });
  });
});

describe('R05 problem persists', () => {
  const severities = (...list: readonly number[]) =>
    list.map((severity, index) => weekly(7 * (list.length - 1 - index), { q1: severity > 0 ? 8 : 0, severity }));

  it.each([
    { given: '22, 25, 22', answers: severities(22, 25, 22), fires: 1 },
    { given: '22, 0, 25', answers: severities(22, 0, 25), fires: 0 },
    { given: '8 then 44: just over', answers: severities(8, 44), fires: 1 },
    { given: '8 then 43: just under', answers: severities(8, 43), fires: 0 },
    {
      given: 'three weeks, but not of the same area',
      answers: [weekly(14, {}), weekly(7, { area: 'calf' }), weekly(0, {})],
      fires: null,
    },
    {
      given: 'a week without an answer in between',
      answers: [weekly(21, {}), weekly(14, {}), weekly(0, {})],
      fires: null,
    },
    { given: 'twice in one week counts once', answers: [weekly(7, {}), weekly(1, {}), weekly(0, {})], fires: 0 },
    { given: 'one answer', answers: severities(60), fires: null },
  ])('$given: $fires', ({ answers, fires }) => {
    const found = seen(persistentProblem.detect(aView({ weekly: answers })));
    expect(found === null ? null : found.length).toBe(fires);
  });

  it('tells the numbers it used', () => {
    expect(seen(persistentProblem.detect(aView({ weekly: severities(22, 25, 22) })))?.[0]).toEqual({
      area: 'knee',
      side: 'left',
      evidence: { problemWeeks: 3, severity: 22, rise: -3 },
      coverage: { known: 3, of: 3 },
      days: [ago(14), ago(7), ago(0)],
    });
  });
});

describe('R12 training through pain', () => {
  const usual = [14, 12, 10, 8].map((daysAgo) => aSession(ago(daysAgo), { load: 400 }));
  const trained = (daysAgo: number, load: number) => aSession(ago(daysAgo), { load });
  const pain = (daysAgo: number, value: number) => aCheckIn(ago(daysAgo), { pain: value });

  it.each([
    { given: 'pain 5 and a full session twice', loads: [400, 400], pains: [5, 5], fires: 1 },
    { given: 'pain 5, the session cut to half both times', loads: [200, 200], pains: [5, 5], fires: 0 },
    { given: 'pain 4 and exactly 80 %', loads: [320, 320], pains: [4, 4], fires: 1 },
    { given: 'pain 4 and just under 80 %', loads: [320, 319], pains: [4, 4], fires: 0 },
    { given: 'pain 3.9 once', loads: [400, 400], pains: [4, 3.9], fires: 0 },
  ])('$given: $fires', ({ loads, pains, fires }) => {
    const view = aView({
      sessions: [...usual, ...loads.map((load, index) => trained(3 - 3 * index, load))],
      checkIns: pains.map((value, index) => pain(3 - 3 * index, value)),
    });
    expect(seen(throughPain.detect(view))).toHaveLength(fires);
  });

  it('counts soreness of 7 where the sport loads the body, and not elsewhere', () => {
    const sessions = [...usual, trained(3, 400), trained(0, 400)];
    const view = (area: 'calf' | 'forearm') =>
      aView({ sessions, checkIns: [sore(ago(3), [area, 'left', 7]), sore(ago(0), [area, 'left', 7])] });
    expect(seen(throughPain.detect(view('calf')))).toHaveLength(1);
    expect(seen(throughPain.detect(view('forearm')))).toEqual([]);
  });

  it('takes what was planned for the usual when there is too little history', () => {
    const plannedSessions = [3, 0].map((daysAgo) => aPlannedSession(ago(daysAgo), { plannedLoad: 300 }));
    const sessions = [3, 0].map((daysAgo, index) =>
      aSession(ago(daysAgo), { load: 290, plannedId: plannedSessions[index]?.id ?? null }),
    );
    const checkIns = [pain(3, 6), pain(0, 6)];
    expect(seen(throughPain.detect(aView({ sessions, checkIns, planned: plannedSessions })))).toHaveLength(1);
    expect(throughPain.detect(aView({ sessions, checkIns }))).toEqual({ notEnough: { known: 0, of: 2 } });
  });

  it('needs two sessions with an answer before them', () => {
    const view = aView({ sessions: [...usual, trained(3, 400), trained(0, 400)], checkIns: [pain(0, 8)] });
    expect(throughPain.detect(view)).toEqual({ notEnough: { known: 1, of: 2 } });
  });
});

describe('R19 red flags', () => {
  it.each(RED_FLAGS)('%s alone is enough', (flag) => {
    const waits = flag === 'fever' || FLAG_ROWS[flag].offer === 'assessment' ? { severity: 'act' } : {};
    expect(seen(redFlag.detect(aView({ checkIns: [aCheckIn(ago(0), { redFlags: [flag] })] })))).toEqual([
      { ...waits, evidence: { [flag]: 1 }, coverage: { known: 1, of: 1 }, days: [ago(0)] },
    ]);
  });

  it.each([
    ['a sore neck', { soreness: [{ area: 'neck', side: 'middle', value: 3 }] }],
    ['pain in the neck', { painDuring: 2, painArea: 'neck', painSide: 'middle' }],
    ['another sign', { redFlags: ['fever', 'numbness'] }],
  ] as const)('fever with %s does not wait', (_, more) => {
    const found = seen(redFlag.detect(aView({ checkIns: [aCheckIn(ago(0), { redFlags: ['fever'], ...more })] })));
    expect(found?.[0]).not.toHaveProperty('severity');
  });

  it.each([
    ['head', 7, true],
    ['chest', 9, true],
    ['groin', 7, true],
    ['abdomen', 6, false],
    ['neck', 10, false],
  ] as const)('the %s at %d is for today: %s', (area, value, told) => {
    const side = area === 'groin' ? 'left' : 'middle';
    const found = seen(redFlag.detect(aView({ checkIns: [sore(ago(0), [area, side, value])] })));
    expect(found).toHaveLength(told ? 1 : 0);
  });

  it('takes the team’s own number for what is for today', () => {
    const checkIns = [sore(ago(0), ['abdomen', 'middle', 7])];
    expect(seen(redFlag.detect(aView({ checkIns, sameDayFrom: 8 })))).toEqual([]);
    expect(seen(redFlag.detect(aView({ checkIns, sameDayFrom: 6 })))).toHaveLength(1);
  });

  it('says nothing about muscle ache after a match', () => {
    expect(seen(redFlag.detect(aView({ checkIns: [sore(ago(0), ['thigh', 'left', 9])] })))).toEqual([]);
  });

  it('has nothing to say without an answer of today or yesterday', () => {
    expect(redFlag.detect(aView({ checkIns: [aCheckIn(ago(2), { redFlags: ['fever'] })] }))).toEqual({
      notEnough: { known: 0, of: 1 },
    });
  });
});

it('a longer break between check-ins never makes soreness count as longer', () => {
  const checkIns = [20, 3, 2, 1, 0].map((daysAgo) => sore(ago(daysAgo), ['knee', 'left', 5]));
  expect(seen(lingeringSoreness.detect(aView({ checkIns })))).toEqual([]);
});
