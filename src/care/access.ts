import type { BookingType } from '../domain/clinic/modality.ts';
import type { Role } from '../domain/people/athlete.ts';

/** Who is asking, and in which team. It comes from the platform's own identity, never from what somebody sent. */
export interface Actor {
  readonly teamId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly locale: string;
  readonly zone: string;
}

/** Somebody the team does not know yet, in a workspace that may not have a team yet. */
export interface Stranger {
  readonly teamId: string | null;
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
}

/** May act as one of these roles. */
export function hasRole(actor: Pick<Actor, 'roles'>, roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}

/** Who brings and looks after the team's calendars. */
export const CALENDAR_MANAGERS: readonly Role[] = ['admin', 'coach', 'trainer'];

/**
 * Symptoms, check-ins and notes are for trainers, therapists and clinicians; never for a coach or a guardian, nor for
 * an admin as such.
 */
export function maySeeSymptoms(actor: Actor, athleteId: string): boolean {
  return actor.personId === athleteId || hasRole(actor, ['trainer', 'therapist', 'clinician']);
}

/** The kind of a massage, as far as the reader may know it: to a coach every one is a time, because a kind says why. */
export function kindFor(actor: Pick<Actor, 'roles'>, type: BookingType): BookingType | null {
  return hasRole(actor, ['trainer', 'therapist', 'clinician']) ? type : null;
}

/** Load and availability are for whoever may see symptoms, and for coaches. */
export function maySeeLoad(actor: Actor, athleteId: string): boolean {
  return maySeeSymptoms(actor, athleteId) || hasRole(actor, ['coach']);
}

/** Who records restrictions and works by them; the rest is for clinicians. */
export const RESTRICTION_ROLES = ['therapist', 'clinician'] as const;
