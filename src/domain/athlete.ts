import type { Day } from './day.ts';

/** What a person may be in a team. One person may have several. */
export const ROLES = ['athlete', 'trainer', 'therapist', 'clinician', 'coach', 'admin', 'guardian'] as const;
export type Role = (typeof ROLES)[number];

export const SPORTS = [
  'running',
  'cycling',
  'swimming',
  'football',
  'basketball',
  'handball',
  'volleyball',
  'rugby',
  'tennis',
  'athletics',
  'rowing',
  'triathlon',
  'strength',
  'other',
] as const;
export type Sport = (typeof SPORTS)[number];

/** Sports whose matches are full contact (contact and collision sports of the AAP, Pediatrics 2008; 121:841). */
export const CONTACT_SPORTS: ReadonlySet<Sport> = new Set(['football', 'basketball', 'handball', 'rugby']);

/** From this age on, the adult limits of the risk patterns apply and nobody needs a guardian. */
export const ADULT_AGE = 18;

/** Whole years lived on `day`; someone born on 29 February turns a year older on 1 March in other years. */
export function ageOn(birthDay: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  const hadBirthday = day.slice(5) >= birthDay.slice(5);
  return hadBirthday ? years : years - 1;
}
