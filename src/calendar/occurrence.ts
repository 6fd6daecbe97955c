import type { Instant } from '../domain/day.ts';

/** Will the occurrence take place? Cancelled ones are listed too: a calendar that has them must be able to say so. */
export type OccurrenceStatus = 'confirmed' | 'cancelled' | 'tentative';

/** One thing in a calendar at one time: a single event, or one repetition of a recurring event. */
export interface Occurrence {
  readonly uid: string;
  /**
   * Which repetition: the start it would have had if it had never been moved, as ISO 8601 UTC, or `YYYY-MM-DD` when
   * all-day. null for an event that happens once.
   */
  readonly recurrenceId: string | null;
  readonly start: Instant;
  /** Never before `start`; equal to it when the file gives no length. */
  readonly end: Instant;
  /** Runs from local midnight to local midnight in the zone the file was read in. */
  readonly allDay: boolean;
  /** The file gave a wall-clock time without a zone, which was read in the zone asked for. */
  readonly floating: boolean;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly categories: readonly string[];
  readonly status: OccurrenceStatus;
  readonly sequence: number;
  /** The IANA zone (or custom zone name) the start was written in: a trip shows up here. */
  readonly zone: string;
}

/** Something in a file that was refused, repaired or guessed. `code` is stable; `message` is plain English. */
export interface CalendarWarning {
  readonly code: string;
  readonly message: string;
}

/** What a file says about a window of time. */
export interface CalendarReading {
  /** By start, then by uid. */
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly CalendarWarning[];
  /** METHOD, upper case, when the file has one. */
  readonly method?: string;
  /** X-WR-CALNAME, when the file has one. */
  readonly name?: string;
}

/** The window (including `from`, excluding `to`), and the zone in which all-day and floating times are read. */
export interface ReadWindow {
  readonly from: Instant;
  readonly to: Instant;
  readonly zone: string;
}
