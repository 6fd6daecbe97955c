import type { Care } from '../care/index.ts';
import type { Job } from './job.ts';

/** Asks how a massage worked, a day after it. */
export function feedbackPrompts({ care }: { readonly care: Care }): Job {
  return { name: 'feedbackPrompts', everyMinutes: 15, run: (now) => care.checkIn.promptFeedback(now) };
}
