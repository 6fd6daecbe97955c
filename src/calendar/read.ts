import type { Worker } from 'node:worker_threads';
import { startReadyThread } from '../thread.ts';
import type { CalendarReading, ReadWindow } from './occurrence.ts';
import { startStopwatch } from './patience.ts';
import type { WorkerAnswer, WorkerRequest } from './worker.ts';

/**
 * Reads calendar files in a worker thread, one at a time, so that a hostile file stops neither chat nor the next file.
 *
 *     const reader = makeReader();
 *     const { occurrences, warnings } = await reader.readCalendar(bytes, { from, to, zone });
 *     await reader.close();
 */
export interface CalendarReader {
  /**
   * Never rejects. A file that takes too long, or more memory than allowed, ends together with its worker: no
   * occurrences and one warning, `too-slow` or `too-much-memory`. Something that is not a calendar at all:
   * `not-a-calendar`.
   */
  readonly readCalendar: (body: Uint8Array | string, window: ReadWindow) => Promise<CalendarReading>;
  /** Ends the worker thread. Requests still waiting are answered with the warning `closed`. */
  readonly close: () => Promise<void>;
}

export interface ReaderOptions {
  /** Milliseconds of work before the worker is ended, for a file of this many bytes. */
  readonly patience?: (bytes: number) => number;
  /** Megabytes of heap the worker may use. */
  readonly memory?: number;
}

const MEMORY_MB = 256;
/** A thread that nobody asks anything gives its memory back. */
const IDLE_MS = 30_000;
/** Starting a thread is not the file's fault, so this much more is allowed for it. */
const START_MS = 20_000;

/** However busy the machine is, nobody waits longer than this many times the patience. */
const LONGEST = 12;
const LOOK_AGAIN_MS = 100;

/** After this share of the time no further rule is begun, and what has been read by then is kept. */
const RULES_SHARE = 0.6;
const MEGABYTE = 1024 * 1024;

/** 1.5 s up to 1 MB, 10 s for 10 MB. */
export function defaultPatience(bytes: number): number {
  const beyond = Math.max(0, bytes - MEGABYTE) / (9 * MEGABYTE);
  return Math.min(10_000, 1_500 + beyond * 8_500);
}

export function makeReader({ patience = defaultPatience, memory = MEMORY_MB }: ReaderOptions = {}): CalendarReader {
  let worker: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  let count = 0;
  let idle: NodeJS.Timeout | undefined;

  const drop = async () => {
    const current = worker;
    worker = null;
    await (await current?.catch(() => null))?.terminate();
  };

  const read = async (body: Uint8Array, window: ReadWindow): Promise<CalendarReading> => {
    if (closed) return refused('closed', 'the calendar reader is closed');
    worker ??= startReadyThread(import.meta.url, {
      memoryMb: memory,
      patienceMs: START_MS,
      name: 'the calendar worker',
    });
    let thread: Worker;
    try {
      thread = await worker;
    } catch {
      worker = null;
      return refused('reader-failed', 'the calendar reader did not start');
    }
    count += 1;
    const longest = patience(body.byteLength);
    const answer = await ask(thread, { id: count, body, window, budget: longest * RULES_SHARE }, longest);
    if ('reading' in answer) return answer.reading;
    await drop();
    return refused(answer.code, answer.message);
  };

  return {
    readCalendar(body, window) {
      const copy = typeof body === 'string' ? new TextEncoder().encode(body) : Uint8Array.from(body);
      clearTimeout(idle);
      const mine = last.then(() => read(copy, window));
      last = mine;
      void mine.then(() => {
        if (last !== mine || closed) return;
        clearTimeout(idle);
        idle = setTimeout(() => void drop(), IDLE_MS).unref();
      });
      return mine;
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await drop();
    },
  };
}

type Answer = { readonly reading: CalendarReading } | { readonly code: string; readonly message: string };

function ask(worker: Worker, request: WorkerRequest, patience: number): Promise<Answer> {
  return new Promise((resolve) => {
    const finish = (answer: Answer) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (answer: WorkerAnswer) => {
      if (answer.kind === 'read' && answer.id === request.id) finish({ reading: answer.reading });
    };
    const onError = (error: Error) =>
      finish(
        'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? { code: 'too-much-memory', message: 'the file needs more memory than it may have' }
          : { code: 'reader-failed', message: 'the file cannot be read' },
      );
    const onExit = () => finish({ code: 'closed', message: 'the calendar reader was closed' });
    const watch = startStopwatch();
    const look = () => {
      if (watch.spent(patience) || watch.elapsed() >= patience * LONGEST) {
        finish({ code: 'too-slow', message: 'the file takes too long to read' });
      } else timer = setTimeout(look, LOOK_AGAIN_MS);
    };
    let timer = setTimeout(look, patience);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request, [request.body.buffer as ArrayBuffer]);
  });
}

function refused(code: string, message: string): CalendarReading {
  return { occurrences: [], warnings: [{ code, message }] };
}
