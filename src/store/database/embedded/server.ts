import { spawn } from 'node:child_process';
import { open, readFile, readlink, realpath, rename, rm, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Account, commandFor, run } from './account.ts';

/** What postmaster.pid says, checked against the machine. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
  /** `gone`: no such process, or its number now belongs to another program. `unsure`: a process we may not inspect. */
  readonly state: 'ours' | 'gone' | 'unsure';
}

const PID_FILE = 'postmaster.pid';
const LOG_LIMIT_BYTES = 4_000_000;

/**
 * The server that last used a data folder, or null when it was stopped in an orderly way. File layout:
 * https://www.postgresql.org/docs/18/storage-file-layout.html (line 1 pid, 4 port, 8 status).
 */
export async function findPostmaster(folder: string): Promise<Postmaster | null> {
  const text = await readFile(join(folder, PID_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Math.abs(Number(lines[0] ?? ''));
  if (!Number.isInteger(pid) || pid === 0) return { pid: 0, port: 0, ready: false, state: 'unsure' };
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7] === 'ready', state: await stateOf(pid, folder) };
}

async function stateOf(pid: number, folder: string): Promise<Postmaster['state']> {
  if (!isAlive(pid)) return 'gone';
  if (process.platform === 'linux') {
    // A server works inside its data folder; a recycled process number does not.
    try {
      return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder)) ? 'ours' : 'gone';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'unsure';
    }
  }
  if (process.platform === 'win32') return 'unsure';
  const { code, output } = await run({ owner: null, launcher: [] }, 'ps', ['-o', 'comm=', '-p', String(pid)]);
  return code === 0 && !output.includes('postgres') ? 'gone' : 'unsure';
}

export async function removePidFile(folder: string): Promise<void> {
  await rm(join(folder, PID_FILE), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Starts a server and waits until it accepts connections or gives up (`ended`, with what it wrote). It is a process of
 * its own that outlives this one. Ctrl+C in a terminal reaches only the bot, which stops the server last.
 */
export async function launch(
  account: Account,
  program: string,
  env: Readonly<Record<string, string>>,
  folder: string,
  logFile: string,
  settings: Readonly<Record<string, string | number>>,
  patienceMs: number,
): Promise<{ readonly pid: number } | { readonly ended: string }> {
  const log = await open(logFile, 'a', 0o600);
  const began = (await log.stat()).size;
  const { command, args, options } = commandFor(account, program, [
    ...['-D', folder],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const child = spawn(command, args, { ...options, env, detached: true, stdio: ['ignore', log.fd, log.fd] });
  let ended = false;
  let cause = '';
  child.on('exit', () => {
    ended = true;
  });
  child.on('error', (error) => {
    ended = true;
    cause = `could not run ${program}: ${error.message}`;
  });
  await log.close();
  const deadline = Date.now() + patienceMs;
  while (!ended && Date.now() < deadline) {
    const found = await findPostmaster(folder);
    if (found !== null && found.pid === child.pid && found.ready) {
      child.unref();
      return { pid: found.pid };
    }
    await pause(10);
  }
  if (!ended) child.kill('SIGQUIT');
  return { ended: `${(await readFile(logFile)).subarray(began).toString()}\n${cause}`.trim() };
}

/**
 * Fast shutdown: open transactions are rolled back, everything committed is on disk. Resolves when the server has
 * stopped.
 */
export async function shutDown(folder: string, patienceMs = 15_000): Promise<void> {
  const found = await findPostmaster(folder);
  if (found === null || found.state === 'gone') return;
  const over = async () => !isAlive(found.pid) || (await findPostmaster(folder))?.pid !== found.pid;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(found.pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      if (await over()) return;
      await pause(10);
    }
  }
}

/** A loopback port on which nobody is listening at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

/**
 * Sets a grown log aside, keeping one old one. With `copy`, a server may be writing: its next line starts the file
 * afresh.
 */
export async function trimLog(logFile: string, inUse: boolean): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size < LOG_LIMIT_BYTES) return;
  if (inUse) await truncate(logFile, 0);
  else await rename(logFile, `${logFile}.1`);
}
