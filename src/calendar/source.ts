import type { FetchCalendar, FetchFailure, KnownVersion } from './fetch.ts';
import type { CalendarReading, ReadWindow } from './occurrence.ts';
import type { CalendarReader } from './read.ts';

/** Where a calendar comes from: an address that is asked again and again, or a file somebody sent once. */
export type CalendarOrigin =
  | { readonly kind: 'url'; readonly url: string; readonly known?: KnownVersion }
  | { readonly kind: 'file'; readonly body: Uint8Array | string };

/**
 * What a source brought. `unchanged`: the server says nothing is new since `known`. `refused`: it came, but it is not
 * a calendar or cannot be read (the warnings say why), and nothing in it is to be believed.
 */
export type SourceAnswer =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'read'; readonly reading: CalendarReading; readonly version: KnownVersion }
  | { readonly kind: 'refused'; readonly warnings: CalendarReading['warnings'] }
  | FetchFailure;

export interface SourceTools {
  readonly fetchCalendar: FetchCalendar;
  /** Fetches without looking for a calendar inside: for spreadsheets. */
  readonly fetchAnything: FetchCalendar;
  readonly reader: CalendarReader;
}

/** One way to bring occurrences. Never rejects. */
export interface CalendarSource {
  readonly id: string;
  readonly read: (origin: CalendarOrigin, window: ReadWindow, tools: SourceTools) => Promise<SourceAnswer>;
}

/** Warnings after which nothing of a reading counts: it must not look like an empty calendar. */
const FATAL_WARNINGS: ReadonlySet<string> = new Set([
  'not-a-calendar',
  'not-a-spreadsheet',
  'too-slow',
  'too-much-memory',
  'reader-failed',
  'closed',
]);

/** Makes a source of a way to fetch and a way to read. */
export function sourceOf(
  id: string,
  fetchWith: (tools: SourceTools) => FetchCalendar,
  read: (
    body: Uint8Array | string,
    window: ReadWindow,
    tools: SourceTools,
  ) => CalendarReading | Promise<CalendarReading>,
): CalendarSource {
  return {
    id,
    async read(origin, window, tools) {
      const answer =
        origin.kind === 'file'
          ? ({ kind: 'fetched', body: origin.body, etag: null, lastModified: null } as const)
          : await fetchWith(tools)(origin.url, origin.known);
      if (answer.kind !== 'fetched') return answer;
      const reading = await read(answer.body, window, tools);
      if (reading.warnings.some(({ code }) => FATAL_WARNINGS.has(code)))
        return { kind: 'refused', warnings: reading.warnings };
      return { kind: 'read', reading, version: { etag: answer.etag, lastModified: answer.lastModified } };
    },
  };
}
