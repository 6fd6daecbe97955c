import { Hono } from 'hono';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';

/** One thing without which the bot is of no use: the database, a platform, the outbox. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

/** A check that takes longer than this many milliseconds has failed. */
const PATIENCE = 5_000;

/**
 * `/healthz`: the process answers; nothing else is checked. `/readyz`: all checks, 503 when one fails. `/metrics`: for
 * Prometheus.
 */
export function makeHealth({
  log,
  metrics,
  ready,
  patience = PATIENCE,
}: {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly ready: () => Promise<readonly Check[]>;
  readonly patience?: number;
}): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const checks = await within(patience, ready()).catch((error: unknown): readonly Check[] => {
      log.warn({ err: error }, 'readiness check failed');
      return [{ name: 'checks', ok: false, detail: 'the checks themselves failed; the log says why' }];
    });
    const ok = checks.every((check) => check.ok);
    return c.json({ ok, checks }, ok ? 200 : 503);
  });
  app.get('/metrics', async (c) =>
    c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  );
  return app;
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
