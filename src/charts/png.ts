import type { Worker } from 'node:worker_threads';
import { startReadyThread } from '../thread.ts';
import type { Picture } from './picture.ts';
import type { PaintAnswer, PaintRequest } from './worker.ts';

/** Why there is no PNG. The words beside the picture still say everything. */
export interface PaintFailure {
  readonly failed: 'too-large' | 'too-slow' | 'busy' | 'unreadable' | 'painter-failed' | 'closed';
}

/**
 * Paints pictures in one worker thread, one after the other, so that chat is not held up.
 *
 *     const painter = makePainter();
 *     const painted = await painter.png(loadPicture(days, labels));
 *     if ('failed' in painted) ...                        // send the words alone
 *     await painter.close();
 */
export interface Painter {
  /** PNG bytes with `scale` device pixels for each CSS pixel, 2 by default. Never rejects. */
  readonly png: (picture: Picture, options?: { readonly scale?: number }) => Promise<Uint8Array | PaintFailure>;
  /** Ends the thread. Requests still waiting are answered `closed`. */
  readonly close: () => Promise<void>;
}

export interface PainterOptions {
  /** Milliseconds for one picture before the thread is ended. */
  readonly patience?: number;
  /** Pictures that may wait; the next one is answered `busy`. */
  readonly queue?: number;
  /** Milliseconds without work after which the thread is ended and its memory given back. */
  readonly idle?: number;
}

/** 16 million pixels are 64 MB while they are painted. A squad of 80 at twice the size has 8 million. */
const MAX_PIXELS = 16_000_000;
const MAX_SVG = 4_000_000;
const START_MS = 20_000;
const MEMORY_MB = 128;

export function makePainter({ patience = 15_000, queue = 200, idle = 120_000 }: PainterOptions = {}): Painter {
  let worker: Promise<Worker> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let rest: NodeJS.Timeout | undefined;
  let waiting = 0;
  let closed = false;
  let count = 0;

  const drop = async () => {
    const current = worker;
    worker = null;
    await (await current?.catch(() => null))?.terminate();
  };

  const paint = async (svg: string, scale: number): Promise<Uint8Array | PaintFailure> => {
    if (closed) return { failed: 'closed' };
    clearTimeout(rest);
    worker ??= startReadyThread(import.meta.url, { memoryMb: MEMORY_MB, patienceMs: START_MS, name: 'the painter' });
    let thread: Worker;
    try {
      thread = await worker;
    } catch {
      worker = null;
      return { failed: closed ? 'closed' : 'painter-failed' };
    }
    count += 1;
    const answer = await ask(thread, { id: count, svg, scale, pixels: MAX_PIXELS }, patience);
    // A thread that refuses is in good health; after anything else, a new one is started.
    if ('failed' in answer && answer.failed !== 'unreadable' && answer.failed !== 'too-large') {
      await drop();
      return closed ? { failed: 'closed' } : answer;
    }
    if (!closed) rest = setTimeout(() => void drop(), idle).unref();
    return answer;
  };

  return {
    png({ svg, width, height }, { scale = 2 } = {}) {
      const pixels = width * height * scale ** 2;
      if (!(pixels >= 1 && pixels <= MAX_PIXELS && svg.length <= MAX_SVG))
        return Promise.resolve({ failed: 'too-large' });
      if (waiting >= queue) return Promise.resolve({ failed: 'busy' });
      waiting += 1;
      const mine = last.then(() => paint(svg, scale)).finally(() => (waiting -= 1));
      last = mine;
      return mine;
    },
    async close() {
      closed = true;
      clearTimeout(rest);
      await drop();
    },
  };
}

function ask(worker: Worker, request: PaintRequest, patience: number): Promise<Uint8Array | PaintFailure> {
  return new Promise((resolve) => {
    const finish = (answer: Uint8Array | PaintFailure) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(answer);
    };
    const onMessage = (answer: PaintAnswer) => {
      if (answer.kind === 'painted' && answer.id === request.id)
        finish(typeof answer.png === 'string' ? { failed: answer.png } : answer.png);
    };
    const onError = () => finish({ failed: 'painter-failed' });
    const onExit = () => finish({ failed: 'closed' });
    const timer = setTimeout(() => finish({ failed: 'too-slow' }), patience);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request);
  });
}
