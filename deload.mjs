#!/usr/bin/env node
// The `deload` command: builds what is stale, reads .env of the current folder, and hands over to the compiled program.
import { existsSync } from 'node:fs';
import { prepare } from './build.mjs';

try {
  // What is set in the environment wins over the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  await prepare();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const { run } = await import(new URL('./dist/src/cli.js', import.meta.url));
const code = await run(process.argv.slice(2));
// Everything written to stdout leaves before the process does, even into a slow pipe.
process.stdout.write('', () => process.exit(code));
