import { type App, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { slackLogger } from './logger.ts';
import { within } from './people.ts';

const HELLO_MS = 15_000;
const STABLE_MS = 5000;
const GOODBYE_MS = 1000;
/** Slack asks for a new connection every few hours, so the first try is immediate. */
const DELAYS_MS = [0, 500, 1000, 2000, 5000, 10_000, 30_000];

export interface Socket extends Receiver {
  connected(): boolean;
}

/**
 * Socket Mode with connections we manage ourselves. The library waits five seconds before it reconnects and, when Slack
 * cannot be reached, ends in a rejection nobody handles. Here each connection is a new one, and we never give up.
 */
export function makeSocket(appToken: string, options: webApi.WebClientOptions, log: Log): Socket {
  let app: App | null = null;
  let current: SocketModeReceiver | null = null;
  let stopped = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const receiver = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      logger: slackLogger(log),
      installerOptions: { clientOptions: { ...options } },
      customPropertiesExtractor: () => ({ receivedAt: performance.now() }),
    });
    if (app) receiver.init(app);
    const hello = receiver.start().then(
      () => true,
      (error: unknown) => error ?? new Error('the connection was closed'),
    );
    const outcome = await within<unknown>(hello, HELLO_MS, new Error('Slack did not say hello'));
    if (outcome !== true) {
      void receiver.stop().catch(() => undefined);
      throw outcome;
    }
    if (stopped) return void receiver.client.disconnect();
    const since = performance.now();
    current = receiver;
    log.debug('slack socket connected');
    receiver.client.once('disconnected', () => {
      if (current === receiver) current = null;
      // A connection that is cut soon after it was made waits a little; only failing to connect waits longer each time.
      failures = performance.now() - since < STABLE_MS ? 1 : 0;
      again();
    });
  };

  const again = () => {
    if (stopped) return;
    const delay = DELAYS_MS[Math.min(failures, DELAYS_MS.length - 1)] ?? 0;
    timer = setTimeout(() => {
      connect().catch((error: unknown) => {
        failures += 1;
        log.warn({ cause: String(error), failures }, 'slack socket could not connect');
        again();
      });
    }, delay);
  };

  return {
    connected: () => current !== null,
    init(given) {
      app = given;
    },
    async start() {
      try {
        await connect();
      } catch (cause) {
        throw new Error(
          `Slack's Socket Mode did not connect (${cause}). Is SLACK_APP_TOKEN right, with connections:write?`,
          {
            cause,
          },
        );
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      const last = current;
      current = null;
      if (last) await within(last.client.disconnect(), GOODBYE_MS, undefined);
    },
  };
}
