import type { Instant } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';

/** Sends a message again that was laid aside. */
export const retryMessage =
  ({ store }: Deps) =>
  async (actor: Actor, messageId: string, now: Instant): Promise<true | Refusal> => {
    if (!hasRole(actor, ['admin'])) return { refused: 'not-allowed', needs: 'admin' };
    const done = await store.team(actor.teamId).outbox.retry(messageId, now);
    return done || { refused: 'not-found', what: 'message' };
  };
