/** How many seconds of a limit are left. */
export type TimeLeft = () => number;

export function onClock(seconds: number): TimeLeft {
  const end = performance.now() + seconds * 1000;
  return () => (end - performance.now()) / 1000;
}

/** Asking the system how busy the process was is slow: once in this many milliseconds is enough. */
const ASK_EVERY_MS = 20;
/** After the last plan, the process still has to write it down and end. */
const ENDING_SECONDS = 0.3;

/**
 * Time left in a process that does nothing else, from its start: on the clock or of the processor, whichever runs out
 * first.
 */
export function ofProcess(seconds: number, processorSeconds: number): TimeLeft {
  let busy = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  const startedAt = performance.now() - process.uptime() * 1000;
  return () => {
    const now = performance.now();
    if (now - askedAt >= ASK_EVERY_MS) {
      const { user, system } = process.cpuUsage();
      busy = (user + system) / 1e6;
      askedAt = now;
    }
    return Math.min(seconds - (now - startedAt) / 1000, processorSeconds - busy) - ENDING_SECONDS;
  };
}
