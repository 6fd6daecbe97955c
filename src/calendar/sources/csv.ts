import { z } from 'zod';
import { addDays, type Day, instantOf, isDay, isTimeOfDay, MINUTE, startOfDay } from '../../domain/day.ts';
import { INTENSITIES, SESSION_KINDS } from '../../domain/session.ts';
import { cleanText } from '../ical/property.ts';
import type { CalendarReading, CalendarWarning, Occurrence, ReadWindow } from '../occurrence.ts';
import { sourceOf } from '../source.ts';

/**
 * A coach's spreadsheet as CSV: `date,start,end` (or `minutes`) and `title`, with `kind`, `intensity`, `location` and
 * `description` if wanted. Comma, semicolon or tab; quotes as spreadsheets write them; days as 2026-03-02, 02.03.2026
 * or 02/03/2026 (day first). A row without a start is all-day. A row that is wrong is left out and named, with its
 * column; the others count.
 */
export const csvSource = sourceOf(
  'csv',
  (tools) => tools.fetchAnything,
  (body, window) => readSpreadsheet(body, window),
);

/** What a coach fills in. */
export const CSV_TEMPLATE = [
  'date,start,end,minutes,title,kind,intensity,location,description',
  '2026-03-02,18:30,20:00,,Team training,training,hard,Main pitch,RPE 7',
  '2026-03-07,15:00,,120,Match against Northgate,competition,,Northgate,',
  '2026-03-08,,,,Rest day,recovery,,,',
  '',
].join('\n');

const COLUMNS = ['date', 'start', 'end', 'minutes', 'title', 'kind', 'intensity', 'location', 'description'] as const;
type Column = (typeof COLUMNS)[number];

const MAX_ROWS = 5_000;
const MAX_BYTES = 2 * 1024 * 1024;
const DAY_MINUTES = 24 * 60;

const rowSchema = z.object({
  date: z.string().transform((text, context) => {
    const day = dayFrom(text);
    if (day !== null) return day;
    context.addIssue({ code: 'custom', message: `${shown(text)} is not a day; write 2026-03-02` });
    return z.NEVER;
  }),
  start: timeSchema(),
  end: timeSchema(),
  minutes: z
    .string()
    .refine((text) => text === '' || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= DAY_MINUTES), {
      error: ({ input }) => `${shown(input)} is not a number of minutes from 1 to ${DAY_MINUTES}`,
    })
    .transform((text) => (text === '' ? null : Number(text))),
  title: z.string().min(1, 'a title is missing'),
  kind: wordSchema(SESSION_KINDS),
  intensity: wordSchema(INTENSITIES),
  location: z.string(),
  description: z.string(),
});
type Row = z.infer<typeof rowSchema>;

/** Reads a spreadsheet into the same occurrences a calendar gives; kind and intensity travel as categories. */
export function readSpreadsheet(body: Uint8Array | string, window: ReadWindow): CalendarReading {
  const text = typeof body === 'string' ? body : decode(body);
  if (text.length > MAX_BYTES) return refused('the spreadsheet is larger than 2 MB');
  const [head = [], ...rows] = splitCsv(text.replace(/^\uFEFF/, ''));
  const names = head.map((name) => name.trim().toLowerCase());
  const missing = ['date', 'title'].filter((name) => !names.includes(name));
  if (missing.length > 0) return refused(`the first row must name the columns; missing: ${missing.join(', ')}`);
  const warnings: CalendarWarning[] = names
    .filter((name) => name !== '' && !COLUMNS.some((column) => column === name))
    .map((name) => ({ code: 'unknown-column', message: `the column ${shown(name)} is not known and was left out` }));
  if (rows.length > MAX_ROWS)
    warnings.push({ code: 'too-many-rows', message: `only the first ${MAX_ROWS} rows were read` });

  const occurrences: Occurrence[] = [];
  const seen = new Map<string, number>();
  rows.slice(0, MAX_ROWS).forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const number = index + 2;
    const row = rowSchema.safeParse(
      Object.fromEntries(COLUMNS.map((column) => [column, cellOf(cells, names, column)])),
    );
    if (!row.success) {
      for (const { path, message } of row.error.issues) {
        warnings.push({ code: 'bad-row', message: `row ${number}, column ${String(path[0])}: ${message}` });
      }
      return;
    }
    const placed = placeRow(row.data, window.zone);
    if ('message' in placed) {
      warnings.push({ code: 'bad-row', message: `row ${number}, column ${placed.column}: ${placed.message}` });
      return;
    }
    if (placed.start >= window.to || placed.end <= window.from) return;
    occurrences.push(occurrenceOf(row.data, placed, window.zone, seen));
  });
  occurrences.sort((a, b) => a.start - b.start);
  return { occurrences, warnings };
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
}

function placeRow(row: Row, zone: string): Placed | { readonly column: Column; readonly message: string } {
  if (row.start === null) {
    if (row.end !== null) return { column: 'start', message: 'there is an end but no start' };
    return { start: startOfDay(row.date, zone), end: startOfDay(addDays(row.date, 1), zone), allDay: true };
  }
  const start = instantOf(row.date, row.start, zone);
  if (row.end === null) {
    if (row.minutes === null) return { column: 'end', message: 'give an end or a number of minutes' };
    return { start, end: start + row.minutes * MINUTE, allDay: false };
  }
  // An end before the start is past midnight.
  const end = instantOf(row.end > row.start ? row.date : addDays(row.date, 1), row.end, zone);
  if (row.minutes !== null && end - start !== row.minutes * MINUTE) {
    return {
      column: 'minutes',
      message: `start and end are ${(end - start) / MINUTE} minutes apart, not ${row.minutes}`,
    };
  }
  return { start, end, allDay: false };
}

/** The identity of a row is its day and title: a changed time is a move, not another session. */
function occurrenceOf(row: Row, placed: Placed, zone: string, seen: Map<string, number>): Occurrence {
  const base = `${row.date} ${row.title.toLowerCase()}`;
  const count = (seen.get(base) ?? 0) + 1;
  seen.set(base, count);
  return {
    uid: count === 1 ? `csv ${base}` : `csv ${base} (${count})`,
    recurrenceId: null,
    ...placed,
    floating: true,
    summary: cleanText(row.title, 500).replace(/\s+/g, ' '),
    description: cleanText(row.description, 8_000),
    location: cleanText(row.location, 500),
    categories: [row.kind, row.intensity].filter((word) => word !== null),
    status: 'confirmed',
    sequence: 0,
    zone,
  };
}

function timeSchema() {
  return z.string().transform((text, context) => {
    if (text === '') return null;
    const match = /^(\d{1,2})[:.h](\d{2})(?::00)?$/i.exec(text);
    const time = match === null ? text : `${match[1]?.padStart(2, '0')}:${match[2]}`;
    if (isTimeOfDay(time)) return time;
    context.addIssue({ code: 'custom', message: `${shown(text)} is not a time; write 18:30` });
    return z.NEVER;
  });
}

function wordSchema<Word extends string>(words: readonly Word[]) {
  return z.string().transform((text, context): Word | null => {
    if (text === '') return null;
    const found = words.find((word) => word === text.toLowerCase());
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: `${shown(text)} is not one of ${words.join(', ')}` });
    return z.NEVER;
  });
}

function dayFrom(text: string): Day | null {
  const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const day =
    european === null ? text : `${european[3]}-${european[2]?.padStart(2, '0')}-${european[1]?.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

function cellOf(cells: readonly string[], names: readonly string[], column: Column): string {
  const index = names.indexOf(column);
  return index === -1 ? '' : (cells[index] ?? '').trim();
}

/** RFC 4180 with the separator the first line uses most. */
function splitCsv(text: string): readonly (readonly string[])[] {
  const first = text.slice(0, text.search(/\r|\n|$/));
  const count = (separator: string) => first.split(separator).length;
  const separator = [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best), ',');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (character === separator) {
      row.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[index + 1] === '\n') index += 1;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

function decode(body: Uint8Array): string {
  if (body[0] === 0xff && body[1] === 0xfe) return new TextDecoder('utf-16le').decode(body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('windows-1252').decode(body);
  }
}

function refused(message: string): CalendarReading {
  return { occurrences: [], warnings: [{ code: 'not-a-spreadsheet', message }] };
}

function shown(value: unknown): string {
  return `"${cleanText(String(value), 40)}"`;
}
