import { webApi } from '@slack/bolt';
import type { Sent } from '../platform.ts';

type Failed = Extract<Sent, { readonly ok: false }>;

const GONE = [
  'account_inactive',
  'channel_not_found',
  'is_archived',
  'user_not_found',
  'user_disabled',
  'users_not_found',
  'token_revoked',
  'team_not_found',
  'app_uninstalled',
];
const BLOCKED = [
  'cannot_dm_bot',
  'cannot_message_user',
  'ekm_access_denied',
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'team_access_not_granted',
  'user_is_bot',
  'user_is_restricted',
];
const LIMITED = ['ratelimited', 'rate_limited', 'message_limit_exceeded'];
/** Somebody can fix these, so the message waits. */
const WAITING = ['invalid_auth', 'not_authed', 'token_expired', 'service_unavailable', 'team_added_to_org'];
/** Slack says of these that part of the work may have been done. */
const DOUBTFUL = ['fatal_error', 'internal_error', 'request_timeout'];
/** The connection was refused or never made: nothing arrived. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

const LIMITED_MS = 60_000;
const WAITING_MS = 300_000;

/** What a failed call means for the message it carried. */
export function failureOf(error: unknown): Failed {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return failed('limited', 'ratelimited', { retry: true, afterMs: error.retryAfter * 1000 });
  }
  if (error instanceof webApi.WebAPIPlatformError) return platformFailure(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) {
    return error.statusCode >= 500
      ? failed('unknown', `http ${error.statusCode}`, { retry: true })
      : failed('rejected', `http ${error.statusCode}`, { retry: false });
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const code = causeCode(error.original);
    return NEVER_LEFT.includes(code)
      ? failed('unreachable', code, { retry: true })
      : failed('unknown', code, { retry: true });
  }
  // A 429 without a readable Retry-After is a plain Error in the client.
  if (error instanceof Error && error.message.includes('Retry header')) {
    return failed('limited', 'ratelimited', { retry: true, afterMs: LIMITED_MS });
  }
  return failed('unknown', error instanceof Error ? error.message : String(error), { retry: true });
}

/** Slack refused what the message looks like: the words alone may still get through. */
export function isAboutBlocks(error: unknown): boolean {
  return (
    error instanceof webApi.WebAPIPlatformError &&
    /block|msg_too_long|invalid_arguments|attachment/.test(error.data.error)
  );
}

function platformFailure(code: string): Failed {
  if (GONE.includes(code)) return failed('gone', code, { retry: false });
  if (BLOCKED.includes(code)) return failed('blocked', code, { retry: false });
  if (LIMITED.includes(code)) return failed('limited', code, { retry: true, afterMs: LIMITED_MS });
  if (WAITING.includes(code)) return failed('unreachable', code, { retry: true, afterMs: WAITING_MS });
  if (DOUBTFUL.includes(code)) return failed('unknown', code, { retry: true });
  return failed('rejected', code, { retry: false });
}

function failed(reason: Failed['reason'], detail: string, more: { retry: boolean; afterMs?: number }): Failed {
  return { ok: false, reason, detail, ...more };
}

function causeCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  return error.cause instanceof Error ? causeCode(error.cause) : error.name;
}
