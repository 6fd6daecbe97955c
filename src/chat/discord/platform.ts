import {
  Client,
  DefaultRestOptions,
  Events,
  GatewayIntentBits,
  Partials,
  REST,
  RESTEvents,
  type RESTOptions,
} from 'discord.js';
import { Agent } from 'undici';
import type { Log } from '../../log.ts';
import type { Command } from '../command/command.ts';
import type { ChatPlatform, Door } from '../platform.ts';
import { connect, refusalOf } from './connect.ts';
import { converse } from './conversation.ts';
import { factsOf } from './errors.ts';
import { PLATFORM } from './heard.ts';
import { PATIENCE } from './limits.ts';
import { within } from './patience.ts';
import { registerCommands } from './registration.ts';
import { sendTo } from './send.ts';

export interface DiscordOptions {
  readonly token: string;
  /** null: Discord's own. A test server is at `http://127.0.0.1:PORT/api`. */
  readonly apiUrl: string | null;
  readonly commands: readonly Command[];
  readonly log: Log;
  /** Milliseconds from hearing an interaction until Discord confirms that it is acknowledged. */
  readonly onAcknowledged?: (milliseconds: number) => void;
}

export interface DiscordPlatform extends ChatPlatform {
  /** The gateway is connected at the moment. */
  ready(): boolean;
}

/** The bot in Discord. `start` resolves when it is connected and its commands are registered. */
export function makeDiscord({ token, apiUrl, commands, log, onAcknowledged }: DiscordOptions): DiscordPlatform {
  // Slack's client may have made its own, newer agent the process's; that one cannot send this client's files.
  const agent = new Agent();
  const restOptions: Partial<RESTOptions> = {
    agent,
    version: '10',
    api: apiUrl ?? DefaultRestOptions.api,
    timeout: PATIENCE.request,
    // discord.js would try again at once; we try again after a pause, and the outbox later.
    retries: 0,
    rejectOnRateLimit: (limit) => limit.retryAfter > PATIENCE.rateLimit,
  };
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    partials: [Partials.Channel],
    rest: restOptions,
    allowedMentions: { parse: [] },
  });
  // Answers do not queue behind reminders: Discord exempts them from the bot's global rate limit.
  const answers = new REST({ ...restOptions, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const underWay = new Set<Promise<void>>();
  let door: Door | null = null;
  listen(client, answers, log);

  return {
    name: PLATFORM,
    ready: () => client.isReady(),
    async start(opened) {
      door = opened;
      const deps = { door: opened, commands, rest: answers, log, onAcknowledged: onAcknowledged ?? (() => undefined) };
      client.on(Events.InteractionCreate, (interaction) => {
        const answering = converse(interaction, deps).finally(() => underWay.delete(answering));
        underWay.add(answering);
      });
      const applicationId = await connect(client, token);
      log.info({ guilds: client.guilds.cache.size }, 'discord connected');
      try {
        await registerCommands(client.rest, applicationId, commands, log);
      } catch (error) {
        // What was registered before keeps working.
        log.error(factsOf(error), 'discord commands could not be registered');
      }
    },
    async send(address, doc, key) {
      if (!door) return { ok: false, retry: true, reason: 'unreachable', detail: 'not started' };
      const sent = await sendTo(client.rest, address, doc, key, door);
      if (!sent.ok)
        log.info({ reason: sent.reason, retry: sent.retry, detail: sent.detail }, 'discord message not sent');
      return sent;
    },
    async stop() {
      client.removeAllListeners(Events.InteractionCreate);
      await within(PATIENCE.finish, Promise.allSettled(underWay));
      await client.destroy();
      answers.clearHashSweeper();
      answers.clearHandlerSweeper();
    },
  };
}

/** An error event without a listener would end the process. */
function listen(client: Client, answers: REST, log: Log): void {
  client.on(Events.Error, (error) => log.error(factsOf(error), 'discord client error'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord client warning'));
  client.on(Events.ShardError, (error) => log.warn(factsOf(error), 'discord connection error'));
  client.on(Events.ShardDisconnect, ({ code }) => log.error({ code, cause: refusalOf(code) }, 'discord disconnected'));
  client.on(Events.ShardReconnecting, () => log.info('discord reconnecting'));
  client.on(Events.ShardResume, (_, replayed) => log.info({ replayed }, 'discord resumed'));
  client.on(Events.Invalidated, () => log.error('discord session is no longer valid'));
  for (const rest of [client.rest, answers]) {
    rest.on(RESTEvents.RateLimited, ({ route, retryAfter, global }) =>
      log.info({ route, retryAfter, global }, 'discord rate limit'),
    );
  }
}
