import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Works out what free hours are worth to those who have not booked yet: free slots are suggested with that in mind. */
export const hourPrices = ({ care }: JobDeps): Job => ({
  name: 'hourPrices',
  everyMinutes: 60,
  run: (now) => care.plan.priceTeams(now),
});
