import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCommands } from '../commands/index.ts';
import { anInstance } from './domain/scheduling/instances.ts';
import { deload, deloadProcess } from './support/cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deload-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function file(content: string | object, name = 'given'): Promise<string> {
  files += 1;
  const path = join(folder, `${name}-${files}`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('deload', () => {
  it('shows every command when asked for help', async () => {
    const { code, out, err } = await deload('help');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    for (const name of ['start', 'check', 'register', 'manifest', 'metrics', 'risk', 'calendar', 'plan'])
      expect(err).toContain(`deload ${name}`);
  });

  it.each([
    { what: 'an unknown command', args: ['diagnose'] },
    { what: 'an unknown option', args: ['metrics', 'a.csv', '--median'] },
    { what: 'no file', args: ['metrics'] },
    { what: 'two files', args: ['risk', 'a.json', 'b.json'] },
    { what: 'an option without its value', args: ['metrics', 'a.csv', '--sd'] },
    { what: 'an unknown standard deviation', args: ['metrics', 'a.csv', '--sd', 'median'] },
    { what: 'seconds that are no number', args: ['plan', 'a.json', '--seconds', 'soon'] },
    { what: 'no zone', args: ['calendar', 'a.ics', '--from', '2026-03-01', '--to', '2026-03-08'] },
    { what: 'an unknown zone', args: ['calendar', 'a.ics', '--zone', 'Mars/Base', '--from', '2026', '--to', '2027'] },
    {
      what: 'an end before the start',
      args: ['calendar', 'a', '--zone', 'utc', '--from', '2026-03-08', '--to', '2026'],
    },
  ])('exits with 2 for wrong usage: $what', async ({ args }) => {
    const { code, out, err } = await deload(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/Usage:/);
  });

  it.each([
    { command: 'metrics', more: [] },
    { command: 'risk', more: [] },
    { command: 'plan', more: [] },
    { command: 'calendar', more: ['--zone', 'utc', '--from', '2026-03-01', '--to', '2026-03-08'] },
  ])('exits with 1 and names the file that is not there: $command', async ({ command, more }) => {
    const { code, out, err } = await deload(command, join(folder, 'nowhere'), ...more);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('nowhere');
  });
});

describe('deload metrics', () => {
  const COLUMNS = [
    ...['athlete', 'date', 'load', 'acute_load', 'chronic_load', 'acwr_coupled', 'acwr_uncoupled', 'acwr_ewma'],
    ...['week_load', 'monotony', 'strain'],
  ];
  /** Four weeks of six days at 300 and a day of rest, then one unknown day. */
  const month = (athlete: string) => [
    ...Array.from({ length: 28 }, (_, at) => `${athlete},${day(at)},${at % 7 === 6 ? 0 : 300}`),
    `${athlete},${day(28)},`,
  ];
  const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
  const table = (out: string): Record<string, string>[] => parse(out, { columns: true });

  it('gives a row for every row, in its order, empty where a measure is undefined', async () => {
    const given = ['athlete,date,load', ...month('Ada'), ...month('Bo, the younger').map(quoteName)];
    const { code, out, err } = await deload('metrics', await file(given.join('\n')));
    expect(code).toBe(0);
    expect(err).toContain('sample standard deviation');
    expect(out.split('\n')[0]).toBe(COLUMNS.join(','));
    const rows = table(out);
    expect(rows.map(({ athlete, date, load }) => [athlete, date, load].join())).toEqual(
      [...month('Ada'), ...month('Bo, the younger')].map((line) => line),
    );
    const none = { acute_load: '', chronic_load: '', acwr_coupled: '', acwr_ewma: '', week_load: '', monotony: '' };
    expect(rows[0]).toMatchObject(none);
    const { acute_load, chronic_load, acwr_coupled, acwr_uncoupled, week_load, monotony, strain } = rows[27] ?? {};
    // Six days at 300 and one at 0: mean 1800/7, sample SD 113.39, so monotony 2.268 and strain 1800 times that.
    expect(Number(acute_load)).toBeCloseTo(1800 / 7, 9);
    expect(Number(chronic_load)).toBeCloseTo(1800 / 7, 9);
    expect([acwr_coupled, acwr_uncoupled, week_load]).toEqual(['1', '1', '1800']);
    expect(Number(monotony)).toBeCloseTo(2.2678, 4);
    expect(Number(strain)).toBeCloseTo(1800 * Number(monotony), 6);
    expect(rows[28]).toMatchObject({ load: '' });
    expect(rows.slice(29).map(({ athlete, ...rest }) => rest)).toEqual(
      rows.slice(0, 29).map(({ athlete, ...rest }) => rest),
    );
  });

  const quoteName = (line: string) => line.replace('Bo, the younger', '"Bo, the younger"');

  it('takes the population standard deviation, and says which it took', async () => {
    const path = await file(['athlete,date,load', ...month('Ada')].join('\n'));
    const { out, err } = await deload('metrics', path, '--sd', 'population');
    expect(Number(table(out)[27]?.monotony)).toBeCloseTo(2.4495, 4);
    expect(err).toContain('population standard deviation');
  });

  it('gives the same as JSON, with what each figure rests on', async () => {
    const path = await file(['athlete,date,load', ...month('Ada')].join('\n'));
    const { code, out } = await deload('metrics', path, '--json');
    const rows = JSON.parse(out) as Record<string, unknown>[];
    expect(code).toBe(0);
    expect(rows).toHaveLength(29);
    expect(rows[27]).toMatchObject({ athlete: 'Ada', sd: 'sample', week_load: { value: 1800, known: 7, of: 7 } });
    expect(rows[0]).toMatchObject({ monotony: { value: null } });
  });

  it.each([
    { what: 'a load that is no number', rows: ['Ada,2026-01-01,abc'], says: /row 2, column load: "abc"/ },
    { what: 'a load below zero', rows: ['Ada,2026-01-01,300', 'Ada,2026-01-02,-1'], says: /row 3, column load/ },
    { what: 'a day that does not exist', rows: ['Ada,2026-02-30,300'], says: /row 2, column date: "2026-02-30"/ },
    { what: 'nobody', rows: [',2026-02-20,300'], says: /row 2, column athlete/ },
    { what: 'a day twice', rows: ['Ada,2026-02-20,1', 'Ada,2026-02-20,2'], says: /row 3.*row 2/ },
    { what: 'a short row', rows: ['Ada'], says: /row 2, column date/ },
    { what: 'a day twice, its column too', rows: ['A,2026-02-20,1', 'A,2026-02-20,2'], says: /row 3, column date/ },
    {
      what: 'a decimal comma without quotes',
      rows: ['Ada,2026-02-20,3,5'],
      says: /row 2, column 4: .*4 cells.*quotes/,
    },
    { what: 'a decimal comma in quotes', rows: ['Ada,2026-02-20,"3,5"'], says: /row 2, column load: "3,5"/ },
    { what: 'a number only programmers read', rows: ['Ada,2026-02-20,0x10'], says: /row 2, column load: "0x10"/ },
    { what: 'infinity', rows: ['Ada,2026-02-20,1e999'], says: /row 2, column load: "1e999"/ },
    { what: 'a day with a time', rows: ['Ada,2026-02-20T08:00,1'], says: /row 2, column date/ },
    {
      what: 'lines as an editor counts them',
      rows: ['', 'Ada,2026-02-20,1', '', 'Ada,x,1'],
      says: /row 5, column date/,
    },
    { what: 'a quote that never ends', rows: ['"Ada,2026-02-20,1'], says: /not a CSV/ },
  ])('exits with 1 and names the row: $what', async ({ rows, says }) => {
    const { code, out, err } = await deload('metrics', await file(['athlete,date,load', ...rows].join('\n')));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(says);
  });

  it('reads a spreadsheet’s file: a mark at its start, other line ends, columns and days in any order, gaps', async () => {
    const days = month('Ada').map((line) => line.split(','));
    const known = days.filter((_, at) => at !== 10);
    const plain = ['athlete,date,load', ...known.map((cells) => cells.join(','))];
    const odd = [
      'Load, DATE ,note,Athlete',
      ...known
        .toReversed()
        .map(([athlete, date, load]) => `${load === '' ? '' : `${load}.0`},${date},"a, b",${athlete}`),
    ];
    const withGap = [...plain, `Ada,${day(10)},`];
    const by = (out: string) => new Map(table(out).map(({ date, load, ...figures }) => [date, figures] as const));
    const one = by((await deload('metrics', await file(plain.join('\n')))).out);
    const other = by((await deload('metrics', await file(`\uFEFF${odd.join('\r\n\r\n')}\r\n`))).out);
    const gap = by((await deload('metrics', await file(withGap.join('\n')))).out);
    expect(one.size).toBe(28);
    expect(other).toEqual(one);
    expect(gap.size).toBe(29);
    for (const [date, figures] of one) expect(gap.get(date)).toEqual(figures);
  });

  it.each([
    { what: 'nothing', content: '', says: /empty/ },
    { what: 'one column too few', content: 'athlete,load\nAda,1', says: /column date is missing/ },
    {
      what: 'a column twice',
      content: 'athlete,date,load,load\nAda,2026-01-01,1,2',
      says: /column load is there twice/,
    },
    { what: 'other columns', content: 'name,day\nAda,2026-01-01', says: /athlete, date, load is missing/ },
  ])('exits with 1 for a file of $what', async ({ content, says }) => {
    const { code, err } = await deload('metrics', await file(content));
    expect(code).toBe(1);
    expect(err).toMatch(says);
  });
});

describe('deload risk', () => {
  const history = (checkIns: readonly object[]) => ({
    schema: 'athlete-history/1',
    asOf: '2026-03-10',
    profile: { sport: 'football', zone: 'Europe/Berlin' },
    checkIns,
  });

  it('gives findings with their evidence', async () => {
    const sore = ['2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'].map((at) => ({
      at,
      soreness: [{ area: 'calf', side: 'left', value: 9 }],
      pain: 8,
    }));
    const { code, out } = await deload('risk', await file(history(sore)));
    const { findings } = JSON.parse(out) as { findings: { pattern: string; severity: string; evidence: object }[] };
    expect(code).toBe(0);
    expect(findings).toMatchObject([
      {
        ...{ pattern: 'R01', severity: 'watch', area: 'calf', side: 'left' },
        evidence: { checkIns: 4, threshold: 6, times: 4, worst: 9 },
      },
    ]);
  });

  it('finds nothing where nothing is known', async () => {
    const { code, out } = await deload('risk', await file(history([])));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ findings: [] });
  });

  it('exits with 1 and names what does not fit', async () => {
    const { code, out, err } = await deload('risk', await file(history([{ at: 'yesterday', soreness: 4 }])));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('checkIns.0.at');
    expect(err).toContain('checkIns.0.soreness');
  });
});

describe('deload calendar', () => {
  const ICS = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//club//EN',
    'BEGIN:VEVENT',
    'UID:a@club',
    'DTSTAMP:20260301T000000Z',
    'DTSTART;TZID=Europe/Berlin:20260327T180000',
    'DTEND;TZID=Europe/Berlin:20260327T193000',
    'RRULE:FREQ=WEEKLY;COUNT=2',
    'SUMMARY:Training',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const window = ['--zone', 'Europe/Berlin', '--from', '2026-03-20', '--to', '2026-04-20'];

  it('gives occurrences in UTC with their meaning, over a change of clocks', async () => {
    const { code, out } = await deload('calendar', await file(ICS), ...window);
    const { occurrences, warnings } = JSON.parse(out) as { occurrences: Record<string, unknown>[]; warnings: unknown };
    expect(code).toBe(0);
    expect(warnings).toEqual([]);
    expect(occurrences.map(({ start, end }) => [start, end])).toEqual([
      ['2026-03-27T17:00:00Z', '2026-03-27T18:30:00Z'],
      ['2026-04-03T16:00:00Z', '2026-04-03T17:30:00Z'],
    ]);
    expect(Object.keys(occurrences[0] ?? {})).toEqual([
      'uid',
      'start',
      'end',
      'allDay',
      'summary',
      'status',
      'kind',
      'intensity',
    ]);
    expect(occurrences[0]).toMatchObject({ allDay: false, summary: 'Training', kind: 'training' });
  });

  it('exits with 1 for what is not a calendar', async () => {
    const { code, out } = await deload('calendar', await file('<html>sign in</html>'), ...window);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ occurrences: [], warnings: [{ code: 'not-a-calendar' }] });
  });
});

describe('deload plan', () => {
  it('plans every instance into what its own check accepts', async () => {
    const instances = fc.sample(anInstance, { numRuns: 5, seed: 7 });
    for (const instance of instances) {
      const given = await file(instance);
      const made = join(folder, `plan-${files}.json`);
      const planned = await deload('plan', given, '--seconds', '1', '--seed', '1', '--out', made);
      expect(planned.code).toBe(0);
      const printed = JSON.parse(planned.out) as { objective: number; sessions: number; needs: number };
      expect(Object.keys(printed)).toEqual(['objective', 'upperBound', 'gap', 'seconds', 'sessions', 'needs']);
      expect(printed.needs).toBe(instance.athletes.flatMap(({ needs }) => needs).length);
      const plan = JSON.parse(await readFile(made, 'utf8')) as { format: string; sessions: unknown[] };
      expect(plan).toMatchObject({ format: 'recovery-plan/1', instance: instance.name });
      expect(plan.sessions).toHaveLength(printed.sessions);
      const checked = await deload('plan', given, '--check', made);
      expect(checked.code).toBe(0);
      expect(JSON.parse(checked.out)).toMatchObject({ feasible: true, objective: printed.objective });
    }
  });

  it('exits with 1 for a plan that breaks the instance', async () => {
    const [instance] = fc.sample(anInstance, { numRuns: 1, seed: 7 });
    const session = { need: 'nobody', type: 'nothing', therapist: 'nobody', start: 0 };
    const plan = { format: 'recovery-plan/1', instance: instance?.name ?? '', sessions: [session] };
    const { code, out } = await deload('plan', await file(instance ?? {}), '--check', await file(plan));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ feasible: false });
  });

  it('exits with 1 and names the rule an instance breaks', async () => {
    const { code, out, err } = await deload('plan', await file({ format: 'recovery-plan-instance/1' }));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('$.gridMinutes');
  });
});

// Each is a process of its own, which builds first when a source changed.
describe('deload as it is installed', { timeout: 60_000 }, () => {
  it('prints a Slack manifest with every command, and nothing else on stdout', async () => {
    const { code, out } = await deloadProcess(['manifest'], { cwd: folder });
    expect(code).toBe(0);
    const manifest = JSON.parse(out) as {
      features: { slash_commands: { command: string; usage_hint?: string }[] };
      settings: { socket_mode_enabled: boolean };
    };
    const [everything] = manifest.features.slash_commands;
    expect(everything?.command).toBe('/deload');
    for (const { name } of allCommands) expect(everything?.usage_hint).toContain(name);
    expect(manifest.settings.socket_mode_enabled).toBe(true);
  });

  it('prints the manifest for HTTP only with an address', async () => {
    expect(await deloadProcess(['manifest', '--http'], { cwd: folder })).toMatchObject({ code: 1, out: '' });
    const env = { PUBLIC_URL: 'https://deload.example.org' };
    const { code, out } = await deloadProcess(['manifest', '--http'], { cwd: folder, env });
    expect(code).toBe(0);
    expect(out).toContain('https://deload.example.org/slack/events');
  });

  it('reads .env of the folder it is called in', async () => {
    await writeFile(join(folder, '.env'), 'PUBLIC_URL=https://from-file.example.org\n');
    try {
      const { out } = await deloadProcess(['manifest', '--http'], { cwd: folder });
      expect(out).toContain('https://from-file.example.org/slack/events');
    } finally {
      await rm(join(folder, '.env'));
    }
  });

  it('exits with 2 for wrong usage', async () => {
    expect(await deloadProcess(['metrics'], { cwd: folder })).toMatchObject({ code: 2, out: '' });
  });

  it('names every problem at once and does not start', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port));
    });
    try {
      const env = { PORT: String(port), LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'xoxb-1', DELOAD_SECRET: 'short' };
      const { code, out, err } = await deloadProcess(['start'], { cwd: folder, env });
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toContain('4 things stand in the way');
      for (const setting of ['PORT', 'LOG_LEVEL', 'DELOAD_SECRET', 'SLACK_APP_TOKEN'])
        expect(err).toContain(`  ${setting}: `);
      expect(err).toContain(`PORT=${port + 1}`);
    } finally {
      taken.close();
    }
  });
});
