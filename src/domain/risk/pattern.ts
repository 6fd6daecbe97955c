import type { Day } from '../day.ts';
import type { Coverage } from '../load/figure.ts';
import type { BodyArea, Side } from '../soreness/bodyMap.ts';
import type { RiskView } from './view.ts';

/**
 * `info`: only in the report. `watch`: in the staff's daily digest. `act`: a message of its own, to be acknowledged.
 * `urgent`: medical staff at once, and the athlete's bookings are held.
 */
export const SEVERITIES = ['info', 'watch', 'act', 'urgent'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A: validated instrument. B: trial or large cohort. C: small studies or convention. D: contested, describes only. */
export type Grade = 'A' | 'B' | 'B-' | 'B-/C' | 'C+' | 'C' | 'D' | 'consensus';

export const PATTERN_IDS = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
  'R20',
  'DQ1',
] as const;
export type PatternId = (typeof PATTERN_IDS)[number];

export type Numbers = Readonly<Record<string, number>>;

/** What a pattern saw: only numbers. The words come later, in the reader's language. */
export interface Evidence {
  /** When it is not the pattern's usual severity. */
  readonly severity?: Severity;
  readonly area?: BodyArea;
  readonly side?: Side;
  /** The id of the one session it is about. */
  readonly session?: string;
  readonly evidence: Numbers;
  readonly coverage: Coverage;
  /** The days it is about, oldest first. */
  readonly days: readonly Day[];
}

export interface Finding extends Evidence {
  readonly pattern: PatternId;
  readonly severity: Severity;
}

/** The pattern could not look: only this much was known of what it needs. */
export interface NotEnoughData {
  readonly notEnough: Coverage;
}

/** An empty list means the pattern looked and saw nothing (or does not concern this athlete). */
export type Detection = readonly Evidence[] | NotEnoughData;

interface PatternFacts {
  readonly id: PatternId;
  /** Names the pattern's words in every language. */
  readonly slug: string;
  readonly severity: Severity;
  readonly grade: Grade;
  /** For this many hours the same pattern on the same area is not told again. */
  readonly cooldownHours: number;
  /** What it needs in order to look at all. */
  readonly minimumData: Numbers;
  /** Where the definition comes from. */
  readonly sources: readonly string[];
}

export interface RiskPattern extends PatternFacts {
  /** Thresholds. A team or an athlete may have their own. Their units are in each pattern's file. */
  readonly defaults: Numbers;
  /** @param overrides thresholds that differ from the defaults; unknown names change nothing */
  readonly detect: (view: RiskView, overrides?: Numbers) => Detection;
}

/** Defines a pattern so that `detect` sees every threshold by its name. */
export function definePattern<const Name extends string>(
  pattern: PatternFacts & {
    readonly defaults: Readonly<Record<Name, number>>;
    readonly detect: (view: RiskView, params: Readonly<Record<Name, number>>) => Detection;
  },
): RiskPattern {
  return {
    ...pattern,
    detect: (view, overrides = {}) => pattern.detect(view, { ...pattern.defaults, ...overrides }),
  };
}

export function notEnough(known: number, of: number): NotEnoughData {
  return { notEnough: { known, of } };
}

/** Area and side of a finding, each left out when unknown. */
export function spotOf(area: BodyArea | null, side: Side | null): Pick<Evidence, 'area' | 'side'> {
  return { ...(area !== null && { area }), ...(side !== null && { side }) };
}
