import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Asks how hard a session was, a while after it ended. */
export const sessionPrompts = ({ care }: JobDeps): Job => ({
  name: 'sessionPrompts',
  everyMinutes: 5,
  run: (now) => care.training.prompt(now),
});
