import { parseUrl, shortenUrl } from './address.ts';
import { codeOf, type Dial, type DialOptions, type Hop, makeDial, retryAfterOf } from './dial.ts';

/**
 * Fetches a calendar whose address a person typed.
 *
 *     const fetchCalendar = makeFetchCalendar({ allowHosts: ['cal.team.example'] });
 *     const answer = await fetchCalendar('webcal://example.org/team.ics', { etag: '"17"' });
 *
 * Only http, https and webcal, and only addresses that `dial.ts` lets through; at most 10 MB after decompression, 20
 * seconds in all and 5 redirects. Never rejects. Failures are described without the path, query or password of the URL:
 * a feed's address is often its only secret.
 */
export type FetchCalendar = (url: string, known?: KnownVersion) => Promise<FetchAnswer>;

/** What the last answer said about itself, to be sent back to the server. */
export interface KnownVersion {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
}

export type FetchAnswer =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'fetched';
      readonly body: Uint8Array;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Where the redirects ended, without a password. */
      readonly finalUrl: string;
    }
  | FetchFailure;

export interface FetchFailure {
  readonly kind: 'failed';
  readonly code: FetchFailureCode;
  /** For the message: never the whole address. */
  readonly values: {
    readonly url: string;
    readonly host: string;
    readonly status?: number;
    readonly seconds?: number;
    readonly megabytes?: number;
  };
  /** The server asked to be left alone for this long (Retry-After). */
  readonly retryAfterMs?: number;
}

export type FetchFailureCode =
  | 'bad-url'
  | 'bad-scheme'
  | 'refused-address'
  | 'not-found'
  | 'gone'
  | 'unauthorized'
  | 'busy'
  | 'http-error'
  | 'too-many-redirects'
  | 'timeout'
  | 'too-large'
  | 'not-a-calendar'
  | 'web-page'
  | 'no-such-host'
  | 'network';

export interface FetchOptions extends DialOptions {
  /** Milliseconds for the whole answer, redirects included. */
  readonly timeoutMs?: number;
  /** Bytes after decompression. */
  readonly maxBytes?: number;
}

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_REDIRECTS = 5;

export function makeFetchCalendar(options: FetchOptions = {}): FetchCalendar {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = options;
  const dial = makeDial(options);
  return async (text, known = {}) => {
    const url = parseUrl(text);
    if (typeof url === 'string') return failed(url, text);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeoutMs);
    try {
      return await follow(dial, url, text, { known, maxBytes, signal: stop.signal });
    } catch (error) {
      if (stop.signal.aborted) return failed('timeout', text, { seconds: Math.round(timeoutMs / 1000) });
      return failed(codeOf(error), text);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Sends the request, and follows where the answer points to; every address on the way is checked like the first. */
async function follow(
  dial: Dial,
  first: URL,
  text: string,
  {
    known,
    maxBytes,
    signal,
  }: { readonly known: KnownVersion; readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<FetchAnswer> {
  const headers = {
    'user-agent': 'Deload calendar reader',
    accept: 'text/calendar, text/plain;q=0.8, */*;q=0.5',
    ...(known.etag ? { 'if-none-match': known.etag } : {}),
    ...(known.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
  let url = first;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await dial.ask(url, { headers, maxBytes, signal });
    if (answer.kind === 'too-large') {
      return failed('too-large', text, { megabytes: Math.round(maxBytes / 1024 / 1024) });
    }
    if (answer.kind === 'answer') return settled(answer, url, text);
    const next = parseUrl(answer.location, url);
    if (typeof next === 'string') return failed(next, text);
    url = next;
  }
  return failed('too-many-redirects', text);
}

/** Does this begin like an iCalendar file? A login page does not, whatever its content type says. */
export function looksLikeCalendar(body: Uint8Array): boolean {
  const head = Buffer.from(body.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*BEGIN\s*:\s*VCALENDAR/i.test(head);
}

/** A page for people: nearly always a sign-in page, which comes with a 200. */
function looksLikePage(body: Uint8Array): boolean {
  const head = Buffer.from(body.subarray(0, 1024)).toString('latin1').replaceAll('\0', '');
  return /^[^<]{0,8}\s*(<\?xml[^>]*>\s*)?(<!--|<!doctype html|<html|<head|<body)/i.test(head);
}

function settled({ status, headers, body }: Extract<Hop, { kind: 'answer' }>, url: URL, text: string): FetchAnswer {
  if (status === 304) return { kind: 'unchanged' };
  if (status !== 200) {
    const retryAfterMs = retryAfterOf(headers);
    const failure = failed(statusCodes[status] ?? 'http-error', text, { status });
    return retryAfterMs === undefined ? failure : { ...failure, retryAfterMs };
  }
  if (!looksLikeCalendar(body)) return failed(looksLikePage(body) ? 'web-page' : 'not-a-calendar', text);
  const finalUrl = new URL(url);
  finalUrl.username = '';
  finalUrl.password = '';
  return {
    kind: 'fetched',
    body,
    etag: headers.etag?.slice(0, 500) ?? null,
    lastModified: headers['last-modified']?.slice(0, 100) ?? null,
    finalUrl: finalUrl.href,
  };
}

const statusCodes: Readonly<Record<number, FetchFailureCode>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  410: 'gone',
  429: 'busy',
  503: 'busy',
};

function failed(code: FetchFailureCode, text: string, more: Partial<FetchFailure['values']> = {}): FetchFailure {
  const url = parseUrl(text);
  const host = typeof url === 'string' ? '' : url.host;
  return { kind: 'failed', code, values: { url: shortenUrl(text), host, ...more } };
}
