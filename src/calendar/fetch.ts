import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import got, { type Response } from 'got';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

/**
 * The only place that opens a URL a person typed.
 *
 *     const fetchCalendar = makeFetchCalendar({ allowHosts: ['cal.club.example'] });
 *     const answer = await fetchCalendar('webcal://example.org/team.ics', { etag: '"17"' });
 *
 * Only http, https and webcal; no private, loopback, link-local or metadata address by literal, name, redirect or
 * rebinding; 10 MB after decompression, 20 seconds for everything, 5 redirects. Never rejects. What failed is told
 * without the path, the query or the password of the URL: a feed's address is often its only secret.
 */
export type FetchCalendar = (url: string, known?: KnownVersion) => Promise<FetchAnswer>;

/** What the last answer said about itself, to be told back to the server. */
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
  /** The server asked to be left alone for so long (Retry-After). */
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
  | 'no-such-host'
  | 'network';

export interface FetchOptions {
  /** Names (`host` or `host:port`) that may have a private address: a club's own server. */
  readonly allowHosts?: readonly string[];
  /** Milliseconds for the whole answer, redirects included. */
  readonly timeoutMs?: number;
  /** Bytes after decompression. */
  readonly maxBytes?: number;
  /** `calendar` (the default) refuses what does not look like one; `anything` is for spreadsheets. */
  readonly expect?: 'calendar' | 'anything';
  /** Resolves names instead of the system; what it answers is checked all the same. */
  readonly lookup?: LookupFunction;
}

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

export function makeFetchCalendar(options: FetchOptions = {}): FetchCalendar {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, expect = 'calendar', lookup } = options;
  const allowed = new Set(
    (options.allowHosts ?? []).map((host) => host.trim().toLowerCase()).filter((host) => host !== ''),
  );
  const dial = lookup === undefined ? {} : { lookup };
  const filtering = { http: new RequestFilteringHttpAgent(dial), https: new RequestFilteringHttpsAgent(dial) };
  const open = { http: new HttpAgent(dial), https: new HttpsAgent(dial) };

  return async (text, known = {}) => {
    const first = parseUrl(text);
    if (typeof first === 'string') return failed(first, text);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeoutMs);
    try {
      let url = first;
      for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
        const own = allowed.has(url.hostname) || allowed.has(url.host);
        const answer = await request(url, known, own ? open : filtering, maxBytes, stop.signal);
        if ('code' in answer) return failed(answer.code, text, answer.more);
        if ('body' in answer) return settled(answer, url, text, expect);
        const next = parseUrl(answer.location, url);
        if (typeof next === 'string') return failed(next, text);
        url = next;
      }
      return failed('too-many-redirects', text);
    } catch (error) {
      if (stop.signal.aborted) return failed('timeout', text, { seconds: Math.round(timeoutMs / 1000) });
      return failed(codeOf(error), text);
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * A feed's address without what makes it secret, but still telling two feeds of one host apart:
 * `calendar.google.com/… (3f9a)`.
 */
export function shortenUrl(text: string): string {
  const url = parseUrl(text);
  if (typeof url === 'string') return '…';
  if (url.pathname === '/' && url.search === '') return url.host;
  let hash = 0x811c9dc5;
  for (const character of `${url.pathname}${url.search}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `${url.host}/… (${(hash & 0xffff).toString(16).padStart(4, '0')})`;
}

/** Does this begin like an iCalendar file? A login page does not, whatever its content type says. */
export function looksLikeCalendar(body: Uint8Array): boolean {
  const head = Buffer.from(body.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*BEGIN\s*:\s*VCALENDAR/i.test(head);
}

type Hop =
  | { readonly location: string }
  | { readonly response: Response; readonly body: Uint8Array }
  | { readonly code: FetchFailureCode; readonly more?: Partial<FetchFailure['values']> };

/** One request, no redirect followed, no retry; the body is counted as it is decompressed. */
async function request(
  url: URL,
  known: KnownVersion,
  agent: { readonly http: HttpAgent; readonly https: HttpsAgent },
  maxBytes: number,
  signal: AbortSignal,
): Promise<Hop> {
  const stream = got.stream(url, {
    agent: { http: agent.http, https: agent.https },
    followRedirect: false,
    retry: { limit: 0 },
    throwHttpErrors: false,
    signal,
    headers: {
      'user-agent': 'Deload calendar reader',
      accept: 'text/calendar, text/plain;q=0.8, */*;q=0.5',
      ...(known.etag ? { 'if-none-match': known.etag } : {}),
      ...(known.lastModified ? { 'if-modified-since': known.lastModified } : {}),
    },
  });
  let response: Response | undefined;
  stream.once('response', (answer: Response) => {
    response = answer;
  });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const location = response === undefined ? undefined : redirectOf(response);
      if (location !== undefined) return { location };
      size += chunk.length;
      if (size > maxBytes) return { code: 'too-large', more: { megabytes: Math.round(maxBytes / 1024 / 1024) } };
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  if (response === undefined) return { code: 'network' };
  const location = redirectOf(response);
  return location === undefined ? { response, body: Buffer.concat(chunks) } : { location };
}

function redirectOf({ statusCode, headers }: Response): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

function settled(
  { response, body }: { readonly response: Response; readonly body: Uint8Array },
  url: URL,
  text: string,
  expect: 'calendar' | 'anything',
): FetchAnswer {
  const { statusCode: status, headers } = response;
  if (status === 304) return { kind: 'unchanged' };
  if (status !== 200) {
    const retryAfterMs = retryAfterOf(headers['retry-after'], headers.date);
    const failure = failed(statusCodes[status] ?? 'http-error', text, { status });
    return retryAfterMs === undefined ? failure : { ...failure, retryAfterMs };
  }
  if (expect === 'calendar' && !looksLikeCalendar(body)) return failed('not-a-calendar', text);
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

/** http, https, and webcal (which is https). */
function parseUrl(text: string, base?: URL): URL | 'bad-url' | 'bad-scheme' {
  const trimmed = text.trim().replace(/^webcals?:\/\//i, 'https://');
  const url = URL.canParse(trimmed, base?.href) ? new URL(trimmed, base) : null;
  if (url === null || trimmed.length > 4_000) return 'bad-url';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'bad-scheme';
  return url.hostname === '' ? 'bad-url' : url;
}

/** Seconds or a date, as RFC 9110 has it, the date by the server's own clock; at most a day. */
function retryAfterOf(header: string | undefined, serverDate: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) : undefined;
  const ms = seconds === undefined ? Date.parse(header) - Date.parse(serverDate ?? '') : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, ms));
}

function codeOf(error: unknown): FetchFailureCode {
  const { message = '', code = '' } = error instanceof Error ? (error as Error & { readonly code?: string }) : {};
  if (/ is not allowed\. Because/.test(message)) return 'refused-address';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') return 'no-such-host';
  if (code === 'ETIMEDOUT') return 'timeout';
  return 'network';
}

function failed(code: FetchFailureCode, text: string, more: Partial<FetchFailure['values']> = {}): FetchFailure {
  const url = parseUrl(text);
  const host = typeof url === 'string' ? '' : url.host;
  return { kind: 'failed', code, values: { url: shortenUrl(text), host, ...more } };
}
