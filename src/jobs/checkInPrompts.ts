import type { Care } from '../care/index.ts';
import type { Job } from './job.ts';

/** Asks everybody how they are, at their hour. */
export function checkInPrompts({ care }: { readonly care: Care }): Job {
  return { name: 'checkInPrompts', everyMinutes: 5, run: (now) => care.checkIn.prompt(now) };
}
