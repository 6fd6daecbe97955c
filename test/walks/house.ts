import { makeOpenDav } from '../../src/calendar/davClient.ts';
import { makeFetchCalendar } from '../../src/calendar/fetch.ts';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { type Instant, MINUTE } from '../../src/domain/day.ts';
import { type House, makeHouse } from '../../src/house.ts';
import type { Log } from '../../src/log.ts';
import type { Metrics } from '../../src/metrics.ts';
import { makeSealer } from '../../src/store/database/seal.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { makeDatabase, type TestDatabase } from '../support/database.ts';
import type { Failure } from '../support/failures.ts';
import { type FakePlatform, makeFakePlatform } from '../support/fakePlatform.ts';
import { type Beginning, MONDAY, runJob, type TestHouse } from '../support/house.ts';
import { makeShelf } from '../support/shelf.ts';
import { reader } from '../support/threads.ts';

const SECRET = 'a secret for tests, thirty-two characters';

export interface WalkHouse {
  readonly house: House;
  readonly store: Store;
  readonly databaseUrl: string;
  readonly log: Log;
  readonly metrics: Metrics;
  /** When long answers say how far they are: never, until a test says so. */
  readonly progressPace: { first: number; every: number };
  now(): Instant;
  set(now: Instant): void;
  /** Moves the clock in steps (minutes) and runs what is due on the way. */
  advance(to: Instant, step?: number): Promise<void>;
  /** One job as it is now, or as it would be at another moment, without waiting for its minute. */
  run(job: string, at?: Instant): Promise<void>;
  /** What went wrong since the last look, taken: whatever is left fails the test. */
  takeFailures(): Promise<readonly Failure[]>;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly start?: Instant;
  /** Another house on the same database, as a second bot process has it. */
  readonly beside?: WalkHouse;
  /** Left out: a new one with every migration applied. */
  readonly database?: TestDatabase;
  /** Made when the clock and the log are there. */
  readonly platforms: (shelf: { readonly now: () => Instant; readonly log: Log }) => readonly ChatPlatform[];
}

/** The real house with any platforms, on a temporary database, with a stopped clock. */
export async function openHouseWith(options: HouseOptions): Promise<WalkHouse> {
  const { start = MONDAY, beside, platforms } = options;
  const database = beside
    ? { url: beside.databaseUrl, drop: async () => undefined }
    : (options.database ?? (await makeDatabase()));
  let now = start;
  const clock = () => now;
  const { log, metrics, take, check } = makeShelf();
  const sealer = makeSealer({ keys: [{ id: 'test', secret: SECRET }], current: 'test' });
  const store = openStore(database.url, { sealer, now: clock });
  const progressPace = { first: Number.POSITIVE_INFINITY, every: 0 };
  const all = platforms({ now: clock, log });
  const house = makeHouse({
    store,
    planSeconds: 1,
    progressPace,
    fetchCalendar: makeFetchCalendar({ allowHosts: ['127.0.0.1'], timeoutMs: 2_000 }),
    openDav: makeOpenDav({ allowHosts: ['127.0.0.1'], timeoutMs: 5_000 }),
    readCalendar: reader.readCalendar,
    webAddress: () => ({ url: 'https://deload.example.org', isPublic: true }),
    now: clock,
    log,
    metrics,
    secret: SECRET,
    platforms: all,
  });
  await Promise.all(all.map((platform) => platform.start(house.door)));
  return {
    house,
    store,
    databaseUrl: database.url,
    log,
    metrics,
    progressPace,
    now: clock,
    set: (to) => {
      now = to;
    },
    async advance(to, step = 5) {
      for (let at = (Math.floor(now / (step * MINUTE)) + 1) * step * MINUTE; at <= to; at += step * MINUTE) {
        now = at;
        await house.clockwork.tick(at);
      }
      now = to;
      await house.clockwork.tick(Math.floor(to / MINUTE) * MINUTE);
      await check();
    },
    run: (job, at = now) => runJob(house, job, at),
    takeFailures: take,
    async close() {
      await house.stop();
      await store.close();
      await database.drop();
      await check();
    },
  };
}

export interface FakeHouse extends WalkHouse, Omit<TestHouse, keyof WalkHouse> {
  readonly platform: FakePlatform;
}

/** The same with the fake platform in it. */
export async function openFakeHouse(
  options: Pick<HouseOptions, 'start' | 'beside'> | Beginning = {},
): Promise<FakeHouse> {
  const platform = makeFakePlatform();
  if ('memory' in options && options.memory) platform.recall(options.memory);
  return { ...(await openHouseWith({ ...options, platforms: () => [platform] })), platform };
}
