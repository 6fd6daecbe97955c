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

  'chat/discord': { house: ['domain', 'chat'], npm: ['discord.js', 'undici'], node: true },
  'chat/slack': { house: ['domain', 'chat'], npm: ['@slack/bolt'], node: true },
  'chat/playground': { house: ['domain', 'chat'], npm: ['hono', 'zod'], node: true },
  jobs: { house: ['domain', 'care'], types: ['chat', 'notices'], npm: ['node-cron'], node: true },
  web: { house: ['domain', 'care', 'charts', 'ics'], npm: ['hono', '@hono/node-server', 'zod'], node: true },

  /** The club of the playground: fills a store, and lends the playground its people and clock. */
  sample: { house: ['domain', 'store', 'calendar', 'care', 'chat/playground'], npm: [], node: true },
  /** What docs/commands.md and docs/formats are written from. */
  docs: { house: ['domain', 'chat', 'commands', 'solver'], npm: ['zod'], node: true },
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

/**
 * What Deload is about, low to high: a subject may use only those before it, and has the same name on every floor.
 * docs/architecture.md says what each of them is.
 */
export const SUBJECTS = [
  'people',
  'team',
  'messages',
  'clinic',
  'booking',
  'plan',
  'calendar',
  'risk',
  'medical',
  'checkIn',
  'training',
  'squad',
] as const;

/**
 * Which folders a floor has, low to high; files beside them belong to the whole floor. The domain's order is its own:
 * what happened (checkIn, training) comes before what may be done (clinic, medical), and both before the arithmetic of a
 * week (scheduling), which booking and plan share (docs/decisions/0019-subjects.md).
 */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/care': SUBJECTS,
  'src/store': ['database', ...SUBJECTS],
  'src/chat/words': SUBJECTS,
  'src/notices': SUBJECTS,
  'src/domain': [
    'people',
    'team',
    'checkIn',
    'training',
    'clinic',
    'medical',
    'calendar',
    'risk',
    'scheduling',
    'booking',
    'plan',
  ],
  'src/i18n/locales/en': SUBJECTS,
};

/** Written by a program, or read by the whole floor. */
const NO_ROOMS = ['src/store/generated'];

/** The floor and the room of a file: `src/care/booking/book.ts` is in room `booking` of `src/care`. */
export function roomOf(path: string): { readonly floor: string; readonly room: string } | null {
  if (NO_ROOMS.some((folder) => path.startsWith(`${folder}/`))) return null;
  const floor = Object.keys(ROOMS).find((one) => path.startsWith(`${one}/`));
  if (floor === undefined) return null;
  const [room, ...rest] = path.slice(floor.length + 1).split('/');
  return room === undefined || rest.length === 0 ? null : { floor, room };
}

/** What the order of subjects says about one import: null when it is allowed, else why not. */
export function roomRefusalOf({ from, to }: Pick<Import, 'from' | 'to'>): string | null {
  const here = roomOf(from);
  const there = roomOf(to);
  if (!here) return null;
  const order = ROOMS[here.floor] ?? [];
  if (!order.includes(here.room)) return `${from} is in no subject of ${here.floor}`;
  if (!there || there.floor !== here.floor) return null;
  return order.indexOf(there.room) <= order.indexOf(here.room)
    ? null
    : `${here.room} stands before ${there.room} in ${here.floor} (${from} imports ${to})`;
}

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
