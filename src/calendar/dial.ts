import { Agent as HttpAgent, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import got, { type Method, type Response } from 'got';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

/**
 * The only place that opens an address that a person typed or a stranger's server named. No private, loopback,
 * link-local or metadata address is reached: not by literal, not by name, and not by a name that resolves differently
 * the second time, as the address is checked when it is connected to. Redirects are not followed here, because the
 * caller must check the next address first.
 */
export interface Dial {
  /** One request. Rejects when there is no answer; `codeOf` names why. */
  readonly ask: (url: URL, asking: Asking) => Promise<Hop>;
  /** A host named in the settings: a team's own server, which may have a private address. */
  readonly isOwn: (url: URL) => boolean;
}

export interface DialOptions {
  /** Names (`host` or `host:port`) that may have a private address. */
  readonly allowHosts?: readonly string[];
  /** Resolves names instead of the system; its answers are checked all the same. */
  readonly lookup?: LookupFunction;
}

export interface Asking {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Bytes after decompression. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export type Hop =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      readonly body: Uint8Array;
    }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  | { readonly kind: 'too-large' };

export function makeDial(options: DialOptions = {}): Dial {
  const allowed = new Set(
    (options.allowHosts ?? []).map((host) => host.trim().toLowerCase()).filter((host) => host !== ''),
  );
  const how = options.lookup === undefined ? {} : { lookup: options.lookup };
  const filtering = { http: new RequestFilteringHttpAgent(how), https: new RequestFilteringHttpsAgent(how) };
  const open = { http: new HttpAgent(how), https: new HttpsAgent(how) };
  const isOwn = (url: URL) => allowed.has(url.hostname) || allowed.has(url.host);
  return { isOwn, ask: (url, asking) => request(url, asking, isOwn(url) ? open : filtering) };
}

/** No retries; the body is counted while it is decompressed. */
async function request(
  url: URL,
  { method = 'GET', headers, body, maxBytes, signal }: Asking,
  agent: { readonly http: HttpAgent; readonly https: HttpsAgent },
): Promise<Hop> {
  const stream = got.stream(url, {
    // got's list of methods lacks those of WebDAV; Node sends them.
    method: method as Method,
    agent: { http: agent.http, https: agent.https },
    followRedirect: false,
    retry: { limit: 0 },
    throwHttpErrors: false,
    signal,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  let response: Response | undefined;
  stream.once('response', (answer: Response) => {
    response = answer;
  });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      if (response !== undefined && redirectOf(response) !== undefined) break;
      size += chunk.length;
      if (size > maxBytes) return { kind: 'too-large' };
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  if (response === undefined) throw new Error('no response');
  const { statusCode: status, headers: answered } = response;
  const location = redirectOf(response);
  return location === undefined
    ? { kind: 'answer', status, headers: answered, body: Buffer.concat(chunks) }
    : { kind: 'redirect', status, location };
}

function redirectOf({ statusCode, headers }: Response): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

/** Why there is no answer. */
export function codeOf(error: unknown): 'refused-address' | 'no-such-host' | 'timeout' | 'network' {
  const { message = '', code = '' } = error instanceof Error ? (error as Error & { readonly code?: string }) : {};
  if (/ is not allowed\. Because/.test(message)) return 'refused-address';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') return 'no-such-host';
  return code === 'ETIMEDOUT' ? 'timeout' : 'network';
}

const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Retry-After in milliseconds: given in seconds or, as RFC 9110 has it, as a date by the server's own clock; at most a
 * day.
 */
export function retryAfterOf(headers: IncomingHttpHeaders): number | undefined {
  const header = headers['retry-after'];
  if (header === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) : undefined;
  const ms = seconds === undefined ? Date.parse(header) - Date.parse(headers.date ?? '') : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, ms));
}
