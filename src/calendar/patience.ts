/**
 * How long something may take, on a machine that may be busy with other things. Time on the clock alone would refuse an
 * innocent file because of its neighbours; time of the processor alone would wait for ever on a thread that sleeps. So
 * both have to be over: the clock says enough, and this process has really worked that long. (Node 20 counts processor
 * time by process only: other threads of ours count too, which shortens nothing below the clock.)
 */
export interface Stopwatch {
  /** Milliseconds on the clock. */
  readonly elapsed: () => number;
  /** True once both clock and processor have spent so many milliseconds. */
  readonly spent: (milliseconds: number) => boolean;
}

export interface Clocks {
  /** Milliseconds, rising. */
  readonly clock: () => number;
  /** Milliseconds of processor time this process has used. */
  readonly processor: () => number;
}

const REAL: Clocks = {
  clock: () => performance.now(),
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

export function startStopwatch({ clock, processor }: Clocks = REAL): Stopwatch {
  const began = clock();
  const worked = processor();
  const elapsed = () => clock() - began;
  return { elapsed, spent: (milliseconds) => elapsed() >= milliseconds && processor() - worked >= milliseconds };
}
