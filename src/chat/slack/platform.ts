import { createHash } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import type { SlackConfig } from '../../config.ts';
import type { Log } from '../../log.ts';
import type { Command } from '../command/command.ts';
import type { ChatPlatform, Door } from '../platform.ts';
import { makeWorkspaces } from './clients.ts';
import { attachHandlers } from './handlers.ts';
import type { Installations } from './installations.ts';
import { slackLogger } from './logger.ts';
import { BOT_SCOPES } from './manifest.ts';
import { makePeople, within } from './people.ts';
import { makePictures, type Pictures } from './pictures.ts';
import { makeSender } from './send.ts';
import { EVENTS_PATH, makeSignedListener } from './signed.ts';
import { makeSocket } from './socket.ts';
import { wordsFor } from './words.ts';

const DRAIN_MS = 10_000;

export interface SlackDeps {
  readonly config: SlackConfig;
  readonly commands: readonly Command[];
  readonly log: Log;
  readonly now: () => number;
  /** The command whose answer fills the Home tab. */
  readonly home: { readonly command: string };
  /** Needed for several workspaces: where their tokens are kept. */
  readonly installations?: Installations;
  /** From the moment Slack's delivery reaches us to our acknowledgement. */
  readonly onAcknowledged?: (milliseconds: number) => void;
}

export interface SlackPlatform extends ChatPlatform {
  /**
   * For the house's web server, at every path that starts with `/slack/`: `POST /slack/events` without an app token
   * (HTTP mode), `GET /slack/install` and `/slack/oauth_redirect` with installations. null: nothing to mount. Answers
   * 503 before `start`.
   */
  readonly slackListener: RequestListener | null;
  /** Socket Mode: connected at the moment. HTTP mode: started. */
  ready(): boolean;
}

/** Slack by Bolt: acknowledges, asks the door, answers, sends. */
export function makeSlack(deps: SlackDeps): SlackPlatform {
  const { config, log, now } = deps;
  const installations = deps.installations ?? null;
  const workspaces = makeWorkspaces(config, installations, log);
  const people = makePeople(workspaces, now, log);
  const sender = makeSender(workspaces, now, log);
  const running = new Set<Promise<void>>();
  let door: Door | null = null;
  let pictures: Pictures | null = null;

  const later = async (work: Promise<void>): Promise<void> => {
    const done = work.catch((error: unknown) => log.error({ cause: String(error) }, 'slack answer failed'));
    running.add(done);
    await done;
    running.delete(done);
  };

  const socket = config.appToken ? makeSocket(config.appToken, workspaces.options, log) : null;
  // Signatures are checked before the request gets here: on our own clock, and only once.
  const http = new HTTPReceiver({
    signingSecret: config.signingSecret ?? '',
    signatureVerification: false,
    endpoints: [EVENTS_PATH],
    logger: slackLogger(log),
    customPropertiesExtractor: () => ({ receivedAt: performance.now() }),
  });
  const app = new App({
    receiver: socket ?? http,
    authorize: workspaces.authorize,
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: { ...workspaces.options },
  });

  const events =
    config.signingSecret && !socket ? makeSignedListener(config.signingSecret, http.requestListener, now, log) : null;
  const install = config.client && installations ? installListener(config, installations, log) : null;

  return {
    name: 'slack',
    slackListener:
      events || install
        ? (request, response) => {
            const wanted = request.method === 'POST' ? events : install;
            if (door && wanted) return wanted(request, response);
            response.writeHead(door ? 404 : 503).end();
          }
        : null,
    ready: () => door !== null && (socket?.connected() ?? true),

    async start(given) {
      await workspaces.verify();
      const own = makePictures(given.paint, log);
      pictures = own;
      attachHandlers({
        app,
        door: given,
        commands: deps.commands,
        home: deps.home,
        workspaces,
        people,
        pictures: own,
        apiUrl: config.apiUrl,
        log,
        onAcknowledged: deps.onAcknowledged ?? (() => undefined),
        later,
      });
      await socket?.start();
      door = given;
    },

    async send(address, doc, key) {
      if (!door || !pictures) return { ok: false, retry: true, reason: 'unreachable', detail: 'not started' };
      const { pack } = door;
      const person = address.kind === 'person' ? people.known(address.workspace, address.user) : undefined;
      return sender.send(address, doc, key, { pack, pictures }, wordsFor(person?.locale, person?.zone)('answer.more'));
    },

    async stop() {
      await socket?.stop();
      await within(Promise.allSettled(running), DRAIN_MS, []);
      door = null;
    },
  };
}

/** Slack's own installation pages: `/slack/install` and `/slack/oauth_redirect`. */
function installListener(config: SlackConfig, installations: Installations, log: Log): RequestListener {
  const receiver = new HTTPReceiver({
    signingSecret: config.signingSecret ?? '',
    signatureVerification: false,
    endpoints: [],
    logger: slackLogger(log),
    clientId: config.client?.id ?? '',
    clientSecret: config.client?.secret ?? '',
    stateSecret: createHash('sha256').update(`install:${config.client?.secret}`).digest('hex'),
    scopes: [...BOT_SCOPES],
    installerOptions: { directInstall: true, clientOptions: config.apiUrl ? { slackApiUrl: config.apiUrl } : {} },
    installationStore: {
      storeInstallation: async ({ team, enterprise, bot }) => {
        if (!bot) throw new Error('Slack sent no bot token');
        await installations.save({
          workspace: team?.id ?? enterprise?.id ?? '',
          botToken: bot.token,
          botId: bot.id,
          botUserId: bot.userId,
        });
      },
      fetchInstallation: () => Promise.reject(new Error('installations are looked up by the bot itself')),
    },
  });
  return (request, response) => {
    try {
      receiver.requestListener(request, response);
    } catch {
      response.writeHead(404).end();
    }
  };
}
