import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { vi } from 'vitest';
import { run } from '../../src/cli.ts';
import { ROOT } from './sources.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `deload ARGS` in this process, with what it wrote. */
export async function deload(...args: readonly string[]): Promise<Ran> {
  const written = { out: '', err: '' };
  const catching = (stream: NodeJS.WriteStream, into: 'out' | 'err') =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written[into] += String(chunk);
      return true;
    });
  const spies = [catching(process.stdout, 'out'), catching(process.stderr, 'err')];
  try {
    return { code: await run(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** The installed command as a process of its own, without this machine's settings. */
export async function deloadProcess(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ran> {
  const child = spawn(process.execPath, [`${ROOT}deload.mjs`, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    written.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    written.err += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...written };
}
