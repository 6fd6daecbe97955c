import { HOUR, type Instant } from '../day.ts';

/**
 * A plan knows a body for about this long: soreness peaks after one to three days and is gone after that, and calendars
 * change. Practice convention.
 */
const KNOWN_FOR = 3 * 24 * HOUR;

export interface PlannedBooking {
  readonly start: Instant;
  /** What somebody took for themselves is as good as they say. */
  readonly origin: string;
}

/** Is a planned massage so far ahead that it is looked at again before it counts? */
export function isTentative({ start, origin }: PlannedBooking, now: Instant): boolean {
  return origin === 'plan' && now < start - KNOWN_FOR;
}

/** When a planned massage stopped being tentative; null while it is, and for those that never were. */
export function firmSince({ start, origin }: PlannedBooking, now: Instant): Instant | null {
  const since = start - KNOWN_FOR;
  return origin === 'plan' && now >= since ? since : null;
}
