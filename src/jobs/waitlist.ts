import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** An offer nobody answered in time goes to the next in line; a question about a swap ends. */
export const waitlist = ({ care }: JobDeps): Job => ({
  name: 'waitlist',
  everyMinutes: 1,
  run: async (now) => {
    await care.booking.passOnOffers(now);
    await care.booking.endSwaps(now);
  },
});
