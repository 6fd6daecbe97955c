import { addDays, type Day, dayOf, type Instant, instantOf } from '../domain/day.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal } from '../domain/refusal.ts';
import { patternOf, rank, spotKey } from '../domain/risk/followUp.ts';
import type { Numbers, RiskPattern } from '../domain/risk/pattern.ts';
import type { StoredFinding } from '../store/findings.ts';
import type { TeamStore } from '../store/index.ts';
import { type Actor, hasRole } from './access.ts';
import { isTold, tellOne, tellStaff } from './alerts.ts';
import type { Deps } from './deps.ts';
import { FINDING_ROLES, mayResolve, maySeeFinding, SYMPTOM_ROLES } from './findingAccess.ts';
import { isId } from './ids.ts';
import { askReplan } from './replan.ts';
import { hold } from './risk.ts';
import { teamSettings } from './settings.ts';
import { changesOf, inForce, type ThresholdChange } from './thresholds.ts';

export interface NamedFinding extends StoredFinding {
  readonly athlete: string;
  readonly acknowledgedByName: string | null;
  readonly assignedToName: string | null;
  /** The pattern's thresholds as they hold for this athlete. */
  readonly thresholds: Numbers;
}

export interface ExplainedFinding {
  readonly finding: NamedFinding;
  readonly pattern: Pick<RiskPattern, 'id' | 'grade' | 'sources' | 'defaults' | 'cooldownHours'>;
  /** Who changed the pattern's thresholds for this athlete or the team, newest first. */
  readonly changes: readonly ThresholdChange[];
  readonly mayChange: boolean;
  readonly mayResolve: boolean;
  readonly mayLift: boolean;
  readonly mayReopen: boolean;
}

const LONGEST_SNOOZE_DAYS = 30;

/** What is open, as far as the reader's roles go: the worst first, of one athlete or of all. */
export const listFindings =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { athleteId, now }: { readonly athleteId?: string; readonly now: Instant },
  ): Promise<readonly NamedFinding[] | Refusal> => {
    if (!hasRole(actor, FINDING_ROLES)) return { refused: 'not-allowed', needs: 'trainer' };
    if (athleteId !== undefined && !isId(athleteId)) return { refused: 'not-found', what: 'athlete' };
    const team = store.team(actor.teamId);
    const open = await team.findings.open(athleteId === undefined ? undefined : [athleteId]);
    const mine = open.filter((one) => maySeeFinding(actor, one));
    await team.audit.note({
      at: now,
      actorId: actor.personId,
      action: 'finding.list',
      ...(athleteId === undefined ? {} : { subjectId: athleteId }),
    });
    return named(team, mine.toSorted(byUrgency(now)));
  };

/** One finding with the definition of its pattern and where that comes from. The athlete sees who looked. */
export const explain =
  ({ store }: Deps) =>
  async (actor: Actor, findingId: string, now: Instant): Promise<ExplainedFinding | Refusal> => {
    const team = store.team(actor.teamId);
    const found = await visible(team, actor, findingId);
    if (isRefusal(found)) return found;
    await team.audit.note({
      at: now,
      actorId: actor.personId,
      action: 'finding.read',
      subjectId: found.athleteId,
      details: { finding: findingId },
    });
    const [person, [finding]] = await Promise.all([team.people.byId(found.athleteId), named(team, [found])]);
    if (!person || !finding) return { refused: 'not-found', what: 'finding' };
    const { id, grade, sources, defaults, cooldownHours } = patternOf(found.pattern);
    const isOpen = found.state !== 'resolved';
    return {
      finding,
      pattern: { id, grade, sources, defaults, cooldownHours },
      mayChange: isOpen && hasRole(actor, SYMPTOM_ROLES),
      mayResolve: isOpen && mayResolve(actor, found),
      changes: hasRole(actor, SYMPTOM_ROLES) ? await changesOf(team, found.pattern, person) : [],
      mayReopen: !isOpen && hasRole(actor, SYMPTOM_ROLES) && found.athleteId !== actor.personId,
      mayLift: person.heldAt !== null && hasRole(actor, ['clinician']),
    };
  };

/** Somebody looks after it. The second one is told that it was done. */
export const acknowledge =
  (deps: Deps) =>
  (actor: Actor, findingId: string, now: Instant): Promise<NamedFinding | Refusal> =>
    change(deps, actor, findingId, now, 'finding.acknowledge', (finding) =>
      finding.state === 'acknowledged'
        ? { refused: 'already-done' }
        : { state: 'acknowledged', acknowledgedBy: actor.personId, acknowledgedAt: now, snoozedUntil: null },
    );

/** Closed, with the reason in a person's words. */
export const resolve =
  (deps: Deps) =>
  (actor: Actor, findingId: string, reason: string, now: Instant): Promise<NamedFinding | Refusal> =>
    change(deps, actor, findingId, now, 'finding.resolve', (finding) =>
      mayResolve(actor, finding)
        ? { state: 'resolved', resolvedBy: actor.personId, resolvedAt: now, resolution: reason, snoozedUntil: null }
        : { refused: 'not-allowed', needs: 'clinician' },
    );

/** Quiet until the morning `days` days from now; something worse wakes it earlier. Urgent findings do not sleep. */
export const snooze =
  (deps: Deps) =>
  (actor: Actor, findingId: string, days: number, now: Instant): Promise<NamedFinding | Refusal> =>
    change(deps, actor, findingId, now, 'finding.snooze', (finding) => {
      if (finding.severity === 'urgent') return { refused: 'invalid', field: 'action', rule: 'risk.urgentNoSnooze' };
      if (!Number.isInteger(days) || days < 1 || days > LONGEST_SNOOZE_DAYS)
        return { refused: 'invalid', field: 'snooze', rule: 'risk.snoozeDays' };
      return { state: 'snoozed', snoozedUntil: wakeOn(addDays(dayOf(now, actor.zone), days), actor.zone) };
    });

function wakeOn(day: Day, zone: string): Instant {
  return instantOf(day, '07:00', zone);
}

/** Lets the athlete's bookings stand again and closes what held them: a clinician's step. */
export const liftHold =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    athleteId: string,
    reason: string,
    now: Instant,
  ): Promise<{ readonly athlete: string; readonly bookings: number } | Refusal> => {
    if (!hasRole(actor, ['clinician'])) return { refused: 'not-allowed', needs: 'clinician' };
    if (!isId(athleteId)) return { refused: 'not-found', what: 'athlete' };
    return store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock(`risk:${athleteId}`);
      await tx.team.lock(`athlete:${athleteId}`);
      const person = await tx.people.byId(athleteId);
      if (!person) return { refused: 'not-found', what: 'athlete' };
      if (person.id === actor.personId) return { refused: 'not-allowed', needs: 'clinician' };
      if (person.heldAt === null) return { refused: 'already-done' };
      await tx.people.change(athleteId, { heldAt: null, heldFor: null });
      const bookings = await tx.bookings.hold(athleteId, now, false);
      const urgent = (await tx.findings.open([athleteId])).filter(({ severity }) => severity === 'urgent');
      for (const { id, version } of urgent) {
        await tx.findings.step(id, version, {
          state: 'resolved',
          resolvedBy: actor.personId,
          resolvedAt: now,
          resolution: reason,
        });
      }
      await tx.audit.note({
        at: now,
        actorId: actor.personId,
        action: 'hold.lift',
        subjectId: athleteId,
        details: { findings: urgent.map(({ id }) => id), bookings },
      });
      await askReplan(tx, { kind: 'hold', personId: athleteId, ref: null }, now);
      await tx.outbox.put([
        {
          key: `hold.lifted:${athleteId}:${now}`,
          to: { personId: athleteId },
          kind: 'hold.lifted',
          data: { bookings },
          dueAt: now,
          lane: 'reply',
        },
      ]);
      return { athlete: person.name, bookings };
    });
  };

/**
 * Somebody of the staff is to look after it, and hears of it now. Their own clock starts: until they acknowledge it, it
 * is open, also where another had acknowledged or snoozed it, and when they do not, it goes from them to the next. Taking
 * it oneself is acknowledging it.
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
      (finding) => {
        if (finding.athleteId === to.id || !maySeeFinding(to, finding))
          return { refused: 'invalid', field: 'person', rule: 'risk.assignStaff' };
        return finding.assignedTo === to.id && finding.state !== 'snoozed'
          ? { refused: 'already-done' }
          : handedTo(to.id, actor, finding, now);
      },
      (tx, finding) =>
        to.id === actor.personId ? Promise.resolve() : tellOne(tx, { finding, why: 'assigned' }, to.id, now),
    );
  };

function handedTo(toId: string, { personId }: Actor, finding: StoredFinding, now: Instant): Step {
  const handed = { assignedTo: toId, snoozedUntil: null, escalatedAt: null, told: [toId] };
  if (toId === personId) return { ...handed, state: 'acknowledged', acknowledgedBy: toId, acknowledgedAt: now };
  const clock = isTold(finding) ? { alertedAt: now } : {};
  return { ...handed, ...clock, state: 'open', acknowledgedBy: null, acknowledgedAt: null };
}

/** Open again because a person says so: what was resolved too early. Something urgent holds the bookings again. */
export const reopen =
  ({ store }: Deps) =>
  async (actor: Actor, findingId: string, reason: string, now: Instant): Promise<NamedFinding | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const finding = await visible(tx, actor, findingId);
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
        ...{ acknowledgedBy: null, acknowledgedAt: null, assignedTo: null, snoozedUntil: null, escalatedAt: null },
        ...{ resolvedBy: null, resolvedAt: null, resolution: null },
      });
      const person = await tx.people.byId(finding.athleteId);
      if (!stepped || !person) return { refused: 'changed-meanwhile' };
      if (stepped.severity === 'urgent') await hold(tx, person, stepped.id, now);
      await tellStaff(tx, [{ finding: stepped, why: 'reopened' }], now);
      await tx.audit.note({
        at: now,
        actorId: actor.personId,
        action: 'finding.reopen',
        subjectId: finding.athleteId,
        details: { finding: finding.id, reason },
      });
      const [done] = await named(tx, [stepped]);
      return done ?? { refused: 'not-found', what: 'finding' };
    });

type Step = Parameters<TeamStore['findings']['step']>[2];

/** Looking again this often is enough: each time somebody else took a step in between. */
const LOOKS = 3;

/**
 * One step of a finding's life: seen, allowed, taken once, noted. When somebody else steps at the same moment it is
 * looked at anew: an acknowledgement that meets a resolution finds it resolved and changes nothing.
 */
async function change(
  { store }: Deps,
  actor: Actor,
  findingId: string,
  now: Instant,
  action: string,
  decide: (finding: StoredFinding) => Step | Refusal,
  then: (tx: TeamStore, stepped: StoredFinding) => Promise<void> = async () => {},
): Promise<NamedFinding | Refusal> {
  return store.transaction(actor.teamId, async (tx) => {
    for (let look = 0; look < LOOKS; look += 1) {
      const finding = await visible(tx, actor, findingId);
      if (isRefusal(finding)) return finding;
      const refusal = mayStep(actor, finding);
      if (refusal) return refusal;
      if (finding.state === 'resolved') return { refused: 'already-done' };
      const step = decide(finding);
      if (isRefusal(step)) return step;
      const stepped = await tx.findings.step(finding.id, finding.version, step);
      if (!stepped) continue;
      await then(tx, stepped);
      await tx.audit.note({
        at: now,
        actorId: actor.personId,
        action,
        subjectId: finding.athleteId,
        details: { finding: finding.id, from: finding.state, ...(step.assignedTo ? { to: step.assignedTo } : {}) },
      });
      const [done] = await named(tx, [stepped]);
      return done ?? { refused: 'not-found', what: 'finding' };
    }
    return { refused: 'changed-meanwhile' };
  });
}

function mayStep(actor: Actor, finding: StoredFinding): Refusal | null {
  // A coach reads load patterns; what becomes of them is up to those who treat.
  if (!hasRole(actor, SYMPTOM_ROLES)) return { refused: 'not-allowed', needs: 'trainer' };
  // Nobody closes what was seen in their own data.
  return finding.athleteId === actor.personId ? { refused: 'not-allowed' } : null;
}

/** A finding of this team that the actor may see; one they may not see is not there for them. */
async function visible(team: TeamStore, actor: Actor, findingId: string): Promise<StoredFinding | Refusal> {
  if (!hasRole(actor, FINDING_ROLES)) return { refused: 'not-allowed', needs: 'trainer' };
  const finding = isId(findingId) ? await team.findings.byId(findingId) : null;
  if (!finding || !maySeeFinding(actor, finding)) return { refused: 'not-found', what: 'finding' };
  return finding;
}

export async function named(team: TeamStore, findings: readonly StoredFinding[]): Promise<readonly NamedFinding[]> {
  if (findings.length === 0) return [];
  const athletes = [...new Set(findings.map(({ athleteId }) => athleteId))];
  const staff = findings.flatMap(({ acknowledgedBy, assignedTo }) => [acknowledgedBy ?? [], assignedTo ?? []].flat());
  const [people, history] = await Promise.all([
    team.people.byIds([...new Set([...athletes, ...staff])]),
    team.thresholds.history(athletes),
  ]);
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const nameOr = (id: string | null) => (id === null ? null : (nameOf.get(id) ?? null));
  // Whoever has left has taken their findings with them.
  return findings.flatMap((finding) => {
    const athlete = nameOr(finding.athleteId);
    if (athlete === null) return [];
    const thresholds = inForce(history, finding.pattern, finding.athleteId);
    const acknowledgedByName = nameOr(finding.acknowledgedBy);
    return [{ ...finding, athlete, thresholds, acknowledgedByName, assignedToName: nameOr(finding.assignedTo) }];
  });
}

/** The worst first; what nobody has looked at before what somebody has. */
function byUrgency(now: Instant): (one: StoredFinding, other: StoredFinding) => number {
  const waits = ({ state, snoozedUntil }: StoredFinding) =>
    state === 'open' || (state === 'snoozed' && (snoozedUntil ?? 0) <= now) ? 0 : 1;
  return (one, other) =>
    rank(other.severity) - rank(one.severity) || waits(one) - waits(other) || other.lastAt - one.lastAt;
}

/** What a message is about, while it still asks something of this reader; null when somebody has seen to it. */
export const findingForNotice =
  ({ store }: Deps) =>
  async (teamId: string, findingId: string, reader: Pick<Actor, 'roles'> | null): Promise<NamedFinding | null> => {
    const team = store.team(teamId);
    const finding = await team.findings.byId(findingId);
    if (finding?.state !== 'open' || (reader && !maySeeFinding(reader, finding))) return null;
    return (await named(team, [finding]))[0] ?? null;
  };

/** How many findings wait for somebody to acknowledge them: what a channel may know. */
export const waitingFindings =
  ({ store }: Deps) =>
  async (teamId: string): Promise<{ readonly act: number; readonly urgent: number; readonly names: boolean }> => {
    const team = store.team(teamId);
    const open = (await team.findings.open()).filter(({ state }) => state === 'open');
    const { alertNames } = teamSettings((await team.team.get()).settings);
    const count = (severity: StoredFinding['severity']) => open.filter((one) => one.severity === severity).length;
    return { act: count('act'), urgent: count('urgent'), names: alertNames };
  };

export interface Digest {
  /** To watch, and new since the last digest. */
  readonly fresh: readonly NamedFinding[];
  /** To watch, seen again since then. */
  readonly stillOpen: readonly NamedFinding[];
  /** To act on, and nobody has acknowledged them. */
  readonly waiting: number;
}

/** The reader's digest of the day. */
export const watchDigest =
  ({ store }: Deps) =>
  async (teamId: string, reader: Pick<Actor, 'roles'>, since: Instant): Promise<Digest> => {
    const team = store.team(teamId);
    const open = (await team.findings.open()).filter((one) => one.state === 'open' && maySeeFinding(reader, one));
    const watched = await named(
      team,
      open.filter(
        ({ severity, lastAt, alertedAt }) => severity === 'watch' && Math.max(lastAt, alertedAt ?? 0) >= since,
      ),
    );
    return {
      fresh: watched.filter(({ firstAt }) => firstAt >= since),
      stillOpen: watched.filter(({ firstAt }) => firstAt < since),
      waiting: open.filter(({ severity }) => severity === 'act' || severity === 'urgent').length,
    };
  };

/** Is this athlete free to book again? What a message about it needs to know. */
export const isHeld =
  ({ store }: Deps) =>
  async (teamId: string, personId: string): Promise<boolean> =>
    ((await store.team(teamId).people.byId(personId))?.heldAt ?? null) !== null;
