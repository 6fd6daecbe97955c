import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shutDown } from '../src/store/database/embedded/server.ts';

/** What has to be put away in the end, newest first. */
export interface Cleanup {
  add(putAway: () => unknown): void;
  /** A data folder for a separate bot. Its database server, if any, is stopped before the folder is removed. */
  dataFolder(): Promise<string>;
}

/** Runs `work` and puts everything away afterwards, even if it failed or `signal` ended it. */
export async function withCleanup<Result>(
  signal: AbortSignal,
  work: (cleanup: Cleanup) => Promise<Result>,
): Promise<Result> {
  const steps: (() => unknown)[] = [];
  const cleanup: Cleanup = {
    add: (putAway) => void steps.push(putAway),
    async dataFolder() {
      const folder = await mkdtemp(join(tmpdir(), 'deload-bench-'));
      steps.push(async () => {
        await shutDown(join(folder, 'postgres'));
        await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      });
      return folder;
    },
  };
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work(cleanup), stopped]);
  } finally {
    for (const step of steps.reverse()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`could not put everything away: ${error instanceof Error ? error.message : error}\n`);
      }
    }
  }
}
