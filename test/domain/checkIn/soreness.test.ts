import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_AREAS, isPaired } from '../../../src/domain/checkIn/bodyMap.ts';
import { checkInSchema } from '../../../src/domain/checkIn/checkIn.ts';
import { isLoadedBy } from '../../../src/domain/checkIn/loadedAreas.ts';
import { sorenessAt, sorenessDays, spotsOf } from '../../../src/domain/checkIn/series.ts';
import { severityWord, sorenessTrends, trendOf } from '../../../src/domain/checkIn/trend.ts';
import {
  isSubstantial,
  WEEKLY_SCORES,
  type WeeklyScore,
  weeklyAnswerSchema,
  weeklySeverity,
} from '../../../src/domain/checkIn/weekly.ts';
import { SPORTS } from '../../../src/domain/people/athlete.ts';
import { aCheckIn, ago, sore, TODAY } from '../risk/build.ts';

describe('the body map', () => {
  it('fits in one list of a platform', () => {
    expect(BODY_AREAS.length).toBeLessThanOrEqual(24);
    expect(new Set(BODY_AREAS).size).toBe(BODY_AREAS.length);
  });

  it('knows which areas come in two', () => {
    expect(BODY_AREAS.filter((area) => !isPaired(area))).toEqual([
      'head',
      'neck',
      'chest',
      'upper-back',
      'lower-back',
      'abdomen',
    ]);
  });

  it.each(SPORTS)('%s loads some area', (sport) => {
    expect(BODY_AREAS.some((area) => isLoadedBy(area, sport))).toBe(true);
  });
});

describe('a check-in', () => {
  const least = { day: TODAY, at: 0, zone: 'Europe/Berlin' };

  it('may leave every answer out, and none of them becomes a number', () => {
    const { redFlags, noRedFlags, suggested, settled, asked, day, at, zone, ...answers } = checkInSchema.parse(least);
    expect({ redFlags, noRedFlags, suggested, settled, asked }).toEqual({
      ...{ redFlags: [], noRedFlags: false, suggested: [], settled: [], asked: false },
    });
    expect(Object.values(answers).every((answer) => answer === null)).toBe(true);
  });

  it.each([
    { wrong: 'soreness 11', answers: { soreness: [{ area: 'calf', side: 'left', value: 11 }] } },
    { wrong: 'a calf in the middle', answers: { soreness: [{ area: 'calf', side: 'middle', value: 1 }] } },
    { wrong: 'mood 6', answers: { mood: 6 } },
    { wrong: 'mood 2.5', answers: { mood: 2.5 } },
    { wrong: '25 hours of sleep', answers: { sleepHours: 25 } },
    { wrong: 'a flag nobody knows', answers: { redFlags: ['tired'] } },
    { wrong: 'a day that does not exist', answers: { day: '2026-02-30' } },
  ])('refuses $wrong', ({ answers }) => {
    expect(checkInSchema.safeParse({ ...least, ...answers }).success).toBe(false);
  });

  it('takes the lower back on one side or in the middle', () => {
    for (const side of ['left', 'middle'])
      expect(checkInSchema.safeParse({ ...least, soreness: [{ area: 'lower-back', side, value: 4 }] }).success).toBe(
        true,
      );
  });
});

describe('soreness by day', () => {
  it('keeps the worst of a day, knows 0 from unknown, and skips days without an answer', () => {
    const days = sorenessDays([
      sore(ago(0), ['knee', 'right', 2]),
      sore(ago(2), ['calf', 'left', 3]),
      sore(ago(2), ['calf', 'left', 6]),
      aCheckIn(ago(1), { soreness: [] }),
      aCheckIn(ago(3), { sleepHours: 8 }),
    ]);
    const calf = { area: 'calf', side: 'left' } as const;
    expect(days.map((one) => [one.day, sorenessAt(one, calf)])).toEqual([
      [ago(2), 6],
      [ago(1), 0],
      [ago(0), null],
    ]);
    expect(spotsOf(days)).toEqual([calf, { area: 'knee', side: 'right' }]);
  });
});

describe('trends', () => {
  it.each([
    { values: [2, 3, 5], trend: 'rising' },
    { values: [2, 4], trend: 'rising' },
    { values: [6, 5, 2], trend: 'falling' },
    { values: [5, 5, 6], trend: 'stuck' },
    { values: [3, 3.5, 4], trend: 'stuck' },
    { values: [1, 1, 2], trend: 'calm' },
    { values: [0, 0, 0], trend: 'calm' },
    { values: [2, 6, 3], trend: 'mixed' },
    { values: [2, 7, 3, 4], trend: 'mixed' },
  ])('$values is $trend', ({ values, trend }) => {
    expect(trendOf(values)).toBe(trend);
  });

  it('turns round when time does', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 7 }), (values) => {
        const opposite = {
          rising: 'falling',
          falling: 'rising',
          stuck: 'stuck',
          calm: 'calm',
          mixed: 'mixed',
        } as const;
        expect(trendOf(values.toReversed())).toBe(opposite[trendOf(values)]);
      }),
    ));

  it('tells every spot with three answers in seven days, the sorest first', () => {
    const days = sorenessDays([
      sore(ago(9), ['calf', 'left', 9]),
      sore(ago(4), ['calf', 'left', 2], ['knee', 'right', 7]),
      sore(ago(2), ['calf', 'left', 3], ['knee', 'right', 7]),
      sore(ago(0), ['calf', 'left', 4], ['knee', 'right', 6], ['neck', 'middle', 8]),
    ]);
    expect(sorenessTrends(days, TODAY)).toEqual([
      { area: 'knee', side: 'right', trend: 'stuck', latest: 6, change: -1, days: [ago(4), ago(2), ago(0)] },
      { area: 'calf', side: 'left', trend: 'rising', latest: 4, change: 2, days: [ago(4), ago(2), ago(0)] },
    ]);
  });

  it.each([
    [0, 'none'],
    [1, 'light'],
    [3, 'light'],
    [3.5, 'moderate'],
    [6, 'moderate'],
    [7, 'strong'],
    [8, 'strong'],
    [9, 'very-strong'],
    [10, 'very-strong'],
  ])('%d of 10 is %s', (value, word) => {
    expect(severityWord(value)).toBe(word);
  });
});

describe('the weekly form', () => {
  const answer = (q1: WeeklyScore, q2: WeeklyScore, q3: WeeklyScore, q4: WeeklyScore) =>
    weeklyAnswerSchema.parse({ day: TODAY, q1, q2, q3, q4 });

  it('scores all 256 answers by the published rule', () => {
    let seen = 0;
    for (const q1 of WEEKLY_SCORES)
      for (const q2 of WEEKLY_SCORES)
        for (const q3 of WEEKLY_SCORES)
          for (const q4 of WEEKLY_SCORES) {
            const severity = weeklySeverity(answer(q1, q2, q3, q4));
            expect(severity).toBe(q1 === 0 ? 0 : q1 === 25 ? 100 : q1 + q2 + q3 + q4);
            seen += 1;
          }
    expect(seen).toBe(256);
  });

  it.each([
    { q: [8, 17, 0, 8], severity: 33, substantial: true },
    { q: [8, 8, 8, 25], severity: 49, substantial: false },
    { q: [25, 0, 0, 0], severity: 100, substantial: true },
    { q: [0, 25, 25, 25], severity: 0, substantial: false },
    { q: [17, 25, 25, 25], severity: 92, substantial: true },
  ] as const)('$q: $severity', ({ q: [q1, q2, q3, q4], severity, substantial }) => {
    expect(weeklySeverity(answer(q1, q2, q3, q4))).toBe(severity);
    expect(isSubstantial(answer(q1, q2, q3, q4))).toBe(substantial);
  });

  it('has no severity when an answer is missing, unless the first one decides', () => {
    expect(weeklySeverity(weeklyAnswerSchema.parse({ day: TODAY, q1: 8, q2: 8 }))).toBeNull();
    expect(weeklySeverity(weeklyAnswerSchema.parse({ day: TODAY, q1: 25 }))).toBe(100);
    expect(weeklyAnswerSchema.safeParse({ day: TODAY, q1: 9 }).success).toBe(false);
  });
});
