import { z } from 'zod';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const text = z.string().trim().min(1);
const webAddress = z.url({ protocol: /^https?$/ });

const ENVIRONMENT = z.object({
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'a PostgreSQL address, e.g. postgres://deload:secret@127.0.0.1:5432/deload',
    })
    .optional(),
  DELOAD_DATA: text.default('./data'),
  DELOAD_SECRET: z
    .string()
    .min(32, { error: 'at least 32 characters, e.g. the output of: openssl rand -hex 32' })
    .optional(),
  PORT: z.coerce.number({ error: 'a port from 0 to 65535, e.g. 3000' }).int().min(0).max(65535).default(3000),
  HOST: text.default('127.0.0.1'),
  PUBLIC_URL: webAddress.optional(),
  DISCORD_TOKEN: text.optional(),
  DISCORD_API_URL: webAddress.optional(),
  SLACK_BOT_TOKEN: text.optional(),
  SLACK_APP_TOKEN: text.optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_CLIENT_ID: text.optional(),
  SLACK_CLIENT_SECRET: text.optional(),
  SLACK_API_URL: webAddress.optional(),
  CALENDAR_ALLOW_HOSTS: z
    .string()
    .default('')
    .transform((hosts) =>
      hosts
        .split(',')
        .map((host) => host.trim())
        .filter(Boolean),
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'one of trace, debug, info, warn, error, silent',
    })
    .default('info'),
});

const EXAMPLES: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://deload:secret@127.0.0.1:5432/deload',
  PORT: '3000',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://deload.example.org',
  DISCORD_API_URL: 'http://127.0.0.1:8080/api',
  SLACK_API_URL: 'http://127.0.0.1:8080/api/',
  DELOAD_SECRET: 'the output of: openssl rand -hex 32',
};

export interface Config {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly secret: string | null;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly discord: { readonly token: string; readonly apiUrl: string | null } | null;
  readonly slack: SlackConfig | null;
  /** Hosts a calendar may be on although their address is private: a team's own server. */
  readonly calendarHosts: readonly string[];
  readonly logLevel: string;
}

export interface SlackConfig {
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  readonly client: { readonly id: string; readonly secret: string } | null;
  readonly apiUrl: string | null;
}

export interface ConfigProblem {
  readonly setting: string;
  readonly says: string;
}

/**
 * Reads the environment once. Reports every problem at once, by name and with an example; blank values count as not
 * set.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config | { readonly problems: readonly ConfigProblem[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = ENVIRONMENT.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map(problemOf);
  const problems = [
    ...wrong,
    ...contradictions(given).filter((one) => !wrong.some(({ setting }) => setting === one.setting)),
  ];
  if (!parsed.success || problems.length > 0) return { problems };
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.DELOAD_DATA,
    secret: env.DELOAD_SECRET ?? null,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? null,
    discord: env.DISCORD_TOKEN ? { token: env.DISCORD_TOKEN, apiUrl: env.DISCORD_API_URL ?? null } : null,
    slack: slackOf(env),
    calendarHosts: env.CALENDAR_ALLOW_HOSTS,
    logLevel: env.LOG_LEVEL,
  };
}

/** This machine and private networks (RFC 1918, 3927, 4193, 6762, 8375): nobody elsewhere can reach them. */
const NOT_ELSEWHERE = [
  /^(?:.+\.)?(?:localhost|local|internal|lan|home\.arpa)$/,
  /^(?:0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./,
  /^\[(?:::1?|::ffff:.*|f[cd].*|fe[89ab].*)\]$/,
];

/**
 * Could Google's, Apple's or Microsoft's servers open this address? Judged by its host alone, without asking anybody.
 */
export function isReachedFromElsewhere(url: string): boolean {
  const host = new URL(url).hostname.toLowerCase().replace(/\.$/, '');
  const isName = /[.:]/.test(host);
  return isName && !NOT_ELSEWHERE.some((pattern) => pattern.test(host));
}

function problemOf(issue: z.core.$ZodIssue): ConfigProblem {
  const setting = String(issue.path[0]);
  const example = EXAMPLES[setting];
  const says = example && !issue.message.includes(example) ? `${issue.message}; for example ${example}` : issue.message;
  return { setting, says };
}

type Environment = z.infer<typeof ENVIRONMENT>;

function slackOf(env: Environment): SlackConfig | null {
  const several = env.SLACK_CLIENT_ID && env.SLACK_CLIENT_SECRET;
  if (!env.SLACK_BOT_TOKEN && !several) return null;
  return {
    botToken: env.SLACK_BOT_TOKEN ?? null,
    appToken: env.SLACK_APP_TOKEN ?? null,
    signingSecret: env.SLACK_SIGNING_SECRET ?? null,
    client: several ? { id: env.SLACK_CLIENT_ID ?? '', secret: env.SLACK_CLIENT_SECRET ?? '' } : null,
    apiUrl: env.SLACK_API_URL ?? null,
  };
}

/** What is wrong between settings that are each fine by themselves. */
function contradictions(given: Readonly<Record<string, string | undefined>>): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const several = given.SLACK_CLIENT_ID && given.SLACK_CLIENT_SECRET;
  const slack = given.SLACK_BOT_TOKEN || several;
  if (slack && !given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET) {
    problems.push({
      setting: 'SLACK_APP_TOKEN',
      says: 'Slack needs SLACK_APP_TOKEN (Socket Mode, starts with xapp-) or SLACK_SIGNING_SECRET (HTTP) beside the bot token',
    });
  }
  if (!slack && (given.SLACK_APP_TOKEN || given.SLACK_SIGNING_SECRET)) {
    problems.push({
      setting: 'SLACK_BOT_TOKEN',
      says: 'missing: the token that starts with xoxb-, from OAuth & Permissions',
    });
  }
  if (Boolean(given.SLACK_CLIENT_ID) !== Boolean(given.SLACK_CLIENT_SECRET)) {
    problems.push({ setting: 'SLACK_CLIENT_SECRET', says: 'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together' });
  }
  const host = given.HOST ?? '127.0.0.1';
  if (!given.DISCORD_TOKEN && !slack && !LOOPBACK.includes(host)) {
    problems.push({
      setting: 'HOST',
      says: `the playground answers only on this machine: use 127.0.0.1, not ${host}, or set DISCORD_TOKEN or SLACK_BOT_TOKEN`,
    });
  }
  return problems;
}
