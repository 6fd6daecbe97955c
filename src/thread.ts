import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * A worker thread running `worker` of the caller's folder: the compiled file, or, when the caller runs as TypeScript, the
 * source through tsx.
 *
 * @param beside the caller's `import.meta.url`
 */
export function startThread(beside: string, options: WorkerOptions): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL('./worker.js', beside), options);
  // `--import tsx` does nothing in a worker thread of Node 20: the loader is registered by hand.
  const loader = new URL(
    'dist/esm/api/index.mjs',
    pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json')),
  );
  const source = new URL('./worker.ts', beside);
  const code = `import('${loader.href}').then(({ register }) => { register(); return import('${source.href}'); });`;
  return new Worker(code, { ...options, eval: true });
}
