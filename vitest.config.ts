import { defineConfig } from 'vitest/config';

/** `house` needs Node and npm only; `browser` needs Debian's chromium as well. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts'],
          globalSetup: ['test/support/postgres.ts'],
          setupFiles: ['test/support/everyTest.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
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
