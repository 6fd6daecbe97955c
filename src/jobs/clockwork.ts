import { type ScheduledTask, schedule } from 'node-cron';
import type { Clock } from '../clock.ts';
import { type Instant, MINUTE } from '../domain/day.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Job } from './job.ts';

/** Where ticks are stored: one row each, taken by whoever is free. */
export interface RunQueue {
  enqueue(names: readonly string[], dueAt: Instant): Promise<void>;
  claim(
    now: Instant,
    leaseMs: number,
  ): Promise<readonly { readonly key: string; readonly name: string; readonly dueAt: Instant }[]>;
  finish(keys: readonly string[], now: Instant, problem: string | null): Promise<void>;
}

export interface Clockwork {
  start(): void;
  /**
   * Queues what is due at this minute and works until nothing is left: what a cron tick does, for a clock moved by
   * hand.
   */
  tick(at: Instant): Promise<void>;
  stop(): Promise<void>;
}

const LEASE_MS = 5 * MINUTE;

/** node-cron only queues; one worker at a time in this process runs what was asked for. */
export function makeClockwork(deps: {
  readonly jobs: readonly Job[];
  readonly queue: RunQueue;
  readonly now: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}): Clockwork {
  const { jobs, queue, now, log, metrics } = deps;
  const names = jobs.map((job) => job.name);
  const tasks: ScheduledTask[] = [];
  let working: Promise<void> | null = null;
  let again = false;
  let lastTick: number | null = null;
  let stopping = false;

  /** In the order of the list: what the others queue is sent by `deliver`, the last of them. */
  const runDue = async (): Promise<boolean> => {
    const runs = new Map((await queue.claim(now(), LEASE_MS)).map((run) => [run.name, run]));
    const done: string[] = [...runs.values()].filter((run) => !names.includes(run.name)).map((run) => run.key);
    for (const job of jobs) {
      const run = runs.get(job.name);
      if (!run) continue;
      const started = performance.now();
      try {
        await job.run(now());
        done.push(run.key);
      } catch (error) {
        metrics.errors.inc({ where: `job:${job.name}` });
        log.error({ job: job.name, err: error }, 'a job failed');
        await queue.finish([run.key], now(), error instanceof Error ? error.message : String(error));
      }
      metrics.jobs.observe({ job: job.name }, (performance.now() - started) / 1000);
    }
    if (done.length > 0) await queue.finish(done, now(), null);
    return runs.size > 0;
  };

  const work = (): Promise<void> => {
    again = true;
    working ??= (async () => {
      try {
        while (again && !stopping) {
          again = false;
          while (!stopping && (await runDue()));
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
              await queue.enqueue([job.name], Math.floor(now() / MINUTE) * MINUTE);
              await work();
            }),
          ),
        );
      }
    },
    async tick(at) {
      const minute = Math.floor(at / MINUTE);
      // A clock moved by hand may jump over a job's minute: whatever came round since the last tick is due.
      const cameRound = (job: Job) =>
        lastTick === null || Math.floor(minute / job.everyMinutes) > Math.floor(lastTick / job.everyMinutes);
      const due = jobs.filter(cameRound);
      lastTick = minute;
      await queue.enqueue(
        due.map((job) => job.name),
        minute * MINUTE,
      );
      await work();
    },
    async stop() {
      stopping = true;
      await Promise.all(tasks.map((task) => task.destroy()));
      await working;
    },
  };
}
