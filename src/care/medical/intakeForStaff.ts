import type { Instant } from '../../domain/day.ts';
import { dueAt, type Intake, type IntakeMeaning, meaningOf } from '../../domain/medical/intake.ts';
import type { TeamStore } from '../../store/index.ts';
import { screeningOf } from '../../store/medical/intakeLimits.ts';
import { type Actor, hasRole } from '../access.ts';

/** An athlete's intake as shown to somebody who treats them. */
export interface StaffIntake {
  /** When it was completed or last confirmed; null while questions are open. */
  readonly confirmedAt: Instant | null;
  readonly isDue: boolean;
  /** What to go lighter on and what to leave alone. */
  readonly meaning: IntakeMeaning;
  /** For clinicians only. */
  readonly answers: Intake | null;
}

/**
 * How much of an intake a role may see: clinicians the answers, therapists what follows from them, nobody else anything
 * (null). `none`: there is no intake yet. Reading the answers is noted.
 */
export async function intakeForStaff(
  team: TeamStore,
  actor: Actor,
  athleteId: string,
  now: Instant,
  /** What is older is closed to the reader. */
  from: Instant = 0,
): Promise<StaffIntake | 'none' | null> {
  if (!hasRole(actor, ['therapist', 'clinician'])) return null;
  const intake = await team.intakes.of(athleteId);
  if (!intake || intake.at <= from) return 'none';
  const readsAnswers = hasRole(actor, ['clinician']);
  if (readsAnswers) await team.audit.by(actor.personId, now).note('intake.read', athleteId);
  const { confirmedAt, answers, texts } = intake;
  return {
    confirmedAt,
    isDue: confirmedAt !== null && dueAt(confirmedAt) <= now,
    meaning: meaningOf(await screeningOf(team, athleteId, intake, now)),
    answers: readsAnswers ? { answers, texts } : null,
  };
}
