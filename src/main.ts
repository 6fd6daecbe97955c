import { randomBytes } from 'node:crypto';
import { allCommands } from '../commands/index.ts';
import { makeOpenDav } from './calendar/davClient.ts';
import { makeFetchCalendar } from './calendar/fetch.ts';
import { makeReader } from './calendar/read.ts';
import { makePainter } from './charts/png.ts';
import type { ChatPlatform } from './chat/platform.ts';
import { systemClock } from './clock.ts';
import { type Config, type ConfigProblem, isReachedFromElsewhere, readConfig } from './config.ts';
import { makeHouse } from './house.ts';
import { makeLog } from './log.ts';
import { makeMetrics, watchProcess } from './metrics.ts';
import { nudger } from './nudge.ts';
import { preflight } from './preflight.ts';
import { openDatabase } from './store/database/open.ts';
import { makeSealer, sealingKeys } from './store/database/seal.ts';
import { openStore } from './store/index.ts';
import type { Check } from './web/health.ts';
import { makeWeb } from './web/server.ts';
import { makeSubscriptions, SUBSCRIPTIONS_PATH } from './web/subscriptions.ts';
import { welcome } from './welcome.ts';

export interface Running {
  /** The block for people that says what is on and what is off. */
  readonly welcome: string;
  stop(): Promise<void>;
}

/** Seconds after which an outbox that does not move counts as not ready. */
const LATE_SECONDS = 120;

/**
 * Reads the settings, opens the store, puts the house together and opens its doors. Every problem found is returned at
 * once; nothing is left running then.
 */
export async function start(
  environment: NodeJS.ProcessEnv,
): Promise<Running | { readonly problems: readonly ConfigProblem[] }> {
  const config = readConfig(environment);
  const problems = [...('problems' in config ? config.problems : []), ...(await preflight(config, environment))];
  if ('problems' in config || problems.length > 0) return { problems };

  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return await open(config, closing, stop);
  } catch (error) {
    await stop();
    if (error instanceof StartProblem) return { problems: [error.problem] };
    throw error;
  }
}

/** A problem that only shows while starting, in words for whoever starts the bot. */
class StartProblem extends Error {
  readonly problem: ConfigProblem;
  constructor(setting: string, says: string) {
    super(says);
    this.problem = { setting, says };
  }
}

async function open(config: Config, closing: (() => Promise<void>)[], stop: () => Promise<void>): Promise<Running> {
  const playing = config.discord === null && config.slack === null;
  const keys = await sealingKeys(config.dataDir, config.secret ?? undefined);
  const secret = keys.keys[0]?.secret ?? '';
  const log = makeLog({ level: config.logLevel, secrets: secretsOf(config, secret) });
  const metrics = makeMetrics();
  watchProcess(metrics);

  const database = await openDatabase(config, playing ? 'playground' : null, (line) => log.debug({ line }, 'database'));
  if ('refused' in database)
    throw new StartProblem(config.databaseUrl ? 'DATABASE_URL' : 'DELOAD_DATA', database.message);
  closing.push(database.close);

  // A platform that is off is not even loaded: discord.js and Bolt take tens of megabytes.
  const sampleClub = playing ? await import('./sample/playground.ts') : null;
  const sample = sampleClub ? await sampleClub.openSampleClub(config.dataDir) : null;
  const now = sample?.clock.now ?? systemClock;
  const nudge = nudger((error) => log.error({ err: error }, 'delivering failed; the next tick tries again'));
  const store = openStore(database.url, { sealer: makeSealer(keys), now, onOutbox: nudge.soon });
  closing.push(store.close);
  const reader = makeReader();
  closing.push(reader.close);
  const painter = makePainter();
  closing.push(painter.close);

  const slack = config.slack
    ? (await import('./chat/slack/platform.ts')).makeSlack({
        config: config.slack,
        commands: allCommands,
        log,
        now: systemClock,
        home: { command: 'mine' },
        installations: store.slackInstallations,
        onAcknowledged: (milliseconds) => metrics.acknowledged.observe({ platform: 'slack' }, milliseconds / 1000),
      })
    : null;
  const discord = config.discord
    ? (await import('./chat/discord/platform.ts')).makeDiscord({
        token: config.discord.token,
        apiUrl: config.discord.apiUrl,
        commands: allCommands,
        log,
        onAcknowledged: (milliseconds) => metrics.acknowledged.observe({ platform: 'discord' }, milliseconds / 1000),
      })
    : null;
  const token = randomBytes(16).toString('base64url');
  const playgroundModule = sample ? await import('./chat/playground/platform.ts') : null;
  const playground =
    sample && sampleClub && playgroundModule
      ? playgroundModule.makePlayground({
          commands: allCommands,
          log,
          token,
          people: () => sample.people(store),
          workspace: sampleClub.SAMPLE_WORKSPACE,
          zone: sample.zone,
          clock: sample.clock,
        })
      : null;
  const platforms = [discord, slack, playground?.platform ?? null].filter((one): one is ChatPlatform => one !== null);

  let address = addressOf(config.host, config.port);
  const house = makeHouse({
    store,
    fetchCalendar: makeFetchCalendar({ allowHosts: config.calendarHosts }),
    openDav: makeOpenDav({ allowHosts: config.calendarHosts }),
    readCalendar: reader.readCalendar,
    webAddress: () =>
      config.publicUrl === null
        ? { url: address, isPublic: false }
        : { url: config.publicUrl.replace(/\/+$/, ''), isPublic: isReachedFromElsewhere(config.publicUrl) },
    now,
    log,
    metrics,
    secret,
    platforms,
    painter,
  });
  nudge.to(house.deliver);
  sample?.onAdvance(async (at) => {
    await house.clockwork.tick(at);
    await nudge.idle();
  });
  await sample?.fill(store);

  const web = makeWeb({
    log,
    metrics,
    ready: async () => [
      await check('database', store.ping),
      await check('outbox', async () => {
        const late = await house.care.messages.lateness(now());
        if (late > LATE_SECONDS && playing === false)
          throw new Error(`the oldest message is ${Math.round(late)} s late`);
      }),
      ...[discord, slack].flatMap((platform) =>
        platform === null
          ? []
          : [{ name: platform.name, ok: platform.ready(), ...(platform.ready() ? {} : { detail: 'not connected' }) }],
      ),
    ],
    mounts: [
      { path: SUBSCRIPTIONS_PATH, app: makeSubscriptions({ care: house.care, now }) },
      ...(playground && playgroundModule ? [{ path: playgroundModule.PLAYGROUND_PATH, app: playground.app }] : []),
    ],
    listeners: slack?.slackListener ? [{ path: '/slack', listener: slack.slackListener }] : [],
  });
  const started = await web.start(config.host, config.port);
  if ('refused' in started) {
    throw new StartProblem(started.refused === 'port-taken' ? 'PORT' : 'HOST', started.detail);
  }
  closing.push(web.stop);
  try {
    await house.start();
  } catch (error) {
    throw new StartProblem(
      config.discord ? 'DISCORD_TOKEN' : 'SLACK_BOT_TOKEN',
      error instanceof Error ? error.message : String(error),
    );
  }
  closing.push(house.stop);
  log.info({ port: started.port, platforms: platforms.map((platform) => platform.name) }, 'started');

  address = addressOf(config.host, started.port);
  return {
    stop,
    welcome: welcome({
      config,
      address,
      playground:
        playground && playgroundModule ? `${address}${playgroundModule.PLAYGROUND_PATH}?token=${token}` : null,
      database: config.databaseUrl ? 'your PostgreSQL (DATABASE_URL)' : `embedded PostgreSQL in ${config.dataDir}`,
    }),
  };
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function check(name: string, ask: () => Promise<unknown>): Promise<Check> {
  try {
    await ask();
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

function secretsOf(config: Config, secret: string): readonly string[] {
  const password = config.databaseUrl ? decodeURIComponent(new URL(config.databaseUrl).password) : '';
  const { discord, slack } = config;
  return [
    secret,
    password,
    discord?.token ?? '',
    slack?.botToken ?? '',
    slack?.appToken ?? '',
    slack?.signingSecret ?? '',
    slack?.client?.secret ?? '',
  ];
}
