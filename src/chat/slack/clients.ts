import { type Authorize, webApi } from '@slack/bolt';
import type { SlackConfig } from '../../config.ts';
import type { Log } from '../../log.ts';
import type { Installation, Installations } from './installations.ts';
import { CALL_MS } from './limits.ts';
import { slackLogger } from './logger.ts';

/** The clients of one workspace: what a person waits for never queues behind what is sent unasked. */
export interface Clients {
  readonly ui: webApi.WebClient;
  readonly bulk: webApi.WebClient;
  readonly token: string;
}

export interface Workspaces {
  /** null: the bot is not installed there. */
  clients(workspace: string): Promise<Clients | null>;
  readonly authorize: Authorize<boolean>;
  /** Asks Slack whether the token is good. @throws a sentence to act on */
  verify(): Promise<void>;
  forget(workspace: string): Promise<void>;
  readonly options: webApi.WebClientOptions;
}

/** @throws where the bot is not installed */
export async function clientsIn(workspaces: Workspaces, workspace: string): Promise<Clients> {
  const clients = await workspaces.clients(workspace);
  if (!clients) throw new Error('not installed in this workspace');
  return clients;
}

/** One fixed token, or one for each installed workspace. */
export function makeWorkspaces(config: SlackConfig, installations: Installations | null, log: Log): Workspaces {
  const logger = slackLogger(log);
  // No hidden retries, and no pausing of the queue: the outbox sends its rows again, and people press again.
  const options: webApi.WebClientOptions = {
    logger,
    timeout: CALL_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl.replace(/\/?$/, '/') } : {}),
  };
  const known = new Map<string, Clients>();
  let fixed: Installation | null = config.botToken ? { workspace: '', botToken: config.botToken } : null;

  const find = async (workspace: string): Promise<Installation | null> =>
    fixed ?? (await installations?.find(workspace)) ?? null;
  const clientsOf = (token: string): Clients => ({
    token,
    ui: new webApi.WebClient(token, { ...options }),
    bulk: new webApi.WebClient(token, { ...options }),
  });

  return {
    options,
    async clients(workspace) {
      const installed = await find(workspace);
      if (!installed) return null;
      const key = fixed ? '' : workspace;
      const kept = known.get(key);
      if (kept?.token === installed.botToken) return kept;
      const made = clientsOf(installed.botToken);
      known.set(key, made);
      return made;
    },
    async authorize({ teamId, enterpriseId }) {
      const workspace = teamId ?? enterpriseId ?? '';
      const installed = await find(workspace);
      if (!installed) throw new Error('not installed in this workspace');
      return {
        botToken: installed.botToken,
        ...(installed.botId ? { botId: installed.botId } : {}),
        ...(installed.botUserId ? { botUserId: installed.botUserId } : {}),
      };
    },
    async verify() {
      if (!fixed) return;
      const { ui } = clientsOf(fixed.botToken);
      try {
        const who = await ui.auth.test();
        fixed = {
          ...fixed,
          ...(who.bot_id ? { botId: who.bot_id } : {}),
          ...(who.user_id ? { botUserId: who.user_id } : {}),
        };
      } catch (error) {
        const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : String(error);
        throw new Error(`Slack did not accept SLACK_BOT_TOKEN (${code}). Copy it again from OAuth & Permissions.`, {
          cause: error,
        });
      }
    },
    async forget(workspace) {
      known.delete(workspace);
      await installations?.remove(workspace);
    },
  };
}
