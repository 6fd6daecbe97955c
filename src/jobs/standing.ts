import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** A session that was to come again and again did not: somebody is told, once. */
export const standing = ({ care }: JobDeps): Job => ({
  name: 'standing',
  everyMinutes: 60,
  run: (now) => care.booking.tellMissedRhythms(now),
});
