import type { Care } from '../care/index.ts';
import type { Job } from './job.ts';

/** Asks for the weekly answers, once a week at everybody's own hour. */
export function weeklyPrompts({ care }: { readonly care: Care }): Job {
  return { name: 'weeklyPrompts', everyMinutes: 15, run: (now) => care.checkIn.promptWeekly(now) };
}
