import type { Instant } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { patternOf, rank } from '../../domain/risk/followUp.ts';
import type { RiskPattern } from '../../domain/risk/pattern.ts';
import { isMedicalAlert } from '../../domain/risk/road.ts';
import { isId } from '../../store/ids.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { mayTakeOver } from '../people/medicalStaff.ts';
import { openToStaff } from '../people/openToStaff.ts';
import { FINDING_ROLES, mayResolve, maySeeFinding, SYMPTOM_ROLES, visibleFinding } from './access.ts';
import { type NamedFinding, nameFindings } from './named.ts';
import { changesOf, type ThresholdChange } from './thresholds.ts';

export interface ExplainedFinding {
  readonly finding: NamedFinding;
  readonly pattern: Pick<RiskPattern, 'id' | 'grade' | 'sources' | 'defaults' | 'cooldownHours'>;
  /** Who changed the pattern's thresholds for this athlete or the team, newest first. */
  readonly changes: readonly ThresholdChange[];
  readonly mayChange: boolean;
  /** Takes it over by acknowledging it; otherwise that is noted as seen. */
  readonly mayTakeOver: boolean;
  readonly mayResolve: boolean;
  readonly mayLift: boolean;
  readonly mayReopen: boolean;
}

/** What is open, as far as the reader's roles go: the worst first, of one athlete or of everybody. */
export const listFindings =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { athleteId, now }: { readonly athleteId?: string; readonly now: Instant },
  ): Promise<readonly NamedFinding[] | Refusal> => {
    if (!hasRole(actor, FINDING_ROLES)) return { refused: 'not-allowed', needs: 'trainer' };
    if (athleteId !== undefined && !isId(athleteId)) return { refused: 'not-found', what: 'athlete' };
    const team = store.team(actor.teamId);
    const stored = await team.findings.open(athleteId === undefined ? undefined : [athleteId]);
    const open = await openToStaff(team, stored, now);
    const mine = open.filter((one) => maySeeFinding(actor, one));
    await team.audit.by(actor.personId, now).note('finding.list', athleteId ?? null);
    return nameFindings(team, mine.toSorted(byUrgency(now)));
  };

/** One finding, with the definition and the sources of its pattern. The athlete sees who looked. */
export const explain =
  ({ store }: Deps) =>
  async (actor: Actor, findingId: string, now: Instant): Promise<ExplainedFinding | Refusal> => {
    const team = store.team(actor.teamId);
    const found = await visibleFinding(team, actor, findingId, now);
    if (isRefusal(found)) return found;
    await team.audit.by(actor.personId, now).note('finding.read', found.athleteId, { finding: findingId });
    const [person, [finding]] = await Promise.all([team.people.byId(found.athleteId), nameFindings(team, [found])]);
    if (!person || !finding) return { refused: 'not-found', what: 'finding' };
    const { id, grade, sources, defaults, cooldownHours } = patternOf(found.pattern);
    const isOpen = found.state !== 'resolved';
    return {
      finding,
      pattern: { id, grade, sources, defaults, cooldownHours },
      mayChange: isOpen && hasRole(actor, SYMPTOM_ROLES),
      mayTakeOver: !isMedicalAlert(found) || (await mayTakeOver(team, actor.personId)),
      mayResolve: isOpen && mayResolve(actor, found),
      changes: hasRole(actor, SYMPTOM_ROLES) ? await changesOf(team, found.pattern, person.id) : [],
      mayReopen: !isOpen && hasRole(actor, SYMPTOM_ROLES) && found.athleteId !== actor.personId,
      mayLift: person.heldAt !== null && hasRole(actor, ['clinician']),
    };
  };

/** The worst first; among equals, what nobody has looked at yet. */
function byUrgency(now: Instant): (one: StoredFinding, other: StoredFinding) => number {
  const waits = ({ state, snoozedUntil }: StoredFinding) =>
    state === 'open' || (state === 'snoozed' && (snoozedUntil ?? 0) <= now) ? 0 : 1;
  return (one, other) =>
    rank(other.severity) - rank(one.severity) || waits(one) - waits(other) || other.lastAt - one.lastAt;
}
