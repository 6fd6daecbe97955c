import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark, Row } from './benchmark.ts';
import { type FeedShape, feedOf } from './calendarFeed.ts';
import { hostileRows } from './calendarHostile.ts';
import { withCleanup } from './cleanup.ts';
import { percentile } from './figures.ts';

const WORK = fileURLToPath(new URL('./calendarWork.ts', import.meta.url));
const BIG: FeedShape = { events: 20_000, oneInRepeats: 10, words: 261 };
const QUICK: FeedShape = { ...BIG, events: 1_000 };
const TEAM: FeedShape = { events: 200, oneInRepeats: 4, words: 120 };
const TEAM_TIMES = 20;
const HOSTILE_FILES = '../shared/calendars-hostile';
/** How long the big file may take, whoever reads it. */
const PATIENCE_MS = 180_000;

const PEERS = ['node-ical', 'ical.js'] as const;

interface Peer {
  readonly name: string;
  readonly big: Figures | null;
  readonly team: Figures | null;
}

interface Figures {
  readonly milliseconds: readonly number[];
  readonly found: number;
  readonly warnings: readonly string[];
  readonly memoryMb: number;
}

/** A month of a heavy file and of an ordinary team feed, read in the same worker thread as in a running bot. */
export const calendar: Benchmark = {
  name: 'calendar',
  what: 'one month out of a calendar file, worker thread included',
  peer: 'node-ical 0.26.1 (the last for Node 20) and ical.js 2.2.1, as their documentation shows',
  run: ({ quick, hostile = HOSTILE_FILES, signal }) =>
    withCleanup(signal, async (cleanup) => {
      const folder = await cleanup.dataFolder();
      const big = feedOf(quick ? QUICK : BIG);
      const files = { big: join(folder, 'big.ics'), team: join(folder, 'team.ics') };
      await writeFile(files.big, big);
      await writeFile(files.team, feedOf(TEAM));
      const ours = await read('deload', files.big, 1, signal);
      const oursTeam = await read('deload', files.team, TEAM_TIMES, signal);
      if (ours === null || oursTeam === null) throw new Error('our own reader took longer than three minutes');
      const peers: Peer[] = [];
      for (const name of PEERS) {
        const theirs = await read(name, files.big, 1, signal);
        peers.push({ name, big: theirs, team: await read(name, files.team, TEAM_TIMES, signal) });
      }
      const size = (Buffer.byteLength(big) / 1e6).toFixed(1);
      const middle = ({ milliseconds }: Figures) => percentile(milliseconds, 0.5);
      const rows = peers.flatMap(({ name, big: theirs, team }): readonly Row[] => [
        {
          what: `${size} MB, ${quick ? QUICK.events : BIG.events} events, beside ${name}`,
          unit: 's',
          figure: secondsOf(ours),
          target: 3,
          peer: theirs === null ? PATIENCE_MS / 1000 : secondsOf(theirs),
        },
        {
          what: `peak memory of that process, beside ${name}`,
          unit: 'MB',
          figure: ours.memoryMb,
          target: 250,
          ...(theirs === null ? {} : { peer: theirs.memoryMb }),
        },
        {
          what: `${TEAM.events} events, median of ${TEAM_TIMES}, beside ${name}`,
          unit: 'ms',
          figure: middle(oursTeam),
          target: 50,
          ...(team === null ? {} : { peer: middle(team) }),
        },
      ]);
      const found = (figures: Figures | null) => figures?.found ?? 'not done in 180 s';
      return {
        rows: [...rows, ...(await hostileRows(hostile))],
        notes: [
          `Occurrences found in the big and the small file: ${ours.found} and ${oursTeam.found}; ${peers
            .map((one) => `${one.name} ${found(one.big)} and ${found(one.team)}`)
            .join('; ')}.`,
          ours.warnings.length === 0 ? 'Read without a warning.' : `Warnings: ${ours.warnings.join(', ')}.`,
          `The first of the ${TEAM_TIMES} small readings, thread started: ${Math.round(oursTeam.milliseconds[0] ?? 0)} ms.`,
          'Below them, files made to hurt: the time until the reader has answered, one after the other.',
          'Each in a process of its own; the first reading of the big file starts the thread and is what is shown.',
        ],
      };
    }),
};

/** null when it took too long. */
async function read(who: string, file: string, times: number, signal: AbortSignal): Promise<Figures | null> {
  const run = promisify(execFile);
  const args = ['--import', 'tsx', WORK, who, file, '2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z', `${times}`];
  try {
    const { stdout } = await run(process.execPath, args, { signal, timeout: PATIENCE_MS });
    const figures: Figures = JSON.parse(stdout);
    return figures;
  } catch (error) {
    if (error instanceof Error && 'killed' in error && error.killed === true) return null;
    throw error;
  }
}

function secondsOf({ milliseconds }: Figures): number {
  return (milliseconds[0] ?? Number.NaN) / 1000;
}
