import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/domain/risk/assess.ts';
import { PATTERN_IDS, SEVERITIES } from '../../../src/domain/risk/pattern.ts';
import { PATTERNS } from '../../../src/domain/risk/patterns/index.ts';
import { silence } from '../../../src/domain/risk/patterns/silence.ts';
import { aCheckIn, ago, aPlannedSession, aSession, aView, loads, seen, sore, times } from './build.ts';

/** A hot fortnight with rest days enough that nothing else is to be seen. */
const hot = loads([...times(28, 50), 150, 150, 0, 150, 0, 150, 150]);
const soreCalf = [2, 1, 0].map((daysAgo) => sore(ago(daysAgo), ['calf', 'left', 7]));

/** Checked in on every day but these, since 20 days ago. */
const checkInsBut = (missed: readonly number[]) =>
  Array.from({ length: 20 }, (_, daysAgo) => daysAgo)
    .filter((daysAgo) => !missed.includes(daysAgo))
    .map((daysAgo) => aCheckIn(ago(daysAgo), { soreness: [] }));

describe('the list of patterns', () => {
  it('has every pattern once, in order, under its own name', () => {
    expect([...PATTERNS, silence].map(({ id }) => id)).toEqual(PATTERN_IDS);
    expect(new Set([...PATTERNS, silence].map(({ slug }) => slug)).size).toBe(PATTERN_IDS.length);
  });

  it.each(PATTERNS)('$id $slug neither fires nor fails on an athlete nothing is known about', (pattern) => {
    expect(seen(pattern.detect(aView())) ?? []).toEqual([]);
    expect(pattern.sources.join('; ')).toMatch(/(19|20)\d\d|Practice convention|PMC\d+/);
  });
});

describe('DQ1 silence', () => {
  it.each([
    { given: 'two of the last five after a full fortnight', missed: [1, 3, 4], fires: 1 },
    { given: 'three of the last five', missed: [1, 3], fires: 0 },
    { given: 'today not answered yet does not count against anyone', missed: [0, 1, 3], fires: 0 },
    { given: 'today not answered yet, three missed before it', missed: [0, 1, 3, 4], fires: 1 },
    { given: 'ten of fourteen before: 71 %', missed: [0, 1, 2, 3, 6, 8, 10, 12], fires: 1 },
    { given: 'nine of fourteen before: 64 %', missed: [0, 1, 2, 3, 6, 8, 10, 12, 14], fires: 0 },
  ])('$given: $fires', ({ missed, fires }) => {
    expect(seen(silence.detect(aView({ checkIns: checkInsBut(missed) })))).toHaveLength(fires);
  });

  it('asks only about days a check-in was due', () => {
    const checkIns = checkInsBut([1, 2, 4, 5, 7, 8]);
    const due = Array.from({ length: 20 }, (_, daysAgo) => daysAgo).filter(
      (daysAgo) => ![1, 2, 4, 5, 7, 8].includes(daysAgo),
    );
    expect(seen(silence.detect(aView({ checkIns, expectedCheckIns: due.map(ago) })))).toEqual([]);
  });

  it('does not judge a first week', () => {
    const checkIns = [11, 10, 9, 8, 7, 6].map((daysAgo) => aCheckIn(ago(daysAgo), { mood: 3 }));
    expect(
      seen(
        silence.detect(aView({ checkIns, expectedCheckIns: Array.from({ length: 11 }, (_, index) => ago(index + 1)) })),
      ),
    ).toEqual([]);
  });

  it('makes every other pattern say that it cannot look', () => {
    const { findings, notEnough } = assess(aView({ checkIns: checkInsBut([1, 3, 4]), sessions: hot }));
    expect(findings).toMatchObject([{ pattern: 'DQ1', severity: 'watch', evidence: { answered: 2, expected: 5 } }]);
    expect(notEnough.map(({ pattern }) => pattern)).toEqual(
      PATTERN_IDS.filter((id) => !['DQ1', 'R19', 'R20'].includes(id)),
    );
    expect(notEnough.every(({ known, of }) => known === 2 && of === 5)).toBe(true);
  });

  it('never holds back a red flag', () => {
    const checkIns = [...checkInsBut([0, 1, 3, 4]), aCheckIn(ago(0), { redFlags: ['chest-pain'] })];
    expect(assess(aView({ checkIns })).findings.map(({ pattern }) => pattern)).toEqual(['R19', 'DQ1']);
  });
});

describe('the ratio in company', () => {
  const severityOfR09 = (view: ReturnType<typeof aView>) =>
    assess(view).findings.find(({ pattern }) => pattern === 'R09')?.severity;

  it('is information alone', () => {
    expect(assess(aView({ sessions: hot })).findings.map(({ pattern, severity }) => [pattern, severity])).toEqual([
      ['R08', 'info'],
      ['R09', 'info'],
    ]);
  });

  it('is worth watching beside sore calves', () => {
    expect(severityOfR09(aView({ sessions: hot, checkIns: soreCalf }))).toBe('watch');
  });
});

describe('thresholds', () => {
  const view = aView({ checkIns: [2, 1, 0].map((daysAgo) => sore(ago(daysAgo), ['calf', 'left', 5])) });
  const found = (...overrides: Parameters<typeof assess> extends [unknown, ...infer Rest] ? Rest : never) =>
    assess(view, ...overrides).findings.map(({ pattern }) => pattern);

  it('are the athlete’s before the team’s before the defaults', () => {
    expect(found()).toEqual([]);
    expect(found({ R01: { soreness: 5 } })).toEqual(['R01']);
    expect(found({ R01: { soreness: 5 } }, { R01: { soreness: 6 } })).toEqual([]);
    expect(found({ R01: { soreness: 5 } }, { R02: { soreness: 6 } })).toEqual(['R01']);
  });
});

it('puts the most severe first', () => {
  const checkIns = [
    ...soreCalf.slice(0, 2),
    aCheckIn(ago(0), { soreness: [{ area: 'calf', side: 'left', value: 7 }], redFlags: ['fever'], painDuring: 8 }),
  ];
  const order = assess(aView({ sessions: hot, checkIns })).findings.map(({ severity }) => SEVERITIES.indexOf(severity));
  expect(order.length).toBeGreaterThan(3);
  expect(order).toEqual(order.toSorted((one, other) => other - one));
});

describe('whatever an athlete reports', () => {
  const daysAgo = fc.integer({ min: 0, max: 50 });
  const upTo = (max: number) => fc.option(fc.integer({ min: 0, max: 2 * max }).map((halves) => halves / 2));
  const session = fc
    .tuple(daysAgo, fc.record({ rpe: upTo(10), minutes: upTo(300), distanceKm: upTo(40), load: upTo(2000) }))
    .map(([day, answers]) => aSession(ago(day), answers));
  const planned = fc
    .tuple(fc.integer({ min: -8, max: 3 }), fc.record({ plannedMinutes: upTo(400), plannedDistanceKm: upTo(60) }))
    .map(([day, answers]) => aPlannedSession(ago(day), answers));
  const checkIn = fc
    .tuple(
      daysAgo,
      fc.record({
        pain: upTo(10),
        painDuring: upTo(10),
        painNextMorning: upTo(10),
        sleepHours: upTo(12),
        mood: fc.option(fc.integer({ min: 1, max: 5 })),
        stress: fc.option(fc.integer({ min: 1, max: 5 })),
      }),
      upTo(10),
      upTo(10),
    )
    .map(([day, answers, left, right]) =>
      aCheckIn(ago(day), {
        ...answers,
        soreness: [
          ...(left === null ? [] : [{ area: 'calf' as const, side: 'left' as const, value: left }]),
          ...(right === null ? [] : [{ area: 'calf' as const, side: 'right' as const, value: right }]),
        ],
      }),
    );
  const facts = fc.record({
    birthDay: fc.constantFrom(null, '1998-02-01', '2011-02-01'),
    sessions: fc.array(session, { maxLength: 120, size: 'max' }),
    planned: fc.array(planned, { maxLength: 5 }),
    checkIns: fc.array(checkIn, { maxLength: 100, size: 'max' }),
    returnToPlay: fc.constantFrom(null, {
      stage: 2,
      since: ago(20),
      maxMinutes: 30,
      maxRpe: 5,
      contactAllowed: true,
      returnedOn: null,
    }),
  });

  it('every finding carries finite numbers, its days in order and an honest coverage', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(facts, (some) => {
        const { findings, notEnough } = assess(aView(some));
        for (const { pattern, evidence, coverage, days } of findings) {
          kinds.add(pattern);
          const [number, ...numbers] = Object.values(evidence);
          expect([number, ...numbers].every(Number.isFinite)).toBe(true);
          expect(coverage.known).toBeLessThanOrEqual(coverage.of);
          expect(days).toEqual(days.toSorted());
          expect(days.at(-1)).toMatch(/^\d{4}-\d\d-\d\d$/);
        }
        for (const { known, of } of notEnough) expect(known).toBeLessThan(of);
        const silent = new Set(notEnough.map(({ pattern }) => pattern));
        expect(findings.filter(({ pattern }) => silent.has(pattern))).toEqual([]);
      }),
      { numRuns: 30, seed: 7 },
    );
    expect(kinds.size).toBeGreaterThan(5);
  });

  it('the order of planned sessions changes nothing', () =>
    fc.assert(
      fc.property(facts, (some) => {
        const turned = { ...some, planned: some.planned.toReversed() };
        expect(assess(aView(turned)).findings.length).toBe(assess(aView(some)).findings.length);
      }),
      { numRuns: 10, seed: 11 },
    ));
});
