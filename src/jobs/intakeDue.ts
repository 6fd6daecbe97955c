import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** An intake that is 90 days old is asked for again, once. */
export const intakeDue = ({ care }: JobDeps): Job => ({
  name: 'intakeDue',
  everyMinutes: 60,
  run: (now) => care.medical.promptIntakes(now),
});
