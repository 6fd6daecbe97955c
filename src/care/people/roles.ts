import type { Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/people/athlete.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { withoutGuardian, wouldCoachOwn } from './guardian.ts';
import { DEPUTY_ROLES, isLastClinician, medicalPeople } from './medicalStaff.ts';
import { tellNoClinician } from './noClinician.ts';

export interface RoleChange {
  readonly personId: string;
  readonly role: Role;
  readonly give: boolean;
  /** The question about the last clinician was answered with yes. */
  readonly confirmed?: boolean;
}

export type RoleSet =
  | {
      readonly asks: null;
      readonly name: string;
      readonly roles: readonly Role[];
      /** The team has no clinician since this. */
      readonly noClinician: boolean;
      /** They stood in for the clinicians, and no longer do: they treat nobody now. */
      readonly noDeputy: boolean;
    }
  /** Nothing was changed: it would leave the team without a clinician. */
  | ({ readonly asks: 'last-clinician'; readonly name: string } & StandsIn);

/** Who is left when the last clinician goes. */
export interface StandsIn {
  readonly deputy: string | null;
  /** Others who treat: none of them is medical staff. */
  readonly others: readonly { readonly name: string; readonly roles: readonly Role[] }[];
}

/**
 * Gives somebody a role or takes it. The last admin stays, nobody coaches a child they are the guardian of, and an
 * athlete without a date of birth is asked for it. The last clinician goes only after a question that says what it means,
 * and then staff are asked to name another.
 */
export const setRole =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { personId, role, give, confirmed = false }: RoleChange,
    now: Instant,
  ): Promise<RoleSet | Refusal> => {
    if (!hasRole(actor, ['admin'])) return { refused: 'not-allowed', needs: 'admin' };
    return store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('roles');
      const person = await tx.people.byId(personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      const admins = await tx.people.list(['admin']);
      if (!give && role === 'admin' && admins.length === 1 && admins[0]?.id === personId) {
        return { refused: 'invalid', field: 'role', rule: 'team.lastAdmin' };
      }
      const isLast = !give && role === 'clinician' && (await isLastClinician(tx, personId));
      if (isLast && !confirmed) return { asks: 'last-clinician', name: person.name, ...(await standsIn(tx, personId)) };
      const { deputy } = await medicalPeople(tx, null);
      const children = await tx.people.childrenOf(personId);
      const asGiven = { ...person, roles: [...person.roles, role] };
      if (give && role === 'coach' && (await wouldCoachOwn(tx, asGiven, now)))
        return { refused: 'invalid', field: 'role', rule: 'guardian.isCoach' };
      const roles = give ? [...new Set([...person.roles, role])] : person.roles.filter((one) => one !== role);
      await tx.people.change(personId, { roles });
      if (!give && role === 'guardian') for (const child of children) await withoutGuardian(tx, child, now);
      if (give && role === 'athlete' && person.birthDay === null) {
        const message = { to: { personId }, kind: 'birth.asked', data: {}, dueAt: now, lane: 'reply' } as const;
        await tx.outbox.put([{ ...message, key: `birth.asked:${personId}` }]);
      }
      await tx.audit.by(actor.personId, now).note(give ? 'role.give' : 'role.take', personId, { role });
      if (isLast) await tellNoClinician(tx, now);
      const noDeputy = deputy?.id === personId && !hasRole({ roles }, DEPUTY_ROLES);
      return { asks: null, name: person.name, roles, noClinician: isLast, noDeputy };
    });
  };

async function standsIn(tx: TeamStore, personId: string): Promise<StandsIn> {
  const { deputy } = await medicalPeople(tx, personId);
  const others = (await tx.people.list(['trainer', 'therapist'])).filter(({ id }) => id !== personId);
  return { deputy: deputy?.name ?? null, others: others.map(({ name, roles }) => ({ name, roles })) };
}

/** Puts somebody in a squad. */
export const setSquad =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    personId: string,
    squad: string | null,
    now: Instant,
  ): Promise<{ readonly name: string } | Refusal> => {
    if (!hasRole(actor, ['admin', 'trainer', 'coach'])) return { refused: 'not-allowed', needs: 'admin' };
    return store.transaction(actor.teamId, async (tx) => {
      const before = await tx.people.byId(personId);
      if (!before) return { refused: 'not-found', what: 'person' };
      if (await wouldCoachOwn(tx, { ...before, squad }, now))
        return { refused: 'invalid', field: 'squad', rule: 'guardian.isCoach' };
      const person = (await tx.people.change(personId, { squad })) ?? before;
      await tx.audit.by(actor.personId, now).note('squad.set', personId, { squad });
      return { name: person.name };
    });
  };

/** Who a platform's user is in this team; null when they have not joined. */
export const findPerson =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { platform, workspace, user }: { readonly platform: string; readonly workspace: string; readonly user: string },
  ): Promise<{ readonly id: string; readonly name: string; readonly roles: readonly Role[] } | null> => {
    const people = store.team(actor.teamId).people;
    const byId = /^[0-9a-f-]{36}$/i.test(user) ? await people.byId(user) : null;
    const person = byId ?? (await people.byAccount(platform, workspace, user));
    return person && { id: person.id, name: person.name, roles: person.roles };
  };

/** A name and roles for a message about somebody; null when they have left. */
export const personForNotice =
  ({ store }: Deps) =>
  async (
    teamId: string,
    personId: string,
  ): Promise<{ readonly name: string; readonly roles: readonly Role[] } | null> => {
    const person = await store.team(teamId).people.byId(personId);
    return person && { name: person.name, roles: person.roles };
  };
