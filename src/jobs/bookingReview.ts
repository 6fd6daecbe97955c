import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Looks again at the massages of a day, on their morning or the evening before. */
export const bookingReview = ({ care }: JobDeps): Job => ({
  name: 'bookingReview',
  everyMinutes: 15,
  run: (now) => care.booking.reviewBookings(now),
});
