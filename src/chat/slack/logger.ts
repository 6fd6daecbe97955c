import { LogLevel, type webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';

type Logger = NonNullable<webApi.WebClientOptions['logger']>;

/**
 * Sends the log of Slack's libraries through ours. Their debug lines hold whole requests, so those are never written.
 */
export function slackLogger(log: Log): Logger {
  const says = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => undefined,
    info: (...parts) => log.debug({ says: says(parts) }, 'slack client'),
    warn: (...parts) => log.info({ says: says(parts) }, 'slack client'),
    error: (...parts) => log.warn({ says: says(parts) }, 'slack client'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
