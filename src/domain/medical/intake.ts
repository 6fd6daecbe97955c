import { z } from 'zod';
import { BODY_AREAS, type BodyArea } from '../checkIn/bodyMap.ts';
import type { RedFlag } from '../checkIn/checkIn.ts';
import type { BookingType, Pressure } from '../clinic/modality.ts';
import { HOUR, type Instant } from '../day.ts';
import { CONTRAINDICATIONS, type ContraindicationCode, type Screening, screen } from './contraindication.ts';
import type { BodyLimits } from './protocol.ts';

/** Pages in the order they are asked: first what is true today, last one's own words. */
export const INTAKE_PAGES = ['now', 'injury', 'skin', 'health', 'about'] as const;
export type IntakePage = (typeof INTAKE_PAGES)[number];

/** Two of the contraindications depend on the hour of a massage and are not part of an intake. */
export type IntakeCode = Exclude<ContraindicationCode, 'ALCOHOL_DRUGS' | 'NO_CONSENT'>;

/** The yes-or-no questions of each page: at most five fields, topics included. */
export const INTAKE_QUESTIONS: Readonly<Record<IntakePage, readonly IntakeCode[]>> = {
  now: ['FEVER', 'CONTAGIOUS', 'CHEST_BREATH', 'HEAD_NECK_TRAUMA', 'NEURO'],
  injury: ['DVT_SIGNS', 'FRACTURE', 'ACUTE_INJURY', 'UNEXPLAINED_SWELLING', 'MYOSITIS_OSS'],
  skin: ['OPEN_WOUND', 'SKIN_INFECTION', 'POST_OP', 'RECENT_INJECTION', 'VARICOSE'],
  health: ['ANTICOAG', 'CARDIOVASC', 'CANCER', 'DIABETES_NEURO', 'OSTEOPOROSIS'],
  about: ['PREGNANCY'],
};
export const INTAKE_CODES: readonly IntakeCode[] = INTAKE_PAGES.flatMap((page) => INTAKE_QUESTIONS[page]);

/** What is asked in the athlete's own words, on the last page. Empty means that there is nothing. */
export const INTAKE_TOPICS = ['surgeries', 'pain', 'medication', 'goals'] as const;
export type IntakeTopic = (typeof INTAKE_TOPICS)[number];

/** An intake is asked for again after this many days. */
export const INTAKE_DAYS = 90;

export const intakeSchema = z.object({
  answers: z.partialRecord(
    z.enum(INTAKE_CODES),
    z.object({ yes: z.boolean(), areas: z.array(z.enum(BODY_AREAS)).readonly(), at: z.number() }),
  ),
  /** A missing topic has not been asked yet. */
  texts: z.partialRecord(z.enum(INTAKE_TOPICS), z.string()),
});
/** What an athlete answered so far; `at` is the moment of each answer. */
export type Intake = Readonly<z.infer<typeof intakeSchema>>;

export const NO_ANSWERS: Intake = { answers: {}, texts: {} };

/**
 * Of these answers, a "no" to what keeps massage away until a clinician's clearance is on file and was answered with yes:
 * only a clinician takes that back.
 *
 * @param uncleared what the earlier answers want a clearance for, and lack
 */
export function takenBackAlone(
  { answers }: IntakeInput,
  uncleared: readonly ContraindicationCode[],
): IntakeCode | undefined {
  return answers.find(
    ({ code, yes }) => !yes && uncleared.includes(code) && CONTRAINDICATIONS[code].kind === 'clearance',
  )?.code;
}

/** Answers of one moment. Areas are kept only for questions about an area. */
export interface IntakeInput {
  readonly answers: readonly {
    readonly code: IntakeCode;
    readonly yes: boolean;
    readonly areas?: readonly BodyArea[];
    /** Add these areas, rather than replace the others. */
    readonly adds?: boolean;
  }[];
  readonly texts: Readonly<Partial<Record<IntakeTopic, string>>>;
}

/** The intake including what was answered now: a new answer replaces the earlier one. */
export function withAnswers(intake: Intake, { answers, texts }: IntakeInput, now: Instant): Intake {
  const changed = answers.map(({ code, yes, areas = [], adds = false }) => {
    const before = adds ? (intake.answers[code]?.areas ?? []) : [];
    const named = yes && CONTRAINDICATIONS[code].regional ? [...new Set([...before, ...areas])] : [];
    return [code, { yes, areas: named, at: now }] as const;
  });
  return {
    answers: { ...intake.answers, ...Object.fromEntries(changed) },
    texts: { ...intake.texts, ...texts },
  };
}

/** Everything is still true as it was answered, as of now. */
export function confirmed(intake: Intake, now: Instant): Intake {
  const answers = Object.entries(intake.answers).map(([code, answer]) => [code, { ...answer, at: now }] as const);
  return { ...intake, answers: Object.fromEntries(answers) };
}

/** What has not been answered yet on a page. */
export function openOn(
  { answers, texts }: Intake,
  page: IntakePage,
): { readonly codes: readonly IntakeCode[]; readonly topics: readonly IntakeTopic[] } {
  return {
    codes: INTAKE_QUESTIONS[page].filter((code) => answers[code] === undefined),
    topics: page === 'about' ? INTAKE_TOPICS.filter((topic) => texts[topic] === undefined) : [],
  };
}

/** Pages with something left to answer, in order. */
export function openPages(intake: Intake): readonly IntakePage[] {
  return INTAKE_PAGES.filter((page) => {
    const { codes, topics } = openOn(intake, page);
    return codes.length + topics.length > 0;
  });
}

/** Questions about an area that were answered with yes but without an area: nothing fits until it is named. */
export function withoutArea({ answers }: Intake): readonly IntakeCode[] {
  return INTAKE_CODES.filter(
    (code) => CONTRAINDICATIONS[code].regional && answers[code]?.yes && answers[code].areas.length === 0,
  );
}

/** What passes by itself within days and is easily forgotten. Urgent answers are followed up by medical staff. */
const PASSING: ReadonlySet<IntakeCode> = new Set([
  ...(['FEVER', 'CONTAGIOUS', 'SKIN_INFECTION', 'ACUTE_INJURY', 'UNEXPLAINED_SWELLING', 'OPEN_WOUND'] as const),
  'RECENT_INJECTION',
]);
/** When to ask whether it is over: after the 72 hours that the questions speak of. */
export const PASSED_AFTER = 72 * HOUR;

/** Questions about something passing that were answered with yes at that moment, and still are. */
export function passingSince({ answers }: Intake, at: Instant): readonly IntakeCode[] {
  return INTAKE_CODES.filter((code) => PASSING.has(code) && answers[code]?.yes && answers[code].at === at);
}

/** What the answers so far allow: a missing answer forbids nothing. */
export function screenIntake({ answers }: Intake, cleared: ReadonlySet<ContraindicationCode> = new Set()): Screening {
  return screen(
    INTAKE_CODES.flatMap((code) => {
      const answer = answers[code];
      return answer ? [{ code, yes: answer.yes, areas: answer.areas }] : [];
    }),
    cleared,
  );
}

/** The same as limits of the body, to be merged with what else is known about it. */
export function intakeLimits({ local, pressureCap, forbiddenTypes }: Screening): BodyLimits {
  const areasToAvoid = local.map((area) => ({ area, side: null }));
  return { injuries: [], areasToAvoid, pressureCap, forbiddenTypes, reasons: [] };
}

/** What the answers mean for massages, without the answers themselves, for those who need not know them. */
export interface IntakeMeaning {
  /** Why no massage fits (an answer, an unnamed area, a missing clearance); null when some do. */
  readonly stopped: 'answer' | 'area' | 'clearance' | null;
  readonly pressureCap: Pressure;
  readonly leftAlone: readonly BodyArea[];
  readonly forbiddenTypes: readonly BookingType[];
  /** A written clearance would open more. */
  readonly wantsClearance: boolean;
}

export function meaningOf(screening: Screening): IntakeMeaning {
  const { absolute, everywhere, local, pressureCap, needsClearance, forbiddenTypes } = screening;
  const why = absolute.length > 0 ? 'answer' : everywhere ? 'area' : 'clearance';
  return {
    stopped: pressureCap === 0 ? why : null,
    pressureCap,
    leftAlone: local,
    forbiddenTypes,
    wantsClearance: needsClearance.length > 0,
  };
}

/** Do the answers limit any massage? */
export function isLimiting({ stopped, pressureCap, leftAlone }: IntakeMeaning): boolean {
  return stopped !== null || pressureCap < 5 || leftAlone.length > 0;
}

/** Questions answered with yes. Every one of them limits something. */
export function limitingCodes({ answers }: Intake): readonly IntakeCode[] {
  return INTAKE_CODES.filter((code) => answers[code]?.yes);
}

/** Those answered with yes at one moment that are no warning sign: warning signs have a road of their own. */
export function toldAt({ answers }: Intake, at: Instant): readonly IntakeCode[] {
  return INTAKE_CODES.filter(
    (code) => answers[code]?.yes && answers[code].at === at && !CONTRAINDICATIONS[code].urgent,
  );
}

/** The urgent questions in terms of the check-in's red flags, which medical staff know. */
const FLAG_OF: Readonly<Partial<Record<IntakeCode, RedFlag>>> = {
  DVT_SIGNS: 'limb-swelling',
  CHEST_BREATH: 'chest-pain',
  HEAD_NECK_TRAUMA: 'head-impact',
  NEURO: 'numbness',
  FRACTURE: 'fracture',
};

/** Urgent questions answered with yes, as red flags with the moment of the answer. */
export function flagsOf({ answers }: Intake): readonly { readonly flag: RedFlag; readonly at: Instant }[] {
  return INTAKE_CODES.flatMap((code) => {
    const [answer, flag] = [answers[code], FLAG_OF[code]];
    return answer?.yes && flag ? [{ flag, at: answer.at }] : [];
  });
}

/** Until when an intake holds that was completed or confirmed at this moment. */
export function dueAt(confirmedAt: Instant): Instant {
  return confirmedAt + INTAKE_DAYS * 24 * HOUR;
}
