import { addDays, type Day, dayOf, type Instant, instantOf } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { spotKey } from '../../domain/risk/followUp.ts';
import { holdsBookings, isMedicalAlert } from '../../domain/risk/road.ts';
import { isId } from '../../store/ids.ts';
import type { TeamStore } from '../../store/index.ts';
import type { StoredFinding } from '../../store/risk/findings.ts';
import { type Actor, hasRole } from '../access.ts';
import { hold } from '../booking/hold.ts';
import type { Deps } from '../deps.ts';
import { mayTakeOver } from '../people/medicalStaff.ts';
import { mayResolve, maySeeFinding, SYMPTOM_ROLES, visibleFinding } from './access.ts';
import { isTold, tellOne, tellStaff } from './alerts.ts';
import { tellAthleteSeen } from './alertTruth.ts';
import { type NamedFinding, nameFindings } from './named.ts';

const LONGEST_SNOOZE_DAYS = 30;

/**
 * Acknowledges a finding: somebody looks after it. Whoever comes second is told so. A medical alert is taken over by a
 * clinician or the deputy; from anybody else it is noted as seen, stays open and goes on to the next. The athlete hears
 * which of the two it was.
 */
export const acknowledge =
  (deps: Deps) =>
  (actor: Actor, findingId: string, now: Instant): Promise<NamedFinding | Refusal> =>
    change(
      deps,
      actor,
      findingId,
      now,
      'finding.acknowledge',
      async (finding, tx) => {
        if (finding.state === 'acknowledged') return { refused: 'already-done' };
        if (!isMedicalAlert(finding) || (await mayTakeOver(tx, actor.personId)))
          return { state: 'acknowledged', acknowledgedBy: actor.personId, acknowledgedAt: now, snoozedUntil: null };
        return finding.seenBy.includes(actor.personId)
          ? { refused: 'already-done' }
          : { seenBy: [...finding.seenBy, actor.personId] };
      },
      (tx, finding) => tellAthleteSeen(tx, finding, actor.personId, now),
    );

/** Closes it, with the reason in a person's own words. */
export const resolve =
  (deps: Deps) =>
  (actor: Actor, findingId: string, reason: string, now: Instant): Promise<NamedFinding | Refusal> =>
    change(deps, actor, findingId, now, 'finding.resolve', async (finding) =>
      mayResolve(actor, finding)
        ? { state: 'resolved', resolvedBy: actor.personId, resolvedAt: now, resolution: reason, snoozedUntil: null }
        : { refused: 'not-allowed', needs: 'clinician' },
    );

/** Quiet until the morning `days` days from now; anything worse wakes it earlier. Urgent findings do not sleep. */
export const snooze =
  (deps: Deps) =>
  (actor: Actor, findingId: string, days: number, now: Instant): Promise<NamedFinding | Refusal> =>
    change(deps, actor, findingId, now, 'finding.snooze', async (finding) => {
      if (isMedicalAlert(finding)) return { refused: 'invalid', field: 'action', rule: 'risk.urgentNoSnooze' };
      if (!Number.isInteger(days) || days < 1 || days > LONGEST_SNOOZE_DAYS)
        return { refused: 'invalid', field: 'snooze', rule: 'risk.snoozeDays' };
      return { state: 'snoozed', snoozedUntil: wakeOn(addDays(dayOf(now, actor.zone), days), actor.zone) };
    });

function wakeOn(day: Day, zone: string): Instant {
  return instantOf(day, '07:00', zone);
}

/**
 * Gives a finding to a member of staff, who hears of it now. Until they acknowledge it, it is open, even if somebody
 * else had acknowledged or snoozed it; if they do not, it goes on from them to the next. Assigning it to oneself is
 * acknowledging it.
 */
export const assign =
  (deps: Deps) =>
  async (actor: Actor, findingId: string, toId: string, now: Instant): Promise<NamedFinding | Refusal> => {
    const to = isId(toId) ? await deps.store.team(actor.teamId).people.byId(toId) : null;
    if (!to || !hasRole(to, SYMPTOM_ROLES)) return { refused: 'invalid', field: 'person', rule: 'risk.assignStaff' };
    return change(
      deps,
      actor,
      findingId,
      now,
      'finding.assign',
      async (finding, tx) => {
        if (finding.athleteId === to.id || !maySeeFinding(to, finding))
          return { refused: 'invalid', field: 'person', rule: 'risk.assignStaff' };
        if (isMedicalAlert(finding)) {
          if (!(await mayTakeOver(tx, to.id)))
            return { refused: 'invalid', field: 'person', rule: 'risk.assignMedical' };
          // Nobody takes it from whoever has taken it over, unless they could have.
          if (finding.state === 'acknowledged' && !(await mayTakeOver(tx, actor.personId)))
            return { refused: 'not-allowed', needs: 'clinician' };
        }
        return finding.assignedTo === to.id && finding.state !== 'snoozed'
          ? { refused: 'already-done' }
          : handedTo(to.id, actor, finding, now);
      },
      (tx, finding) =>
        to.id === actor.personId
          ? tellAthleteSeen(tx, finding, actor.personId, now)
          : tellOne(tx, { finding, why: 'assigned' }, to, now, actor.personId),
    );
  };

function handedTo(toId: string, { personId }: Actor, finding: StoredFinding, now: Instant): Step {
  const handed = { assignedTo: toId, snoozedUntil: null, escalatedAt: null, told: [toId], passedOn: [] };
  if (toId === personId) return { ...handed, state: 'acknowledged', acknowledgedBy: toId, acknowledgedAt: now };
  const clock = isTold(finding) ? { alertedAt: now } : {};
  return { ...handed, ...clock, state: 'open', acknowledgedBy: null, acknowledgedAt: null };
}

/** Opens what was resolved too early. Something urgent holds the bookings again. */
export const reopen =
  ({ store }: Deps) =>
  async (actor: Actor, findingId: string, reason: string, now: Instant): Promise<NamedFinding | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const finding = await visibleFinding(tx, actor, findingId, now);
      if (isRefusal(finding)) return finding;
      const refusal = mayStep(actor, finding);
      if (refusal) return refusal;
      await tx.team.lock(`risk:${finding.athleteId}`);
      const open = await tx.findings.open([finding.athleteId]);
      if (finding.state !== 'resolved' || open.some((one) => spotKey(one) === spotKey(finding)))
        return { refused: 'already-done' };
      const stepped = await tx.findings.step(finding.id, finding.version, {
        state: 'open',
        ...(isTold(finding) ? { alertedAt: now } : {}),
        acknowledgedBy: null,
        acknowledgedAt: null,
        seenBy: [],
        assignedTo: null,
        snoozedUntil: null,
        escalatedAt: null,
        resolvedBy: null,
        resolvedAt: null,
        resolution: null,
      });
      const person = await tx.people.byId(finding.athleteId);
      if (!stepped || !person) return { refused: 'changed-meanwhile' };
      if (holdsBookings(stepped)) await hold(tx, person, { findingId: stepped.id, by: actor.personId }, now);
      await tellStaff(tx, [{ finding: stepped, why: 'reopened' }], now);
      await tx.audit.by(actor.personId, now).note('finding.reopen', finding.athleteId, { finding: finding.id, reason });
      const [done] = await nameFindings(tx, [stepped]);
      return done ?? { refused: 'not-found', what: 'finding' };
    });

type Step = Parameters<TeamStore['findings']['step']>[2];

/** Trying this often is enough: each time somebody else had taken a step in between. */
const LOOKS = 3;

/**
 * One step in a finding's life: look, check, take it once, note it. If somebody else steps at the same moment, it is
 * read again: an acknowledgement that meets a resolution finds it resolved and changes nothing.
 */
async function change(
  { store }: Deps,
  actor: Actor,
  findingId: string,
  now: Instant,
  action: 'finding.acknowledge' | 'finding.assign' | 'finding.snooze' | 'finding.resolve',
  decide: (finding: StoredFinding, tx: TeamStore) => Promise<Step | Refusal>,
  then: (tx: TeamStore, stepped: StoredFinding) => Promise<void> = async () => {},
): Promise<NamedFinding | Refusal> {
  return store.transaction(actor.teamId, async (tx) => {
    for (let look = 0; look < LOOKS; look += 1) {
      const finding = await visibleFinding(tx, actor, findingId, now);
      if (isRefusal(finding)) return finding;
      const refusal = mayStep(actor, finding);
      if (refusal) return refusal;
      if (finding.state === 'resolved') return { refused: 'already-done' };
      const step = await decide(finding, tx);
      if (isRefusal(step)) return step;
      const stepped = await tx.findings.step(finding.id, finding.version, step);
      if (!stepped) continue;
      await then(tx, stepped);
      await tx.audit.by(actor.personId, now).note(action, finding.athleteId, {
        finding: finding.id,
        from: finding.state,
        to: step.assignedTo ?? undefined,
      });
      const [done] = await nameFindings(tx, [stepped]);
      return done ?? { refused: 'not-found', what: 'finding' };
    }
    return { refused: 'changed-meanwhile' };
  });
}

function mayStep(actor: Actor, finding: StoredFinding): Refusal | null {
  // A coach reads load patterns; what becomes of them is for those who treat.
  if (!hasRole(actor, SYMPTOM_ROLES)) return { refused: 'not-allowed', needs: 'trainer' };
  // Nobody closes what was seen in their own data.
  return finding.athleteId === actor.personId ? { refused: 'not-allowed' } : null;
}
