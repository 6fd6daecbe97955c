import type { Instant } from '../../domain/day.ts';
import { personSettings } from '../../domain/team/settings.ts';
import type { Person } from '../../store/people/people.ts';
import { mayStoreHealth } from './consent.ts';

/** May the bot ask this person about their body, unasked? */
export function mayAsk(person: Person, now: Instant): boolean {
  return mayStoreHealth(person, now) === null && personSettings(person.settings).prompts;
}
