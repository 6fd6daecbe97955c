import { type Day, dayOf, type Instant } from '../day.ts';
import { ADULT_AGE, ageOn } from './athlete.ts';

/** Which texts people say yes to. Raise it when their meaning changes; every yes is kept with the one it was given to. */
export const CONSENT_VERSION = 1;

/** A guardian's yes to treatment ends after a year, a guardian is reminded this many days before. */
export const TREATMENT_REMINDER_DAYS = 30;

/** What has been said about somebody's data and treatment, and by whom. */
export interface Consents {
  readonly zone: string;
  readonly birthDay: Day | null;
  /** The athlete's own yes to data being stored. */
  readonly consentAt: Instant | null;
  readonly guardianId: string | null;
  /** An admin confirmed that this person is the guardian. */
  readonly guardianConfirmedAt: Instant | null;
  /** The guardian's yes to data being stored. */
  readonly guardianAt: Instant | null;
  /** The guardian's yes to treatment. */
  readonly treatmentAt: Instant | null;
}

export type ConsentRefusal =
  | { readonly refused: 'birth-missing' }
  | { readonly refused: 'consent-missing' }
  /** Of age now: what was said before the eighteenth birthday counts no longer. */
  | { readonly refused: 'consent-of-age' }
  | { readonly refused: 'guardian-consent-missing' }
  | { readonly refused: 'guardian-unconfirmed' }
  | { readonly refused: 'treatment-consent-missing' };

const CONSENT_REFUSALS: readonly string[] = [
  'birth-missing',
  'consent-missing',
  'consent-of-age',
  'guardian-consent-missing',
  'guardian-unconfirmed',
  'treatment-consent-missing',
] satisfies readonly ConsentRefusal['refused'][];

/** Is it a consent that is missing, and nothing about the time or the body? */
export function isConsentRefusal({ refused }: { readonly refused: string }): boolean {
  return CONSENT_REFUSALS.includes(refused);
}

export interface Permission {
  /** null where no birth date is known. */
  readonly minor: boolean | null;
  /** Why nothing about the body may be stored, asked about or shown to staff; null when it may. */
  readonly health: ConsentRefusal | null;
  /** Why nobody may offer, plan, book or remind of a massage; null when they may. */
  readonly treatment: ConsentRefusal | null;
}

/**
 * The one answer to "whose health may be stored, and who may be planned, booked and reminded?". Age is worked out on
 * the athlete's own day. `at`: when the massage would be, because a guardian's yes to treatment ends.
 */
export function permission(consents: Consents, now: Instant, at: Instant = now): Permission {
  const minor = isMinorAt(consents, now);
  const health = whyNoHealth(consents, minor);
  if (health || minor !== true || isMinorAt(consents, at) !== true) return { minor, health, treatment: health };
  const until = treatmentUntil(consents);
  const treats = until !== null && dayOf(Math.max(now, at), consents.zone) < until;
  return { minor, health, treatment: treats ? null : { refused: 'treatment-consent-missing' } };
}

function whyNoHealth(consents: Consents, minor: boolean | null): ConsentRefusal | null {
  const { consentAt, guardianAt, guardianConfirmedAt } = consents;
  if (minor === null) return { refused: 'birth-missing' };
  if (consentAt === null) return { refused: 'consent-missing' };
  if (!minor) return isMinorAt(consents, consentAt) === true ? { refused: 'consent-of-age' } : null;
  if (guardianAt === null) return { refused: 'guardian-consent-missing' };
  return guardianConfirmedAt === null ? { refused: 'guardian-unconfirmed' } : null;
}

/** Under 18 on the day of their own zone; null where no birth date is known. */
export function isMinorAt({ birthDay, zone }: Pick<Consents, 'birthDay' | 'zone'>, at: Instant): boolean | null {
  return birthDay === null ? null : ageOn(birthDay, dayOf(at, zone)) < ADULT_AGE;
}

/** The first day on which the guardian's yes to treatment no longer counts; null without one. */
export function treatmentUntil({ treatmentAt, zone }: Pick<Consents, 'treatmentAt' | 'zone'>): Day | null {
  if (treatmentAt === null) return null;
  const given = dayOf(treatmentAt, zone);
  return `${Number(given.slice(0, 4)) + 1}${given.slice(4).replace('-02-29', '-02-28')}`;
}
