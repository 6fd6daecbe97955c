/** Seconds that are left of a limit. */
export type TimeLeft = () => number;

export function onClock(seconds: number): TimeLeft {
  const end = performance.now() + seconds * 1000;
  return () => (end - performance.now()) / 1000;
}

/** Asking the system how busy the process was takes a while: once in so many milliseconds is enough. */
const ASK_EVERY_MS = 20;
/** What the process does after the last plan: it writes it down and ends. */
const ENDING_SECONDS = 0.3;

/** Of a process that does nothing else, from its start: seconds on the clock or of the processor, whichever ends first. */
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
