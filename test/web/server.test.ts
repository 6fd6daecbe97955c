import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { afterEach, describe, expect, it } from 'vitest';
import { makeHealth } from '../../src/web/health.ts';
import { makeWeb, type Web, type WebDeps } from '../../src/web/server.ts';
import { makeShelf } from '../support/shelf.ts';

const { log, metrics, take } = makeShelf();
const running: Web[] = [];

function web(more: Partial<WebDeps> = {}): Web {
  const made = makeWeb({ log, metrics, ready: async () => [], mounts: [], ...more });
  running.push(made);
  return made;
}

async function started(made: Web): Promise<string> {
  const result = await made.start('127.0.0.1', 0);
  if ('refused' in result) throw new Error(result.detail);
  return `http://127.0.0.1:${result.port}`;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

describe('health', () => {
  it('answers /healthz without asking anything', async () => {
    const { app } = web({
      ready: () => {
        throw new Error('must not be asked');
      },
    });
    expect(await (await app.request('/healthz')).json()).toEqual({ ok: true });
  });

  it.each([
    [[{ name: 'database', ok: true }], 200],
    [
      [
        { name: 'database', ok: true },
        { name: 'outbox', ok: false, detail: '130 s late' },
      ],
      503,
    ],
  ])('tells /readyz %j: %i', async (checks, status) => {
    const response = await web({ ready: async () => checks }).app.request('/readyz');
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ ok: status === 200, checks });
  });

  it('is not ready when the checks break or never end', async () => {
    for (const ready of [() => Promise.reject(new Error('gone')), () => new Promise<never>(() => {})]) {
      const response = await makeHealth({ log, metrics, ready, patience: 20 }).request('/readyz');
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ ok: false, checks: [{ name: 'checks', ok: false }] });
    }
    const words = { msg: 'readiness check failed' };
    expect(await take()).toMatchObject([{ ...words, err: { message: 'gone' } }, words]);
  });

  it('shows /metrics as Prometheus reads them', async () => {
    metrics.errors.inc({ where: 'test' });
    const response = await web().app.request('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain('deload_errors_total{where="test"} 1');
    expect(await take()).toEqual([{ counted: 'test', times: 1 }]);
  });
});

describe('pages', () => {
  it('keep to themselves: security headers everywhere, and a page may bring a policy of its own', async () => {
    const own = new Hono().get('/', (c) => {
      c.header('content-security-policy', "default-src 'self'");
      return c.text('mine');
    });
    const { app } = web({ mounts: [{ path: '/own', app: own }] });
    for (const path of ['/healthz', '/nothing', '/plain.css']) {
      const { headers } = await app.request(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await app.request('/own')).headers.get('content-security-policy')).toBe("default-src 'self'");
  });

  it('say so when there is nothing, and when something broke, with the cause in the log only', async () => {
    const broken = new Hono().get('/', () => {
      throw new Error('the cause');
    });
    const { app } = web({ mounts: [{ path: '/broken', app: broken }] });
    const missing = await app.request('/nothing');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('There is nothing here');
    const failed = await app.request('/broken');
    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toContain('the cause');
    expect(await metrics.registry.metrics()).toContain('deload_errors_total{where="web"} 1');
    expect(await take()).toMatchObject([
      { msg: 'a page failed', path: '/broken', err: { message: 'the cause' } },
      { counted: 'web', times: 1 },
    ]);
  });
});

describe('the server', () => {
  it('starts on a free port and hands untouched requests to listeners', async () => {
    const address = await started(
      web({
        listeners: [
          {
            path: '/slack',
            listener: (request, response) => {
              let body = '';
              request.on('data', (chunk) => {
                body += chunk;
              });
              request.on('end', () => response.end(`${request.url}:${body}`));
            },
          },
        ],
      }),
    );
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const raw = await fetch(`${address}/slack/events?x=1`, { method: 'POST', body: 'a=b' });
    expect(await raw.text()).toBe('/slack/events?x=1:a=b');
    expect((await fetch(`${address}/slackish`)).status).toBe(404);
  });

  it('says which refusal it was when the port is taken or the address is not ours', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const { port } = other.address() as AddressInfo;
    expect(await web().start('127.0.0.1', port)).toMatchObject({ refused: 'port-taken', host: '127.0.0.1', port });
    expect(await web().start('192.0.2.1', 0)).toMatchObject({ refused: 'address', host: '192.0.2.1' });
    await new Promise((resolve) => {
      other.close(resolve);
    });
  });

  it('stops although an event stream is open, and can be stopped twice', async () => {
    const endless = new Hono().get('/', (c) =>
      streamSSE(c, async (stream) => {
        await stream.writeSSE({ data: 'hello' });
        await new Promise<void>((resolve) => {
          stream.onAbort(resolve);
        });
      }),
    );
    const made = web({ mounts: [{ path: '/events', app: endless }] });
    const response = await fetch(`${await started(made)}/events`);
    const reader = response.body?.getReader();
    await reader?.read();
    const ended = reader?.read().then(
      ({ done }) => done,
      () => true,
    );
    await made.stop();
    expect(await ended).toBe(true);
    await made.stop();
  });
});
