import { setTimeout as pause } from 'node:timers/promises';
import { diceFor } from '../src/sample/dice.ts';
import { type DiscordExchange, type DiscordWire, startDiscordWire } from '../test/wire/discord.ts';
import type { Benchmark, Row } from './benchmark.ts';
import { type Cleanup, withCleanup } from './cleanup.ts';
import { type Spread, spreadOf } from './figures.ts';
import { BARE_BOT, DELOAD, memoryOf, type Program, START_FLAGS, startProgram } from './programs.ts';
import { GUILD, GUILDS, setUpTeam, TEAM, USERS } from './team.ts';
import { BUSIEST_HOUR, DAILY, openTraffic, type Traffic } from './traffic.ts';

const A_SECOND = 5;
const SECONDS = 60;
/** The sample club's busiest hour, sent as fast as it is answered. */
const BULK = Object.values(BUSIEST_HOUR).reduce((sum, times) => sum + times, 0);
/** How many interactions wait for their answers at once while the bulk goes through. */
const AT_ONCE = 8;
const ACK_TARGET_MS = 50;
const MEMORY_TARGET_MB = 250;
const PATIENCE_MS = 120_000;
const PEER_WARM_UP = 60;

/**
 * The whole bot against a Discord on loopback: how soon it acknowledges, how soon it answers, how much memory it ends
 * up with.
 */
export const house: Benchmark = {
  name: 'house',
  what: 'the bot as its own process with its PostgreSQL, a club of 24 in a Discord on loopback',
  peer: 'a discord.js bot without a database that acknowledges everything and answers "ok", driven alike at the same time',
  run: ({ quick, signal }) =>
    withCleanup(signal, async (cleanup) => {
      const folder = await cleanup.dataFolder();
      const wire = await openWire(cleanup);
      const bot = await startBot(cleanup, wire, folder, [...START_FLAGS, DELOAD, 'start'], /Deload is running/);
      const peerWire = await openWire(cleanup);
      const peer = await startBot(cleanup, peerWire, folder, [BARE_BOT], /ready/);
      await Promise.all([wire.connected(), peerWire.connected()]);
      const memoryAtStart = await memoryOf(bot.pid);
      await setUpTeam(wire, TEAM);
      for (let ping = 0; ping < PEER_WARM_UP; ping += 1) await pingOf(peerWire, ping).settled();

      const daily = openTraffic(wire, TEAM, DAILY, diceFor('daily'));
      const steady = await steadily(daily, peerWire, quick ? 5 : SECONDS, signal);

      const count = quick ? 60 : BULK;
      const busy = openTraffic(wire, TEAM, BUSIEST_HOUR, diceFor('busy'));
      const bulk = await allAtOnce(count, signal, () => {
        const question = busy.ask();
        return { exchange: question.exchange, heard: (answer) => busy.heard(question, answer) };
      });
      const memory = await memoryOf(bot.pid);
      await allAtOnce(count, signal, (index) => ({ exchange: pingOf(peerWire, index), heard: () => undefined }));
      const peerMemory = await memoryOf(peer.pid);

      const anHour = Object.values(BUSIEST_HOUR).reduce((sum, times) => sum + times, 0);
      return {
        rows: [
          ...spreadRows('acknowledged', steady.ours.acked, steady.peers.acked, ACK_TARGET_MS),
          ...spreadRows('answered', steady.ours.answered, steady.peers.answered),
          { what: `answers a second, ${AT_ONCE} waiting at once`, unit: '/s', figure: count / bulk.seconds },
          { what: 'of these not answered within 10 s', unit: '', figure: bulk.late, target: 1 },
          ...memoryRows(memoryAtStart, memory, peerMemory),
        ],
        notes: [
          `Times are from sending the interaction into the gateway to the request arriving here: ${A_SECOND} a second for ${quick ? 5 : SECONDS} s, sent on time whether answers are late or not.`,
          `The mix: ${mixOf(DAILY)}; ${outcomesOf(daily)}.`,
          `Memory is the bot's process alone, after ${count} more interactions in ${bulk.seconds.toFixed(0)} s, which is ${(count / anHour).toFixed(1)} of the club's busiest hours (${anHour}: ${mixOf(BUSIEST_HOUR)}); ${outcomesOf(busy)}.`,
          ...(memory ? [] : ['Memory was not measured: this system has no /proc.']),
        ],
      };
    }),
};

async function openWire(cleanup: Cleanup): Promise<DiscordWire> {
  const wire = await startDiscordWire({ guilds: GUILDS, users: USERS });
  cleanup.add(wire.close);
  return wire;
}

async function startBot(
  cleanup: Cleanup,
  wire: DiscordWire,
  folder: string,
  args: readonly string[],
  ready: RegExp,
): Promise<Program> {
  const program = await startProgram({
    args,
    environment: {
      DISCORD_TOKEN: wire.botToken,
      DISCORD_API_URL: wire.apiUrl,
      DELOAD_DATA: folder,
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
    folder,
    ready,
    patienceMs: PATIENCE_MS,
  });
  cleanup.add(program.stop);
  return program;
}

function pingOf(wire: DiscordWire, index: number): DiscordExchange {
  const user = TEAM.athletes[index % TEAM.athletes.length]?.id ?? TEAM.admin;
  return wire.slash({ guildId: GUILD, user, command: 'ping' });
}

interface Times {
  readonly acked: readonly number[];
  readonly answered: readonly number[];
}

/**
 * Both bots get interactions at the same pace, half an interval apart, whether or not earlier ones have been answered.
 */
async function steadily(
  traffic: Traffic,
  peerWire: DiscordWire,
  seconds: number,
  signal: AbortSignal,
): Promise<{ readonly ours: Times; readonly peers: Times }> {
  const turn = 1000 / A_SECOND;
  const ours: Promise<Timed>[] = [];
  const peers: Promise<Timed>[] = [];
  const began = performance.now();
  for (let index = 0; index < seconds * A_SECOND; index += 1) {
    await until(began + index * turn, signal);
    const question = traffic.ask();
    ours.push(timed(question.exchange, (answer) => traffic.heard(question, answer)));
    await until(began + (index + 0.5) * turn, signal);
    peers.push(timed(pingOf(peerWire, index), () => undefined));
  }
  return { ours: timesOf(await Promise.all(ours)), peers: timesOf(await Promise.all(peers)) };
}

type Heard = (answer: Awaited<ReturnType<DiscordExchange['settled']>>) => void;

interface Timed {
  readonly acked: number;
  readonly answered: number;
}

/** Milliseconds from sending until the acknowledgement and until the answer. */
function timed(exchange: DiscordExchange, heard: Heard): Promise<Timed> {
  const sent = performance.now();
  const timing = exchange.settled().then((answer) => {
    const answered = performance.now() - sent;
    heard(answer);
    return { acked: answer.ackMs, answered };
  });
  // Checked when all have been sent; until then nobody awaits a failure.
  timing.catch(() => undefined);
  return timing;
}

function timesOf(timed: readonly Timed[]): Times {
  return { acked: timed.map((one) => one.acked), answered: timed.map((one) => one.answered) };
}

/** `count` interactions, `AT_ONCE` of them waiting for their answer at any time. */
async function allAtOnce(
  count: number,
  signal: AbortSignal,
  send: (index: number) => { readonly exchange: DiscordExchange; readonly heard: Heard },
): Promise<{ readonly seconds: number; readonly late: number }> {
  const began = performance.now();
  let next = 0;
  let late = 0;
  const lane = async () => {
    while (next < count) {
      signal.throwIfAborted();
      next += 1;
      const { exchange, heard } = send(next);
      // The wire waits ten seconds for an answer.
      const answer = await exchange.settled().catch(() => null);
      if (answer) heard(answer);
      else late += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { seconds: (performance.now() - began) / 1000, late };
}

async function until(moment: number, signal: AbortSignal): Promise<void> {
  await pause(Math.max(0, moment - performance.now()), undefined, { signal });
}

function spreadRows(what: string, ours: readonly number[], peers: readonly number[], target?: number): readonly Row[] {
  const [mine, theirs] = [spreadOf(ours), spreadOf(peers)];
  const row = (name: string, share: keyof Spread, aim?: number): Row => ({
    ...{ what: `${what}, ${name}`, unit: 'ms', figure: mine[share], peer: theirs[share] },
    ...(aim === undefined ? {} : { target: aim }),
  });
  return [row('p50', 'p50'), row('p95', 'p95'), row('p99', 'p99', target), row('slowest', 'max')];
}

type Memory = Awaited<ReturnType<typeof memoryOf>>;

function memoryRows(atStart: Memory, after: Memory, peer: Memory): readonly Row[] {
  if (!atStart || !after || !peer) return [];
  return [
    { what: 'memory when started', unit: 'MB', figure: atStart.now },
    { what: 'memory after the traffic', unit: 'MB', figure: after.now, target: MEMORY_TARGET_MB, peer: peer.now },
    { what: 'memory at its highest', unit: 'MB', figure: after.highest, target: MEMORY_TARGET_MB, peer: peer.highest },
  ];
}

function mixOf(deck: Readonly<Record<string, number>>): string {
  return Object.entries(deck)
    .map(([command, times]) => `${times} ${command}`)
    .join(', ');
}

function outcomesOf({ counts, missing }: Traffic): string {
  const { booked, cancelled, refused } = counts;
  const left = missing.length > 0 ? `; not there yet: ${missing.join(', ')}` : '';
  return `${booked} booked, ${cancelled} given back, ${refused} refused with a reason${left}`;
}
