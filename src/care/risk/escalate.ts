import { HOUR, type Instant } from '../../domain/day.ts';
import { type Escalation, escalation } from '../../domain/risk/escalation.ts';
import { isMedicalAlert, isPressing } from '../../domain/risk/road.ts';
import { teamSettings } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import type { Deps } from '../deps.ts';
import { type MedicalStaff, medicalPeople } from '../people/medicalStaff.ts';
import { openToStaff } from '../people/openToStaff.ts';
import { isTold, ladderOf, refusedAbout, tellChannels, tellOne, tellStaff } from './alerts.ts';
import { tellAthleteOpen } from './alertTruth.ts';

const WHY = { late: 'escalated', refused: 'refused', again: 'again' } as const;

/**
 * Follows up on what waits: an alert nobody takes over goes to the next person, and something pressing to all of them
 * again; a refused message goes to the next person and the alert channel at once; what was acknowledged but never
 * resolved comes back after the team's delay. Looking twice at the same moment changes nothing, and what a stopped
 * process or a lost database kept from being said is said at the next look.
 */
export const followUpAlerts =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id, settings } of await store.directory.teams()) {
      const returnAfter = teamSettings(settings).alertReturnHours * HOUR;
      const team = store.team(id);
      const open = await openToStaff(team, await team.findings.open(), now);
      const waiting = open.filter((one) => one.state === 'open' && one.alertedAt !== null && isTold(one));
      const forgotten = open.filter((one) => isForgotten(one, returnAfter, now));
      if (waiting.length === 0 && forgotten.length === 0) continue;
      const [listed, medical] = await Promise.all([
        team.people.list(['clinician', 'trainer', 'therapist', 'admin']),
        medicalPeople(team, null),
      ]);
      const staff = listed.toSorted((one, other) => one.name.localeCompare(other.name));
      for (const finding of waiting) await store.transaction(id, (tx) => passOn(tx, finding, staff, medical, now));
      for (const finding of forgotten) await store.transaction(id, (tx) => bringBack(tx, finding, now));
    }
  };

function isForgotten({ state, acknowledgedAt }: StoredFinding, after: number, now: Instant): boolean {
  return state === 'acknowledged' && acknowledgedAt !== null && now - acknowledgedAt >= after;
}

/** Tells whoever the ladder says, and the athlete the truth of it. */
async function passOn(
  tx: TeamStore,
  finding: StoredFinding,
  staff: readonly Person[],
  medical: MedicalStaff,
  now: Instant,
): Promise<void> {
  const ladder = ladderOf(finding, staff, medical);
  const refused = await refusedAbout(tx, finding.id);
  if (isMedicalAlert(finding) && reachesNobody(finding, medical, refused)) await tellAthleteOpen(tx, finding, now);
  const pressing = isPressing(finding);
  const next = escalation(
    { ...finding, pressing },
    ladder.map(({ id }) => id),
    refused,
    now,
  );
  if (next === null) return;
  const stepped = await tx.findings.step(finding.id, finding.version, {
    told: next.told,
    passedOn: next.passedOn,
    ...(next.tell.length > 0 ? { escalatedAt: now } : {}),
  });
  // Somebody has just acknowledged or resolved it.
  if (stepped === null) return;
  await tellNext(tx, stepped, next, [...ladder, ...staff], now);
  if (pressing && next.why !== 'refused') await tellAthleteOpen(tx, stepped, now);
}

/** No message about it has arrived or is on its way to medical staff; where the team has none, to anybody. */
function reachesNobody(
  { told, athleteId }: StoredFinding,
  { clinicians, deputy }: MedicalStaff,
  refused: ReadonlySet<string>,
): boolean {
  const medical = [...clinicians, ...(deputy ? [deputy] : [])].map(({ id }) => id).filter((id) => id !== athleteId);
  return told.filter((id) => medical.length === 0 || medical.includes(id)).every((id) => refused.has(id));
}

async function tellNext(
  tx: TeamStore,
  finding: StoredFinding,
  { why, tell }: Escalation,
  people: readonly Person[],
  now: Instant,
): Promise<void> {
  for (const id of tell) {
    const person = people.find((one) => one.id === id);
    if (!person) continue;
    await tellOne(tx, { finding, why: WHY[why] }, person, now);
    await tx.audit.by(null, now).note('finding.escalate', finding.athleteId, { finding: finding.id, to: id });
  }
  if (why === 'refused') await tellChannels(tx, [finding], now, true);
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
