/**
 * The floors of the house as a table: what each module may import of the house, of npm and of Node. docs/architecture.md
 * says it in words, test/architecture.test.ts holds every import against it.
 */

interface Floor {
  /** Modules of the house; its own files are always allowed. */
  readonly house: readonly string[];
  /** Modules it may know the types of, and nothing else. */
  readonly types?: readonly string[];
  /** npm packages; a subpath (`hono/html`) belongs to its package. */
  readonly npm: readonly string[];
  /** May import `node:*`. */
  readonly node: boolean;
}

/** Anyone above the domain may use these; they import nothing from the house but each other. */
export const SHELF = ['config', 'clock', 'log', 'metrics', 'thread', 'i18n'] as const;

export const FLOORS: Readonly<Record<string, Floor>> = {
  domain: { house: [], npm: ['luxon', 'zod'], node: false },

  config: { house: [], npm: ['zod'], node: false },
  clock: { house: [], npm: [], node: false },
  thread: { house: [], npm: [], node: true },
  log: { house: [], npm: ['pino'], node: true },
  metrics: { house: [], npm: ['prom-client'], node: false },
  i18n: { house: [], npm: ['intl-messageformat', 'luxon'], node: false },

  store: { house: ['domain'], npm: ['zod', 'pg', '@prisma/adapter-pg', '@prisma/client'], node: true },
  calendar: {
    house: ['domain'],
    npm: [
      'zod',
      'luxon',
      'got',
      'request-filtering-agent',
      'tsdav',
      'ical.js',
      'rrule-temporal',
      'temporal-polyfill',
      'windows-iana',
      'csv-parse',
    ],
    node: true,
  },
  solver: { house: ['domain'], npm: ['highs', 'zod'], node: true },
  charts: {
    house: ['domain'],
    npm: ['echarts', '@resvg/resvg-js', 'body-muscles', '@expo-google-fonts/inter'],
    node: true,
  },

  ics: { house: ['domain'], npm: ['ical-generator'], node: false },

  care: { house: ['domain', 'store', 'calendar', 'solver'], npm: ['luxon', 'zod'], node: true },
  chat: { house: ['domain', 'charts', 'ics'], types: ['care'], npm: ['zod'], node: true },
  commands: { house: ['domain', 'chat'], types: ['care'], npm: ['zod'], node: false },
  notices: { house: ['domain', 'chat'], types: ['care'], npm: ['zod'], node: false },

  'chat/discord': { house: ['domain', 'chat'], npm: ['discord.js'], node: true },
  'chat/slack': { house: ['domain', 'chat'], npm: ['@slack/bolt'], node: true },
  'chat/playground': { house: ['domain', 'chat'], npm: ['hono', 'zod'], node: true },
  jobs: { house: ['domain', 'care'], types: ['chat', 'notices'], npm: ['node-cron'], node: true },
  web: { house: ['domain', 'care', 'charts', 'ics'], npm: ['hono', '@hono/node-server', 'zod'], node: true },

  /** The club of the playground: fills a store, and lends the playground its people and clock. */
  sample: { house: ['domain', 'store', 'calendar', 'care', 'chat/playground'], npm: [], node: true },
  /** What docs/commands.md and docs/formats are written from. */
  docs: { house: ['domain', 'chat', 'commands'], npm: ['zod'], node: true },
  /** main, house, welcome, preflight, nudge, cli: the only files that know everybody. */
  front: {
    house: [
      ...['domain', 'store', 'calendar', 'solver', 'charts', 'care', 'chat', 'commands', 'notices', 'jobs', 'web'],
      ...['chat/discord', 'chat/slack', 'chat/playground', 'sample', 'front'],
    ],
    npm: ['luxon', 'csv-parse'],
    node: true,
  },
};

/** Single imports that the table would refuse, each with its reason in docs/decisions. */
export const EXCEPTIONS: readonly { readonly from: string; readonly to: string; readonly why: string }[] = [
  {
    from: 'src/chat/answer.ts',
    to: 'src/care/access.ts',
    why: 'the one road asks the one rule about roles (docs/decisions/0006-floors-as-built.md)',
  },
];

const FRONT = ['main', 'house', 'welcome', 'preflight', 'nudge', 'cli'];
const PLATFORMS = ['discord', 'slack', 'playground'];

/** The module a file of the repository belongs to: `null` for tests, benchmarks and configuration, which may import all. */
export function moduleOf(path: string): string | null {
  const [top, second = '', third = '', ...rest] = path.split('/');
  if (top === 'commands') return 'commands';
  if (top !== 'src') return null;
  if (second === 'chat' && rest.length > 0 && PLATFORMS.includes(third)) return `chat/${third}`;
  const name = second.replace(/\.ts$/, '');
  return FRONT.includes(name) ? 'front' : name;
}

export interface Import {
  /** The importing file, from the root of the repository. */
  readonly from: string;
  /** A file from the root of the repository, or an npm package, or `node:*`. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** What the table says about one import: null when it is allowed, else why not. */
export function refusalOf({ from, to, typeOnly }: Import): string | null {
  const module = moduleOf(from);
  if (module === null) return null;
  const floor = FLOORS[module];
  if (!floor) return `${from} is in no module of the table`;
  if (to.startsWith('node:')) return floor.node ? null : `${module} does not import ${to}`;
  if (!isFile(to)) return floor.npm.includes(packageOf(to)) ? null : `${module} does not import ${packageOf(to)}`;
  const target = moduleOf(to);
  if (target === null) return `${module} imports ${to}, which is not part of the program`;
  if (target === module || floor.house.includes(target)) return null;
  if (module !== 'domain' && (SHELF as readonly string[]).includes(target)) return null;
  if (typeOnly && floor.types?.includes(target)) return null;
  if (EXCEPTIONS.some((one) => one.from === from && one.to === to)) return null;
  return floor.types?.includes(target)
    ? `${module} knows only the types of ${target} (${to})`
    : `${module} does not import ${target} (${to})`;
}

function isFile(to: string): boolean {
  return /^(src|commands|test|bench|dist|prisma)\//.test(to) || /^[^/@]+\.(ts|mjs|json)$/.test(to);
}

/** `hono/html` → `hono`, `@slack/bolt/dist` → `@slack/bolt`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
