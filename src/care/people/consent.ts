import type { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';

/** May anything about this person's body be stored? Not without their consent, and for a minor not without a guardian's. */
export function mayStoreHealth(person: Pick<Person, 'consentAt' | 'isMinor' | 'guardianAt'>): Refusal | null {
  if (person.consentAt === null) return { refused: 'consent-missing' };
  return person.isMinor && person.guardianAt === null ? { refused: 'guardian-consent-missing' } : null;
}
