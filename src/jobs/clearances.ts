import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Clearances about to end are told of, once; those that have ended are followed up. */
export const clearances = ({ care }: JobDeps): Job => ({
  name: 'clearances',
  everyMinutes: 60,
  run: (now) => care.medical.followUpClearances(now),
});
