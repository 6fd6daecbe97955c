import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Tests run the compiled program: it is made again when it is stale, also when vitest is called without npm. */
export async function setup(): Promise<void> {
  await promisify(execFile)(process.execPath, ['build.mjs']);
}
