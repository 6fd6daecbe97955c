import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, give, run } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type EmbeddedRefusal, outputRefusal, refusal } from './refusal.ts';
import { shutDown } from './server.ts';

export interface EmbeddedOptions {
  /** Holds `postgres/` (the data), `password` and `postgres.log`. Made when missing. */
  readonly dataDir: string;
  readonly onLog: (message: string) => void;
  /** False only in tests: gives up safety against power cuts for speed, and stays down when somebody stops it. */
  readonly durable?: boolean;
}

/** Everything a start needs to know. */
export interface House {
  readonly options: EmbeddedOptions;
  readonly folder: string;
  readonly logFile: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly password: string;
}

/** The owner of the database. */
export const USER = 'deload';
/** PostgreSQL's major version, as written into the data folder. */
const MAJOR = '18';

/** Gets the data folder ready to be opened; null when it is. */
export async function prepareFolder(house: House): Promise<EmbeddedRefusal | null> {
  const { folder, account } = house;
  if (!(await hasData(folder))) {
    const entries = await readdir(folder).catch(() => []);
    if (entries.length > 0)
      return refusal(
        'foreign-folder',
        `${folder} holds files that are not a database.`,
        'Move them away, or set DELOAD_DATA to another folder.',
      );
    return initialise(house);
  }
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (version !== MAJOR)
    return refusal(
      'version',
      `The database in ${folder} was made by PostgreSQL ${version}; this is PostgreSQL ${MAJOR}.`,
      'Copy the data with pg_dump and pg_restore of the older version, or go back to the Deload that made it.',
    );
  await give(account, folder);
  if (((await stat(folder)).mode & 0o777) !== 0o700) await chmod(folder, 0o700);
  return null;
}

/**
 * Makes an empty cluster beside the data folder and moves it there once it is complete: a kill leaves only rubbish
 * behind.
 */
async function initialise(house: House): Promise<EmbeddedRefusal | null> {
  const { folder, account, binaries, options, password } = house;
  await sweep(folder);
  const draft = `${folder}.new-${process.pid}-${randomBytes(3).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  options.onLog('making the database (first start)');
  try {
    await mkdir(draft, { mode: 0o700 });
    await give(account, draft);
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
    if (account.owner !== null) await chown(passwordFile, account.owner.uid, account.owner.gid);
    const { code, output } = await run(
      account,
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // PostgreSQL's own rules for sorting and case are the same on every machine.
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        // What does not last is small, and needs no password that resists guessing: every connection would pay for it.
        ...(options.durable === false ? ['--no-sync', '--wal-segsize=1', '--set=scram_iterations=1'] : []),
      ],
      environment(house),
    );
    if (code !== 0) return outputRefusal(output, folder);
    await rename(draft, folder).catch(async (error: NodeJS.ErrnoException) => {
      // Another bot on the same folder was faster; its cluster has the same password.
      if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return;
      throw error;
    });
    return null;
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** Removes what a killed first start left beside the data folder. */
async function sweep(folder: string): Promise<void> {
  const parent = join(folder, '..');
  const tooOld = Date.now() - 600_000;
  for (const name of await readdir(parent)) {
    const maker = /^postgres\.new-(\d+)-/.exec(name)?.[1];
    if (maker === undefined) continue;
    const path = join(parent, name);
    const made = await stat(path).catch(() => null);
    const alive = await stat(`/proc/${maker}`).then(
      () => Number(maker) !== process.pid,
      () => process.platform !== 'linux',
    );
    if (made !== null && (!alive || made.mtimeMs < tooOld)) await rm(path, { recursive: true, force: true });
  }
}

/** The password file was lost. Whoever owns the files may set a new one, through PostgreSQL's single-user mode. */
export async function resetPassword(house: House): Promise<void> {
  await shutDown(house.folder);
  const { code, output } = await run(
    house.account,
    house.binaries.postgres,
    ['--single', '-D', house.folder, 'postgres'],
    environment(house),
    `ALTER ROLE ${USER} PASSWORD '${house.password}'\n`,
  );
  house.options.onLog(code === 0 ? 'the password file was missing; a new password is set' : output);
}

export async function hasData(folder: string): Promise<boolean> {
  return stat(join(folder, 'PG_VERSION')).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

/** Nothing from the bot's own environment: PGDATA and its kin would change what the server does. */
export function environment({ binaries }: { readonly binaries: Binaries }): Record<string, string> {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...binaries.env };
}
