import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { addDays, type Day, instantOf, isDay, isTimeOfDay, MINUTE, startOfDay } from '../../domain/day.ts';
import { INTENSITIES, SESSION_KINDS } from '../../domain/training/session.ts';
import { cleanText } from '../ical/property.ts';
import type { CalendarWarning, Occurrence, ReadWindow } from '../occurrence.ts';
import type { CalendarSource } from '../source.ts';

/**
 * A coach's spreadsheet as CSV: `date,start,end` (or `minutes`) and `title`, optionally with `kind`, `intensity`,
 * `location` and `description`. Comma, semicolon or tab; quotes as spreadsheets write them; days as 2026-03-02,
 * 02.03.2026 or 02/03/2026 (day first). A row without a start is all-day. If one row is wrong, nothing is taken: half a
 * schedule looks like a whole one.
 */
export const csvSource: CalendarSource = {
  id: 'csv',
  bring: async () => ({ kind: 'unchanged' }),
  async read(content, window) {
    const { occurrences, problems, warnings } = readSpreadsheet(content, window);
    return {
      occurrences,
      warnings: [
        ...problems.map(({ row, column, rule }) => ({
          code: row === 0 ? 'not-a-spreadsheet' : 'bad-row',
          message: `row ${row}, column ${column}: ${rule}`,
        })),
        ...warnings,
      ],
    };
  },
};

/** What a coach fills in. */
export const CSV_TEMPLATE = [
  'date,start,end,minutes,title,kind,intensity,location,description',
  '2026-03-02,18:30,20:00,,Team training,training,hard,Main pitch,RPE 7',
  '2026-03-07,15:00,,120,Match against Northgate,competition,,Northgate,',
  '2026-03-08,,,,Rest day,recovery,,,',
  '',
].join('\n');

const COLUMNS = ['date', 'start', 'end', 'minutes', 'title', 'kind', 'intensity', 'location', 'description'] as const;
export type SheetColumn = (typeof COLUMNS)[number];

/** What is wrong in a cell, in the order a coach comes across it; the locale words it under `calendar.row`. */
export const ROW_RULES = [
  'day',
  'time',
  'minutes',
  'title',
  'word',
  'start-missing',
  'end-missing',
  'not-apart',
  'column-missing',
  'too-many-rows',
  'too-large',
  'not-csv',
] as const;
export type RowRule = (typeof ROW_RULES)[number];

export interface RowProblem {
  /** As a spreadsheet counts: the first row, with the names of the columns, is 1. 0 is the whole file. */
  readonly row: number;
  /** Empty for the whole file. */
  readonly column: SheetColumn | '';
  readonly rule: RowRule;
  /** What the cell contains, shortened. */
  readonly value: string;
  /** The words that would be right, or a number that helps. */
  readonly expected: string;
}

export interface SheetReading {
  /** Empty as long as there is a problem. */
  readonly occurrences: readonly Occurrence[];
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly CalendarWarning[];
}

const MAX_ROWS = 5_000;
const MAX_BYTES = 2 * 1024 * 1024;
const DAY_MINUTES = 24 * 60;

const rowSchema = z.object({
  date: cell('day', dayFrom),
  start: cell('time', timeFrom),
  end: cell('time', timeFrom),
  minutes: cell('minutes', minutesFrom, `1-${DAY_MINUTES}`),
  title: cell('title', (text) => (text === '' ? undefined : text)),
  kind: cell('word', wordFrom(SESSION_KINDS), SESSION_KINDS.join(', ')),
  intensity: cell('word', wordFrom(INTENSITIES), INTENSITIES.join(', ')),
  location: z.string(),
  description: z.string(),
});
type Row = z.infer<typeof rowSchema>;

/** Reads a spreadsheet into the same occurrences as a calendar; kind and intensity travel as categories. */
export function readSpreadsheet(body: Uint8Array | string, window: ReadWindow): SheetReading {
  const text = typeof body === 'string' ? body : decode(body);
  if (text.length > MAX_BYTES) return refused('too-large', '2 MB');
  const records = recordsOf(text);
  if (records === null) return refused('not-csv', '');
  const [head = [], ...rows] = records;
  const names = head.map((name) => name.toLowerCase());
  const missing = ['date', 'title'].filter((name) => !names.includes(name));
  if (missing.length > 0) return refused('column-missing', missing.join(', '));
  if (rows.length > MAX_ROWS) return refused('too-many-rows', String(MAX_ROWS));

  const occurrences: Occurrence[] = [];
  const problems: RowProblem[] = [];
  const seen = new Map<string, number>();
  rows.forEach((cells, index) => {
    if (cells.every((text) => text === '')) return;
    const given = Object.fromEntries(COLUMNS.map((column) => [column, cells[names.indexOf(column)] ?? '']));
    const wrong = (column: SheetColumn, rule: RowRule, expected = '') =>
      problems.push({ row: index + 2, column, rule, value: cleanText(given[column] ?? '', 40), expected });
    const row = rowSchema.safeParse(given);
    if (!row.success) {
      for (const { path, message } of row.error.issues) {
        const [rule = '', expected = ''] = message.split('|');
        const column = COLUMNS.find((one) => one === path[0]) ?? 'date';
        wrong(column, ROW_RULES.find((one) => one === rule) ?? 'word', expected);
      }
      return;
    }
    const placed = placeRow(row.data, window.zone);
    if ('rule' in placed) wrong(placed.column, placed.rule, placed.expected);
    else {
      const occurrence = occurrenceOf(row.data, placed, window.zone, seen);
      if (placed.start < window.to && placed.end > window.from) occurrences.push(occurrence);
    }
  });
  if (problems.length > 0) return { occurrences: [], problems, warnings: [] };
  return {
    occurrences: occurrences.sort((a, b) => a.start - b.start),
    problems,
    warnings: names
      .filter((name) => name !== '' && !COLUMNS.some((column) => column === name))
      .map((name) => ({
        code: 'unknown-column',
        message: `the column "${cleanText(name, 40)}" is not known and was left out`,
      })),
  };
}

/** Words in columns, and not a web page. */
export function looksLikeSpreadsheet(body: Uint8Array): boolean {
  const [first = ''] = decode(body.subarray(0, 2_000))
    .trimStart()
    .split(/[\r\n]/);
  return /[,;\t]/.test(first) && !/^\uFEFF?\s*[<{[%]|\0/.test(first);
}

function refused(rule: RowRule, expected: string): SheetReading {
  return { occurrences: [], problems: [{ row: 0, column: '', rule, value: '', expected }], warnings: [] };
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
}

function placeRow(row: Row, zone: string): Placed | (Pick<RowProblem, 'rule' | 'expected'> & { column: SheetColumn }) {
  if (row.start === null) {
    if (row.end !== null) return { column: 'start', rule: 'start-missing', expected: '' };
    return { start: startOfDay(row.date, zone), end: startOfDay(addDays(row.date, 1), zone), allDay: true };
  }
  const start = instantOf(row.date, row.start, zone);
  if (row.end === null) {
    if (row.minutes === null) return { column: 'end', rule: 'end-missing', expected: '' };
    return { start, end: start + row.minutes * MINUTE, allDay: false };
  }
  // An end before the start is after midnight.
  const end = instantOf(row.end > row.start ? row.date : addDays(row.date, 1), row.end, zone);
  if (row.minutes !== null && end - start !== row.minutes * MINUTE) {
    return { column: 'minutes', rule: 'not-apart', expected: String((end - start) / MINUTE) };
  }
  return { start, end, allDay: false };
}

/** A row is identified by its day and title: a changed time is a move, not another session. */
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

/** A cell read by `from`, which returns undefined when something is wrong; the rule travels as the issue's message. */
function cell<Value>(rule: RowRule, from: (text: string) => Value | undefined, expected = '') {
  return z.string().transform((text, context): Value => {
    const value = from(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `${rule}|${expected}` });
    return z.NEVER;
  });
}

function dayFrom(text: string): Day | undefined {
  const european = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const day =
    european === null ? text : `${european[3]}-${european[2]?.padStart(2, '0')}-${european[1]?.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

function timeFrom(text: string): string | null | undefined {
  if (text === '') return null;
  const match = /^(\d{1,2})[:.h](\d{2})(?::00)?$/i.exec(text);
  const time = match === null ? text : `${match[1]?.padStart(2, '0')}:${match[2]}`;
  return isTimeOfDay(time) ? time : undefined;
}

function minutesFrom(text: string): number | null | undefined {
  if (text === '') return null;
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= DAY_MINUTES ? minutes : undefined;
}

function wordFrom<Word extends string>(words: readonly Word[]) {
  return (text: string): Word | null | undefined =>
    text === '' ? null : words.find((word) => word === text.toLowerCase());
}

/** RFC 4180 with the separator that the first line uses most; null when it cannot be taken apart. */
function recordsOf(text: string): readonly (readonly string[])[] | null {
  const first = text.slice(0, text.search(/\r|\n|$/));
  const count = (separator: string) => first.split(separator).length;
  const delimiter = [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best), ',');
  try {
    return parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
      to: MAX_ROWS + 2,
    });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function decode(body: Uint8Array): string {
  if (body[0] === 0xff && body[1] === 0xfe) return new TextDecoder('utf-16le').decode(body);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('windows-1252').decode(body);
  }
}
