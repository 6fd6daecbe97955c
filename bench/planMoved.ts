import type { RecoveryPlan, RecoveryPlanInstance } from '../src/domain/scheduling/instance.ts';

const DAY = 1440;
/** What a change costs those who know the plan: more than the little that moving by an hour gains. */
const MOVE_PENALTY = 80;
const CANCEL_PENALTY = 500;

/**
 * The week after a squad's match has moved to the next day, with a plan that people know. Takes the first squad with a
 * match that can move within the horizon.
 */
export function movedMatch(instance: RecoveryPlanInstance, known: RecoveryPlan): RecoveryPlanInstance {
  const last = Math.max(...instance.days.map(({ end }) => end));
  const match = instance.athletes
    .flatMap(({ squad, competitionStarts }) => competitionStarts.map((start) => ({ squad, start })))
    .filter(({ start }) => start >= DAY && start + DAY + 240 <= last)
    .sort((a, b) => a.start - b.start)[0];
  if (!match) throw new Error('no match in this week can move');
  return {
    ...instance,
    name: `${instance.name}-moved`,
    athletes: instance.athletes.map((one) => {
      if (one.squad !== match.squad || !one.competitionStarts.includes(match.start)) return one;
      const busy = one.busy.map(([start, end, kind]) => {
        const isMatch = kind === 'match' && Math.abs(start - match.start) < 240;
        return isMatch ? ([start + DAY, end + DAY, kind] as const) : ([start, end, kind] as const);
      });
      const ends = one.busy.filter(([start, , kind]) => kind === 'match' && Math.abs(start - match.start) < 240);
      const isEnd = (minute: number) => ends.some(([, end]) => Math.abs(end - minute) < 30);
      return {
        ...one,
        busy,
        competitionStarts: one.competitionStarts.map((start) => (start === match.start ? start + DAY : start)),
        hardSessionEnds: one.hardSessionEnds.map((end) => (isEnd(end) ? end + DAY : end)),
      };
    }),
    movableBookings: known.sessions.map(({ need, therapist, type, start }) => ({
      need,
      therapist,
      type,
      start,
      movePenalty: MOVE_PENALTY,
      cancelPenalty: CANCEL_PENALTY,
    })),
  };
}
