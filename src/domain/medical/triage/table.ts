import type { BodyArea } from '../../checkIn/bodyMap.ts';
import type { RedFlag } from '../../checkIn/checkIn.ts';

/**
 * What may be offered after an athlete reports a symptom: the whole table, for a clinician to read from top to bottom.
 * No row names an illness. docs/clinical.md says the same in sentences; a test compares the two.
 */

/** Where a row comes from; the full references stand in docs/clinical.md. */
export type TriageBasis =
  /** Practice convention, chosen on the careful side. No trial decides it. */
  | 'convention'
  /** What contraindication lists of massage schools and clinics agree on. */
  | 'contraindication lists'
  /** Bone-stress signs go to medical staff. */
  | 'bone-stress signs'
  /** US Center for SafeSport, policies for minor athletes. */
  | 'SafeSport'
  /** Whalan, Lovell, Sampson, Sci Med Football 2020; 4:216-224 (abstract read). */
  | 'Whalan 2020';

/**
 * `emergency`: call emergency services, medical staff at once, every booking held. `same-day`: medical staff at once,
 * bookings held, no massage anywhere until lifted. `assessment`: an appointment within the days given; the area is closed
 * until it took place, the rest of the body keeps to a cap. `massage`: slots up to the cap. `self-care`: a card.
 */
export const OFFERS = ['none', 'emergency', 'same-day', 'assessment', 'massage', 'self-care'] as const;
export type Offer = (typeof OFFERS)[number];

export type AreaClass = 'muscle' | 'mixed' | 'joint-or-tendon' | 'bone' | 'never';

export interface AreaRow {
  readonly areas: readonly BodyArea[];
  /** Is the area itself worked on? `never` only on a clinician's order that names the massage. */
  readonly massage: boolean;
  readonly basis: TriageBasis;
}

export const AREA_ROWS: Readonly<Record<AreaClass, AreaRow>> = {
  muscle: {
    areas: ['upper-arm', 'forearm', 'upper-back', 'glute', 'thigh', 'hamstring', 'calf'],
    massage: true,
    basis: 'convention',
  },
  mixed: { areas: ['neck', 'shoulder', 'lower-back', 'hip'], massage: true, basis: 'convention' },
  'joint-or-tendon': {
    areas: ['elbow', 'wrist', 'hand', 'knee', 'achilles', 'ankle', 'foot'],
    massage: false,
    basis: 'convention',
  },
  bone: { areas: ['shin'], massage: false, basis: 'convention' },
  never: { areas: ['head', 'abdomen', 'chest', 'groin'], massage: false, basis: 'convention' },
};

/** From the road that cannot wait to the one that can. */
export const ROADS = ['emergency', 'same-day', 'assessment'] as const satisfies readonly Offer[];
export type Road = (typeof ROADS)[number];

export interface FlagRow {
  readonly offer: Road;
  /** Days within which somebody looks; 0 is today. */
  readonly withinDays: number;
  readonly basis: TriageBasis;
}

/** Which road each warning sign takes. */
export const FLAG_ROWS: Readonly<Record<RedFlag, FlagRow>> = {
  'chest-pain': { offer: 'emergency', withinDays: 0, basis: 'convention' },
  'head-impact-worse': { offer: 'emergency', withinDays: 0, basis: 'convention' },
  'nerve-worse': { offer: 'emergency', withinDays: 0, basis: 'convention' },
  'head-impact': { offer: 'same-day', withinDays: 0, basis: 'convention' },
  numbness: { offer: 'same-day', withinDays: 0, basis: 'convention' },
  'limb-swelling': { offer: 'same-day', withinDays: 0, basis: 'contraindication lists' },
  fracture: { offer: 'same-day', withinDays: 0, basis: 'contraindication lists' },
  fever: { offer: 'same-day', withinDays: 0, basis: 'contraindication lists' },
  'bone-tenderness': { offer: 'assessment', withinDays: 2, basis: 'bone-stress signs' },
  'hop-pain': { offer: 'assessment', withinDays: 2, basis: 'bone-stress signs' },
  'night-pain': { offer: 'assessment', withinDays: 2, basis: 'bone-stress signs' },
  'earlier-pain': { offer: 'assessment', withinDays: 3, basis: 'bone-stress signs' },
};

/** The sign that makes another one an emergency, asked for right after it. */
export const WORSE_SIGN: Readonly<Partial<Record<RedFlag, RedFlag>>> = {
  'head-impact': 'head-impact-worse',
  numbness: 'nerve-worse',
};

/** Where the warning questions come first besides high numbers: one-sided soreness here, and every report there. */
export const GATE = {
  oneSidedAreas: ['shin', 'foot', 'hip', 'groin', 'lower-back'],
  alwaysAreas: ['head', 'chest', 'abdomen'],
} as const satisfies Readonly<Record<string, readonly BodyArea[]>>;

export const TRIAGE_RULES = [
  'T01',
  'T02',
  'T03',
  'T04',
  'T05',
  'T06',
  'T07',
  'T08',
  'T09',
  'T10',
  'T11',
  'gate',
  'flag',
  'pattern',
] as const;
export type TriageRule = (typeof TRIAGE_RULES)[number];

/** The rules, each with its basis. Numbers a clinician may change stand in `protocol.ts`. */
export const RULE_ROWS = {
  /** Light soreness on muscle or mixed areas: a card; massage on request. */
  T01: { cap: 5, basis: 'convention' },
  /** Soreness on muscle or mixed areas. Firm work only where it came back and nothing hurts. */
  T02: { firmReports: 2, firmOverDays: 3, basis: 'convention' },
  /** Strong soreness on muscle or mixed areas: light hands; an assessment beside it when new or very strong. */
  T03: { newAfterDays: 7, withinDays: 2, basis: 'convention' },
  /** Pain before, during, after or the next morning, anywhere. */
  T04: { basis: 'contraindication lists' },
  /** Joint, tendon or bone. */
  T05: { basis: 'convention' },
  /** Head and chest at any value, abdomen and groin from some; strong: the same day. */
  T06: { withinDays: 1, anyValue: ['head', 'chest'], basis: 'convention' },
  /** Lower back of an athlete under 18, for two weeks or on one side. */
  T07: { overDays: 14, basis: 'convention' },
  /** Injured or operated, or touching such an area: what the stage and the clearance say. */
  T08: { basis: 'convention' },
  /** After any operation without a valid clearance: nothing anywhere. */
  T09: { withoutWordDays: 14, basis: 'contraindication lists' },
  /** A weekly form with a problem that limited training, or a first complaint of any size. */
  T10: { newAfterDays: 14, basis: 'Whalan 2020' },
  /** Under 18. */
  T11: { basis: 'SafeSport' },
} as const satisfies Readonly<Partial<Record<TriageRule, { readonly basis: TriageBasis } & Record<string, unknown>>>>;

/** A report speaks for so many days unless a later answer says otherwise (practice convention). */
export const REPORT_DAYS = 3;
/** What was to be assessed stays closed until it was, or until nothing was said of it for so long (convention). */
export const ASSESS_DAYS = 14;
/** Answers this far back are looked at: two weeks, and the two before them that say what is new. */
export const LOOK_BACK_DAYS = 28;

/**
 * What an open finding does to the need for massage. `raise` adds weight; `raise-muscle` only where the area is muscle,
 * else it closes the area; `raise-calm` adds to relaxing work only; `neutral` does not touch it; `area` closes the area of
 * the finding until somebody looked; `area-then-raise` adds weight after that; `stop` is no massage until a clinician
 * looked; `stop-kind` ends repeats of that kind.
 */
export type PatternEffect =
  | 'raise'
  | 'raise-muscle'
  | 'raise-calm'
  | 'neutral'
  | 'area'
  | 'area-then-raise'
  | 'stop'
  | 'stop-kind';

export const PATTERN_ROWS: Readonly<Record<string, PatternEffect>> = {
  R01: 'raise-muscle',
  R02: 'area-then-raise',
  R03: 'area',
  R04: 'area',
  R05: 'area-then-raise',
  R06: 'neutral',
  R07: 'neutral',
  R08: 'neutral',
  R09: 'neutral',
  R10: 'raise-calm',
  R11: 'raise',
  R12: 'area',
  R13: 'raise-muscle',
  R14: 'raise-calm',
  R15: 'neutral',
  R16: 'raise-calm',
  R17: 'stop',
  R18: 'neutral',
  R19: 'stop',
  R20: 'stop-kind',
  DQ1: 'neutral',
};

const CLASSES: ReadonlyMap<BodyArea, AreaClass> = new Map(
  (Object.entries(AREA_ROWS) as [AreaClass, AreaRow][]).flatMap(([name, { areas }]) =>
    areas.map((area) => [area, name] as const),
  ),
);

export function classOf(area: BodyArea): AreaClass {
  // Every area stands in one row; a test walks them.
  return CLASSES.get(area) ?? 'never';
}

/** May hands work on this area at all, without a clinician's order? */
export function isMassaged(area: BodyArea): boolean {
  return AREA_ROWS[classOf(area)].massage;
}
