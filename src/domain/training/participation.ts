import { type Day, dayOf, type Instant, MINUTE } from '../day.ts';
import { type DoneSession, HARD_RPE, isAbsence, isHard, type PlannedSession } from './session.ts';

/** A hard session the athlete did, or will do as far as anybody knows. */
export interface HardSession {
  readonly end: Instant;
  /** How much of a whole session it is for them, from their own minutes: 0 to 1. */
  readonly share: number;
}

/** The length of a whole session, where nobody wrote down how long one took; and from which it counts in full. */
const WHOLE_MINUTES = 60;
/** A competition of fewer minutes than this is a short run-out, unless it was felt as hard (practice convention). */
const SHORT_MINUTES = 20;

/**
 * The sessions of a calendar that an athlete takes part in: what they reported, and what is planned on days they are
 * available. Who said they did not take part, did not.
 */
export function takingPart(
  planned: readonly PlannedSession[],
  done: readonly DoneSession[],
  isAvailable: (day: Day) => boolean,
): readonly PlannedSession[] {
  const answers = new Map(done.map((one) => [one.plannedId, one]));
  return planned.filter((one) => {
    if (one.status === 'cancelled') return false;
    const answer = answers.get(one.id);
    return answer ? !isAbsence(answer) : isAvailable(dayOf(one.start, one.zone));
  });
}

/** The hard ones among planned sessions that nobody has reported yet. */
export function hardToCome(
  planned: readonly PlannedSession[],
  done: readonly DoneSession[],
): readonly PlannedSession[] {
  const answered = new Set(done.map(({ plannedId }) => plannedId));
  return planned.filter((one) => !answered.has(one.id) && isHard(one, done));
}

/** Hard sessions by end: done ones weighed by the minutes they took part, and those to come. */
export function hardSessions(toCome: readonly PlannedSession[], done: readonly DoneSession[]): readonly HardSession[] {
  return [
    ...done
      .filter((one) => isHard(one, done) && !isShort(one))
      .map(({ start, minutes }) => ({
        end: start + (minutes ?? WHOLE_MINUTES) * MINUTE,
        share: Math.min(1, (minutes ?? WHOLE_MINUTES) / WHOLE_MINUTES),
      })),
    ...toCome.map(({ end }) => ({ end, share: 1 })),
  ].sort((a, b) => a.end - b.end);
}

function isShort({ kind, minutes, rpe }: DoneSession): boolean {
  return kind === 'competition' && minutes !== null && minutes < SHORT_MINUTES && (rpe ?? 0) < HARD_RPE;
}
