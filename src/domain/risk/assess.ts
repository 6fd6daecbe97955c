import type { Coverage } from '../training/load/figure.ts';
import {
  type Detection,
  type Evidence,
  type Finding,
  type Numbers,
  type PatternId,
  type RiskPattern,
  SEVERITIES,
  type Severity,
} from './pattern.ts';
import { PATTERNS } from './patterns/index.ts';
import { silence } from './patterns/silence.ts';
import type { RiskView } from './view.ts';

/** Thresholds of a team or of an athlete that differ from the defaults. */
export type Overrides = Readonly<Partial<Record<PatternId, Numbers>>>;

export interface Assessment {
  /** The most severe first, then by pattern. */
  readonly findings: readonly Finding[];
  /** Patterns that could not look, and how much was known of what they need. */
  readonly notEnough: readonly (Coverage & { readonly pattern: PatternId })[];
}

/**
 * Told at once, whatever else is missing: a red flag needs one answer, and here it is; what a massage did is asked for
 * apart from check-ins.
 */
const NEVER_SILENCED: ReadonlySet<PatternId> = new Set(['R19', 'R20']);

/** Describes load; it only says something beside what a body or a calendar shows. */
const RATIO: PatternId = 'R09';

/**
 * All patterns over one athlete's view.
 *
 * When check-ins have dried up, that is the finding, and the other patterns say "not enough data" (except red flags).
 * The load ratio is information by itself, and worth watching beside another pattern that is worth watching.
 *
 * @param overrides the team's thresholds, then the athlete's: later ones win
 */
export function assess(view: RiskView, ...overrides: readonly Overrides[]): Assessment {
  const paramsOf = ({ id }: RiskPattern): Numbers => Object.assign({}, ...overrides.map((one) => one[id]));
  const gap = findingsOf(silence, silence.detect(view, paramsOf(silence)));
  const gapCoverage = gap[0]?.coverage ?? null;
  const results = PATTERNS.map((pattern) => {
    const silenced = gapCoverage !== null && !NEVER_SILENCED.has(pattern.id);
    const seen: Detection = silenced ? { notEnough: gapCoverage } : pattern.detect(view, paramsOf(pattern));
    return { pattern, seen };
  });
  const findings = results.flatMap(({ pattern, seen }) => findingsOf(pattern, seen));
  const notEnough = results.flatMap(({ pattern, seen }) =>
    'notEnough' in seen ? [{ pattern: pattern.id, ...seen.notEnough }] : [],
  );
  return { findings: [...raised(findings), ...gap].toSorted(worstFirst), notEnough };
}

function findingsOf(pattern: RiskPattern, seen: Detection): readonly Finding[] {
  if ('notEnough' in seen) return [];
  return seen.map((evidence: Evidence) => ({ severity: pattern.severity, ...evidence, pattern: pattern.id }));
}

function raised(findings: readonly Finding[]): readonly Finding[] {
  const company = findings.some(({ pattern, severity }) => pattern !== RATIO && rank(severity) >= rank('watch'));
  return findings.map((one) => (one.pattern === RATIO && company ? { ...one, severity: 'watch' } : one));
}

function worstFirst(one: Finding, other: Finding): number {
  return rank(other.severity) - rank(one.severity) || (one.pattern < other.pattern ? -1 : 1);
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
