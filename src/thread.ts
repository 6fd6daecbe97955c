import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * A worker thread running `worker` from the caller's folder: the compiled file or, when the caller runs as TypeScript,
 * the source through tsx.
 *
 * @param beside the caller's `import.meta.url`
 */
export function startThread(beside: string, options: WorkerOptions): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL('./worker.js', beside), options);
  // `--import tsx` does nothing in a worker thread of Node 20, so the loader is registered by hand.
  const loader = new URL(
    'dist/esm/api/index.mjs',
    pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json')),
  );
  const source = new URL('./worker.ts', beside);
  const code = `import('${loader.href}').then(({ register }) => { register(); return import('${source.href}'); });`;
  return new Worker(code, { ...options, eval: true });
}

/**
 * A thread with its own memory limit, resolved once it has sent its first message. Rejects and ends the thread if it
 * breaks first or stays silent for `patienceMs`. It does not keep the process alive.
 */
export function startReadyThread(
  beside: string,
  { memoryMb, patienceMs, name }: { readonly memoryMb: number; readonly patienceMs: number; readonly name: string },
): Promise<Worker> {
  const worker = startThread(beside, {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  worker.unref();
  return new Promise((resolve, reject) => {
    const fail = () => {
      clearTimeout(timer);
      void worker.terminate();
      reject(new Error(`${name} did not start`));
    };
    const timer = setTimeout(fail, patienceMs);
    worker.once('error', fail);
    worker.once('message', () => {
      clearTimeout(timer);
      worker.off('error', fail);
      resolve(worker);
    });
  });
}
