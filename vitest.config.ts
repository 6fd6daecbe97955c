import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const ROOT = dirname(fileURLToPath(import.meta.url));

/** Tests run what ships: an import of the program's source is its compiled file, loaded by Node as in production. */
const compiled = {
  name: 'compiled',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined) {
    if (importer === undefined || !source.startsWith('.') || !source.endsWith('.ts')) return null;
    const path = relative(ROOT, resolve(dirname(importer), source));
    if (!/^(src|commands)\//.test(path)) return null;
    return { id: join(ROOT, 'dist', path.replace(/\.ts$/, '.js')), external: true };
  },
};

/** `house` needs Node and npm only; `browser` needs Debian's chromium as well. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [compiled],
        test: {
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts'],
          globalSetup: ['test/support/build.ts', 'test/support/postgres.ts'],
          server: { deps: { external: [/\/dist\//] } },
          setupFiles: ['test/support/everyTest.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What a test opens it closes, so files share a process: its modules are loaded once.
          isolate: false,
          maxWorkers: 2,
          // Tests make much that is thrown away at once: with room for it the collector runs less often.
          execArgv: ['--max-semi-space-size=64'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          setupFiles: ['test/support/everyTest.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
