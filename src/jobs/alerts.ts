import type { Care } from '../care/index.ts';
import type { Job } from './job.ts';

/** Passes on what nobody acknowledges, and brings back what nobody resolves. */
export function alerts({ care }: { readonly care: Care }): Job {
  return { name: 'alerts', everyMinutes: 1, run: (now) => care.risk.followUpAlerts(now) };
}
