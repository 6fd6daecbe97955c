import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** An offer nobody answered in time goes to the next in line. */
export const waitlist = ({ care }: JobDeps): Job => ({
  name: 'waitlist',
  everyMinutes: 1,
  run: (now) => care.passOnOffers(now),
});
