import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

/** Asks, each once, for consents and birth dates that are missing, and for a guardian's yes before it ends. */
export const consents = ({ care }: JobDeps): Job => ({
  name: 'consents',
  everyMinutes: 60,
  run: (now) => care.people.askForConsents(now),
});
