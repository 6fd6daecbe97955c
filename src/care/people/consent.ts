import type { Instant } from '../../domain/day.ts';
import { type ConsentRefusal, type Consents, permission } from '../../domain/people/consent.ts';

/** Why nothing about this person's body may be stored, asked about or shown to staff; null when it may. */
export function mayStoreHealth(person: Consents, now: Instant): ConsentRefusal | null {
  return permission(person, now).health;
}

/** Why this person may not be offered, planned, booked or reminded of a massage at `at`; null when they may. */
export function mayTreat(person: Consents, now: Instant, at: Instant = now): ConsentRefusal | null {
  return permission(person, now, at).treatment;
}
