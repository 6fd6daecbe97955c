import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark } from './benchmark.ts';
import { type FeedShape, feedOf } from './calendarFeed.ts';
import { withCleanup } from './cleanup.ts';
import { percentile } from './figures.ts';

const WORK = fileURLToPath(new URL('./calendarWork.ts', import.meta.url));
const BIG: FeedShape = { events: 20_000, oneInRepeats: 10, words: 261 };
const QUICK: FeedShape = { ...BIG, events: 1_000 };
const TEAM: FeedShape = { events: 200, oneInRepeats: 4, words: 120 };
const TEAM_TIMES = 20;
/** How long anybody may take for the big file. */
const PATIENCE_MS = 180_000;

interface Figures {
  readonly milliseconds: readonly number[];
  readonly found: number;
  readonly warnings: readonly string[];
  readonly memoryMb: number;
}

/** A month of a heavy file and of an ordinary team feed, read in the worker thread a running bot reads it in. */
export const calendar: Benchmark = {
  name: 'calendar',
  what: 'one month out of a calendar file, worker thread included',
  peer: 'ical.js 2.2.1 as its guide shows; node-ical is not installed here and was left out',
  run: ({ quick, signal }) =>
    withCleanup(signal, async (cleanup) => {
      const folder = await cleanup.dataFolder();
      const big = feedOf(quick ? QUICK : BIG);
      const files = { big: join(folder, 'big.ics'), team: join(folder, 'team.ics') };
      await writeFile(files.big, big);
      await writeFile(files.team, feedOf(TEAM));
      const ours = await read('deload', files.big, 1, signal);
      const theirs = await read('ical.js', files.big, 1, signal);
      const oursTeam = await read('deload', files.team, TEAM_TIMES, signal);
      const theirsTeam = await read('ical.js', files.team, TEAM_TIMES, signal);
      if (ours === null || oursTeam === null) throw new Error('our own reader took longer than three minutes');
      const size = (Buffer.byteLength(big) / 1e6).toFixed(1);
      const peer = (value: number | undefined) => (value === undefined ? {} : { peer: value });
      return {
        rows: [
          {
            what: `${size} MB, ${quick ? QUICK.events : BIG.events} events`,
            unit: 's',
            figure: secondsOf(ours),
            target: 3,
            ...peer(theirs === null ? PATIENCE_MS / 1000 : secondsOf(theirs)),
          },
          {
            what: 'peak memory of that process',
            unit: 'MB',
            figure: ours.memoryMb,
            target: 250,
            ...peer(theirs?.memoryMb),
          },
          {
            what: `${TEAM.events} events, median of ${TEAM_TIMES}`,
            unit: 'ms',
            figure: percentile(oursTeam.milliseconds, 0.5),
            target: 50,
            ...peer(theirsTeam === null ? undefined : percentile(theirsTeam.milliseconds, 0.5)),
          },
          {
            what: `${TEAM.events} events, the first, thread started`,
            unit: 'ms',
            figure: oursTeam.milliseconds[0] ?? Number.NaN,
            ...peer(theirsTeam?.milliseconds[0]),
          },
        ],
        notes: [
          `Occurrences found: ${ours.found} in the big file (peer: ${theirs?.found ?? 'did not finish in 180 s'}), ${oursTeam.found} in the small one (peer: ${theirsTeam?.found ?? 'none'}).`,
          ours.warnings.length === 0 ? 'Read without a warning.' : `Warnings: ${ours.warnings.join(', ')}.`,
          'Each in a process of its own; the first reading of the big file starts the thread and is what is shown.',
        ],
      };
    }),
};

/** Null when it took too long. */
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
