import type { Instant } from '../../domain/day.ts';
import type { Deps } from '../deps.ts';

/** False when this interaction was answered already: a platform may deliver one twice, and it must be done once. */
export const receive =
  ({ store }: Deps) =>
  (platform: string, interactionId: string, now: Instant): Promise<boolean> =>
    store.directory.firstTime(platform, interactionId, now);

/** Removes working rows that are no longer needed. */
export const cleanUp =
  ({ store }: Deps) =>
  (now: Instant): Promise<void> =>
    store.cleanUp(now);
