import type { Instant } from '../domain/day.ts';
import type { OpenDav } from './davClient.ts';
import type { FetchCalendar, KnownVersion } from './fetch.ts';
import type { CalendarReading, ReadWindow } from './occurrence.ts';
import type { CalendarReader } from './read.ts';

/** Where a calendar comes from: an address that is asked again and again, or a file that somebody sent once. */
export type CalendarOrigin =
  | { readonly kind: 'address'; readonly url: string; readonly login: Login | null }
  | { readonly kind: 'file' };

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** What is known about a calendar since it was last looked at. */
export interface Kept {
  readonly version: KnownVersion;
  /** What the source gave us to keep; null if it never did. */
  readonly content: () => Promise<Uint8Array | null>;
  /** Nothing that ended before this is of interest. */
  readonly from: Instant;
}

/**
 * What one look brought. `unchanged`: what is kept is still true. `brought`: new content to keep, which `read` reads
 * now and every day from then on.
 */
export type Brought =
  | { readonly kind: 'unchanged'; readonly version?: KnownVersion }
  | { readonly kind: 'brought'; readonly content: Uint8Array; readonly version: KnownVersion }
  | { readonly kind: 'failed'; readonly code: string; readonly retryAfterMs?: number };

/** What a source works with. */
export interface SourceTools {
  /** Opens an address that somebody typed; never rejects. */
  readonly fetchCalendar: FetchCalendar;
  /** Visits a CalDAV server that somebody named. */
  readonly openDav: OpenDav;
  /** Reads a calendar file where it can be stopped; never rejects. */
  readonly readCalendar: CalendarReader['readCalendar'];
}

/** One way to bring a calendar. Neither function ever rejects. */
export interface CalendarSource {
  readonly id: string;
  readonly bring: (origin: CalendarOrigin, kept: Kept, tools: SourceTools) => Promise<Brought>;
  readonly read: (content: Uint8Array, window: ReadWindow, tools: SourceTools) => Promise<CalendarReading>;
}

/** Warnings after which nothing that was read counts: it must not look like an empty calendar. */
const NOTHING_READ: ReadonlySet<string> = new Set([
  'not-a-calendar',
  'not-a-spreadsheet',
  'bad-row',
  'too-slow',
  'too-much-memory',
  'too-large',
  'reader-failed',
]);

/** The warning that says why nothing was read; null when something was, or there was nothing to read. */
export function unreadableOf({ occurrences, warnings }: CalendarReading): string | null {
  if (occurrences.length > 0) return null;
  return warnings.find(({ code }) => NOTHING_READ.has(code))?.code ?? null;
}
