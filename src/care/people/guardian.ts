import { dayOf, type Instant } from '../../domain/day.ts';
import { isMinorAt, permission } from '../../domain/people/consent.ts';
import { guardianProblem } from '../../domain/people/guardian.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { forgetEarlier } from './earlier.ts';

/** The adult who speaks for a minor: confirmed by an admin, and only until the eighteenth birthday. Null: nobody. */
export function guardianOf(child: Person, now: Instant): string | null {
  return child.guardianConfirmedAt !== null && permission(child, now).minor === true ? child.guardianId : null;
}

/** The child's name, for whoever is the guardian at this moment; null for anybody else. */
export const wardFor =
  ({ store }: Deps) =>
  async (teamId: string, guardianId: string, athleteId: string, now: Instant): Promise<string | null> => {
    const child = await store.team(teamId).people.byId(athleteId);
    return child && guardianOf(child, now) === guardianId ? child.name : null;
  };

/** A minor's guardian hears at once of what cannot wait: an emergency, or something to be seen on the same day. */
export async function alertGuardian(
  tx: TeamStore,
  child: Person,
  offers: readonly string[],
  now: Instant,
): Promise<void> {
  const to = guardianOf(child, now);
  const offer = (['emergency', 'same-day'] as const).find((one) => offers.includes(one));
  if (to === null || offer === undefined) return;
  await tx.outbox.put([
    {
      key: `guardian.alert:${child.id}:${offer}:${dayOf(now, child.zone)}`,
      to: { personId: to },
      kind: 'guardian.alert',
      data: { athleteId: child.id, offer },
      dueAt: now,
      lane: 'urgent',
    },
  ]);
}

/** Tells every admin that somebody used a guardian's code: one of them confirms it. */
export async function tellAdminsOfGuardian(
  tx: TeamStore,
  { id, guardianId }: Pick<Person, 'id' | 'guardianId'>,
  now: Instant,
): Promise<void> {
  if (guardianId === null) return;
  const admins = await tx.people.list(['admin']);
  await tx.outbox.put(
    admins.map((admin) => ({
      key: `guardian.claimed:${id}:${guardianId}:${admin.id}`,
      to: { personId: admin.id },
      kind: 'guardian.claimed',
      data: { athleteId: id, guardianId },
      dueAt: now,
      lane: 'reply',
    })),
  );
}

/** Would somebody, as they would be then, coach a child they are the guardian of, or be coached by their guardian? */
export async function wouldCoachOwn(tx: TeamStore, person: Person, now: Instant): Promise<boolean> {
  const isCoached = (guardian: Person, child: Person) =>
    isMinorAt(child, now) === true && guardianProblem(guardian, child, now) === 'guardian.isCoach';
  const children = await tx.people.childrenOf(person.id);
  const guardian = person.guardianId === null ? null : await tx.people.byId(person.guardianId);
  return children.some((child) => isCoached(person, child)) || (guardian !== null && isCoached(guardian, person));
}

export interface GuardianPair {
  readonly athlete: string;
  readonly guardian: string;
}

/** Who says they are a child's guardian, while nobody has confirmed or refused it. */
export const claimedGuardian =
  ({ store }: Deps) =>
  async (teamId: string, athleteId: string, guardianId: string): Promise<GuardianPair | null> => {
    const team = store.team(teamId);
    const [child, guardian] = [await team.people.byId(athleteId), await team.people.byId(guardianId)];
    if (!child || !guardian || child.guardianId !== guardianId || child.guardianConfirmedAt !== null) return null;
    return { athlete: child.name, guardian: guardian.name };
  };

export interface GuardianClaim extends GuardianPair {
  readonly athleteId: string;
  readonly guardianId: string;
}

/** Everybody who waits for an admin's word on whether they are a guardian; nobody for other readers. */
export const guardianClaims =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly GuardianClaim[]> => {
    if (!hasRole(actor, ['admin'])) return [];
    const team = store.team(actor.teamId);
    const waiting = await waitingForAdmin(team, now);
    const names = await team.people.namesOf(waiting.map(({ guardianId }) => guardianId));
    return waiting.flatMap(({ id, name, guardianId }) =>
      guardianId === null ? [] : [{ athleteId: id, athlete: name, guardianId, guardian: names.get(guardianId) ?? '' }],
    );
  };

/** Minors whose guardian no admin has confirmed yet. */
export async function waitingForAdmin(team: TeamStore, now: Instant): Promise<readonly Person[]> {
  return (await team.people.withGuardian()).filter(
    (child) => child.guardianConfirmedAt === null && permission(child, now).minor === true,
  );
}

/** An admin confirms that somebody is a child's guardian: from then on their yes counts. */
export const confirmGuardian =
  ({ store }: Deps) =>
  async (actor: Actor, athleteId: string, now: Instant, guardianId?: string): Promise<GuardianPair | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const pair = await pairFor(tx, actor, athleteId, guardianId);
      if ('refused' in pair) return pair;
      const { child, guardian } = pair;
      if (child.guardianConfirmedAt !== null) return settled(child, guardian);
      const problem = guardianProblem(guardian, child, now);
      if (problem) return { refused: 'invalid', field: 'person', rule: problem };
      const after = await tx.people.change(child.id, { guardianConfirmedAt: now });
      await tx.audit.by(actor.personId, now).note('guardian.confirm', child.id, { guardian: guardian.id });
      await tellGuardian(tx, guardian.id, child.id, true, now);
      if (after && permission(after, now).health === null) await tellChild(tx, child.id, now);
      return { athlete: child.name, guardian: guardian.name };
    });

/** An admin says that somebody is not, or no longer, a child's guardian. What they said yes to ends at once. */
export const endGuardian =
  ({ store }: Deps) =>
  async (actor: Actor, athleteId: string, now: Instant, guardianId?: string): Promise<GuardianPair | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const pair = await pairFor(tx, actor, athleteId, guardianId);
      if ('refused' in pair) return pair;
      const { child, guardian } = pair;
      // The button asks about somebody who waits: it is no answer about whoever was confirmed since.
      if (guardianId !== undefined && child.guardianConfirmedAt !== null) return settled(child, guardian);
      await withoutGuardian(tx, child, now);
      await tx.audit.by(actor.personId, now).note('guardian.end', child.id, { guardian: guardian.id });
      await tellGuardian(tx, guardian.id, child.id, false, now);
      return { athlete: child.name, guardian: guardian.name };
    });

/** A child has no guardian any more: everything that rested on their yes is closed. */
export async function withoutGuardian(tx: TeamStore, child: Person, now: Instant): Promise<void> {
  const wasOpen = permission(child, now);
  await tx.people.change(child.id, {
    guardianId: null,
    guardianConfirmedAt: null,
    guardianAt: null,
    treatmentAt: null,
    ...(wasOpen.minor === true && wasOpen.health === null ? { closedBefore: now } : {}),
  });
}

async function pairFor(
  tx: TeamStore,
  actor: Actor,
  athleteId: string,
  guardianId: string | undefined,
): Promise<{ readonly child: Person; readonly guardian: Person } | Refusal> {
  if (!hasRole(actor, ['admin'])) return { refused: 'not-allowed', needs: 'admin' };
  const child = await tx.people.byId(athleteId);
  const guardian = child?.guardianId ? await tx.people.byId(child.guardianId) : null;
  if (child && guardianId !== undefined && guardian?.id !== guardianId) return settled(child, guardian);
  if (!child || !guardian) return { refused: 'not-found', what: 'guardian' };
  // Nobody confirms themselves.
  return guardian.id === actor.personId
    ? { refused: 'invalid', field: 'person', rule: 'guardian.notSelfConfirmed' }
    : { child, guardian };
}

/** A button of an older message: what was decided, or who used a code, since then. */
function settled(child: Person, guardian: Person | null): Refusal {
  return {
    refused: 'guardian-settled',
    athlete: child.name,
    guardian: guardian?.name ?? null,
    at: guardian && child.guardianConfirmedAt,
  };
}

export type ConsentKind = 'data' | 'treatment';

/** A guardian says yes to a child's data or treatment, or takes it back. It counts at once. */
export const sayAsGuardian =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { athleteId, what, yes }: { readonly athleteId: string; readonly what: ConsentKind; readonly yes: boolean },
    now: Instant,
  ): Promise<{ readonly athlete: string } | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const child = await tx.people.byId(athleteId);
      if (!child || child.guardianId !== actor.personId) return { refused: 'not-yours' };
      const before = permission(child, now);
      if (before.minor !== true) return { refused: 'invalid', field: 'athlete', rule: 'guardian.ofAge' };
      const said = what === 'data' ? child.guardianAt : child.treatmentAt;
      if (!yes && said === null) return { refused: 'already-done' };
      const at = yes ? now : null;
      const closes = what === 'data' && !yes && before.health === null;
      const after = await tx.people.change(child.id, {
        ...(what === 'data' ? { guardianAt: at } : { treatmentAt: at }),
        ...(closes ? { closedBefore: now } : {}),
      });
      if (what === 'data' && yes && said === null && after) await forgetEarlier(tx, after, now);
      const audit = tx.audit.by(actor.personId, now);
      if (what === 'data') await audit.note(yes ? 'guardian.consent' : 'guardian.withdraw', child.id);
      else await audit.note(yes ? 'treatment.consent' : 'treatment.withdraw', child.id);
      await tellOfConsent(tx, child.id, { what, yes }, now);
      return { athlete: child.name };
    });

/** The child hears of it, and so does every therapist who has a booking with them. */
async function tellOfConsent(
  tx: TeamStore,
  athleteId: string,
  said: { readonly what: ConsentKind; readonly yes: boolean },
  now: Instant,
): Promise<void> {
  const coming = (await tx.bookings.ofAthlete(athleteId, now)).filter(({ state }) => state === 'booked');
  const staff = said.yes ? [] : coming.map(({ therapistId }) => therapistId);
  await tx.outbox.put(
    [...new Set([athleteId, ...staff])].map((to) => ({
      key: `consent.changed:${athleteId}:${said.what}:${said.yes}:${now}:${to}`,
      to: { personId: to },
      kind: 'consent.changed',
      data: { athleteId, ...said },
      dueAt: now,
      lane: 'reply',
    })),
  );
}

async function tellGuardian(tx: TeamStore, to: string, athleteId: string, yes: boolean, now: Instant): Promise<void> {
  const message = { to: { personId: to }, kind: 'guardian.confirmed', data: { athleteId, yes }, dueAt: now } as const;
  await tx.outbox.put([{ ...message, key: `guardian.confirmed:${athleteId}:${to}:${yes}:${now}`, lane: 'reply' }]);
}

async function tellChild(tx: TeamStore, childId: string, now: Instant): Promise<void> {
  const message = { to: { personId: childId }, kind: 'guardian.consented', data: {}, dueAt: now } as const;
  await tx.outbox.put([{ ...message, key: `guardian.consented:${childId}:${now}`, lane: 'reply' }]);
}
