import { describe, expect, it } from 'vitest';
import { athleteSays, findingMeans, findingSays, staffDoes } from '../../../../src/chat/words/risk/finding.ts';
import { PATTERN_IDS, type PatternId } from '../../../../src/domain/risk/pattern.ts';
import { en } from '../../../../src/i18n/locales/en/index.ts';
import { makeTranslate } from '../../../../src/i18n/translate.ts';

const t = makeTranslate('en', 'Europe/Berlin');

/** The least and the most each pattern tells: domain/risk/patterns. */
const EVIDENCE: Readonly<Record<PatternId, readonly (readonly [Record<string, number>, readonly string[]])[]>> = {
  R01: [
    [{ times: 3, checkIns: 3, worst: 7, threshold: 6 }, ['left calf: 6 of 10 or more in 3 of the last 3', '7 at most']],
  ],
  R02: [[{ spanDays: 8, checkIns: 5, lowest: 3, latest: 4, threshold: 3 }, ['5 check-ins over 8 days', '4 now']]],
  R03: [
    [{ painDuring: 6, limit: 5 }, ['pain of 6 during a session']],
    [{ painNextMorning: 4, painBefore: 2, rise: 2, limit: 5 }, ['Pain of 4 the next morning, 2 before']],
    [{ weekMean: 4.33, weekMeanBefore: 3, rise: 1.33 }, ['weekly mean of 4.3, 3 the week before']],
  ],
  R04: [
    [{ q1: 25 }, ['clearly affected.']],
    [{ q1: 8, q2: 17, q3: 0, q4: 8, severity: 33 }, ['affected, 33 of 100']],
  ],
  R05: [
    [{ problemWeeks: 3 }, ['in 3 weeks in a row.']],
    [{ problemWeeks: 1, severity: 44, rise: 36 }, ['1 week in a row, now 44 of 100, +36 against']],
  ],
  R06: [
    [{ itemsLow: 2 }, ['2 single answers are far below']],
    [{ totalZ: -3, total: 16, usual: 19, itemsLow: 0 }, ['16 of 20 today, 19 usually (-3 standard deviations)']],
  ],
  R07: [
    [
      { ratio: 1.15, distanceKm: 11.5, longest: 10, level: 1, planned: 0, extrapolated: 0, lookbackDays: 30 },
      ['A session of 11.5 km is 1.15 times the longest of the 30 days before (10).'],
    ],
    [
      { ratio: 2.5, minutes: 150, longest: 60, level: 3, planned: 1, extrapolated: 1, lookbackDays: 30 },
      ['A planned session of 150 minutes', 'carried over to this sport'],
    ],
    [
      { ratio: 1.2, load: 480, longest: 400, level: 1, planned: 0, extrapolated: 1, lookbackDays: 30 },
      ['480 units of load'],
    ],
  ],
  R08: [[{ percent: 35.04, weekLoad: 2701, weekLoadBefore: 2000, usualWeek: 2100 }, ['2,701', '35 percent more']]],
  R09: [
    [{ acute: 100, chronicBefore: 50, usual: 60 }, ['100 units of load a day, the three weeks before 50']],
    [{ uncoupled: 2, coupled: 1.6, ewma: 1.5, acute: 100, chronicBefore: 50, usual: 60 }, ['2', '1.6', '1.5']],
  ],
  R10: [
    [{ monotony: 10, strain: 25200, strainLimit: 9000, weekLoad: 2520, capped: 1 }, ['Monotony 10 (capped', '25,200']],
    [{ monotony: 2.04, strain: 5000, strainLimit: 4900, weekLoad: 2450, capped: 0 }, ['Monotony 2.04, strain']],
  ],
  R11: [
    [{ matches: 3, days: 8 }, ['3 matches in 8 days.']],
    [{ gapHours: 71, matches: 2, days: 8 }, ['the last two 71 hours apart']],
  ],
  R12: [[{ days: 2, worstPain: 5, worstSoreness: 0, lowestPercent: 98 }, ['on 2 days', 'pain up to 5', '98 percent']]],
  R13: [[{ times: 3, checkIns: 3, smallest: 3, largest: 4 }, ['3 of 3 check-ins, by 3 to 4 points']]],
  R14: [
    [
      { hours: 6.42, limit: 7, nights: 5, weekLoad: 2500, usualWeek: 2400 },
      ['6.4 hours of sleep a night over 5 nights, in'],
    ],
    [
      { hours: 6.42, debt: 2.9, limit: 7, nights: 5, weekLoad: 2500, usualWeek: 2400 },
      ['over 5 nights, 2.9 hours short of 7 a night, in a week'],
    ],
  ],
  R15: [
    [
      { age: 14, hours: 15, hoursLimit: 14, months: 3, monthsLimit: 8, restDays: 1, minRestDays: 1 },
      ['Age 14: 15 hours', '(guide 14)'],
    ],
  ],
  R16: [[{ days: 10, limit: 10 }, ['10 days with training in a row']]],
  R17: [
    [{ stage: 2, minutes: 45, maxMinutes: 30 }, ['Step 2', '45 minutes, 30 allowed.']],
    [{ stage: 2, rpe: 7, maxRpe: 4, contact: 1 }, ['Effort 7, 4 allowed.', 'Contact, which is not allowed yet.']],
    [{ stage: 3, weekLoad: 1500, weeksBefore: 1000, ratio: 1.5, ramp: 1.3 }, ['1,500 units of load this week, 1,000']],
    [{ stage: 3, planned: 1, ratio: 1.5, minutes: 90, longest: 60 }, ['1.5 times the longest']],
  ],
  R18: [
    [{ zonesCrossed: 5, travelHours: 8, hoursBefore: 20, hoursAdvised: 60 }, ['8 hours of travel over 5 time zones']],
  ],
  R19: [[{ 'night-pain': 1, fever: 1 }, ['pain at night or at rest and fever']]],
  R20: [
    [
      { sessions: 3, bestRelief: 1, firstBefore: 6, latestAfter: 6 },
      ['3 massages; the best took 1 point off. 6 of 10'],
    ],
  ],
  DQ1: [[{ answered: 2, expected: 5, answeredBefore: 13, expectedBefore: 14 }, ['2 of the last 5', '13 of 14 before']]],
};

describe('the words of the patterns', () => {
  const cases = PATTERN_IDS.flatMap((pattern) =>
    EVIDENCE[pattern].map(([evidence, words]) => ({ pattern, evidence, words })),
  );

  it.each(cases)('$pattern says $words', ({ pattern, evidence, words }) => {
    const finding = { pattern, severity: 'act' as const, area: 'calf', side: 'left', evidence };
    const says = findingSays(t, finding);
    for (const part of words) expect(says).toContain(part);
    expect([says, athleteSays(t, finding), findingMeans(t, finding)].join('\n')).not.toMatch(
      /none|[{}]|undefined|NaN| {2}/,
    );
  });

  it.each(PATTERN_IDS)('%s explains itself', (pattern) => {
    for (const part of ['name', 'doesNotShow'] as const) expect(t(`pattern.${pattern}.${part}`)).toMatch(/^[A-Z].{9,}/);
    expect(staffDoes(t, { pattern, severity: 'act' })).toMatch(/[A-Z].{9,}/);
    expect(findingMeans(t, { pattern, severity: 'act', area: '', side: '', evidence: {} })).toMatch(/\d|form|yes/);
  });

  it.each([
    ['urgent', 'now', 'today'],
    ['act', 'today', 'now'],
  ] as const)('of a warning sign that is %s say one time to both sides: %s', (severity, when, other) => {
    const sign = { pattern: 'R19', severity, area: '', side: '', evidence: { fever: 1 } } as const;
    for (const said of [athleteSays(t, sign), staffDoes(t, sign)]) {
      expect(said).toContain(when);
      expect(said).not.toContain(other);
    }
  });

  it('never uses a banned word', () => {
    const banned = /diagnos|\brisk\b|% risk|safe zone|sweet spot|danger|prevent|you are injured|\bsafe\b/i;
    const wrong = Object.entries(en).filter(([key, words]) => key.startsWith('pattern.') && banned.test(words));
    expect(wrong).toEqual([]);
  });
});
