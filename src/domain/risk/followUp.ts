import { addDays, type Day, dayOf, HOUR, type Instant } from '../day.ts';
import { type Finding, type PatternId, type RiskPattern, SEVERITIES, type Severity } from './pattern.ts';
import { PATTERNS } from './patterns/index.ts';
import { silence } from './patterns/silence.ts';
import { isMedicalAlert } from './road.ts';

/** What is stored about a finding that was seen before. */
export interface SeenBefore extends Pick<Finding, 'severity' | 'evidence' | 'days'> {
  readonly state: 'open' | 'acknowledged' | 'snoozed' | 'resolved';
  readonly alertedAt: Instant | null;
  readonly lastAt: Instant;
  readonly snoozedUntil: Instant | null;
}

/**
 * What to do with a finding that was just seen. `raise`: it is new. `again`: it is there already; `tell` says why staff
 * hear of it once more, null when they do not. `known`: it was resolved, and nothing is new.
 */
export type FollowUp =
  | { readonly kind: 'raise' }
  | { readonly kind: 'again'; readonly severity: Severity; readonly tell: 'worse' | 'news' | 'still-open' | null }
  | { readonly kind: 'known' };

/**
 * One open finding for each athlete, pattern and spot. Seen again, it is still open, and nobody is told twice within
 * the pattern's cooldown. A pattern without a cooldown tells of every new event: another day, another red flag.
 *
 * @param last the newest resolved finding of the same pattern and spot
 */
export function followUp(
  finding: Finding,
  { open, last }: { readonly open: SeenBefore | null; readonly last: SeenBefore | null },
  now: Instant,
): FollowUp {
  const cooldown = patternOf(finding.pattern).cooldownHours * HOUR;
  if (open === null) {
    if (last === null) return { kind: 'raise' };
    const rested = now - (last.alertedAt ?? last.lastAt) >= cooldown;
    return rested && isNews(finding, last, now) ? { kind: 'raise' } : { kind: 'known' };
  }
  const severity = worse(finding.severity, open.severity);
  if (severity !== open.severity) return { kind: 'again', severity, tell: 'worse' };
  if (cooldown === 0 && isNews(finding, open, now)) return { kind: 'again', severity, tell: 'news' };
  const woken = open.state === 'snoozed' && (open.snoozedUntil ?? 0) <= now;
  const waiting = open.state === 'open' && cooldown > 0 && now - (open.alertedAt ?? now) >= cooldown;
  return { kind: 'again', severity, tell: woken || waiting ? 'still-open' : null };
}

/** Several findings of one pattern and spot as one: the worst of them, with the days of all. */
export function onePerSpot(findings: readonly Finding[]): readonly Finding[] {
  const spots = new Map<string, Finding>();
  for (const one of findings) {
    const key = spotKey(one);
    const other = spots.get(key);
    const worst = other && rank(other.severity) >= rank(one.severity) ? other : one;
    const days = [...new Set([...(other?.days ?? []), ...one.days])].toSorted();
    spots.set(key, { ...worst, days });
  }
  return [...spots.values()];
}

/** Makes it the same finding for one athlete. */
export function spotKey({ pattern, area, side }: { pattern: PatternId; area?: string; side?: string }): string {
  return `${pattern} ${area ?? ''} ${side ?? ''}`;
}

export function patternOf(id: PatternId): RiskPattern {
  return PATTERNS.find((pattern) => pattern.id === id) ?? silence;
}

export function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function worse(one: Severity, other: Severity): Severity {
  return rank(one) > rank(other) ? one : other;
}

/** Answers count as late after 48 hours, and a day begins earlier further east. */
const FRESH_DAYS = 3;

/**
 * A day that was not there before, or another red flag. What a late answer adds to days long past is no news: it only
 * changes the numbers of a finding that staff know.
 */
function isNews(finding: Finding, before: SeenBefore, now: Instant): boolean {
  const oldest: Day = addDays(dayOf(now, 'utc'), -FRESH_DAYS);
  return (
    finding.days.some((day) => day >= oldest && !before.days.includes(day)) ||
    (isMedicalAlert(finding) && Object.keys(finding.evidence).some((key) => !Object.hasOwn(before.evidence, key)))
  );
}
