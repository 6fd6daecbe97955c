import type { Care } from '../care/index.ts';
import type { Job } from './job.ts';

/** Asks how it is on the morning after a session with pain. */
export function painPrompts({ care }: { readonly care: Care }): Job {
  return { name: 'painPrompts', everyMinutes: 15, run: (now) => care.checkIn.promptPain(now) };
}
