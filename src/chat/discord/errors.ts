import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Sent } from '../platform.ts';

type Failed = Extract<Sent, { ok: false }>;

/** docs: topics/opcodes-and-status-codes#json-json-error-codes */
const UNKNOWN_INTERACTION = 10062;
const ALREADY_ACKNOWLEDGED = 40060;
/** Direct messages are closed, or no server is shared any more. */
const BLOCKED: ReadonlySet<unknown> = new Set([50007, 50278]);
/** Unknown channel, unknown user, no access. */
const GONE: ReadonlySet<unknown> = new Set([10003, 10013, 50001]);
const OPENING_TOO_FAST = 40003;
const A_WHILE = 60_000;
/** The connection was never made, so nothing can have arrived. */
const NOT_SENT: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** What the log may have of an error: never the request's body, which holds what was said. */
export function factsOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { cause: String(error) };
  return {
    cause: `${error.name}: ${error.message}`,
    stack: error.stack,
    ...('status' in error ? { status: error.status } : {}),
    ...('code' in error ? { code: error.code } : {}),
  };
}

/** Somebody else answered this interaction, or its three seconds are up. */
export function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && (error.code === UNKNOWN_INTERACTION || isAnswered(error));
}

export function isAnswered(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === ALREADY_ACKNOWLEDGED;
}

/** Discord did not look at the request: trying again may help. */
export function isBroken(error: unknown): boolean {
  if (error instanceof HTTPError) return error.status >= 500;
  return error instanceof Error && !(error instanceof DiscordAPIError) && !(error instanceof RateLimitError);
}

export function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(error.code);
}

/** What a failed message means for whoever wanted it sent. */
export function toFailure(error: unknown): Failed {
  const fail = (reason: Failed['reason'], retry: boolean, afterMs?: number): Failed => ({
    ok: false,
    retry,
    reason,
    detail: String(factsOf(error).cause),
    ...(afterMs === undefined ? {} : { afterMs }),
  });
  if (error instanceof RateLimitError) return fail('limited', true, Math.max(error.retryAfter, error.sublimitTimeout));
  if (error instanceof DiscordAPIError) {
    if (BLOCKED.has(error.code)) return fail('blocked', false);
    if (isGone(error)) return fail('gone', false);
    if (error.code === OPENING_TOO_FAST || error.status === 429) return fail('limited', true, A_WHILE);
    // A changed token: nothing is wrong with the message, only with us.
    return error.status === 401 ? fail('unreachable', true, A_WHILE) : fail('rejected', false);
  }
  if (error instanceof HTTPError) return fail('unreachable', true);
  // If the first try arrived after all, the nonce makes the second come to nothing.
  return fail(NOT_SENT.has(codeOf(error)) ? 'unreachable' : 'unknown', true);
}

function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error ? error.code : codeOf(error.cause);
}
