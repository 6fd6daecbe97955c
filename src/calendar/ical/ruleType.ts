import type { Wall } from './value.ts';

/**
 * A recurrence rule, ready to be asked about a stretch of wall-clock time. It runs on the wall clock of an imaginary
 * place without clock changes: RFC 5545 repeats wall-clock times, and the zone is applied afterwards.
 */
export interface Rule {
  /** Starts from `from` to `to` (both included), in order, never more than the limit. */
  readonly between: (from: Wall, to: Wall) => readonly Wall[];
}

export const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'] as const;

export type Frequency = (typeof FREQUENCIES)[number];

export interface Parts {
  readonly freq: Frequency;
  readonly interval?: number;
  readonly count?: number;
  readonly until?: Wall;
  readonly wkst?: string;
  readonly byDay?: string[];
  readonly byMonth?: number[];
  readonly byMonthDay?: number[];
  readonly byYearDay?: number[];
  readonly byWeekNo?: number[];
  readonly byHour?: number[];
  readonly byMinute?: number[];
  readonly bySecond?: number[];
  readonly bySetPos?: number[];
}
