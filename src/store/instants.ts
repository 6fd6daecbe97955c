import type { Instant } from '../domain/day.ts';

/** The database speaks Date and the house speaks milliseconds: this is the only crossing. */
export const toDate = (instant: Instant): Date => new Date(instant);
/** null and undefined stay what they are: empty, and not said. */
export const toDateIfSaid = <Unsaid extends null | undefined>(instant: Instant | Unsaid): Date | Unsaid =>
  typeof instant === 'number' ? toDate(instant) : instant;
export const toInstant = (date: Date): Instant => date.getTime();
export const toInstantOrNull = (date: Date | null): Instant | null => (date === null ? null : date.getTime());
