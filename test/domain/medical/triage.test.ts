import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_AREAS, type BodyArea, isPaired, type Side } from '../../../src/domain/checkIn/bodyMap.ts';
import { type CheckIn, type CheckInInput, RED_FLAGS, type RedFlag } from '../../../src/domain/checkIn/checkIn.ts';
import { type WeeklyAnswer, weeklyAnswerSchema } from '../../../src/domain/checkIn/weekly.ts';
import { MASSAGE_TYPES, MODALITIES } from '../../../src/domain/clinic/modality.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { InjuryStory } from '../../../src/domain/medical/injury.ts';
import { closedTypes, mergeLimits } from '../../../src/domain/medical/limits.ts';
import { allowedTypes } from '../../../src/domain/medical/protocol.ts';
import { massageable, raisesNeed, triageLimits } from '../../../src/domain/medical/triage/limits.ts';
import { looksNeeded } from '../../../src/domain/medical/triage/looks.ts';
import { asksFirst } from '../../../src/domain/medical/triage/question.ts';
import {
  AREA_ROWS,
  type AreaClass,
  classOf,
  FLAG_ROWS,
  PATTERN_ROWS,
  type Road,
} from '../../../src/domain/medical/triage/table.ts';
import { triage } from '../../../src/domain/medical/triage/triage.ts';
import type { Outcome, Triage, TriageView } from '../../../src/domain/medical/triage/view.ts';
import { PATTERN_IDS } from '../../../src/domain/risk/pattern.ts';
import { anyView, QUIET, SIDES_OF, said, TODAY, USUAL_PROTOCOL } from './bodies.ts';

const sore = (area: BodyArea, value: number, side: Side = isPaired(area) ? 'left' : 'middle') => ({
  area,
  side,
  value,
});

const decide = (checkIns: readonly CheckIn[], more: Partial<TriageView> = {}) =>
  triage({ ...QUIET, checkIns, ...more });
/** The same answer on the seven days before: nothing about it is new. */
const again = (area: BodyArea, value: number, side?: Side) =>
  [7, 6, 5, 4, 3, 2, 1].map((ago) => said({ soreness: [sore(area, value, side)] }, addDays(TODAY, -ago)));

/** Offer, cap, days to be looked at in, for a new report of 0 to 10 whose warning questions were answered no. */
type Row = readonly string[];
const NEVER_ANY: Row = ['', ...Array(6).fill('assessment 0 1'), ...Array(4).fill('same-day 0 0')];
const CARD: Row = ['', ...Array(3).fill('self-care 5 -')];
const WORKED: Row = [...CARD, ...Array(3).fill('massage 3 -'), ...Array(4).fill('massage 2 2')];
const LOOKED: Row = [...CARD, ...Array(7).fill('assessment 0 3')];
const EXPECTED: Readonly<Record<AreaClass, (area: BodyArea) => Row>> = {
  muscle: () => WORKED,
  mixed: () => WORKED,
  'joint-or-tendon': () => LOOKED,
  bone: () => LOOKED,
  never: (area) =>
    area === 'head' || area === 'chest'
      ? NEVER_ANY
      : [...CARD, ...Array(3).fill('assessment 0 1'), ...Array(4).fill('same-day 0 0')],
};

const REPORTS = BODY_AREAS.flatMap((area) =>
  SIDES_OF(area).flatMap((side) => Array.from({ length: 11 }, (_, value) => ({ area, side, value }))),
);

describe('a report of soreness', () => {
  it('names every area in one row of the table', () => {
    const named = Object.values(AREA_ROWS).flatMap(({ areas }) => areas);
    expect(named.toSorted()).toEqual([...BODY_AREAS].toSorted());
  });

  it.each(REPORTS)(
    'of $value at the $side $area: what the table says, at 12, 17, 25 and 60',
    ({ area, side, value }) => {
      for (const age of [12, 17, 25, 60]) {
        const { spots, cap, firmWork, minor, closed } = decide(
          [said({ soreness: [sore(area, value, side)], noRedFlags: true })],
          { age },
        );
        const [spot] = spots;
        const words = spot ? `${spot.offer} ${spot.cap} ${spot.withinDays ?? '-'}` : '';
        expect(words).toBe(EXPECTED[classOf(area)](area)[value]);
        const isClosed = closed.some((one) => one.area === area && one.side === side);
        expect(isClosed).toBe(value > 0 && (spot?.cap === 0 || !AREA_ROWS[classOf(area)].massage));
        expect(minor).toBe(age < 18);
        if (age < 18) expect([cap <= 3, firmWork]).toEqual([true, false]);
      }
    },
  );

  it('in a young lower back that lasts two weeks is looked at', () => {
    const weeks = Array.from({ length: 14 }, (_, ago) =>
      said({ soreness: [sore('lower-back', 4)], noRedFlags: true }, addDays(TODAY, ago - 13)),
    );
    const offers = (age: number, days: readonly CheckIn[]) =>
      decide(days, { age }).spots.map(({ offer, rule }) => [offer, rule]);
    expect(offers(17, weeks)).toEqual([['assessment', 'T07']]);
    expect(offers(17, weeks.slice(1))).toEqual([['massage', 'T02']]);
    expect(offers(18, weeks)).toEqual([['massage', 'T02']]);
  });

  it('that came back without pain may be worked on firmly by an adult', () => {
    const days = [said({ soreness: [sore('calf', 5)] }, addDays(TODAY, -3)), said({ soreness: [sore('calf', 5)] })];
    expect(decide(days)).toMatchObject({ cap: 5, firmWork: true });
    expect(decide(days, { age: 17 })).toMatchObject({ cap: 3, firmWork: false });
    expect(decide(days.slice(1))).toMatchObject({ cap: 3, firmWork: false });
    const hurts = [
      ...days.slice(0, 1),
      said({ soreness: [sore('calf', 5)], pain: 4, painArea: 'knee', painSide: 'left' }),
    ];
    expect(decide(hurts)).toMatchObject({ cap: 3, firmWork: false });
  });

  it('that is strong and not new needs no look up to 8, and a look above', () => {
    const looks = (value: number) =>
      decide([...again('thigh', 7), said({ soreness: [sore('thigh', value)], noRedFlags: true })]).spots[0]?.withinDays;
    expect([7, 8, 9, 10].map(looks)).toEqual([null, null, 2, 2]);
  });

  it('speaks for three days, and what was to be looked at stays closed for two weeks', () => {
    const open = (area: BodyArea, ago: number) =>
      triage({ ...QUIET, checkIns: [said({ soreness: [sore(area, 7)], noRedFlags: true }, addDays(TODAY, -ago))] });
    expect([0, 2, 3].map((ago) => open('calf', ago).cap)).toEqual([2, 2, 5]);
    expect([0, 3, 13, 14].map((ago) => open('achilles', ago).closed.length)).toEqual([1, 1, 1, 0]);
    expect(open('achilles', 3).cap).toBe(3);
  });

  it('is open again when who assessed it says so, and shut when they do not', () => {
    const days = [said({ soreness: [sore('knee', 6)] })];
    const outcome = { area: 'knee', side: 'left', on: TODAY, cap: 2, value: 6 } as const;
    expect(decide(days, { assessed: [{ ...outcome, outcome: 'refer' }] }).closed).toHaveLength(1);
    const opened = decide(days, { assessed: [{ ...outcome, outcome: 'open' }] });
    expect(opened.spots).toMatchObject([{ offer: 'massage', cap: 2 }]);
    // Said again on a later day it needs another look only where it is worse, or the look was long ago.
    const later = (value: number, ago: number) =>
      decide([said({ soreness: [sore('knee', value)], noRedFlags: true })], {
        assessed: [{ ...outcome, on: addDays(TODAY, -ago), outcome: 'open' }],
      }).spots[0]?.offer;
    expect([later(6, 3), later(7, 3), later(6, 14)]).toEqual(['massage', 'assessment', 'assessment']);
    const other = decide(days, { assessed: [{ ...outcome, side: 'right', outcome: 'open' }] });
    expect(other.spots).toMatchObject([{ offer: 'assessment' }]);
  });
});

describe('the question that comes first', () => {
  const asks = (answers: Partial<CheckInInput>) => asksFirst(said(answers), USUAL_PROTOCOL);

  it.each([
    ['8 anywhere', { soreness: [sore('thigh', 8)] }, true],
    ['7 on muscle', { soreness: [sore('thigh', 7)] }, false],
    ['pain of 5', { painAfter: 5 }, true],
    ['pain of 4', { painNextMorning: 4 }, false],
    ['one shin at 4', { soreness: [sore('shin', 4)] }, true],
    ['one shin at 3', { soreness: [sore('shin', 3)] }, false],
    ['both shins at 5', { soreness: [sore('shin', 5), sore('shin', 5, 'right')] }, false],
    ['both groins, one far worse', { soreness: [sore('groin', 7), sore('groin', 4, 'right')] }, true],
    ['the middle of the lower back at 5', { soreness: [sore('lower-back', 5)] }, false],
    ['a head at 1', { soreness: [sore('head', 1)] }, true],
    ['a chest at 1', { soreness: [sore('chest', 1)] }, true],
    ['an abdomen at 1', { soreness: [sore('abdomen', 1)] }, true],
    ['a neck at 6', { soreness: [sore('neck', 6)] }, false],
    ['words that point at a sign', { soreness: [sore('neck', 6)], suggested: ['fever'] }, true],
    ['nothing sore', { soreness: [] }, false],
  ] satisfies readonly (readonly [string, Partial<CheckInInput>, boolean])[])('%s', (_, answers, expected) => {
    expect(asks(answers)).toBe(expected);
    const { question, whole, cap } = decide([said(answers)]);
    expect(question !== null).toBe(expected);
    if (expected) expect([whole.cap, cap]).toEqual([0, 0]);
    expect(decide([said({ ...answers, noRedFlags: true })]).question).toBeNull();
  });

  it('stands until it is answered, or until the place is much better', () => {
    const asked = said({ soreness: [sore('calf', 9)] }, addDays(TODAY, -2));
    expect(decide([asked]).question).toMatchObject({ on: asked.day, spots: [{ area: 'calf', side: 'left' }] });
    expect(decide([asked, said({ sleepHours: 8 })]).question).not.toBeNull();
    expect(decide([asked, said({ soreness: [sore('calf', 3)] })]).question).toBeNull();
    expect(decide([asked, said({ noRedFlags: true })]).question).toBeNull();
  });
});

describe('a warning sign', () => {
  const isOfToday = (flag: RedFlag) => FLAG_ROWS[flag].offer !== 'assessment';
  const MASSAGES = MASSAGE_TYPES.filter((type) => MODALITIES[type].booked);

  it.each(RED_FLAGS.filter(isOfToday))('%s takes its road, and holds every massage', (flag) => {
    const held = decide([said({ redFlags: [flag] })], { onHold: true });
    expect([held.whole.offer, held.whole.cap]).toEqual([FLAG_ROWS[flag].offer, 0]);
    // An assessment waits for nothing but an emergency.
    const emergency = FLAG_ROWS[flag].offer === 'emergency' ? ['ASSESSMENT'] : [];
    expect(triageLimits(held).forbiddenTypes).toEqual([...MASSAGES, ...emergency]);
    expect(closedTypes(mergeLimits([triageLimits(held)]))).toEqual([...MASSAGES, ...emergency]);
  });

  describe.each(RED_FLAGS.filter((flag) => !isOfToday(flag)))('%s is looked at within days', (flag) => {
    const { withinDays } = FLAG_ROWS[flag];
    const report = said({ redFlags: [flag], soreness: [sore('calf', 5)], painArea: 'shin', painSide: 'left' });
    const signs = (triaged: Triage) => triaged.spots.filter(({ rule }) => rule === 'flag');

    it('and closes what was named with it, and nothing else', () => {
      const triaged = decide([report]);
      expect(signs(triaged).map(({ spot }) => spot.area)).toEqual(['shin', 'calf']);
      expect(triaged.closed.map(({ area }) => area)).toEqual(expect.arrayContaining(['shin', 'calf']));
      expect([triaged.whole.cap > 0, triaged.cap]).toEqual([true, 3]);
      expect(closedTypes(triageLimits(triaged))).not.toContain('RECOVERY');
      expect(looksNeeded(triaged)).toContainEqual(
        expect.objectContaining({ area: 'calf', by: addDays(TODAY, withinDays), closed: true }),
      );
    });

    it('and an alert about it stops nothing besides', () => {
      const alert = { pattern: 'R19', area: null, side: null, looked: false };
      const cap = (road: Road) => decide([report], { findings: [{ ...alert, road }] }).whole.cap;
      expect([cap('assessment') > 0, cap('same-day')]).toEqual([true, 0]);
    });

    it('and closes everything where nobody said where, until somebody has looked', () => {
      const bare = said({ redFlags: [flag] });
      const { whole, somewhere } = decide([bare]);
      expect([whole.rule, whole.cap, somewhere.length]).toEqual(['flag', 0, 1]);
      expect(looksNeeded(decide([bare]))).toMatchObject([{ area: null, withinDays, closed: true }]);
      const looked = (outcome: Outcome) =>
        decide([bare], {
          assessed: [{ area: 'shin', side: 'left', on: TODAY, outcome, cap: outcome === 'open' ? 2 : 0, value: null }],
        });
      expect([looked('open').whole.cap > 0, looked('open').closed.length, looked('open').cap]).toEqual([true, 1, 2]);
      expect([looked('refer').whole.cap > 0, looked('refer').closed]).toEqual([true, [{ area: 'shin', side: 'left' }]]);
      expect([...looksNeeded(looked('open')), ...looksNeeded(looked('refer'))]).toEqual([]);
    });

    it('and ends with what came of looking, or after two weeks', () => {
      const assessed = { side: 'left', on: TODAY, outcome: 'open', cap: 3, value: null } as const;
      const after = decide([report], {
        assessed: ['shin', 'calf'].map((area) => ({ ...assessed, area: area as BodyArea })),
      });
      expect(signs(after).every((one) => one.withinDays === null)).toBe(true);
      expect(signs(decide([{ ...report, day: addDays(TODAY, -14) }]))).toEqual([]);
    });
  });

  it('is an emergency though it was said in the health form, or an operation is not cleared', () => {
    const alert = { pattern: 'R19', area: null, side: null, looked: false, road: 'emergency' } as const;
    expect(decide([], { onHold: true, findings: [alert] }).whole.offer).toBe('emergency');
    expect(decide([], { findings: [alert] }).whole.offer).not.toBe('emergency');
  });

  it('takes the fastest of several roads', () => {
    const { whole } = decide([said({ redFlags: ['hop-pain', 'fever', 'chest-pain'] })], { onHold: true });
    expect(whole.offer).toBe('emergency');
  });
});

describe('pain, forms, injuries, operations, findings', () => {
  const operated: InjuryStory = {
    record: { kind: 'operation', area: 'knee', side: 'left', day0: addDays(TODAY, -20) },
    ...{ steps: [], clearances: [] },
  };

  it.each(['pain', 'painDuring', 'painAfter', 'painNextMorning'] as const)(
    '%s from 4 is looked at, anywhere',
    (when) => {
      for (const area of BODY_AREAS) {
        const spot = { painArea: area, painSide: SIDES_OF(area)[0] ?? 'middle' };
        const looks = (value: number) => decide([said({ ...spot, [when]: value, noRedFlags: true })]).spots;
        expect(looks(3)).toEqual([]);
        expect(looks(4)).toMatchObject([{ offer: 'assessment', rule: 'T04', withinDays: 3 }]);
      }
    },
  );

  it('pain without a place keeps the rest to a light hand and asks for a look', () => {
    expect(decide([said({ painAfter: 4 })]).whole).toMatchObject({ cap: 3, rule: 'T04', assessToo: true });
  });

  it('a weekly form that tells of limited training, or of something new, is looked at', () => {
    const form = (more: Partial<WeeklyAnswer>, day: Day = TODAY) =>
      weeklyAnswerSchema.parse({ day, area: 'knee', side: 'right', q1: 8, q2: 8, q3: 0, q4: 8, ...more });
    const offers = (weekly: readonly WeeklyAnswer[]) => triage({ ...QUIET, weekly }).spots.map(({ rule }) => rule);
    expect(offers([form({})])).toEqual(['T10']);
    expect(offers([form({}, addDays(TODAY, -7)), form({})])).toEqual(['T10']);
    expect(offers([form({}, addDays(TODAY, -21)), form({}, addDays(TODAY, -14)), form({})])).toEqual([]);
    expect(offers([form({}, addDays(TODAY, -14)), form({ q1: 17 })])).toEqual(['T10']);
    expect(offers([form({ q1: 0, q2: null, q3: null, q4: null })])).toEqual([]);
  });

  it('an operation closes the whole body until it is cleared', () => {
    expect(triage({ ...QUIET, injuries: [operated] }).whole).toMatchObject({ cap: 0, rule: 'T09' });
    const clearances = [{ from: TODAY, until: addDays(TODAY, 3) }];
    const cleared = (day: Day) => triage({ ...QUIET, day, injuries: [{ ...operated, clearances }] }).whole.cap;
    expect([TODAY, addDays(TODAY, 3), addDays(TODAY, 4)].map(cleared)).toEqual([5, 5, 0]);
  });

  it('soreness on an injury, or on what touches it on that side, is left to its stage and clearance', () => {
    const injuries = [{ ...operated, record: { ...operated.record, kind: 'injury' as const } }];
    const rule = (area: BodyArea, side: Side) =>
      decide([said({ soreness: [sore(area, 6, side)] })], { injuries }).spots[0]?.rule;
    expect([rule('knee', 'left'), rule('calf', 'left'), rule('thigh', 'left')]).toEqual(['T08', 'T08', 'T08']);
    expect([rule('calf', 'right'), rule('foot', 'left')]).toEqual(['T02', 'T05']);
    expect(massageable(decide([said({ soreness: [sore('calf', 6)] })], { injuries }))).toEqual([]);
  });

  it.each(PATTERN_IDS)('%s does to a need what the table says', (pattern) => {
    const EFFECTS: Readonly<Record<string, readonly [muscle: string, knee: string, seen: string]>> = {
      raise: ['yes', 'yes', 'yes'],
      'raise-muscle': ['yes', 'no closes', 'yes'],
      'raise-calm': ['calm', 'calm', 'calm'],
      neutral: ['no', 'no', 'no'],
      area: ['no closes', 'no closes', 'no'],
      'area-then-raise': ['no closes', 'no closes', 'yes'],
      stop: ['no stops', 'no stops', 'no'],
      'stop-kind': ['no', 'no', 'no'],
    };
    const does = (area: BodyArea, looked: boolean) => {
      const finding = { pattern, area, side: 'left' as const, looked, road: null };
      const { whole, closed } = triage({ ...QUIET, findings: [finding] });
      return [
        raisesNeed(finding),
        ...(closed.length > 0 ? ['closes'] : []),
        ...(whole.cap === 0 ? ['stops'] : []),
      ].join(' ');
    };
    expect([does('calf', false), does('knee', false), does('calf', true)]).toEqual(
      EFFECTS[PATTERN_ROWS[pattern] ?? ''],
    );
  });
});

describe('whatever is known', () => {
  it('no kind goes past a cap, a stop or a closed area', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const decided = triage(view);
        const limits = { ...triageLimits(decided), soreness: massageable(decided) };
        const { whole, cap, spots, closed, question } = decided;
        if (question || view.onHold) expect(whole.cap).toBe(0);
        expect(
          allowedTypes(limits).filter(
            (type) => MODALITIES[type].booked && (whole.cap === 0 || MODALITIES[type].pressure.min > cap),
          ),
        ).toEqual([]);
        if (view.age !== null && view.age < 18)
          expect(allowedTypes(limits).filter((type) => type === 'DEEP_TISSUE' || type === 'TRIGGER_POINT')).toEqual([]);
        for (const { spot, offer } of spots) {
          if (offer !== 'assessment' && offer !== 'same-day') continue;
          expect(closed.map((one) => one.area)).toContain(spot.area);
          expect(allowedTypes(limits, spot).filter((type) => MODALITIES[type].booked)).toEqual([]);
          expect(limits.soreness.filter((one) => one.area === spot.area && one.side === spot.side)).toEqual([]);
        }
      }),
    );
  });

  it('an adult with a sore thigh of 5 and nothing else always has something to choose from', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18, max: 70 }),
        fc.constantFrom<Side>('left', 'right'),
        fc.integer({ min: 0, max: 6 }),
        (age, side, ahead) => {
          const decided = decide([said({ soreness: [sore('thigh', 5, side)] })], { age, day: addDays(TODAY, ahead) });
          const limits = { ...triageLimits(decided), soreness: massageable(decided) };
          expect(allowedTypes(limits, { area: 'thigh', side }).length).toBeGreaterThan(2);
          expect(limits.areasToAvoid).toEqual([]);
        },
      ),
    );
  });
});
