import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { type Check, makeHealth } from './health.ts';
import { PLAIN_STYLE_PATH, plainPage, plainStyle } from './plainPage.ts';

/** Why the server could not start: the port is in use (or needs rights), or the address is not this machine's. */
type Started =
  | { readonly port: number }
  | {
      readonly refused: 'port-taken' | 'address';
      readonly host: string;
      readonly port: number;
      readonly detail: string;
    };

export interface WebDeps {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly ready: () => Promise<readonly Check[]>;
  /** Pages from elsewhere, each below its path. */
  readonly mounts: readonly { readonly path: string; readonly app: Hono }[];
  /** Node listeners that want requests untouched, like Slack's HTTP mode: a path and everything below it. */
  readonly listeners?: readonly { readonly path: string; readonly listener: RequestListener }[];
}

export interface Web {
  readonly app: Hono;
  /** `port` 0 takes any free port; what comes back is the real one. */
  start(host: string, port: number): Promise<Started>;
  /** Ends open connections too: an event stream never ends by itself. */
  stop(): Promise<void>;
}

/** The one web server: health, metrics, and whatever is mounted. */
export function makeWeb({ log, metrics, ready, mounts, listeners = [] }: WebDeps): Web {
  const app = new Hono();
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // Whether there is TLS in front is not known here; the proxy that adds it says so itself.
    strictTransportSecurity: false,
    xFrameOptions: 'DENY',
  });
  app.use(async (c, next) => {
    await next();
    // A page with a policy of its own keeps it.
    if (!c.res.headers.has('content-security-policy')) await headers(c, async () => {});
  });
  app.get(PLAIN_STYLE_PATH, (c) => c.body(plainStyle, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.route('/', makeHealth({ log, metrics, ready }));
  for (const mount of mounts) app.route(mount.path, mount.app);
  app.notFound((c) =>
    c.html(
      plainPage('There is nothing here', [
        'The address may be mistyped, or the page has gone.',
        'Deload itself is running.',
      ]),
      404,
    ),
  );
  app.onError((error, c) => {
    metrics.errors.inc({ where: 'web' });
    log.error({ err: error, method: c.req.method, path: withoutSecrets(c.req.path) }, 'a page failed');
    return c.html(plainPage('That did not work', ['Something went wrong on our side. Try again in a minute.']), 500);
  });

  const serve = getRequestListener(app.fetch);
  let server: Server | null = null;
  return {
    app,
    start: (host, port) =>
      new Promise((resolve, reject) => {
        const fresh = createServer((request, response) => {
          const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
          const owner = listeners.find((one) => path === one.path || path.startsWith(`${one.path}/`));
          if (owner) owner.listener(request, response);
          else void serve(request, response);
        });
        fresh.once('error', (error: NodeJS.ErrnoException) => {
          const refused = refusalOf(error.code);
          if (refused) resolve({ refused, host, port, detail: error.message });
          else reject(error);
        });
        fresh.listen(port, host, () => {
          server = fresh;
          resolve({ port: (fresh.address() as AddressInfo).port });
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        const running = server;
        server = null;
        if (!running) return resolve();
        running.close(() => resolve());
        running.closeAllConnections();
      }),
  };
}

/** An address may be its own password. */
function withoutSecrets(path: string): string {
  return path.replace(/[\w-]{20,}/g, '…');
}

function refusalOf(code: string | undefined): 'port-taken' | 'address' | null {
  if (code === 'EADDRINUSE' || code === 'EACCES') return 'port-taken';
  return ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL', 'EAFNOSUPPORT'].includes(code ?? '') ? 'address' : null;
}
