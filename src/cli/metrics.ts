import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { isDay } from '../domain/day.ts';
import { continuousDays, type DayLoad } from '../domain/training/load/dayLoad.ts';
import type { Figure } from '../domain/training/load/figure.ts';
import { type DayMeasures, measure } from '../domain/training/load/measure.ts';
import { type CliCommand, printJson, refuse, text, UsageError } from './command.ts';

const COLUMNS = ['athlete', 'date', 'load'] as const;

/** The figures of a row, in the order of the output. */
const FIGURES = {
  acute_load: (row: DayMeasures) => row.acute,
  chronic_load: (row: DayMeasures) => row.chronic,
  acwr_coupled: (row: DayMeasures) => row.coupled,
  acwr_uncoupled: (row: DayMeasures) => row.uncoupled,
  acwr_ewma: (row: DayMeasures) => row.ewmaRatio,
  week_load: (row: DayMeasures) => row.weekLoad,
  monotony: (row: DayMeasures) => row.monotony,
  strain: (row: DayMeasures) => row.strain,
} as const satisfies Readonly<Record<string, (row: DayMeasures) => Figure>>;

interface Row {
  readonly athlete: string;
  readonly date: string;
  readonly load: number | null;
}

/** Loads in, measures out: one row per input row, empty where a measure is undefined. */
export const metricsCommand: CliCommand = {
  usage: 'metrics LOADS.csv [--sd sample|population] [--json]',
  does: 'load measures from a CSV of athlete,date,load (an empty load is an unknown day)',
  options: { sd: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  async run([file = ''], values) {
    const deviation = text(values.sd) ?? 'sample';
    if (deviation !== 'sample' && deviation !== 'population') throw new UsageError('--sd takes sample or population');
    let content: string;
    try {
      content = await readFile(file, 'utf8');
    } catch (error) {
      return refuse(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
    }
    const rows = readRows(content);
    if (typeof rows === 'string') return refuse(`${file}: ${rows}`);
    const measured = measuresOf(rows, deviation);
    const out = rows.map((row) => ({ row, measures: measured.get(keyOf(row)) }));
    if (values.json) {
      printJson(
        out.map(({ row, measures }) => ({
          ...row,
          sd: deviation,
          ...Object.fromEntries(Object.entries(FIGURES).map(([name, of]) => [name, measures ? of(measures) : null])),
        })),
      );
      return 0;
    }
    const lines = out.map(({ row, measures }) =>
      [
        quoted(row.athlete),
        row.date,
        row.load ?? '',
        ...Object.values(FIGURES).map((of) => (measures ? (of(measures).value ?? '') : '')),
      ].join(','),
    );
    process.stdout.write(`${[[...COLUMNS, ...Object.keys(FIGURES)].join(','), ...lines].join('\n')}\n`);
    process.stderr.write(`Monotony and strain use the ${deviation} standard deviation.\n`);
    return 0;
  },
};

/** A line of the file as an editor counts it: blank lines and line breaks within quotes count too. */
interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

const NAMES = `the first line names the columns: ${COLUMNS.join(',')}`;
/** The way spreadsheets and R write numbers: 12, 12.5, 1e+05. */
const NUMBER = /^\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** The rows, or the first mistake in them, by row and column. A file is never half read. */
function readRows(content: string): readonly Row[] | string {
  const lines = readLines(content);
  if (typeof lines === 'string') return lines;
  const [header, ...rest] = lines;
  if (!header) return `it is empty; ${NAMES}`;
  const names = header.cells.map((name) => name.toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) return `column ${missing.join(', ')} is missing; ${NAMES}`;
  const twice = COLUMNS.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) return `column ${twice} is there twice; ${NAMES}`;
  const rows: Row[] = [];
  const seen = new Map<string, number>();
  for (const { number, cells } of rest) {
    if (cells.length !== names.length) {
      const column = names[cells.length] ?? `${names.length + 1}`;
      return `row ${number}, column ${column}: the row has ${cells.length} cells, the first line ${names.length} (a comma inside a cell needs quotes; a decimal point is a point)`;
    }
    const row = rowOf((column) => cells[names.indexOf(column)] ?? '');
    if (typeof row === 'string') return `row ${number}, ${row}`;
    const before = seen.get(keyOf(row));
    if (before !== undefined)
      return `row ${number}, column date: ${row.athlete} on ${row.date} stands in row ${before} already; one row a day, its sessions added up`;
    seen.set(keyOf(row), number);
    rows.push(row);
  }
  return rows;
}

function readLines(content: string): readonly Line[] | string {
  try {
    const numbers: number[] = [];
    const records = parse(content, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (cells, { lines }) => {
        numbers.push(lines);
        return cells;
      },
    });
    return records.map((cells, at) => ({ number: numbers[at] ?? 0, cells }));
  } catch (error) {
    return error instanceof CsvError ? `not a CSV: ${error.message}` : String(error);
  }
}

/** One row's cells; or the column that is wrong, and why. */
function rowOf(at: (column: (typeof COLUMNS)[number]) => string): Row | string {
  const athlete = at('athlete');
  const date = at('date');
  const load = at('load');
  if (athlete === '') return 'column athlete: it is empty';
  if (!isDay(date)) return `column date: "${date}" is not a day, YYYY-MM-DD`;
  if (load !== '' && !(NUMBER.test(load) && Number.isFinite(Number(load))))
    return `column load: "${load}" is not a number of 0 or more (leave it empty for an unknown day)`;
  return { athlete, date, load: load === '' ? null : Number(load) };
}

function measuresOf(rows: readonly Row[], deviation: 'sample' | 'population'): ReadonlyMap<string, DayMeasures> {
  const byAthlete = new Map<string, DayLoad[]>();
  for (const { athlete, date, load } of rows) {
    const days = byAthlete.get(athlete) ?? [];
    byAthlete.set(athlete, days);
    days.push(
      load === null
        ? { day: date, state: 'unknown', load }
        : { day: date, state: load > 0 ? 'reported' : 'rest', load },
    );
  }
  const measured = new Map<string, DayMeasures>();
  for (const [athlete, days] of byAthlete) {
    for (const row of measure(continuousDays(days), { deviation }))
      measured.set(keyOf({ athlete, date: row.day }), row);
  }
  return measured;
}

function keyOf({ athlete, date }: Pick<Row, 'athlete' | 'date'>): string {
  return `${date} ${athlete}`;
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
