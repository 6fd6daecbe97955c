import { personSettings } from '../../domain/team/settings.ts';
import type { Person } from '../../store/people/people.ts';
import { mayStoreHealth } from './consent.ts';

/** May the bot ask this person about their body, unasked? */
export function mayAsk(person: Person): boolean {
  return mayStoreHealth(person) === null && personSettings(person.settings).prompts;
}
