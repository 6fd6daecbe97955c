import { LogLevel, type webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';

type Logger = NonNullable<webApi.WebClientOptions['logger']>;

/** Slack's libraries log through ours. Their debug lines hold whole requests and are never written. */
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
