import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RED_FLAGS } from '../../../src/domain/checkIn/checkIn.ts';
import { MASSAGE_TYPES, MODALITIES } from '../../../src/domain/clinic/modality.ts';
import { HOUR } from '../../../src/domain/day.ts';
import { CONTRAINDICATION_CODES, CONTRAINDICATIONS } from '../../../src/domain/medical/contraindication.ts';
import {
  confirmed,
  dueAt,
  flagsOf,
  INTAKE_CODES,
  INTAKE_PAGES,
  INTAKE_QUESTIONS,
  INTAKE_TOPICS,
  type Intake,
  type IntakeCode,
  intakeLimits,
  intakeSchema,
  NO_ANSWERS,
  openOn,
  openPages,
  passingSince,
  screenIntake,
  takenBackAlone,
  withAnswers,
  withoutArea,
} from '../../../src/domain/medical/intake.ts';
import { allowedTypes } from '../../../src/domain/medical/protocol.ts';

const NOW = Date.parse('2026-03-02T08:00:00Z');
const LATER = NOW + HOUR;
const yes = (code: IntakeCode, ...areas: readonly ('calf' | 'knee' | 'neck')[]) =>
  withAnswers(NO_ANSWERS, { answers: [{ code, yes: true, areas }], texts: {} }, NOW);
const everythingNo = (): Intake =>
  withAnswers(
    NO_ANSWERS,
    {
      answers: INTAKE_CODES.map((code) => ({ code, yes: false })),
      texts: Object.fromEntries(INTAKE_TOPICS.map((topic) => [topic, ''])),
    },
    NOW,
  );

describe('the pages', () => {
  it('ask every question that is not about the hour of a session, once', () => {
    expect([...INTAKE_CODES, 'ALCOHOL_DRUGS', 'NO_CONSENT'].sort()).toEqual([...CONTRAINDICATION_CODES].sort());
  });

  it.each(INTAKE_PAGES)('%s fits into one form', (page) => {
    const { codes, topics } = openOn(NO_ANSWERS, page);
    expect(codes.length + topics.length).toBe(5);
    expect(codes).toEqual(INTAKE_QUESTIONS[page]);
  });

  it('are gone on with where something is open, in whatever order they were answered', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...INTAKE_CODES]), fc.shuffledSubarray([...INTAKE_TOPICS]), (codes, topics) => {
        const given = {
          answers: codes.map((code) => ({ code, yes: false })),
          texts: Object.fromEntries(topics.map((topic) => [topic, 'x'])),
        };
        const open = openPages(withAnswers(NO_ANSWERS, given, NOW));
        const left = open.flatMap((page) => {
          const { codes: questions, topics: texts } = openOn(withAnswers(NO_ANSWERS, given, NOW), page);
          return [...questions, ...texts];
        });
        expect(left.length).toBe(INTAKE_CODES.length + INTAKE_TOPICS.length - codes.length - topics.length);
        expect(new Set([...left, ...codes, ...topics]).size).toBe(INTAKE_CODES.length + INTAKE_TOPICS.length);
      }),
    );
    expect(openPages(everythingNo())).toEqual([]);
  });
});

describe('answers', () => {
  it('take the place of earlier ones, and leave the others and their moment alone', () => {
    const changed = withAnswers(
      everythingNo(),
      { answers: [{ code: 'FEVER', yes: true }], texts: { goals: 'run' } },
      LATER,
    );
    expect(changed.answers.FEVER).toEqual({ yes: true, areas: [], at: LATER });
    expect(changed.answers.CANCER).toEqual({ yes: false, areas: [], at: NOW });
    expect(changed.texts).toEqual({ surgeries: '', pain: '', medication: '', goals: 'run' });
    expect(Object.values(confirmed(changed, LATER).answers).map((one) => one?.at)).toEqual(
      INTAKE_CODES.map(() => LATER),
    );
  });

  it('add up areas one by one, replace them all at once, and forget them with a no', () => {
    const add = (intake: Intake, area: 'calf' | 'knee') =>
      withAnswers(
        intake,
        { answers: [{ code: 'OPEN_WOUND', yes: true, areas: [area], adds: true }], texts: {} },
        LATER,
      );
    const two = add(add(add(yes('OPEN_WOUND'), 'calf'), 'knee'), 'calf');
    expect(two.answers.OPEN_WOUND?.areas).toEqual(['calf', 'knee']);
    const other = withAnswers(two, { answers: [{ code: 'OPEN_WOUND', yes: true, areas: ['neck'] }], texts: {} }, LATER);
    expect(other.answers.OPEN_WOUND?.areas).toEqual(['neck']);
    const none = withAnswers(two, { answers: [{ code: 'OPEN_WOUND', yes: false, areas: ['neck'] }], texts: {} }, LATER);
    expect(none.answers.OPEN_WOUND?.areas).toEqual([]);
  });

  it.each(INTAKE_CODES)('%s asks for an area exactly where it is about one', (code) => {
    expect(withoutArea(yes(code))).toEqual(CONTRAINDICATIONS[code].regional ? [code] : []);
    expect(withoutArea(yes(code, 'calf'))).toEqual([]);
    expect(yes(code, 'calf').answers[code]?.areas).toEqual(CONTRAINDICATIONS[code].regional ? ['calf'] : []);
  });

  it.each(INTAKE_CODES)('%s is taken back by its owner alone exactly where no clearance is waited for', (code) => {
    const waits = CONTRAINDICATIONS[code].kind === 'clearance';
    const { needsClearance } = screenIntake(yes(code, 'calf'));
    const says = (now: boolean) => ({ answers: [{ code, yes: now }], texts: {} });
    expect(takenBackAlone(says(false), needsClearance)).toBe(waits ? code : undefined);
    expect(takenBackAlone(says(true), needsClearance)).toBeUndefined();
    const cleared = screenIntake(yes(code, 'calf'), new Set([code]));
    expect(takenBackAlone(says(false), cleared.needsClearance)).toBeUndefined();
  });

  it('come back from the store as they went, and damaged ones do not', () => {
    const whole = withAnswers(
      everythingNo(),
      { answers: [{ code: 'POST_OP', yes: true, areas: ['knee'] }], texts: {} },
      LATER,
    );
    expect(intakeSchema.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    expect(intakeSchema.safeParse({ answers: { GOUT: { yes: true, areas: [], at: 1 } }, texts: {} }).success).toBe(
      false,
    );
    expect(intakeSchema.safeParse({ answers: { FEVER: { yes: 1, areas: [], at: 1 } }, texts: {} }).success).toBe(false);
  });
});

describe('what an answer does to sessions', () => {
  const ALL = MASSAGE_TYPES.filter((type) => MODALITIES[type].booked);
  const LIGHT = ALL.filter((type) => MODALITIES[type].pressure.min <= 2);
  const FIT: Readonly<Record<IntakeCode, 'none' | 'light' | 'elsewhere'>> = {
    FEVER: 'none',
    CONTAGIOUS: 'none',
    CHEST_BREATH: 'none',
    HEAD_NECK_TRAUMA: 'none',
    NEURO: 'none',
    DVT_SIGNS: 'none',
    FRACTURE: 'elsewhere',
    ACUTE_INJURY: 'elsewhere',
    UNEXPLAINED_SWELLING: 'elsewhere',
    MYOSITIS_OSS: 'elsewhere',
    OPEN_WOUND: 'elsewhere',
    SKIN_INFECTION: 'none',
    POST_OP: 'none',
    RECENT_INJECTION: 'elsewhere',
    VARICOSE: 'elsewhere',
    ANTICOAG: 'light',
    CARDIOVASC: 'none',
    CANCER: 'none',
    DIABETES_NEURO: 'light',
    OSTEOPOROSIS: 'light',
    PREGNANCY: 'light',
  };

  it.each(INTAKE_CODES)('%s, answered with yes', (code) => {
    const limits = intakeLimits(screenIntake(yes(code, 'calf')));
    const here = allowedTypes(limits, { area: 'calf', side: 'left' });
    const there = allowedTypes(limits, { area: 'neck', side: 'middle' });
    const fits = {
      none: [[], []],
      light: [LIGHT, LIGHT],
      elsewhere: [[], ALL],
    } as const;
    const [onArea, elsewhere] = fits[FIT[code]];
    const plain = (types: readonly string[]) => types.filter((type) => !['SCAR', 'REHAB'].includes(type));
    expect(plain(here)).toEqual(plain(onArea));
    expect(plain(there)).toEqual(plain(elsewhere));
  });

  it('nothing at all when nothing is answered, or all of it with no', () => {
    for (const intake of [NO_ANSWERS, everythingNo()])
      expect(intakeLimits(screenIntake(intake))).toEqual({
        injuries: [],
        areasToAvoid: [],
        pressureCap: 5,
        forbiddenTypes: [],
        reasons: [],
      });
  });

  it('never allows more with one yes more', () => {
    fc.assert(
      fc.property(
        fc.subarray([...INTAKE_CODES]),
        fc.constantFrom(...INTAKE_CODES),
        fc.boolean(),
        (codes, one, where) => {
          const answer = (all: readonly IntakeCode[]) =>
            intakeLimits(
              screenIntake(
                withAnswers(
                  NO_ANSWERS,
                  {
                    answers: all.map((code) => ({ code, yes: true, areas: where ? (['calf'] as const) : [] })),
                    texts: {},
                  },
                  NOW,
                ),
              ),
            );
          const [fewer, more] = [answer(codes), answer([...codes, one])];
          const calf = { area: 'calf', side: 'left' } as const;
          for (const target of [null, calf, { area: 'neck', side: null } as const])
            expect(allowedTypes(fewer, target)).toEqual(expect.arrayContaining([...allowedTypes(more, target)]));
        },
      ),
    );
  });

  it('a clearance opens what waited for it, and leaves a cap where it was', () => {
    expect(screenIntake(yes('CARDIOVASC'), new Set(['CARDIOVASC'])).pressureCap).toBe(5);
    expect(screenIntake(yes('POST_OP', 'knee'), new Set(['POST_OP'])).local).toEqual([]);
    const lighter = screenIntake(yes('ANTICOAG'), new Set(['ANTICOAG']));
    expect([lighter.pressureCap, lighter.needsClearance]).toEqual([2, []]);
    expect(screenIntake(yes('FEVER'), new Set(['FEVER'])).pressureCap).toBe(0);
  });
});

it('only what passes by itself is asked about later, by the moment it was said', () => {
  const passing = INTAKE_CODES.filter((code) => passingSince(yes(code, 'calf'), NOW).length > 0);
  expect(passing).toEqual([
    ...['FEVER', 'CONTAGIOUS', 'ACUTE_INJURY', 'UNEXPLAINED_SWELLING'],
    ...['OPEN_WOUND', 'SKIN_INFECTION', 'RECENT_INJECTION'],
  ]);
  expect(passing.filter((code) => CONTRAINDICATIONS[code].urgent)).toEqual([]);
  expect(passingSince(yes('FEVER'), LATER)).toEqual([]);
  expect(passingSince(everythingNo(), NOW)).toEqual([]);
});

describe('urgent answers', () => {
  it('are red flags that medical staff know', () => {
    const urgent = INTAKE_CODES.filter((code) => CONTRAINDICATIONS[code].urgent);
    expect(urgent.map((code) => flagsOf(yes(code, 'calf')).map(({ flag }) => flag))).toEqual([
      ['chest-pain'],
      ['head-impact'],
      ['numbness'],
      ['limb-swelling'],
      ['fracture'],
    ]);
    expect(RED_FLAGS).toEqual(
      expect.arrayContaining(urgent.flatMap((code) => flagsOf(yes(code)).map(({ flag }) => flag))),
    );
    expect(flagsOf(everythingNo())).toEqual([]);
    expect(flagsOf(yes('FEVER'))).toEqual([]);
  });
});

it('an intake holds for 90 days', () => {
  expect(dueAt(NOW)).toBe(Date.parse('2026-05-31T08:00:00Z'));
});
