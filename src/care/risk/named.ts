import type { Numbers } from '../../domain/risk/pattern.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import { inForce } from './thresholds.ts';

export interface NamedFinding extends StoredFinding {
  readonly athlete: string;
  readonly acknowledgedByName: string | null;
  readonly assignedToName: string | null;
  readonly seenByNames: readonly string[];
  /** The pattern's thresholds that apply to this athlete. */
  readonly thresholds: Numbers;
}

/** Findings with the names of the people they concern and the thresholds that apply to them. */
export async function nameFindings(
  team: TeamStore,
  findings: readonly StoredFinding[],
): Promise<readonly NamedFinding[]> {
  if (findings.length === 0) return [];
  const athletes = [...new Set(findings.map(({ athleteId }) => athleteId))];
  const staff = findings.flatMap(({ acknowledgedBy, assignedTo, seenBy }) => [acknowledgedBy, assignedTo, ...seenBy]);
  const [names, history] = await Promise.all([
    team.people.namesOf([...athletes, ...staff]),
    team.thresholds.history(athletes),
  ]);
  const nameOr = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  // Somebody who has left has taken their findings with them.
  return findings.flatMap((finding) => {
    const athlete = nameOr(finding.athleteId);
    if (athlete === null) return [];
    const thresholds = inForce(history, finding.pattern, finding.athleteId);
    const acknowledgedByName = nameOr(finding.acknowledgedBy);
    const seenByNames = finding.seenBy.flatMap((id) => names.get(id) ?? []);
    const assignedToName = nameOr(finding.assignedTo);
    return [{ ...finding, athlete, thresholds, acknowledgedByName, assignedToName, seenByNames }];
  });
}
