import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { addDays, daysFrom, type Instant, instantOf, timeOf } from '../../src/domain/day.ts';
import type { Cleanup } from '../cleanup.ts';
import { bodyOf } from './body.ts';
import { squadCalendar } from './calendars.ts';
import { openClub, rememberBefore } from './clinic.ts';
import { type Club, doneBy, type SquadName, ZONE } from './club.ts';
import type { Massage } from './massage.ts';
import { livePeople } from './people.ts';
import { makeStage } from './stage.ts';

export interface Lived {
  readonly massages: readonly Massage[];
  /** Booked, and nobody came. */
  readonly missed: number;
  /** Messages to athletes about massages, reminders and questions before them left out. */
  readonly messages: number;
  readonly processorSeconds: number;
  /** Errors the bot logged or counted: a month that has any is no measure of anything. */
  readonly errors: readonly string[];
}

/** The compiled program: what users run. */
async function built<Module>(path: string): Promise<Module> {
  return import(fileURLToPath(new URL(`../../dist/src/${path}.js`, import.meta.url)));
}

const SECRET = 'a secret for a bench, thirty-two characters';
/** Messages about massages that are not asked for by the hour of one. */
const ABOUT_MASSAGES = [
  'booking.changed',
  'booking.noShow',
  'waitlist.offer',
  'calendar.changed',
  'booking.trouble',
  'booking.reasonGone',
  'booking.fitted',
  'swap.asked',
  'swap.answered',
  'standing.set',
  'standing.missed',
  'hold.set',
  'hold.lifted',
];

interface Run {
  readonly cleanup: Cleanup;
  readonly signal: AbortSignal;
}

/**
 * Lives so many days of the month through the real house on a real database: a stopped clock is moved on, jobs run when they are due,
 * staff and athletes answer what reaches them.
 */
export async function live(club: Club, days: number, { cleanup, signal }: Run): Promise<Lived> {
  const [{ startEmbedded }, { migrate }, { openStore }, { makeSealer }, { makeHouse }, { makeReader }, logs, metric] =
    await Promise.all([
      built<typeof import('../../src/store/database/embedded.ts')>('store/database/embedded'),
      built<typeof import('../../src/store/database/migrate.ts')>('store/database/migrate'),
      built<typeof import('../../src/store/index.ts')>('store/index'),
      built<typeof import('../../src/store/database/seal.ts')>('store/database/seal'),
      built<typeof import('../../src/house.ts')>('house'),
      built<typeof import('../../src/calendar/read.ts')>('calendar/read'),
      built<typeof import('../../src/log.ts')>('log'),
      built<typeof import('../../src/metrics.ts')>('metrics'),
    ]);
  const server = await startEmbedded({ dataDir: await cleanup.dataFolder(), onLog: () => undefined, durable: false });
  if ('refused' in server) throw new Error(server.message);
  await migrate({ url: server.url });
  const until = instantOf(addDays(club.firstDay, days), '00:00', ZONE);
  const ticks = ticksOf(club).filter((at) => at < until);
  let now = ticks[0] ?? club.start;
  const sealer = makeSealer({ keys: [{ id: 'bench', secret: SECRET }], current: 'bench' });
  const store = openStore(server.url, { sealer, now: () => now });
  cleanup.add(store.close);
  const reader = makeReader();
  cleanup.add(reader.close);
  const stage = makeStage();
  const errors: string[] = [];
  const to = new Writable({
    write(line, _encoding, done) {
      errors.push(String(line).trim());
      done();
    },
  });
  const log = logs.makeLog({ level: 'error', secrets: [], to });
  const house = makeHouse({
    store,
    ...{ readCalendar: reader.readCalendar, log, metrics: metric.makeMetrics(), secret: SECRET, now: () => now },
    openDav: () => {
      throw new Error('nobody in this club has such a calendar');
    },
    fetchCalendar: async (url) => {
      const squad: SquadName = url.includes('Football') ? 'Football' : 'Running';
      const body = new TextEncoder().encode(squadCalendar(club, squad, now));
      return { kind: 'fetched', body, etag: null, lastModified: null, finalUrl: url };
    },
    webAddress: () => ({ url: 'https://deload.example', isPublic: true }),
    platforms: [stage.platform],
  });
  await stage.platform.start(house.door);
  cleanup.add(house.stop);

  const people = new Map(
    club.athletes.map((athlete) => {
      const [done, had] = [doneBy(club, athlete), [] as Instant[]];
      return [athlete.id, { athlete, done, had, body: bodyOf(athlete, done, had) }] as const;
    }),
  );
  const team = await openClub(club, stage, store);
  await rememberBefore(club, team, people, now);
  const began = process.cpuUsage();
  const month = await livePeople({ club, stage, team, people, now });
  for (const tick of ticks) {
    signal.throwIfAborted();
    for (let next = month.next(tick); next; next = month.next(tick)) {
      now = Math.max(now + 1, next.at);
      await next.act(now);
    }
    now = Math.max(now + 1, tick);
    await house.clockwork.tick(now);
    month.hear(stage.arrived(), now);
    if (timeOf(tick, ZONE) === '22:00') await month.closeDay(now);
  }
  const { user, system } = process.cpuUsage(began);
  const athletes = new Set(club.athletes.map(({ id }) => id));
  const about = ABOUT_MASSAGES.flatMap((kind) => stage.sent.get(kind) ?? []);
  return {
    massages: month.massages,
    missed: month.missed(),
    messages: about.filter(({ to }) => athletes.has(to)).length,
    processorSeconds: (user + system) / 1e6,
    errors,
  };
}

/** The hours at which the clock stops. Every job makes up for what came round in the meantime. */
const HOURS = [
  ...['03:00', '06:00', '07:30', '09:00', '10:30', '12:00', '13:30'],
  ...['15:00', '16:30', '18:00', '19:30', '21:00', '22:00'],
] as const;

function ticksOf({ firstDay, end }: Club): readonly Instant[] {
  return daysFrom(addDays(firstDay, -1), addDays(firstDay, 27))
    .flatMap((day) => HOURS.map((time) => instantOf(day, time, ZONE)))
    .filter((at) => at <= end);
}
