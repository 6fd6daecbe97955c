import { allCommands } from '../commands/index.ts';
import type { Deps } from './care/deps.ts';
import { type Care, makeCare } from './care/index.ts';
import type { Painter } from './charts/png.ts';
import { makeDoor } from './chat/answer.ts';
import { makeInvokeCodec } from './chat/invoke.ts';
import { makePaint } from './chat/paint.ts';
import type { ChatPlatform, Door } from './chat/platform.ts';
import type { ProgressPace } from './chat/progress.ts';
import type { Clock } from './clock.ts';
import { type Clockwork, makeClockwork } from './jobs/clockwork.ts';
import { makeJobs } from './jobs/index.ts';
import type { Job } from './jobs/job.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { notices } from './notices/index.ts';

export interface House {
  readonly care: Care;
  readonly door: Door;
  /** What the clockwork wakes, in its order. */
  readonly jobs: readonly Job[];
  readonly clockwork: Clockwork;
  /** Opens the doors, then starts the clockwork. */
  start(): Promise<void>;
  /** Sends what is due now, without waiting for the next tick. */
  deliver(): Promise<void>;
  /** Closes the doors first, then drains jobs and the outbox. Whoever opened the store closes it. */
  stop(): Promise<void>;
}

export interface HouseDeps extends Deps {
  readonly now: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Signs buttons. */
  readonly secret: string;
  readonly platforms: readonly ChatPlatform[];
  /** Whoever made it closes it. Without one, pictures are shown as their words. */
  readonly painter?: Painter;
  /** When left out: the usual. */
  readonly progressPace?: ProgressPace;
}

/** Puts the floors together: the same house for the bot, the playground and the tests. */
export function makeHouse({ now, log, metrics, secret, platforms, painter, progressPace, ...deps }: HouseDeps): House {
  const care = makeCare(deps);
  const door = makeDoor({
    commands: allCommands,
    care,
    codec: makeInvokeCodec(secret, deps.store.invokes),
    now,
    progressPace,
    onError: (error, { reference, command, platform }) => {
      metrics.errors.inc({ where: `command:${command}` });
      log.error({ reference, command, platform, err: error }, 'a command failed');
    },
    onAnswered: ({ command, platform, milliseconds }) =>
      metrics.answered.observe({ command, platform }, milliseconds / 1000),
    paint: painter
      ? makePaint(painter, (failed, error) =>
          log.warn({ failed, err: error }, 'a picture was not painted; its words stand alone'),
        )
      : undefined,
  });
  const jobs = makeJobs({
    care,
    notices,
    send: (name, address, doc, key) =>
      platforms.find((platform) => platform.name === name)?.send(address, doc, key) ?? null,
    now,
    log,
    metrics,
  });
  const clockwork = makeClockwork({ jobs, queue: deps.store.jobRuns, now, log, metrics });
  const deliver = async () => {
    await jobs.find((job) => job.name === 'deliver')?.run(now());
  };
  return {
    care,
    door,
    jobs,
    clockwork,
    deliver,
    async start() {
      await Promise.all(platforms.map((platform) => platform.start(door)));
      clockwork.start();
    },
    async stop() {
      await Promise.allSettled(platforms.map((platform) => platform.stop()));
      await clockwork.stop();
    },
  };
}
