import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Passes on offers nobody answered in time, and ends swap questions nobody answered. */
export const waitlist = ({ care }: JobDeps): Job => ({
  name: 'waitlist',
  everyMinutes: 1,
  run: async (now) => {
    await care.booking.passOnOffers(now);
    await care.booking.endSwaps(now);
  },
});
