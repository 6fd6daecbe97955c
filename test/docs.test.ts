import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { clinicalReference } from '../src/docs/clinical.ts';
import { commandReference } from '../src/docs/commands.ts';
import { formats } from '../src/docs/formats.ts';
import { fourWeeksReference } from '../src/docs/fourWeeks.ts';
import { deload } from './support/cli.ts';
import { EXCEPTIONS, FLOORS } from './support/floors.ts';
import { ROOT } from './support/sources.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Every file that the how-to pages write out. */
const howTo = PAGES.filter((page) => page.startsWith('docs/development/')).flatMap((page) =>
  [...read(page).matchAll(/^ *\/\/ ((?:src|commands|test)\/[\w/.]+\.ts)\n([\s\S]*?)^ *```$/gm)].map(
    ([, path = '', code = '']) => ({ page, path, code }),
  ),
);

/** As GitHub makes it from a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

describe('what is generated', () => {
  it('is up to date: docs/commands.md (else: npm run docs)', () => {
    expect(read('docs/commands.md')).toBe(commandReference());
  });

  it('is up to date: docs/four-weeks.md (else: npm run docs)', async () => {
    expect(read('docs/four-weeks.md')).toBe(await fourWeeksReference());
  });

  it('is up to date: docs/clinical.md (else: npm run docs)', () => {
    expect(read('docs/clinical.md')).toBe(clinicalReference());
  });

  it.each(Object.entries(formats()))('is up to date: docs/formats/%s.schema.json (else: npm run docs)', (name, now) => {
    expect(JSON.parse(read(`docs/formats/${name}.schema.json`))).toEqual(JSON.parse(JSON.stringify(now)));
  });

  it('leaves no old format behind', () => {
    const names = Object.keys(formats()).map((name) => `${name}.schema.json`);
    expect(readdirSync(join(ROOT, 'docs/formats')).sort()).toEqual(names.sort());
  });
});

describe('the settings', () => {
  const source = read('src/config.ts');
  const settings = matches(source.slice(0, source.indexOf('const EXAMPLES')), /^ {2}([A-Z][A-Z_]+):/gm);
  const rows = new Map(
    [...read('docs/settings.md').matchAll(/^\| `([A-Z][A-Z_]+)` *\| (.+?) *\| .+ \|$/gm)].map(
      ([, name = '', preset = '']) => [name, preset.replaceAll('`', '')],
    ),
  );

  it('are the same in docs/settings.md, .env.example and config.ts', () => {
    expect(settings.length).toBeGreaterThan(14);
    expect([...rows.keys()]).toEqual(settings);
    expect(matches(read('.env.example'), /^#?([A-Z][A-Z_]+)=/gm).sort()).toEqual([...settings].sort());
  });

  it('have the defaults docs/settings.md gives', () => {
    const config = readConfig({});
    if ('problems' in config) return expect(config.problems).toEqual([]);
    expect(rows.get('PORT')).toBe(String(config.port));
    expect(rows.get('HOST')).toBe(config.host);
    expect(rows.get('DELOAD_DATA')).toBe(config.dataDir);
    expect(rows.get('LOG_LEVEL')).toBe(config.logLevel);
    expect(config).toMatchObject({ databaseUrl: null, secret: null, publicUrl: null, discord: null, slack: null });
    expect(rows.get('DATABASE_URL')).toBe('none');
  });

  it('work as .env.example has them', () => {
    const example = Object.fromEntries(
      [...read('.env.example').matchAll(/^#([A-Z][A-Z_]+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(readConfig(example)).not.toHaveProperty('problems');
  });
});

describe('docs/command-line.md', () => {
  it('names every command of deload, and no other', async () => {
    const { err } = await deload('help');
    const known = matches(err, /^ {2}deload (\w+)/gm);
    expect(known.length).toBeGreaterThan(6);
    expect(matches(read('docs/command-line.md'), /^\| `(\w+)/gm).sort()).toEqual([...known].sort());
  });
});

describe('the README', () => {
  const readme = read('README.md');

  it('has both commands, and fewer lines than a newcomer gives up at', () => {
    expect(readme).toMatch(/^npm ci && npm start\b.*\nnpm ci && npm test\b/m);
    expect(readme.split('\n').length).toBeLessThan(200);
  });

  it('leads to every page of docs', () => {
    const pages = PAGES.filter((page) => /^docs\/[\w-]+\.md$/.test(page));
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.filter((page) => !readme.includes(`](${page})`))).toEqual([]);
  });
});

describe('the how-to pages', () => {
  it('import only what there is', () => {
    const imports = howTo.flatMap(({ page, path, code }) =>
      [...code.matchAll(/import (?:type )?\{([^}]+)\} from '(\.[^']+)'/g)].flatMap(([, names = '', from = '']) =>
        names
          .split(',')
          .map((name) => ({ page, from: join(dirname(path), from), name: name.replace(/^\s*type /, '').trim() })),
      ),
    );
    expect(imports.length).toBeGreaterThan(15);
    const written = new Set(howTo.map(({ path }) => path));
    const lost = imports.filter(
      ({ from, name }) =>
        !written.has(from) &&
        !(existsSync(join(ROOT, from)) && new RegExp(`^export .*\\b${name}\\b`, 'm').test(read(from))),
    );
    expect(lost).toEqual([]);
  });

  it('ask care only for what it does', () => {
    const asked = howTo.flatMap(({ code }) => [...code.matchAll(/\bcare\.(\w+)\.(\w+)\(/g)]);
    expect(asked.length).toBeGreaterThan(1);
    const does = (subject = '', verb = '') =>
      existsSync(join(ROOT, 'src/care', subject, 'index.ts')) &&
      new RegExp(`^ {2}${verb}: `, 'm').test(read(`src/care/${subject}/index.ts`));
    expect(asked.filter(([, subject, verb]) => !does(subject, verb)).map(([call]) => call)).toEqual([]);
  });
});

describe('the pages', () => {
  it.each(PAGES)('%s: links lead somewhere', (page) => {
    const links = matches(read(page), /\]\(([^)#\s]+)/g).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
  });

  it('link to headings that exist', () => {
    const anchors = PAGES.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g)].map(([, to = '', anchor = '']) => ({
        page,
        to,
        anchor,
      })),
    );
    expect(anchors.length).toBeGreaterThan(10);
    const lost = anchors.filter(({ page, to, anchor }) => {
      const text = read(to === '' ? page : join(dirname(page), to));
      return !matches(text, /^#+ (.+)$/gm)
        .map(anchorOf)
        .includes(anchor);
    });
    expect(lost).toEqual([]);
  });

  it('name only files that exist', () => {
    const FILES = /`((?:src|commands|test|prisma|bench|docs)\/[\w./-]*\w)\/?`/g;
    const named = PAGES.flatMap((page) => matches(read(page), FILES).map((path) => ({ page, path })));
    expect(named.length).toBeGreaterThan(20);
    const known = (path: string) => existsSync(join(ROOT, path)) || howTo.some((file) => file.path === path);
    expect(named.filter(({ path }) => !known(path))).toEqual([]);
  });

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = PAGES.flatMap((page) => matches(read(page), /npm run (?:--silent )?([a-z:]+)/g));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('describe every module of the table of floors', () => {
    const table = matches(read('docs/architecture.md'), /^\| `([a-z/]+)` *\|/gm);
    const shelf = ['config', 'clock', 'log', 'metrics', 'i18n'];
    expect([...table, ...shelf].sort()).toEqual(Object.keys(FLOORS).sort());
    const records = matches(EXCEPTIONS.map(({ why }) => why).join('\n'), /(docs\/decisions\/[\w.-]+)/g);
    expect(records.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('say of every table of the database what is in it', () => {
    const schema = readdirSync(join(ROOT, 'prisma'))
      .filter((name) => name.endsWith('.prisma'))
      .map((name) => read(`prisma/${name}`))
      .join('\n');
    const models = matches(schema, /^model (\w+)/gm);
    const told = matches(matches(read('docs/privacy.md'), /^\| (`\w+`(?:, `\w+`)*) *\|/gm).join(), /`(\w+)`/g);
    expect(models.length).toBeGreaterThan(20);
    expect(told.sort()).toEqual(models.sort());
  });

  it('number the decisions without a gap', () => {
    const numbers = readdirSync(join(ROOT, 'docs/decisions')).map((name) => Number(name.slice(0, 4)));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
  });
});
