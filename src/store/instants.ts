import type { Instant } from '../domain/day.ts';

/** The database speaks Date and the house speaks milliseconds: this is the only crossing. */
export const toDate = (instant: Instant): Date => new Date(instant);
export const toInstant = (date: Date): Instant => date.getTime();
export const toInstantOrNull = (date: Date | null): Instant | null => (date === null ? null : date.getTime());
