import type { Instant } from '../../domain/day.ts';
import type { Deps } from '../deps.ts';

/** false: this interaction was answered already. A platform may deliver one twice; it is done once. */
export const receive =
  ({ store }: Deps) =>
  (platform: string, interactionId: string, now: Instant): Promise<boolean> =>
    store.directory.firstTime(platform, interactionId, now);

/** Removes working rows that have done their work. */
export const cleanUp =
  ({ store }: Deps) =>
  (now: Instant): Promise<void> =>
    store.cleanUp(now);
