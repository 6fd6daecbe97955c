import { type ScheduledTask, schedule } from 'node-cron';
import type { Clock } from '../clock.ts';
import { type Instant, MINUTE } from '../domain/day.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Job } from './job.ts';

/** Where ticks are kept: a row each, taken by whoever is free. */
export interface RunQueue {
  enqueue(name: string, dueAt: Instant): Promise<void>;
  claim(
    now: Instant,
    leaseMs: number,
  ): Promise<{ readonly key: string; readonly name: string; readonly dueAt: Instant } | null>;
  finish(key: string, now: Instant, problem: string | null): Promise<void>;
}

export interface Clockwork {
  start(): void;
  /** Enqueues what is due at this minute and works until nothing is left: what a cron tick does, for a clock that is moved. */
  tick(at: Instant): Promise<void>;
  stop(): Promise<void>;
}

const LEASE_MS = 5 * MINUTE;

/** node-cron only enqueues; one worker at a time in this process runs what was asked for. */
export function makeClockwork(deps: {
  readonly jobs: readonly Job[];
  readonly queue: RunQueue;
  readonly now: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}): Clockwork {
  const { jobs, queue, now, log, metrics } = deps;
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const tasks: ScheduledTask[] = [];
  let working: Promise<void> | null = null;
  let again = false;
  let stopping = false;

  const runOne = async (): Promise<boolean> => {
    const run = await queue.claim(now(), LEASE_MS);
    if (!run) return false;
    const started = performance.now();
    let problem: string | null = null;
    try {
      await byName.get(run.name)?.run(now());
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
      metrics.errors.inc({ where: `job:${run.name}` });
      log.error({ job: run.name, err: error }, 'a job failed');
    }
    await queue.finish(run.key, now(), problem);
    metrics.jobs.observe({ job: run.name }, (performance.now() - started) / 1000);
    return true;
  };

  const work = (): Promise<void> => {
    again = true;
    working ??= (async () => {
      try {
        while (again && !stopping) {
          again = false;
          while (!stopping && (await runOne()));
        }
      } finally {
        working = null;
      }
    })();
    return working;
  };

  const guarded = async (what: () => Promise<void>) => {
    try {
      await what();
    } catch (error) {
      metrics.errors.inc({ where: 'clockwork' });
      log.error({ err: error }, 'the clockwork stumbled; the next tick tries again');
    }
  };

  return {
    start() {
      for (const job of jobs) {
        const line = job.everyMinutes === 60 ? '0 * * * *' : `*/${job.everyMinutes} * * * *`;
        tasks.push(
          schedule(line, () =>
            guarded(async () => {
              await queue.enqueue(job.name, Math.floor(now() / MINUTE) * MINUTE);
              await work();
            }),
          ),
        );
      }
    },
    async tick(at) {
      const minute = Math.floor(at / MINUTE);
      for (const job of jobs) {
        if (minute % job.everyMinutes === 0) await queue.enqueue(job.name, minute * MINUTE);
      }
      await work();
    },
    async stop() {
      stopping = true;
      await Promise.all(tasks.map((task) => task.destroy()));
      await working;
    },
  };
}
