import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { guardianOf } from './guardian.ts';
import { isAthletesAge } from './join.ts';

/** Corrects a date of birth that is stored already: an admin, or the confirmed guardian. It needs a reason. */
export const correctBirthDay =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    { personId, birthDay, reason }: { readonly personId: string; readonly birthDay: Day; readonly reason: string },
    now: Instant,
  ): Promise<{ readonly name: string } | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(personId);
      const isAdmin = hasRole(actor, ['admin']);
      if (!isAdmin && (!person || guardianOf(person, now) !== actor.personId))
        return { refused: 'not-allowed', needs: 'admin' };
      if (!person) return { refused: 'not-found', what: 'person' };
      if (reason.trim() === '') return { refused: 'invalid', field: 'reason', rule: 'input.missing' };
      if (!isAthletesAge(birthDay, dayOf(now, person.zone)))
        return { refused: 'invalid', field: 'birth', rule: 'input.birthDay' };
      await tx.people.change(person.id, { birthDay });
      await tx.audit.by(actor.personId, now).note('birth.correct', person.id, { reason });
      return { name: person.name };
    });

/** Somebody's own date of birth, said for the first time: a guardian has to be of age. */
export const sayOwnBirthDay =
  ({ store }: Deps) =>
  async (actor: Actor, birthDay: Day, now: Instant): Promise<true | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(actor.personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      if (person.birthDay === birthDay) return true;
      if (person.birthDay !== null) return { refused: 'invalid', field: 'birth', rule: 'join.birthStays' };
      if (!isAthletesAge(birthDay, dayOf(now, person.zone)))
        return { refused: 'invalid', field: 'birth', rule: 'input.birthDay' };
      await tx.people.change(person.id, { birthDay });
      await tx.audit.by(person.id, now).note('birth.say', person.id);
      return true;
    });
