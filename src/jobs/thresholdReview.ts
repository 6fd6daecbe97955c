import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Looks again at those whose thresholds were changed, within a minute instead of at the next review. */
export const thresholdReview = ({ care }: JobDeps): Job => ({
  name: 'thresholdReview',
  everyMinutes: 1,
  run: (now) => care.risk.reviewThresholds(now),
});
