import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Tells somebody, once, when the massage of a standing wish did not come about. */
export const standing = ({ care }: JobDeps): Job => ({
  name: 'standing',
  everyMinutes: 60,
  run: (now) => care.booking.tellMissedRhythms(now),
});
