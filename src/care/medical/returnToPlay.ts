import { type Day, type Instant, isDay } from '../../domain/day.ts';
import { isUncleared } from '../../domain/medical/injury.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import { injuryStories } from '../../store/medical/injuryStories.ts';
import type { ReturnToPlayStage } from '../../store/medical/returnToPlay.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { tellOverruled } from '../people/overruled.ts';
import { reviewAthlete } from '../risk/review.ts';
import { changeRestrictions, type RestrictionAsk } from './change.ts';
import type { RestrictionsView, ReturnToPlayView } from './restrictions.ts';

export type ReturnToPlayInput = Omit<ReturnToPlayStage, 'since' | 'returnedOn'> & { readonly athleteId: string };

/** Sets the stage of the return to play and its caps, from today on. Clinicians only, and never for themselves. */
export const setReturnToPlay =
  (deps: Deps) =>
  (actor: Actor, { athleteId, ...stage }: ReturnToPlayInput, now: Instant): Promise<RestrictionsView | Refusal> =>
    changeRestrictions<never>(deps, actor, { athleteId, by: ['clinician'], now }, async ({ tx, person, today }) => {
      const before = (await tx.returnToPlay.newest([athleteId])).get(athleteId);
      await tx.returnToPlay.add(athleteId, { ...stage, since: today, returnedOn: null }, actor.personId, now);
      await tellStep(tx, { athleteId, by: actor.personId, before: before?.authorId }, now);
      await reviewAthlete(tx, person, now);
      return {
        action: 'return.stage',
        details: { ref: athleteId, from: before?.stage ?? null, to: stage.stage },
      };
    });

/**
 * Back in full training since a day: no more caps, and the ramp is watched for some weeks. Where records say otherwise
 * (bookings on hold, an operation nobody has cleared), the two are compared before it is saved.
 */
export const endReturnToPlay =
  (deps: Deps) =>
  (
    actor: Actor,
    { athleteId, day, sure = false }: { readonly athleteId: string; readonly day: Day | null; readonly sure?: boolean },
    now: Instant,
  ): Promise<RestrictionsView | Refusal | NotFreeAsk> => {
    const about = { athleteId, by: ['clinician'], now } as const;
    return changeRestrictions<NotFreeAsk>(deps, actor, about, async ({ tx, person, today }) => {
      const current = (await tx.returnToPlay.newest([athleteId])).get(athleteId);
      if (!current) return { refused: 'not-found', what: 'return' };
      if (current.returnedOn !== null) return { refused: 'already-done' };
      const returnedOn = day ?? today;
      if (!isDay(returnedOn)) return { refused: 'invalid', field: 'day', rule: 'input.day' };
      if (returnedOn > today || returnedOn < current.since)
        return { refused: 'invalid', field: 'day', rule: 'restrict.returnedDay' };
      const stories = (await injuryStories(tx, [athleteId])).get(athleteId) ?? [];
      const uncleared = stories.filter((one) => isUncleared(one, today)).map(({ record }) => record);
      if (!sure && (person.heldAt !== null || uncleared.length > 0))
        return { asks: 'not-free', athleteId, athlete: person.name, heldSince: person.heldAt, uncleared };
      const { athleteId: _, at: __, authorId: before, ...stage } = current;
      await tx.returnToPlay.add(athleteId, { ...stage, returnedOn }, actor.personId, now);
      await tellStep(tx, { athleteId, by: actor.personId, before }, now);
      await reviewAthlete(tx, person, now);
      return { action: 'return.done', details: { ref: athleteId, day: returnedOn } };
    });
  };

type NotFreeAsk = Extract<RestrictionAsk, { readonly asks: 'not-free' }>;

/** The athlete reads the step in words; a colleague whose step it replaces hears of it. */
async function tellStep(
  tx: TeamStore,
  { athleteId, by, before }: { readonly athleteId: string; readonly by: string; readonly before: string | undefined },
  now: Instant,
): Promise<void> {
  await tx.outbox.put([
    {
      key: `return.step:${athleteId}:${now}`,
      to: { personId: athleteId },
      kind: 'return.step',
      data: { at: now },
      dueAt: now,
      lane: 'reply',
    },
  ]);
  await tellOverruled(tx, { athleteId, by, whose: [before], what: 'return' }, now);
}

/** The step set at a moment, while it is the one that counts. */
export const returnStepToTell =
  ({ store }: Deps) =>
  async (teamId: string, athleteId: string, at: Instant): Promise<ReturnToPlayView | null> => {
    const step = (await store.team(teamId).returnToPlay.newest([athleteId])).get(athleteId);
    return step?.at === at ? step : null;
  };
