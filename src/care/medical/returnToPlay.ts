import { type Day, type Instant, isDay } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { ReturnToPlayStage } from '../../store/medical/returnToPlay.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { reviewAthlete } from '../risk/review.ts';
import { changeRestrictions } from './change.ts';
import type { RestrictionsView } from './restrictions.ts';

export type ReturnToPlayInput = Omit<ReturnToPlayStage, 'since' | 'returnedOn'> & { readonly athleteId: string };

/** Sets the stage of the return to play and its caps, from today on. Clinicians only, and never for themselves. */
export const setReturnToPlay =
  (deps: Deps) =>
  (actor: Actor, { athleteId, ...stage }: ReturnToPlayInput, now: Instant): Promise<RestrictionsView | Refusal> =>
    changeRestrictions(deps, actor, { athleteId, by: ['clinician'], now }, async ({ tx, person, today }) => {
      const before = (await tx.returnToPlay.newest([athleteId])).get(athleteId);
      await tx.returnToPlay.add(athleteId, { ...stage, since: today, returnedOn: null }, actor.personId, now);
      await reviewAthlete(tx, person, now);
      return {
        action: 'return.stage',
        details: { ref: athleteId, from: before?.stage ?? null, to: stage.stage },
      };
    });

/** Back in full training since a day: no more caps, and the ramp is watched for some weeks. */
export const endReturnToPlay =
  (deps: Deps) =>
  (
    actor: Actor,
    { athleteId, day }: { readonly athleteId: string; readonly day: Day | null },
    now: Instant,
  ): Promise<RestrictionsView | Refusal> =>
    changeRestrictions(deps, actor, { athleteId, by: ['clinician'], now }, async ({ tx, person, today }) => {
      const current = (await tx.returnToPlay.newest([athleteId])).get(athleteId);
      if (!current) return { refused: 'not-found', what: 'return' };
      if (current.returnedOn !== null) return { refused: 'already-done' };
      const returnedOn = day ?? today;
      if (!isDay(returnedOn)) return { refused: 'invalid', field: 'day', rule: 'input.day' };
      if (returnedOn > today || returnedOn < current.since)
        return { refused: 'invalid', field: 'day', rule: 'restrict.returnedDay' };
      const { athleteId: _, at: __, authorId: ___, ...stage } = current;
      await tx.returnToPlay.add(athleteId, { ...stage, returnedOn }, actor.personId, now);
      await reviewAthlete(tx, person, now);
      return { action: 'return.done', details: { ref: athleteId, day: returnedOn } };
    });
