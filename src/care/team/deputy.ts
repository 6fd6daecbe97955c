import type { Instant } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { teamSettings, withTeamChange } from '../../domain/team/settings.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { DEPUTY_ROLES, medicalPeople } from '../people/medicalStaff.ts';

export interface DeputyView {
  readonly clinicians: readonly string[];
  readonly deputy: { readonly id: string; readonly name: string } | null;
  readonly mayName: boolean;
}

/** Who takes medical alerts over, as a message asks it. */
export const medicalStaffOf =
  ({ store }: Deps) =>
  async (teamId: string): Promise<Omit<DeputyView, 'mayName'>> => {
    const { clinicians, deputy } = await medicalPeople(store.team(teamId), null);
    return { clinicians: clinicians.map(({ name }) => name), deputy: deputy && { id: deputy.id, name: deputy.name } };
  };

/** The same for staff. */
export const viewDeputy =
  (deps: Deps) =>
  async (actor: Actor): Promise<DeputyView | Refusal> => {
    if (!hasRole(actor, ['admin', ...DEPUTY_ROLES, 'coach'])) return { refused: 'not-allowed', needs: 'admin' };
    return { ...(await medicalStaffOf(deps)(actor.teamId)), mayName: hasRole(actor, ['admin', 'clinician']) };
  };

/** Names who stands in for the clinicians, who hears of it; null: nobody any more. */
export const nameDeputy =
  (deps: Deps) =>
  async (actor: Actor, personId: string | null, now: Instant): Promise<DeputyView | Refusal> => {
    if (!hasRole(actor, ['admin', 'clinician'])) return { refused: 'not-allowed', needs: 'admin' };
    const refusal = await deps.store.transaction(actor.teamId, async (tx): Promise<Refusal | null> => {
      await tx.team.lock('settings');
      const person = personId === null ? null : await tx.people.byId(personId);
      if (personId !== null && !person) return { refused: 'not-found', what: 'person' };
      if (person && !hasRole(person, DEPUTY_ROLES))
        return { refused: 'invalid', field: 'person', rule: 'team.deputyRole' };
      const settings = teamSettings((await tx.team.get()).settings);
      if (settings.deputyId === personId) return null;
      await tx.team.change({ settings: withTeamChange(settings, { deputyId: personId }) });
      await tx.audit.by(actor.personId, now).note('team.deputy', personId ?? settings.deputyId, { named: !!person });
      if (person && person.id !== actor.personId)
        await tx.outbox.put([
          {
            key: `deputy.named:${person.id}:${now}`,
            to: { personId: person.id },
            kind: 'deputy.named',
            data: { by: actor.personId },
            dueAt: now,
            lane: 'reply',
            senderId: actor.personId,
          },
        ]);
      return null;
    });
    return refusal ?? viewDeputy(deps)(actor);
  };
