import { type HourPrice, hourPrices, type WantedPlace } from '../../domain/scheduling/week/hourPrice.ts';
import type { TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import { startThread } from '../../thread.ts';

/** What is sent to the worker. It answers with the prices. */
export interface PriceJob {
  readonly week: TeamWeek;
  readonly wanted: readonly WantedPlace[];
}

/** Below this many needs, the arithmetic takes less time than starting a thread. */
const NEEDS_FOR_A_THREAD = 100;

/** `hourPrices`, in a thread of its own when it would keep others waiting. Rejects when the thread breaks. */
export async function priceHours(job: PriceJob): Promise<readonly HourPrice[]> {
  const needs = job.week.athletes.reduce((count, athlete) => count + athlete.needs.length, 0);
  if (needs < NEEDS_FOR_A_THREAD) return hourPrices(job.week, job.wanted);
  return new Promise((resolve, reject) => {
    const worker = startThread(import.meta.url, { workerData: job, execArgv: [], env: {} });
    worker.once('message', resolve);
    worker.once('error', reject);
    // Once the message has come the promise is settled, and this changes nothing.
    worker.once('exit', (code) => reject(new Error(`pricing hours ended with code ${code}`)));
  });
}
