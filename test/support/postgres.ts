import { access, constants, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { shutDown } from '../../src/store/database/embedded/server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The data folder of this run's PostgreSQL server; test/support/database.ts starts it when it is first needed. */
    postgresDir: string;
  }
}

const PREFIX = 'deload-test-';
/**
 * On Linux this folder is in memory: making a database takes 20 ms there instead of 200. Containers may give it only 64
 * MB.
 */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 2_000_000_000;

/**
 * One PostgreSQL server for a run, made by the first test that wants a database; a run of pure tests never pays for it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const parent of [tmpdir(), MEMORY]) await sweep(parent);
  const parent = (await hasRoom(MEMORY)) ? MEMORY : tmpdir();
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  project.provide('postgresDir', folder);
  return () => remove(folder);
}

/** Stops and removes the servers left by runs that were killed. */
async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue;
    const maker = Number(name.slice(PREFIX.length).split('-')[0]);
    const path = join(parent, name);
    const mine = (await stat(path).catch(() => null))?.uid === process.getuid?.();
    if (mine && !isAlive(maker)) await remove(path);
  }
}

async function hasRoom(path: string): Promise<boolean> {
  return access(path, constants.W_OK)
    .then(() => statfs(path))
    .then(
      ({ bavail, bsize }) => bavail * bsize > ROOM_BYTES,
      () => false,
    );
}

async function remove(folder: string): Promise<void> {
  await shutDown(join(folder, 'postgres'));
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
