import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Tells therapist and trainers of a minor's booking that cannot start, two hours before it. */
export const secondAdults = ({ care }: JobDeps): Job => ({
  name: 'secondAdults',
  everyMinutes: 5,
  run: (now) => care.booking.tellSecondAdults(now),
});
