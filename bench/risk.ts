import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Benchmark } from './benchmark.ts';
import { percentile } from './figures.ts';

const WORK = fileURLToPath(new URL('./riskWork.ts', import.meta.url));
const ATHLETES = 10_000;
const QUICK_ATHLETES = 50;

interface Figures {
  /** Milliseconds over all athletes. */
  readonly spent: Readonly<Record<'everything' | 'processor' | 'loads' | 'naive', number>>;
  /** Milliseconds from one athlete's facts to the findings. */
  readonly each: readonly number[];
  readonly counts: Readonly<Record<'findings' | 'days' | 'sessions' | 'checkIns' | 'wellness' | 'differing', number>>;
  readonly memoryMb: number;
}

/** Everything worked out from scratch for every athlete, as after a night's import; without the database. */
export const risk: Benchmark = {
  name: 'risk',
  what: 'all measures of every day of a year and all patterns, for every athlete, on one core',
  peer: 'a straightforward rolling-window implementation in plain arrays that works every window out afresh',
  run: async ({ quick, signal }) => {
    const athletes = quick ? QUICK_ATHLETES : ATHLETES;
    const { spent, each, counts, memoryMb } = await work(athletes, signal);
    return {
      rows: [
        { what: `${athletes} athletes x 365 days`, unit: 's', figure: spent.everything / 1000, target: 20 },
        { what: 'the same in processor time, all threads', unit: 's', figure: spent.processor / 1000, target: 20 },
        { what: 'peak memory of that process', unit: 'MB', figure: memoryMb, target: 500 },
        { what: 'one athlete after a check-in, median', unit: 'ms', figure: percentile(each, 0.5), target: 10 },
        { what: 'one athlete after a check-in, 99 of 100', unit: 'ms', figure: percentile(each, 0.99), target: 10 },
        { what: 'one athlete after a check-in, the very first', unit: 'ms', figure: each[0] ?? Number.NaN },
        {
          what: `load measures alone, ${athletes / 10} of the athletes`,
          unit: 's',
          figure: spent.loads / 1000,
          peer: spent.naive / 1000,
        },
      ],
      notes: [
        `${counts.days} days, ${counts.sessions} sessions, ${counts.checkIns} check-ins, ${counts.wellness} wellness scores, ${counts.findings} findings.`,
        `The patterns look at the last day of each history. The peer has the load measures only; it differs on ${counts.differing} days.`,
        `That process runs with ${NODE_OPTIONS.join(' ')}.`,
        'Histories are made up from a seed, in the same process and outside the clock.',
      ],
    };
  },
};

/** Room for young objects: with V8's own 16 MB, many of them are copied twice. A third faster for 40 MB more. */
const NODE_OPTIONS = ['--max-semi-space-size=32'];

async function work(athletes: number, signal: AbortSignal): Promise<Figures> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [...NODE_OPTIONS, '--import', 'tsx', WORK, `${athletes}`], {
    signal,
    maxBuffer: 64 * 1024 * 1024,
  });
  const figures: Figures = JSON.parse(stdout);
  return figures;
}
