/**
 * Checks the product against figures nobody here worked out.
 *
 *     npm run conformance -- FOLDER
 *
 * Looks at every file of the folder and runs what it recognises, by its columns and never by its name: CSV files with
 * daily loads, wellness scores, weekly answers, single points or titles of calendar entries; and `.ics` files that have
 * a `.expected.json` beside them, read in three time zones of the process. Prints a table of counts and every figure
 * that is off. Exit 1 when anything is, 2 when nothing in the folder is known.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { handPoints, weeklyAnswers, wellnessScores } from './answers.ts';
import { publishedAthletes, statisticsOfLoads, vendorLoads } from './loads.ts';
import type { Cells, Table, Tally, Vectors } from './tally.ts';
import { titles } from './titles.ts';

const KINDS: readonly Vectors[] = [
  statisticsOfLoads,
  vendorLoads,
  wellnessScores,
  weeklyAnswers,
  handPoints,
  publishedAthletes,
  titles,
];
const CALENDARS = fileURLToPath(new URL('./calendars.ts', import.meta.url));
const ZONES = ['UTC', 'America/New_York', 'Pacific/Chatham'];
/** Lines of one kind that are printed; the counts are always whole. */
const SHOWN = 20;

process.exitCode = await main(process.argv[2]);

async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined || !existsSync(folder) || !statSync(folder).isDirectory()) {
    process.stderr.write('Usage: npm run conformance -- FOLDER\n');
    return 2;
  }
  const names = readdirSync(folder).toSorted();
  const tables = names.filter((name) => name.endsWith('.csv')).map((name) => tableOf(join(folder, name)));
  const recognised = tables.flatMap((table) => {
    const kind = KINDS.find(({ needs }) => needs.every((column) => table.columns.includes(column)));
    return kind === undefined ? [] : [{ table, kind }];
  });
  const results = recognised.map(({ table, kind }) => ({ file: table.file, tallies: kind.check(table) }));
  for (const { file, tallies } of results) process.stdout.write(report(file, tallies));
  const calendars = names.some(
    (name) => name.endsWith('.ics') && names.includes(name.replace(/ics$/, 'expected.json')),
  );
  const inZones = calendars ? await calendarsIn(folder) : [];
  if (results.length === 0 && !calendars) {
    process.stderr.write(`Nothing in ${folder} is a set of figures this suite knows.\n`);
    return 2;
  }
  // Shares of a whole that is a row of its own are not counted twice.
  const tallies = results.flatMap((one) => one.tallies).filter(({ needed }) => needed !== 0);
  const compared = tallies.reduce((total, one) => total + one.compared, 0);
  const off = tallies.reduce((total, one) => total + one.mismatches.length, 0);
  const passed = tallies.every(isEnough) && inZones.every((code) => code === 0);
  if (compared > 0) process.stdout.write(`${compared} figures compared, ${compared - off} as expected, ${off} off.\n`);
  process.stdout.write(passed ? 'Passed.\n' : 'Not passed.\n');
  return passed ? 0 : 1;
}

function tableOf(path: string): Table {
  const rows: readonly Cells[] = parse(readFileSync(path), {
    bom: true,
    columns: true,
    trim: true,
    skip_empty_lines: true,
  });
  return { file: basename(path), columns: Object.keys(rows[0] ?? {}), rows };
}

function isEnough({ compared, mismatches, needed = 1 }: Tally): boolean {
  return compared === 0 || (compared - mismatches.length) / compared >= needed;
}

function report(file: string, tallies: readonly Tally[]): string {
  const headings = ['', 'within', 'compared', 'as expected', 'off', ''];
  const rows = tallies.map(({ what, within, compared, mismatches, needed, note = '' }) => [
    what,
    within,
    `${compared}`,
    `${compared - mismatches.length}`,
    `${mismatches.length}`,
    needed === undefined ? note : [share(compared, mismatches.length), note].filter((one) => one !== '').join(', '),
  ]);
  const widths = headings.map((heading, at) => Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, at) => (at < 2 || at === 5 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}`.trimEnd();
  const off = tallies
    .filter(({ mismatches, needed }) => mismatches.length > 0 && needed !== 0)
    .flatMap(({ what, mismatches }) => [
      ...mismatches.slice(0, SHOWN).map((one) => `  ${what}: ${one}`),
      ...(mismatches.length > SHOWN ? [`  ${what}: and ${mismatches.length - SHOWN} more`] : []),
    ]);
  return `${[file, line(headings), ...rows.map(line), ...off].join('\n')}\n\n`;
}

function share(compared: number, off: number): string {
  return compared === 0 ? '' : `${((100 * (compared - off)) / compared).toFixed(1)} %`;
}

/** The calendars of the folder, once in each zone of the process: the answers may not depend on it. */
async function calendarsIn(folder: string): Promise<readonly number[]> {
  const codes: number[] = [];
  for (const zone of ZONES) {
    process.stdout.write(`calendars, TZ=${zone}\n`);
    const child = spawn(process.execPath, ['--import', 'tsx', CALENDARS, folder], {
      env: { ...process.env, TZ: zone },
      stdio: 'inherit',
    });
    const [code] = await once(child, 'exit');
    codes.push(typeof code === 'number' ? code : 1);
    process.stdout.write('\n');
  }
  return codes;
}
