import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Asks again about proposals nobody has answered, and lets those lapse whose time has come. */
export const openPlans = ({ care }: JobDeps): Job => ({
  name: 'openPlans',
  everyMinutes: 5,
  run: (now) => care.plan.followUpProposals(now),
});
