import { parentPort } from 'node:worker_threads';
import { readIcalendar } from './ical/readCalendar.ts';
import type { CalendarReading, ReadWindow } from './occurrence.ts';
import { startStopwatch } from './patience.ts';

/** What the worker is asked, and what it answers. It does nothing else, and remembers nothing. */
export interface WorkerRequest {
  readonly id: number;
  readonly body: Uint8Array;
  readonly window: ReadWindow;
  /** After this many milliseconds of work, recurrence rules are given up; the thread is ended somewhat later. */
  readonly budget: number;
}

export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly id: number; readonly reading: CalendarReading };

parentPort?.on('message', ({ id, body, window, budget }: WorkerRequest) => {
  const watch = startStopwatch();
  const reading = readIcalendar(body, window, () => watch.spent(budget));
  parentPort?.postMessage({ kind: 'read', id, reading } satisfies WorkerAnswer);
});
parentPort?.postMessage({ kind: 'ready' } satisfies WorkerAnswer);
