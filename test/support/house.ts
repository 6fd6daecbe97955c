import { makeOpenDav } from '../../src/calendar/davClient.ts';
import { makeFetchCalendar } from '../../src/calendar/fetch.ts';
import { HOUR, type Instant, MINUTE } from '../../src/domain/day.ts';
import { type House, makeHouse } from '../../src/house.ts';
import { makeSealer } from '../../src/store/database/seal.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { makeDatabase, makeFilledDatabase, type TestDatabase } from './database.ts';
import type { Failure } from './failures.ts';
import { type FakePlatform, type FakeUser, makeFakePlatform, type PlatformMemory } from './fakePlatform.ts';
import { makeShelf } from './shelf.ts';
import type { Lasts } from './templates.ts';
import { painter, reader } from './threads.ts';

export interface TestHouse {
  readonly house: House;
  readonly store: Store;
  readonly platform: FakePlatform;
  readonly databaseUrl: string;
  now(): Instant;
  /** Moves the stopped clock without running anything. */
  set(now: Instant): void;
  /** Moves the clock minute by minute (or by `step` minutes) and runs what is due on the way. */
  advance(to: Instant, step?: number): Promise<void>;
  /** One job as it is now, or as it would be at another moment, without waiting for its minute. */
  run(job: string, at?: Instant): Promise<void>;
  /** What went wrong since the last look, taken: whatever is left fails the test. */
  takeFailures(): Promise<readonly Failure[]>;
  close(): Promise<void>;
}

/** Monday 2 March 2026, 07:00 UTC. */
export const MONDAY = Date.parse('2026-03-02T07:00:00Z');

/** What a house begins with: a database, and what the fake platform remembers of it. */
export interface Beginning {
  readonly start: Instant;
  readonly database: TestDatabase;
  readonly memory?: PlatformMemory;
}

/** The real house on a temporary database, with a fake platform and a stopped clock. */
export async function openHouse(from: Instant | Beginning = MONDAY): Promise<TestHouse> {
  const { start, database, memory } =
    typeof from === 'number' ? { start: from, database: await makeDatabase(), memory: undefined } : from;
  let now = start;
  const clock = () => now;
  const sealer = makeSealer({
    keys: [{ id: 'test', secret: 'a secret for tests, thirty-two characters' }],
    current: 'test',
  });
  const store = openStore(database.url, { sealer, now: clock });
  const platform = makeFakePlatform();
  const { log, metrics, take, check } = makeShelf();
  const house = makeHouse({
    store,
    fetchCalendar: makeFetchCalendar({ allowHosts: ['127.0.0.1'], timeoutMs: 1_000 }),
    openDav: makeOpenDav({ allowHosts: ['127.0.0.1'], timeoutMs: 5_000 }),
    readCalendar: reader.readCalendar,
    webAddress: () => ({ url: 'https://deload.example.org', isPublic: true }),
    now: clock,
    log,
    metrics,
    secret: 'a secret for tests, thirty-two characters',
    platforms: [platform],
    planSeconds: 1,
    painter,
  });
  await platform.start(house.door);
  if (memory) platform.recall(memory);
  return {
    house,
    store,
    platform,
    databaseUrl: database.url,
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

export async function runJob({ jobs }: House, name: string, at: Instant): Promise<void> {
  const job = jobs.find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}`);
  await job.run(at);
}

export const ADMIN: FakeUser = { id: 'u-admin', name: 'Alex Admin', locale: 'en', zone: 'Europe/Berlin' };
export const ATHLETE: FakeUser = { id: 'u-ada', name: 'Ada Athlete', locale: 'en', zone: 'Europe/Berlin' };
export const TRAINER: FakeUser = { id: 'u-tom', name: 'Tom Trainer', locale: 'en', zone: 'Europe/Berlin' };
export const THERAPIST: FakeUser = { id: 'u-thea', name: 'Thea Therapist', locale: 'en', zone: 'Europe/Berlin' };
export const CLINICIAN: FakeUser = { id: 'u-clara', name: 'Clara Clinician', locale: 'en', zone: 'Europe/Berlin' };
export const COACH: FakeUser = { id: 'u-carl', name: 'Carl Coach', locale: 'en', zone: 'Europe/Berlin' };

/** A team in Berlin with an admin, an athlete and one of each staff role, joined through the commands people use. */
export async function aTeam({ platform, house }: TestHouse): Promise<void> {
  await platform.type(ADMIN, 'team setup name:"FC Test" zone:Europe/Berlin');
  await platform.type(
    ATHLETE,
    'join birth:2000-05-17 sport:football consent:yes name:"Ada Athlete" zone:Europe/Berlin',
  );
  const staff = [
    [TRAINER, 'trainer'],
    [THERAPIST, 'therapist'],
    [CLINICIAN, 'clinician'],
    [COACH, 'coach'],
  ] as const;
  for (const [user, role] of staff) {
    await platform.type(user, `join consent:no name:"${user.name}" zone:Europe/Berlin`);
    await platform.type(ADMIN, `team role person:${user.id} role:${role}`);
  }
  await platform.type(ADMIN, 'team channel', 'staff-alerts');
  await house.deliver();
}

/** A house in which `aTeam` has joined at its first moment. */
export async function openTeamHouse(start: Instant = MONDAY): Promise<TestHouse> {
  return openHouse(await after('team', aTeam, start, 'build'));
}

/**
 * Where a house goes on after what `live` did in one that opened at `start`. It is done once for each name and copied
 * from then on, so nothing of it may be kept beside the database and the platform. `build` is for what lives in
 * test/support and test/walks: it is kept between runs.
 */
export async function after(
  name: string,
  live: (test: TestHouse) => Promise<void>,
  start: Instant = MONDAY,
  lasts: Lasts = 'run',
): Promise<Beginning> {
  const { kept, ...database } = await makeFilledDatabase(`${name} ${start}`, lasts, async (url) => {
    const test = await openHouse({ start, database: { url, drop: async () => undefined } });
    await live(test);
    await test.close();
    return { start: test.now(), memory: test.platform.memory() };
  });
  return { ...kept, database };
}

export const days = (count: number): number => count * 24 * HOUR;
