import { type Day, dayOf, type Instant, isDay } from '../day.ts';
import { ADULT_AGE, ageOn, type Role } from './athlete.ts';

/** Older than anybody: a year typed wrong. */
const OLDEST = 110;

/** Somebody who would be, or is, a guardian. */
export interface Guardian {
  readonly id: string | null;
  readonly birthDay: Day | null;
  readonly zone: string;
  readonly roles: readonly Role[];
  readonly squad: string | null;
}

/** What stands against a guardian, as a rule of the words. */
export type GuardianProblem =
  | 'guardian.notYourself'
  | 'guardian.birthMissing'
  | 'guardian.birthWrong'
  | 'guardian.tooYoung'
  | 'guardian.isCoach';

/** Why somebody cannot be this child's guardian: 18 or older, not the child, and not the child's coach; null: they can. */
export function guardianProblem(
  guardian: Guardian,
  child: { readonly id: string; readonly squad: string | null },
  now: Instant,
): GuardianProblem | null {
  const { id, birthDay, zone } = guardian;
  if (id === child.id) return 'guardian.notYourself';
  if (birthDay === null) return 'guardian.birthMissing';
  const age = isDay(birthDay) ? ageOn(birthDay, dayOf(now, zone)) : -1;
  if (age < 0 || age > OLDEST) return 'guardian.birthWrong';
  if (age < ADULT_AGE) return 'guardian.tooYoung';
  return isCoachOf(guardian, child) ? 'guardian.isCoach' : null;
}

/** A coach without a squad coaches everybody; a child without one is everybody's. */
function isCoachOf({ roles, squad }: Guardian, child: { readonly squad: string | null }): boolean {
  return roles.includes('coach') && (squad === null || child.squad === null || squad === child.squad);
}
