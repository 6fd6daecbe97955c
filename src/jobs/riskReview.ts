import type { Care } from '../care/index.ts';
import type { Job } from './job.ts';

/** Looks at every athlete once a night. Each hour it finds the teams whose night it is. */
export function riskReview({ care }: { readonly care: Care }): Job {
  return { name: 'riskReview', everyMinutes: 60, run: (now) => care.risk.reviewTeams(now) };
}
