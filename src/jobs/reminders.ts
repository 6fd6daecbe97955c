import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Reminders 24 h and 2 h before a massage. */
export const reminders = ({ care }: JobDeps): Job => ({
  name: 'reminders',
  everyMinutes: 5,
  run: (now) => care.booking.remind(now),
});
