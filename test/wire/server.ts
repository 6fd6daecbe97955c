import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A request as it arrived. `path` is decoded and has no query. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer: JSON, bytes, or nothing (204 then carries no content-type). `reset` tears the connection down instead. */
export interface WireResponse {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: Buffer;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly reset?: boolean;
}

export interface WireServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves on a free port of the loopback address. A handler that throws answers 500 with the message. */
export async function serve(
  handle: (request: WireRequest) => WireResponse | Promise<WireResponse>,
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
): Promise<WireServer> {
  const server = createServer((request, response) => {
    void answer(request, response, handle);
  });
  server.on('upgrade', upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: WireRequest) => WireResponse | Promise<WireResponse>,
): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const result = await handle({
      method: request.method ?? 'GET',
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks),
    });
    if (result.reset) {
      request.socket.destroy();
      return;
    }
    write(response, result);
  } catch (error) {
    if (!response.headersSent) write(response, { status: 500, text: String(error) });
  }
}

function write(response: ServerResponse, { status, json, bytes, text, headers }: WireResponse): void {
  if (json !== undefined) {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(json));
  } else if (bytes !== undefined) {
    response.writeHead(status, { 'content-type': 'application/octet-stream', ...headers });
    response.end(bytes);
  } else if (text !== undefined) {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
    response.end(text);
  } else {
    response.writeHead(status, headers);
    response.end();
  }
}

/** A file that came with a form. */
export interface FormFile {
  readonly field: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Reads `multipart/form-data` or `application/x-www-form-urlencoded` into texts and files. */
export async function readForm(
  request: WireRequest,
): Promise<{ readonly texts: Readonly<Record<string, string>>; readonly files: readonly FormFile[] }> {
  const contentType = request.headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(request.body), {
    headers: { 'content-type': contentType },
  }).formData();
  const texts: Record<string, string> = {};
  const files: FormFile[] = [];
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') texts[field] = value;
    else {
      const bytes = Buffer.from(await value.arrayBuffer());
      files.push({ field, filename: value.name, contentType: value.type, bytes });
    }
  }
  return { texts, files };
}

/** A fault a test asked for. */
export interface Fault {
  /** HTTP status; with 429 the platform's rate-limit body and headers are sent. */
  readonly status?: number;
  /** Seconds, for 429. */
  readonly retryAfter?: number;
  /** How many requests meet it (default 1). */
  readonly times?: number;
  /** Instead of the platform's usual body. */
  readonly body?: unknown;
  /** A global rate limit instead of one of the route. */
  readonly global?: boolean;
  /** The request takes effect first; only its answer is lost. What a timeout looks like from the other side. */
  readonly afterEffect?: boolean;
  /** Tears the connection down instead of answering. */
  readonly reset?: boolean;
}

export interface Faults {
  add(method: string, path: RegExp, fault: Fault): void;
  /** The fault this request meets, counted as used. */
  next(method: string, path: string): Fault | undefined;
  /** Faults that no request has met yet. */
  pending(): number;
}

export function openFaults(): Faults {
  const faults: { method: string; path: RegExp; fault: Fault; left: number }[] = [];
  return {
    add: (method, path, fault) => {
      faults.push({ method: method.toUpperCase(), path, fault, left: fault.times ?? 1 });
    },
    next(method, path) {
      const met = faults.find(
        (one) => one.left > 0 && (one.method === '*' || one.method === method) && one.path.test(path),
      );
      if (!met) return undefined;
      met.left -= 1;
      return met.fault;
    },
    pending: () => faults.reduce((sum, one) => sum + one.left, 0),
  };
}
