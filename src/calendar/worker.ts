import { parentPort } from 'node:worker_threads';
import { readIcalendar } from './ical/readCalendar.ts';
import type { CalendarReading, ReadWindow } from './occurrence.ts';

/** What the worker is asked, and what it answers. It does nothing else, and keeps nothing. */
export interface WorkerRequest {
  readonly id: number;
  readonly body: Uint8Array;
  readonly window: ReadWindow;
}

export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly id: number; readonly reading: CalendarReading };

parentPort?.on('message', ({ id, body, window }: WorkerRequest) => {
  parentPort?.postMessage({ kind: 'read', id, reading: readIcalendar(body, window) } satisfies WorkerAnswer);
});
parentPort?.postMessage({ kind: 'ready' } satisfies WorkerAnswer);
