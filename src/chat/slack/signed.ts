import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type BufferedIncomingMessage, verifySlackRequest } from '@slack/bolt';
import type { Log } from '../../log.ts';

/** Where Slack sends everything in HTTP mode. */
export const EVENTS_PATH = '/slack/events';

const CLOCK_MS = 5 * 60_000;
const BODY_BYTES = 4 * 1024 * 1024;
const SEEN_KEPT = 20_000;

/**
 * Lets a request through to `inner` if Slack signed it, within five minutes of our clock either way, and only once.
 * 401: not signed, or too old or too new; 409: seen before; 413: too large.
 */
export function makeSignedListener(
  secret: string,
  inner: RequestListener,
  now: () => number,
  log: Log,
): RequestListener {
  const firstTime = rememberSignatures(now);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    if (body === null) return end(response, 413);
    if (isCertificateCheck(body)) return end(response, 200);
    const signature = request.headers['x-slack-signature'];
    const stamp = request.headers['x-slack-request-timestamp'];
    if (typeof signature !== 'string' || typeof stamp !== 'string' || !genuine(secret, signature, stamp, body, now())) {
      log.warn(
        { age: Number(stamp) ? now() / 1000 - Number(stamp) : null },
        'refused a request that is not from Slack',
      );
      return end(response, 401);
    }
    if (!firstTime(signature)) {
      log.warn('refused a request that came twice');
      return end(response, 409);
    }
    const buffered = request as BufferedIncomingMessage;
    buffered.rawBody = body;
    inner(buffered, response);
  };

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.warn({ cause: String(error) }, 'a request from Slack could not be handled');
      if (!response.headersSent) end(response, 404);
    });
  };
}

function genuine(secret: string, signature: string, stamp: string, body: Buffer, nowMs: number): boolean {
  if (!/^\d{1,12}$/.test(stamp) || Math.abs(nowMs - Number(stamp) * 1000) > CLOCK_MS) return false;
  try {
    verifySlackRequest({
      signingSecret: secret,
      body: body.toString(),
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) },
      nowMilliseconds: nowMs,
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * Only genuine signatures are remembered, so nobody else can fill this up; older ones are refused for their time
 * anyway.
 */
function rememberSignatures(now: () => number): (signature: string) => boolean {
  const seen = new Map<string, number>();
  return (signature) => {
    if (seen.has(signature)) return false;
    for (const [oldest, until] of seen) {
      if (until > now() && seen.size < SEEN_KEPT) break;
      seen.delete(oldest);
    }
    seen.set(signature, now() + 2 * CLOCK_MS);
    return true;
  };
}

/** Slack tests a certificate with an unsigned `ssl_check=1`: it gets an answer, and is otherwise ignored. */
function isCertificateCheck(body: Buffer): boolean {
  return body.length < 500 && new URLSearchParams(body.toString()).get('ssl_check') === '1';
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > BODY_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}
