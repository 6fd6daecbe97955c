import type { Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/people/athlete.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { PatternId } from '../../domain/risk/pattern.ts';
import { isMedicalAlert } from '../../domain/risk/road.ts';
import { isId } from '../../store/ids.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import { type Actor, hasRole } from '../access.ts';
import { openToStaff } from '../people/openToStaff.ts';

interface Reader {
  readonly roles: readonly Role[];
}

/** Who works with findings, and who among them may see what a body feels like. */
export const FINDING_ROLES: readonly Role[] = ['trainer', 'therapist', 'clinician', 'coach'];
export const SYMPTOM_ROLES: readonly Role[] = ['trainer', 'therapist', 'clinician'];

/** Patterns of load and calendar: nothing in them comes from what an athlete said about their body. */
const LOAD_PATTERNS: ReadonlySet<PatternId> = new Set(['R07', 'R08', 'R09', 'R10', 'R11', 'R15', 'R16', 'R18', 'DQ1']);

/** A coach sees load and calendar; symptoms, pain and sleep are for those who treat. */
export function maySeeFinding(reader: Reader, { pattern }: Pick<StoredFinding, 'pattern'>): boolean {
  return hasRole(reader, SYMPTOM_ROLES) || (hasRole(reader, ['coach']) && LOAD_PATTERNS.has(pattern));
}

/** What was promised to come from medical staff is closed by medical staff. */
export function mayResolve(reader: Reader, finding: Pick<StoredFinding, 'severity' | 'pattern'>): boolean {
  return hasRole(reader, isMedicalAlert(finding) ? ['clinician'] : SYMPTOM_ROLES);
}

/** A finding of this team that the actor may see. For them, the others do not exist. */
export async function visibleFinding(
  team: TeamStore,
  actor: Actor,
  findingId: string,
  now: Instant,
): Promise<StoredFinding | Refusal> {
  if (!hasRole(actor, FINDING_ROLES)) return { refused: 'not-allowed', needs: 'trainer' };
  const finding = isId(findingId) ? await team.findings.byId(findingId) : null;
  const isOpen = finding !== null && (await openToStaff(team, [finding], now)).length > 0;
  if (!isOpen || !maySeeFinding(actor, finding)) return { refused: 'not-found', what: 'finding' };
  return finding;
}
