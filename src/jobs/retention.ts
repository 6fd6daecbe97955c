import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Removes working rows that are no longer needed: store/retention.ts has the table. */
export const retention = ({ care }: JobDeps): Job => ({
  name: 'retention',
  everyMinutes: 60,
  run: (now) => care.messages.cleanUp(now),
});
