import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { circlesOf } from './support/circles.ts';
import {
  EXCEPTIONS,
  FLOORS,
  type Import,
  moduleOf,
  ROOMS,
  refusalOf,
  roomOf,
  roomRefusalOf,
  SHELF,
  SUBJECTS,
} from './support/floors.ts';
import { importLines, importsOf, ROOT, type Source, sources } from './support/sources.ts';

const files = sources();
const imports = files.flatMap(importsOf);
const inFolders = (...folders: readonly string[]) =>
  files.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)));

/** Every line of these files that holds a word, as `path:line: text`. */
function linesWith(where: readonly Source[], word: RegExp): readonly string[] {
  return where.flatMap(({ path, code }) =>
    code.split('\n').flatMap((line, at) => (word.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );
}

describe('the floors', () => {
  it('look at the whole repository', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(600);
    for (const folder of ['src', 'commands', 'test']) expect(inFolders(folder).length).toBeGreaterThan(10);
    for (const file of files)
      expect(importsOf(file).length, `imports of ${file.path}`).toBeGreaterThanOrEqual(importLines(file));
    const seen = new Set(files.map(({ path }) => moduleOf(path)));
    const inTable = ['domain', 'store', 'calendar', 'care', 'chat', 'commands', 'notices', 'jobs', 'web', 'front'];
    expect(inTable.filter((module) => !seen.has(module))).toEqual([]);
  });

  it('hold for every import', () => {
    expect(imports.flatMap((one) => refusalOf(one) ?? [])).toEqual([]);
  });

  it('keep only exceptions that are needed', () => {
    const unneeded = EXCEPTIONS.filter(({ from, to }) => !imports.some((one) => one.from === from && one.to === to));
    expect(unneeded).toEqual([]);
  });

  it('go down: no two modules may import each other', () => {
    const both = Object.entries(FLOORS).flatMap(([module, { house }]) =>
      house.filter((other) => other !== module && FLOORS[other]?.house.includes(module)),
    );
    expect(both).toEqual([]);
  });

  it('keep the shelf to itself', () => {
    for (const module of SHELF) expect(FLOORS[module]?.house).toEqual([]);
  });

  const value = (from: string, to: string): Import => ({ from, to, typeOnly: false });
  const type = (from: string, to: string): Import => ({ from, to, typeOnly: true });

  it.each([
    value('src/domain/load/ewma.ts', 'node:crypto'),
    value('src/domain/load/ewma.ts', 'src/clock.ts'),
    value('src/domain/risk/assess.ts', 'src/store/index.ts'),
    type('src/domain/risk/assess.ts', 'src/i18n/translate.ts'),
    value('src/domain/day.ts', 'pino'),
    value('src/store/index.ts', 'src/care/index.ts'),
    value('src/store/index.ts', 'src/chat/doc.ts'),
    value('src/calendar/fetch.ts', 'src/store/index.ts'),
    value('src/solver/highs.ts', 'src/calendar/read.ts'),
    value('src/domain/scheduling/plan.ts', 'highs'),
    value('src/care/book.ts', 'src/chat/doc.ts'),
    type('src/care/book.ts', 'src/chat/doc.ts'),
    value('src/care/book.ts', 'discord.js'),
    value('src/care/book.ts', '@prisma/client'),
    value('src/chat/options.ts', 'src/store/index.ts'),
    value('src/chat/options.ts', 'src/care/access.ts'),
    value('src/chat/answer.ts', 'src/care/book.ts'),
    value('src/chat/answer.ts', 'discord.js'),
    value('commands/book.ts', 'src/store/index.ts'),
    value('commands/book.ts', 'src/calendar/classify.ts'),
    value('commands/book.ts', 'src/care/book.ts'),
    type('commands/book.ts', 'discord.js'),
    value('commands/book.ts', '@slack/bolt'),
    value('src/notices/bookingReminder.ts', 'src/store/index.ts'),
    value('src/chat/discord/platform.ts', 'src/chat/slack/limits.ts'),
    value('src/chat/discord/platform.ts', 'src/care/index.ts'),
    type('src/chat/slack/platform.ts', 'src/store/index.ts'),
    value('src/chat/slack/platform.ts', 'discord.js'),
    value('src/chat/playground/platform.ts', 'src/care/index.ts'),
    value('src/jobs/deliver.ts', 'src/store/outbox.ts'),
    value('src/jobs/deliver.ts', 'src/notices/index.ts'),
    value('src/jobs/deliver.ts', 'src/chat/discord/send.ts'),
    value('src/web/server.ts', 'src/store/index.ts'),
    value('src/log.ts', 'src/config.ts'.replace('config', 'care/index')),
    value('src/i18n/translate.ts', 'src/domain/day.ts'),
    value('src/care/book.ts', 'src/main.ts'),
    value('src/care/book.ts', 'src/house.ts'),
    value('src/web/server.ts', 'test/support/house.ts'),
    value('src/newFloor/thing.ts', 'zod'),
  ])('forbid $from to import $to', (one) => {
    expect(refusalOf(one)).toMatch(/ (does not import|knows only the types of|imports|is in no module)\b/);
    expect(refusalOf(one)).toContain(one.from === 'src/newFloor/thing.ts' ? one.from : one.to);
  });

  it.each([
    value('src/domain/load/ewma.ts', 'luxon'),
    value('src/care/book.ts', 'src/store/index.ts'),
    value('src/care/book.ts', 'src/clock.ts'),
    type('commands/book.ts', 'src/care/book.ts'),
    value('src/chat/playground/page.ts', 'hono/html'),
    value('src/main.ts', 'src/chat/discord/platform.ts'),
    value('test/wire/discord.ts', 'discord.js'),
  ])('allow $from to import $to', (one) => {
    expect(refusalOf(one)).toBeNull();
  });
});

describe('the subjects', () => {
  it('hold for every import', () => {
    expect(imports.flatMap((one) => roomRefusalOf(one) ?? [])).toEqual([]);
  });

  it('are the rooms of every floor: each file is in one, and each room is lived in', () => {
    const inNone = files.flatMap(({ path }) => roomRefusalOf({ from: path, to: path }) ?? []);
    expect(inNone).toEqual([]);
    const livedIn = (floor: string) => new Set(files.flatMap(({ path }) => placeOn(floor, path) ?? []));
    for (const floor of ['src/care', 'src/domain'])
      expect([...livedIn(floor)].sort()).toEqual([...(ROOMS[floor] ?? [])].sort());
    for (const floor of Object.keys(ROOMS)) expect([...livedIn(floor)].length, floor).toBeGreaterThan(3);
  });

  it('have one name on every floor', () => {
    const others = Object.values(ROOMS)
      .flat()
      .filter((room) => !(SUBJECTS as readonly string[]).includes(room));
    expect([...new Set(others)].sort()).toEqual(['database', 'scheduling']);
  });

  it('are said by docs/architecture.md in the same order', () => {
    const page = readFileSync(`${ROOT}docs/architecture.md`, 'utf8');
    const section = page.slice(page.indexOf('## Subjects'), page.indexOf('## Where things live'));
    const rows = [...section.matchAll(/^\| (\w+) +\|/gm)].map((match) => match[1] ?? '');
    expect(rows.filter((name) => (SUBJECTS as readonly string[]).includes(name))).toEqual([...SUBJECTS]);
  });

  it('are a page of care: what is called is care.subject.verb', () => {
    const page = files.find(({ path }) => path === 'src/care/index.ts')?.code ?? '';
    expect([...page.matchAll(/^ {2}(\w+): \1\(deps\),$/gm)].map((match) => match[1])).toEqual([...SUBJECTS]);
  });

  it.each([
    ['src/care/people/join.ts', 'src/care/team/team.ts'],
    ['src/care/booking/book.ts', 'src/care/plan/decide.ts'],
    ['src/care/clinic/clinic.ts', 'src/care/medical/intake.ts'],
    ['src/store/people/people.ts', 'src/store/booking/bookings.ts'],
    ['src/store/database/open.ts', 'src/store/people/people.ts'],
    ['src/chat/words/booking/limits.ts', 'src/chat/words/medical/intake.ts'],
    ['src/domain/checkIn/checkIn.ts', 'src/domain/training/session.ts'],
    ['src/domain/medical/protocol.ts', 'src/domain/booking/slots.ts'],
    ['src/notices/team/thing.ts', 'src/notices/squad/thing.ts'],
    ['src/care/massage/thing.ts', 'src/care/access.ts'],
  ])('forbid %s to import %s', (from, to) => {
    expect(roomRefusalOf({ from, to })).not.toBeNull();
  });

  it.each([
    ['src/care/plan/decide.ts', 'src/care/booking/book.ts'],
    ['src/care/squad/roster.ts', 'src/care/access.ts'],
    ['src/care/index.ts', 'src/care/squad/index.ts'],
    ['src/care/booking/book.ts', 'src/store/training/sessions.ts'],
    ['src/domain/booking/slots.ts', 'src/domain/medical/protocol.ts'],
  ])('allow %s to import %s', (from, to) => {
    expect(roomRefusalOf({ from, to })).toBeNull();
  });
});

describe('import circles', () => {
  it('are nowhere, types included', () => {
    expect(circlesOf(imports)).toEqual([]);
  });

  it('are found', () => {
    const edge = (from: string, to: string) => ({ from, to });
    expect(circlesOf([edge('a', 'b'), edge('b', 'c'), edge('a', 'c')])).toEqual([]);
    expect(circlesOf([edge('a', 'b'), edge('b', 'a')])).toEqual([['a', 'b']]);
    expect(circlesOf([edge('a', 'b'), edge('b', 'c'), edge('c', 'b'), edge('d', 'a')])).toEqual([['b', 'c']]);
    const two = [edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'd'), edge('d', 'e'), edge('e', 'd')];
    expect(circlesOf(two)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
    expect(circlesOf([edge('a', 'a')])).toEqual([['a']]);
  });
});

describe('the names of files', () => {
  const isNamedWell = (path: string) => {
    const name = path.split('/').at(-1) ?? '';
    return /^[a-z][A-Za-z0-9]*(\.(test|browser\.test|racer|discord\.test|slack\.test|fake\.test|playground\.test|config))?\.ts$/.test(
      name,
    );
  };

  it('are nouns in camel case', () => {
    const others = files.map(({ path }) => path).filter((path) => !isNamedWell(path));
    expect(others).toEqual([]);
  });

  it.each(['src/care/booking/Book.ts', 'src/care/booking/book-slot.ts', 'src/care/booking/book_slot.ts'])(
    'are not like %s',
    (path) => {
      expect(isNamedWell(path)).toBe(false);
    },
  );
});

function placeOn(floor: string, path: string): string | null {
  const place = roomOf(path);
  return place?.floor === floor ? place.room : null;
}

describe('a file that is read', () => {
  it.each([
    { text: "import { a } from 'zod';", to: 'zod', typeOnly: false },
    { text: "import type { A } from '../domain/day.ts';", to: 'src/domain/day.ts', typeOnly: true },
    { text: "import {\n  a,\n  type B,\n} from './b.ts';", to: 'src/care/b.ts', typeOnly: false },
    { text: "export * from 'pg';", to: 'pg', typeOnly: false },
    { text: "export type { A } from './a.ts';", to: 'src/care/a.ts', typeOnly: true },
    { text: "import './side.ts';", to: 'src/care/side.ts', typeOnly: false },
    { text: "const a = await import('discord.js');", to: 'discord.js', typeOnly: false },
    { text: "let a: typeof import('@slack/bolt');", to: '@slack/bolt', typeOnly: true },
  ])('gives the import of $text', ({ text, to, typeOnly }) => {
    expect(importsOf({ path: 'src/care/x.ts', text, code: text })).toEqual([{ from: 'src/care/x.ts', to, typeOnly }]);
  });

  it('does not take other strings for imports', () => {
    const text = "export const from = 'pg';\nconst b = 'import x from y';\nexport function c() {\n  return 'zod';\n}\n";
    expect(importsOf({ path: 'src/care/x.ts', text, code: text })).toEqual([]);
  });
});

describe('the code', () => {
  const CLOCKS = /\bDate\.now\(|\bnew Date\(\)|\bDateTime\.(now|local|utc)\(\s*\)|\bperformance\.now\(/;

  it('decides purely: no clock, no chance and no machine in the domain', () => {
    const impure =
      /\bMath\.random\(|\bprocess\.|\bglobalThis\.|\bcrypto\.|\bfetch\(|\bset(Timeout|Interval|Immediate)\(|\bconsole\./;
    expect(linesWith(inFolders('src/domain'), CLOCKS)).toEqual([]);
    expect(linesWith(inFolders('src/domain'), impure)).toEqual([]);
  });

  it('is told the time of day, and reads it in one place', () => {
    const told = inFolders('src/care', 'src/notices', 'src/web', 'src/i18n', 'commands');
    expect(linesWith(told, CLOCKS)).toEqual([]);
    const ownClock = /\bDate\.now\(|\bnew Date\(\)/;
    expect(linesWith(inFolders('src/jobs', 'src/chat', 'src/calendar'), ownClock)).toEqual([]);
  });

  it('imports only what can be named', () => {
    const unnamed = /(?<!['`\w])import\((?!\s*['"`])/;
    expect(linesWith(inFolders('src', 'commands'), unnamed)).toEqual([]);
  });

  it('has no default export', () => {
    expect(linesWith(files, /^export default\b|\bas default\b/)).toEqual([]);
  });

  it('reads no setting behind the back of config.ts', () => {
    const readers = linesWith(inFolders('src', 'commands'), /\bprocess\.env\b/).map((line) => line.split(':')[0]);
    expect(
      readers.filter((path) => !path?.startsWith('src/cli/') && !path?.startsWith('src/store/database/embedded')),
    ).toEqual([]);
  });
});

describe('the tests', () => {
  const tests = inFolders('test').filter(({ path }) => path !== 'test/architecture.test.ts');

  it('run all, and run the real thing', () => {
    expect(linesWith(tests, /\bvi\.(mock|doMock|hoisted)\(/)).toEqual([]);
    expect(linesWith(tests, /\b(it|test|describe)(\.\w+)*\.(only|skip|todo|fails)\b/)).toEqual([]);
    expect(linesWith(tests, /\btoMatch(Inline|File)?Snapshot\(/)).toEqual([]);
  });

  it('do not sleep', () => {
    const sleeps = /\bset(Timeout|Interval)\(\s*(resolve|done|r|res|ok)\b|timers\/promises|=>\s*setTimeout\(/;
    expect(linesWith(tests, sleeps)).toEqual([]);
  });
});
