import { type Instant, isZone } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type PersonSettings, personSettings, withPersonChange } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';

export interface MySettings {
  readonly locale: string;
  readonly zone: string;
  readonly settings: PersonSettings;
  readonly accounts: readonly string[];
}

/** What somebody has set for themselves. */
export const mySettings =
  ({ store }: Deps) =>
  async (actor: Actor): Promise<MySettings | Refusal> => {
    const people = store.team(actor.teamId).people;
    const person = await people.byId(actor.personId);
    if (!person) return { refused: 'not-found', what: 'person' };
    const accounts = await people.accountsOf(actor.personId);
    return {
      locale: person.locale,
      zone: person.zone,
      settings: personSettings(person.settings),
      accounts: [...new Set(accounts.map((account) => account.platform))],
    };
  };

/** Language, zone, quiet hours, reminders: what is not named stays. */
export const changeMySettings =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    change: { readonly locale?: string; readonly zone?: string; readonly settings?: Partial<PersonSettings> },
    now: Instant,
  ): Promise<true | Refusal> => {
    if (change.zone !== undefined && !isZone(change.zone))
      return { refused: 'invalid', field: 'zone', rule: 'input.zone' };
    return store.transaction(actor.teamId, async (tx) => {
      const person = await tx.people.byId(actor.personId);
      if (!person) return { refused: 'not-found', what: 'person' };
      await tx.people.change(actor.personId, {
        locale: change.locale,
        zone: change.zone,
        settings: withPersonChange(personSettings(person.settings), change.settings ?? {}),
      });
      await tx.audit.by(actor.personId, now).note('settings.change', actor.personId);
      return true;
    });
  };

/** Does this reader want charts as pictures? Those who save data get only the words. */
export async function wantsPictures(team: TeamStore, { personId }: Actor): Promise<boolean> {
  return personSettings((await team.people.byId(personId))?.settings).pictures;
}
