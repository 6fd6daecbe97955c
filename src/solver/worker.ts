import { parentPort, workerData } from 'node:worker_threads';
import { planWeek } from '../domain/scheduling/search/engine.ts';
import { openHighs } from './highs.ts';
import type { SolveJob, SolveMessage } from './solve.ts';
import { ofProcess, onClock } from './timeLeft.ts';

const { instance, seconds, processorSeconds, seed, start }: SolveJob = workerData;
const send = (message: SolveMessage) => parentPort?.postMessage(message);
const result = planWeek(instance, {
  solver: await openHighs(),
  secondsLeft: processorSeconds === null ? onClock(seconds) : ofProcess(seconds, processorSeconds),
  seed,
  ...(start && { start }),
  onProgress: (progress) => send({ kind: 'progress', progress }),
});
send({ kind: 'done', result });
