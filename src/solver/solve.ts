import type { RecoveryPlan, RecoveryPlanInstance } from '../domain/scheduling/instance.ts';
import type { EngineProgress, EngineResult } from '../domain/scheduling/search/engine.ts';
import { startThread } from '../thread.ts';

export interface SolveOptions {
  /** Seconds on the clock. The best plan found by then is returned. */
  readonly seconds: number;
  /**
   * Also seconds of processor time, of all threads of the process since its start: for a process that does nothing
   * else. The clock then counts from the start too.
   */
  readonly processorSeconds?: number;
  readonly seed?: number;
  /** The plan to start from; when left out, the movable bookings. */
  readonly start?: RecoveryPlan;
  readonly onProgress?: (progress: EngineProgress) => void;
  /** Ends the work: the best plan reported so far is lost, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Solution extends EngineResult {
  readonly seconds: number;
}

/** What is sent to the worker, and what it answers. */
export interface SolveJob {
  readonly instance: RecoveryPlanInstance;
  readonly seconds: number;
  readonly processorSeconds: number | null;
  readonly seed: number;
  readonly start: RecoveryPlan | null;
}
export type SolveMessage =
  | { readonly kind: 'progress'; readonly progress: EngineProgress }
  | { readonly kind: 'done'; readonly result: EngineResult };

/** How far a worker may overrun its time before it is ended: an exact solve looks at the clock only now and then. */
const GRACE_SECONDS = 20;

/**
 * Plans an instance in a worker thread, so that the caller's event loop stays free. Rejects when the worker breaks or
 * does not answer in time.
 */
export function solve(instance: RecoveryPlanInstance, options: SolveOptions): Promise<Solution> {
  const { seconds, processorSeconds = null, seed = 1, start = null, onProgress, signal } = options;
  const begun = performance.now();
  const job: SolveJob = { instance, seconds, processorSeconds, seed, start };
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const worker = startThread(import.meta.url, { workerData: job, execArgv: [], env: {} });
    const overrun = setTimeout(
      () => end(new Error('the planner did not come back in time')),
      (seconds + GRACE_SECONDS) * 1000,
    );
    const onAbort = () => end(signal?.reason);
    const settle = () => {
      clearTimeout(overrun);
      signal?.removeEventListener('abort', onAbort);
      void worker.terminate();
    };
    const end = (reason: unknown) => {
      settle();
      reject(reason);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (message: SolveMessage) => {
      if (message.kind === 'progress') {
        onProgress?.(message.progress);
        return;
      }
      settle();
      resolve({ ...message.result, seconds: (performance.now() - begun) / 1000 });
    });
    worker.on('error', end);
    worker.on('exit', (code) => end(new Error(`the planner ended with code ${code}`)));
  });
}
