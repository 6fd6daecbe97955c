import { dayOf, HOUR, type Instant } from '../day.ts';
import { ADULT_AGE, ageOn, type Role } from '../people/athlete.ts';
import { type Consents, isMinorAt, permission } from '../people/consent.ts';
import type { Refusal } from '../refusal.ts';

/** Therapist and trainers hear this long before a minor's booking that nobody is named for. */
export const SECOND_ADULT_BY = 2 * HOUR;

/** Staff who may be in the room with a minor. */
const STAFF: readonly Role[] = ['trainer', 'therapist', 'clinician', 'coach', 'admin'];

/**
 * What a booking lacks of what people have to say before it starts: a consent, or who will be in the room with a minor;
 * null when it lacks nothing.
 */
export function lackingLeave(
  athlete: Consents,
  booking: { readonly start: Instant; readonly secondAdultId: string | null },
  now: Instant,
): Refusal | null {
  const { treatment } = permission(athlete, now, booking.start);
  if (treatment) return treatment;
  return needsSecondAdult(athlete, booking) && booking.secondAdultId === null
    ? { refused: 'second-adult-missing' }
    : null;
}

/** Under 18 on the day of the booking. */
export function needsSecondAdult(athlete: Consents, { start }: { readonly start: Instant }): boolean {
  return isMinorAt(athlete, start) === true;
}

/** May this person be the second adult? Somebody of the staff or the confirmed guardian; of age, and not the therapist. */
export function isSecondAdult(
  person: {
    readonly id: string;
    readonly birthDay: string | null;
    readonly roles: readonly Role[];
    readonly zone: string;
  },
  athlete: Pick<Consents, 'guardianId' | 'guardianConfirmedAt'> & { readonly id: string },
  booking: { readonly therapistId: string; readonly start: Instant },
): boolean {
  if (person.id === athlete.id || person.id === booking.therapistId) return false;
  const { birthDay, roles, zone } = person;
  if (birthDay !== null && ageOn(birthDay, dayOf(booking.start, zone)) < ADULT_AGE) return false;
  const isGuardian = person.id === athlete.guardianId && athlete.guardianConfirmedAt !== null;
  return isGuardian || roles.some((role) => STAFF.includes(role));
}
