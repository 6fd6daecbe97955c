/**
 * How long something may take on a machine that may be busy with other things. Time on the clock alone would refuse an
 * innocent file because of its neighbours; processor time alone would wait for ever on a sleeping thread. So both have
 * to run out: the clock says enough, and this process has really worked that long. (Node 20 counts processor time only
 * for the whole process. Our other threads count too, but nothing ends before the clock says so.)
 */
export interface Stopwatch {
  /** Milliseconds on the clock. */
  readonly elapsed: () => number;
  /** True once both the clock and the processor have spent this many milliseconds. */
  readonly spent: (milliseconds: number) => boolean;
}

export interface Clocks {
  /** Milliseconds that only rise. */
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
