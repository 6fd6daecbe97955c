import type { Instant } from '../domain/day.ts';

/**
 * Work that repeats. A tick only says "look now": what is due is decided on the wall clock of the person or team it is
 * for. Everything a job writes has a unique key, so a tick too many changes nothing and a missed one is made up for.
 */
export interface Job {
  readonly name: string;
  /** How often it looks, in minutes: a divisor of 60. */
  readonly everyMinutes: 1 | 5 | 10 | 15 | 30 | 60;
  run(now: Instant): Promise<void>;
}
