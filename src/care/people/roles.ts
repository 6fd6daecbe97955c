import type { Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/people/athlete.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';

/** Gives somebody a role or takes it. The last admin stays. */
export const setRole =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { personId, role, give }: { readonly personId: string; readonly role: Role; readonly give: boolean },
    now: Instant,
  ): Promise<{ readonly name: string; readonly roles: readonly Role[] } | Refusal> => {
    if (!hasRole(actor, ['admin'])) return { refused: 'not-allowed', needs: 'admin' };
    return store.transaction(actor.teamId, async (tx) => {
      await tx.team.lock('roles');
      const person = await tx.people.byId(personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      const admins = await tx.people.list(['admin']);
      if (!give && role === 'admin' && admins.length === 1 && admins[0]?.id === personId) {
        return { refused: 'invalid', field: 'role', rule: 'team.lastAdmin' };
      }
      const roles = give ? [...new Set([...person.roles, role])] : person.roles.filter((one) => one !== role);
      await tx.people.change(personId, { roles });
      await tx.audit.by(actor.personId, now).note(give ? 'role.give' : 'role.take', personId, { role });
      return { name: person.name, roles };
    });
  };

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
      const person = await tx.people.change(personId, { squad });
      if (!person) return { refused: 'not-found', what: 'person' };
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
