import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** A process that we started, and what it said. */
export interface Program {
  readonly pid: number;
  /** Milliseconds from starting the process until the line that says it is ready. */
  readonly readyAfter: number;
  /** Everything on stdout so far. */
  said(): string;
  /** Asks it to end, and kills it if it has not within 15 s. */
  stop(): Promise<void>;
}

export interface ProgramOptions {
  readonly args: readonly string[];
  /** The whole environment besides the path. */
  readonly environment: Readonly<Record<string, string>>;
  /** A folder without anybody's `.env`. */
  readonly folder: string;
  /** What stdout shows when it is ready. */
  readonly ready: RegExp;
  readonly patienceMs: number;
}

const STOP_MS = 15_000;

export const DELOAD = fileURLToPath(new URL('../deload.mjs', import.meta.url));
/** The flags that `npm start` gives Node. */
export const START_FLAGS: readonly string[] = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
  .scripts.start.split(' ')
  .filter((word: string) => word.startsWith('--'));
export const BARE_BOT = fileURLToPath(new URL('./bareBot.mjs', import.meta.url));

/**
 * Starts a Node program and waits until it says that it is ready; throws with what it wrote when it ends or stays
 * silent.
 */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { args, environment, folder, ready, patienceMs } = options;
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: process.env.LANG, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err = (err + text).slice(-10_000);
  });
  child.stdout.setEncoding('utf8');
  try {
    const readyAfter = await new Promise<number>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${args.join(' ')} ${why}:\n${out}${err}`));
      const timer = setTimeout(() => fail(`was not ready within ${patienceMs / 1000} s`), patienceMs);
      child.once('error', reject);
      child.once('exit', (code, signal) => fail(`ended with ${code ?? signal}`));
      child.stdout.on('data', (text: string) => {
        out = (out + text).slice(-10_000);
        if (!ready.test(out)) return;
        clearTimeout(timer);
        resolve(performance.now() - began);
      });
    });
    if (child.pid === undefined) throw new Error(`${args.join(' ')} has no process`);
    return { pid: child.pid, readyAfter, said: () => out, stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}

/** Resident memory of one process in MB, now and at its peak; null when the system does not say (only Linux does). */
export async function memoryOf(pid: number): Promise<{ readonly now: number; readonly highest: number } | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  const [now, highest] = [megabytes('VmRSS'), megabytes('VmHWM')];
  return Number.isNaN(now) || Number.isNaN(highest) ? null : { now, highest };
}
