/**
 * Measures the calendar reader against a folder of iCalendar files with expected occurrences.
 *
 *     node --import tsx test/conformance/calendars.ts FOLDER
 *
 * Beside each `NAME.ics` stands `NAME.expected.json`: `{window: {from, to}, defaultZone, occurrences: [{uid, start,
 * end, allDay}]}`, all times ISO 8601. Prints each mismatch and the counts; exit 1 when fewer than 98 % of the files
 * are exact. Files whose only rules were refused (SECONDLY, MINUTELY) are counted apart.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReader } from '../../src/calendar/read.ts';

interface Expected {
  readonly window: { readonly from: string; readonly to: string };
  readonly defaultZone: string;
  readonly occurrences: readonly {
    readonly uid: string | null;
    readonly start: string;
    readonly end: string;
    readonly allDay: boolean | null;
    readonly status: string | null;
  }[];
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('usage: calendars.ts FOLDER\n');
  process.exit(2);
}
const reader = makeReader();
let exact = 0;
let refused = 0;
let wrong = 0;
const began = performance.now();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.ics'))) {
  const expected = JSON.parse(readFileSync(join(folder, file.replace(/\.ics$/, '.expected.json')), 'utf8')) as Expected;
  const reading = await reader.readCalendar(readFileSync(join(folder, file)), {
    from: Date.parse(expected.window.from),
    to: Date.parse(expected.window.to),
    zone: expected.defaultZone,
  });
  const wanted = expected.occurrences.map((one) =>
    lineOf(one.uid ?? '', Date.parse(one.start), Date.parse(one.end), one.allDay ?? false, one.status === 'CANCELLED'),
  );
  const saysDay = expected.occurrences.every(({ allDay }) => allDay !== null);
  const got = reading.occurrences.map((one) =>
    lineOf(one.uid, one.start, one.end, saysDay && one.allDay, one.status === 'cancelled'),
  );
  const missing = without(wanted, got);
  const extra = without(got, wanted);
  if (missing.length === 0 && extra.length === 0) exact += 1;
  else if (reading.warnings.some(({ code }) => code === 'rule-too-frequent')) refused += 1;
  else {
    wrong += 1;
    process.stdout.write(`${file}: ${wanted.length} expected, ${got.length} read\n`);
    for (const line of missing.slice(0, 3)) process.stdout.write(`  missing ${line}\n`);
    for (const line of extra.slice(0, 3)) process.stdout.write(`  extra   ${line}\n`);
    for (const { code, message } of reading.warnings.slice(0, 3)) process.stdout.write(`  ${code}: ${message}\n`);
  }
}
await reader.close();
const share = exact + wrong === 0 ? 0 : exact / (exact + wrong);
process.stdout.write(
  `${exact} exact, ${wrong} wrong, ${refused} refused; ${(share * 100).toFixed(1)} % in ${Math.round(performance.now() - began)} ms\n`,
);
process.exitCode = share >= 0.98 ? 0 : 1;

function lineOf(uid: string, start: number, end: number, allDay: boolean, cancelled: boolean): string {
  return `${uid.trim()} ${new Date(start).toISOString()} ${new Date(end).toISOString()} ${allDay} ${cancelled}`;
}

/** The lines of `a` that `b` does not have, counting repeats. */
function without(a: readonly string[], b: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of b) left.set(line, (left.get(line) ?? 0) + 1);
  return a.filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0;
  });
}
