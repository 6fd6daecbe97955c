import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Asks again for an intake that is 90 days old, once. */
export const intakeDue = ({ care }: JobDeps): Job => ({
  name: 'intakeDue',
  everyMinutes: 60,
  run: (now) => care.medical.promptIntakes(now),
});
