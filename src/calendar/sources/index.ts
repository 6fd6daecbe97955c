import type { CalendarSource } from '../source.ts';
import { caldavSource } from './caldav.ts';
import { csvSource } from './csv.ts';
import { icsSource } from './ics.ts';

/** Every way to bring in a calendar: one line per source. */
export const sources = {
  url: icsSource,
  file: icsSource,
  spreadsheet: csvSource,
  caldav: caldavSource,
} as const satisfies Readonly<Record<string, CalendarSource>>;
