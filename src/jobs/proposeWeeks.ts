import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** The weekly plan proposal, at each team's own day and hour. */
export const proposeWeeks = ({ care }: JobDeps): Job => ({
  name: 'planWeek',
  everyMinutes: 5,
  run: (now) => care.plan.proposeDueWeeks(now),
});
