import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Tells of clearances about to end, once, and follows up on those that have ended. */
export const clearances = ({ care }: JobDeps): Job => ({
  name: 'clearances',
  everyMinutes: 60,
  run: (now) => care.medical.followUpClearances(now),
});
