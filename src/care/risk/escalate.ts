import { HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import type { Deps } from '../deps.ts';
import { isTold, nextReader, tellOne, tellStaff } from './alerts.ts';

/** When nobody has acknowledged it for this long, the next person is told. */
const ACKNOWLEDGE_WITHIN = { act: 24 * HOUR, urgent: 30 * MINUTE } as const;

/**
 * Follows up on what waits: a finding nobody acknowledges goes to the next person; one that was acknowledged but never
 * resolved comes back after the team's delay. Looking twice at the same moment changes nothing.
 */
export const followUpAlerts =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id, settings } of await store.directory.teams()) {
      const returnAfter = teamSettings(settings).alertReturnHours * HOUR;
      const team = store.team(id);
      const open = await team.findings.open();
      const late = open.filter((one) => isLate(one, now));
      const forgotten = open.filter((one) => isForgotten(one, returnAfter, now));
      if (late.length === 0 && forgotten.length === 0) continue;
      const staff = (await team.people.list(['clinician', 'trainer', 'therapist', 'admin'])).toSorted((one, other) =>
        one.name.localeCompare(other.name),
      );
      for (const finding of late) await store.transaction(id, (tx) => passOn(tx, finding, staff, now));
      for (const finding of forgotten) await store.transaction(id, (tx) => bringBack(tx, finding, now));
    }
  };

function isLate(finding: StoredFinding, now: Instant): boolean {
  const { state, severity, alertedAt, escalatedAt } = finding;
  if (state !== 'open' || alertedAt === null || (severity !== 'act' && severity !== 'urgent')) return false;
  return now - Math.max(alertedAt, escalatedAt ?? 0) >= ACKNOWLEDGE_WITHIN[severity];
}

function isForgotten({ state, acknowledgedAt }: StoredFinding, after: number, now: Instant): boolean {
  return state === 'acknowledged' && acknowledgedAt !== null && now - acknowledgedAt >= after;
}

/** Tells the next person. Once everybody has been told, it waits in the digest and in the list. */
async function passOn(tx: TeamStore, finding: StoredFinding, staff: readonly Person[], now: Instant): Promise<void> {
  const next = nextReader(finding, staff);
  if (next === null) return;
  const told = [...finding.told, next.id];
  const stepped = await tx.findings.step(finding.id, finding.version, { told, escalatedAt: now });
  // Somebody has just acknowledged or resolved it.
  if (stepped === null) return;
  await tellOne(tx, { finding: stepped, why: 'escalated' }, next.id, now);
  await tx.audit.by(null, now).note('finding.escalate', finding.athleteId, { finding: finding.id, to: next.id });
}

async function bringBack(tx: TeamStore, finding: StoredFinding, now: Instant): Promise<void> {
  const stepped = await tx.findings.step(finding.id, finding.version, {
    state: 'open',
    alertedAt: now,
    escalatedAt: null,
  });
  if (stepped === null) return;
  if (isTold(stepped)) await tellStaff(tx, [{ finding: stepped, why: 'returned' }], now);
  const { id, athleteId, acknowledgedBy } = finding;
  await tx.audit.by(null, now).note('finding.return', athleteId, { finding: id, acknowledgedBy });
}
