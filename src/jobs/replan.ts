import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Answers what changed: a moved match, an absent therapist, a hold. Causes close together are answered together. */
export const replan = ({ care }: JobDeps): Job => ({
  name: 'replan',
  everyMinutes: 1,
  run: (now) => care.plan.replanDue(now),
});
