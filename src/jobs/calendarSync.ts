import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Reads the calendars that are due; each knows when that is. */
export const calendarSync = ({ care }: JobDeps): Job => ({
  name: 'calendarSync',
  everyMinutes: 15,
  run: (now) => care.calendar.syncDue(now),
});
