import { parentPort, workerData } from 'node:worker_threads';
import { planWeek } from '../domain/scheduling/engine.ts';
import { openHighs } from './highs.ts';
import type { SolveJob, SolveMessage } from './solve.ts';

const { instance, seconds, seed, start }: SolveJob = workerData;
const begun = performance.now();
const send = (message: SolveMessage) => parentPort?.postMessage(message);
const result = planWeek(instance, {
  solver: await openHighs(),
  secondsLeft: () => seconds - (performance.now() - begun) / 1000,
  seed,
  ...(start && { start }),
  onProgress: (progress) => send({ kind: 'progress', progress }),
});
send({ kind: 'done', result });
