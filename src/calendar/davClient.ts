import { parseUrl } from './address.ts';
import { codeOf, type Dial, type DialOptions, type Hop, makeDial, retryAfterOf } from './dial.ts';

/** An account on somebody's calendar server. */
export interface DavLogin {
  /** What was typed: a server, an account or one calendar. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/**
 * Why a calendar server was of no use. `wrong-password`: a wrong name or password. `other-host`: a server that sends
 * the password elsewhere. `needs-https`: an address that would send it unencrypted.
 */
export type DavFailureCode =
  | 'bad-url'
  | 'bad-scheme'
  | 'needs-https'
  | 'other-host'
  | 'refused-address'
  | 'wrong-password'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'busy'
  | 'http-error'
  | 'too-many-redirects'
  | 'timeout'
  | 'too-large'
  | 'no-such-host'
  | 'not-caldav'
  | 'network';

export interface DavFailure {
  readonly kind: 'failed';
  readonly code: DavFailureCode;
  readonly retryAfterMs?: number;
}

/**
 * One visit to a calendar server: a `fetch` for a WebDAV library. It reaches only what `dial.ts` lets through, and adds
 * the password itself, only for the host it belongs to. What goes wrong is thrown, because the library knows no other
 * way, and kept in `failure`.
 */
export interface DavClient {
  readonly home: URL;
  readonly fetch: typeof globalThis.fetch;
  /** May the password go there? */
  readonly trusts: (url: URL) => boolean;
  /**
   * What stopped the visit, if something did: a wrong password, no answer, a refusal, or the status of the last answer.
   */
  readonly failure: () => DavFailure | null;
  readonly status: () => number | null;
  readonly close: () => void;
}

/** Opens visits; for a login whose address cannot be visited, says why. */
export type OpenDav = (login: DavLogin) => DavClient | DavFailure;

export interface DavOptions extends DialOptions {
  /** Milliseconds for the whole visit. */
  readonly timeoutMs?: number;
  /** Bytes of all answers together, after decompression. */
  readonly maxBytes?: number;
}

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 12 * 1024 * 1024;
/** Answers are read in the thread that answers chat, so none of them may be long. */
const MAX_ANSWER_BYTES = 3 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** Apple spreads its accounts over its own hosts: `caldav.icloud.com` redirects to `p34-caldav.icloud.com`. */
const SHARED_DOMAINS = ['icloud.com'];

export function makeOpenDav(options: DavOptions = {}): OpenDav {
  const dial = makeDial(options);
  return (login) => {
    const home = parseUrl(login.url);
    if (typeof home === 'string') return { kind: 'failed', code: home };
    home.username = '';
    home.password = '';
    if (home.protocol !== 'https:' && !dial.isOwn(home)) return { kind: 'failed', code: 'needs-https' };
    return openSession(dial, home, login, options);
  };
}

function openSession(
  dial: Dial,
  home: URL,
  { user, password }: DavLogin,
  { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES }: DavOptions,
): DavClient {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  let broken: DavFailure | null = null;
  let last: Extract<Hop, { kind: 'answer' }> | null = null;
  let bytesLeft = maxBytes;

  const breaks = (code: DavFailureCode): Error => {
    broken ??= { kind: 'failed', code };
    return new Error(code);
  };
  const trusts = (url: URL) =>
    url.origin === home.origin ||
    (url.protocol === 'https:' && SHARED_DOMAINS.some((domain) => [home, url].every((one) => isBelow(one, domain))));

  const ask = async (url: URL, init: RequestInit): Promise<Hop> => {
    if (!trusts(url)) throw breaks('other-host');
    const { method = 'GET', body } = init;
    try {
      return await dial.ask(url, {
        method,
        headers: { ...headersOf(init), authorization, 'user-agent': 'Deload calendar reader' },
        ...(typeof body === 'string' ? { body } : {}),
        maxBytes: Math.min(bytesLeft, MAX_ANSWER_BYTES),
        signal: stop.signal,
      });
    } catch (error) {
      throw breaks(stop.signal.aborted ? 'timeout' : codeOf(error));
    }
  };

  return {
    home,
    trusts,
    status: () => last?.status ?? null,
    failure: () => (last?.status === 401 ? null : broken) ?? failureOf(last),
    close: () => clearTimeout(timer),
    async fetch(input, init = {}) {
      let url = new URL(String(input));
      for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
        const answer = await ask(url, init);
        if (answer.kind === 'too-large') throw breaks('too-large');
        if (answer.kind === 'answer') {
          last = answer;
          bytesLeft -= answer.body.byteLength;
          return responseOf(answer);
        }
        if (init.redirect === 'manual') {
          return new Response(null, { status: answer.status, headers: { location: answer.location } });
        }
        const next = parseUrl(answer.location, url);
        if (typeof next === 'string') throw breaks(next);
        url = next;
      }
      throw breaks('too-many-redirects');
    },
  };
}

function isBelow(url: URL, domain: string): boolean {
  return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
}

function headersOf({ headers }: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(headers).entries());
}

/** `Response` allows no body with some statuses. */
function responseOf({ status, headers, body }: Extract<Hop, { kind: 'answer' }>): Response {
  const bare = status === 204 || status === 205 || status === 304 || status < 200;
  return new Response(bare ? null : Buffer.from(body), {
    status: status < 200 ? 500 : status,
    headers: { 'content-type': headers['content-type'] ?? '' },
  });
}

function failureOf(answer: Extract<Hop, { kind: 'answer' }> | null): DavFailure | null {
  if (answer === null || answer.status < 400) return null;
  const code = statusCodes[answer.status] ?? 'http-error';
  const retryAfterMs = retryAfterOf(answer.headers);
  return { kind: 'failed', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

const statusCodes: Readonly<Record<number, DavFailureCode>> = {
  401: 'wrong-password',
  403: 'forbidden',
  404: 'not-found',
  410: 'gone',
  429: 'busy',
  503: 'busy',
};
