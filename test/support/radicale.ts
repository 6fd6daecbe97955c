import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

export const USER = 'coach';
export const PASSWORD = 'app pass: wörd';

/**
 * Is Debian's `radicale` installed? Where a change must pass (CI) it has to be; a machine with only Node does without
 * these tests.
 */
export function hasRadicale(): boolean {
  const found = spawnSync('radicale', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!found && process.env.CI === 'true') {
    throw new Error('radicale is missing: the CalDAV tests need a real server. Install it: apt-get install radicale');
  }
  if (!found)
    process.stderr.write('radicale is not installed: the CalDAV tests are skipped (apt-get install radicale)\n');
  return found;
}

export interface Radicale {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly host: string;
  /** Sends a request as the owner of the calendars; returns its status and headers. */
  ask(method: string, path: string, body?: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Makes a calendar and returns its address. */
  makeCalendar(name: string, title: string): Promise<string>;
  /** Forgets every sync token it gave out, like a server restored from a backup. */
  forgetTokens(): void;
  /** The account's password from now on. */
  changePassword(password: string): void;
  close(): Promise<void>;
}

/** A real CalDAV server on loopback with one account, its files in a folder of its own. */
export async function startRadicale(): Promise<Radicale> {
  const folder = mkdtempSync(join(tmpdir(), 'deload-radicale-'));
  const port = await freePort();
  writeFileSync(join(folder, 'users'), `${USER}:${PASSWORD}\n`);
  writeFileSync(
    join(folder, 'config'),
    [
      '[server]',
      `hosts = 127.0.0.1:${port}`,
      '[auth]',
      'type = htpasswd',
      `htpasswd_filename = ${join(folder, 'users')}`,
      'htpasswd_encryption = plain',
      'delay = 0',
      '[storage]',
      `filesystem_folder = ${join(folder, 'data')}`,
      '[logging]',
      'level = warning',
      '',
    ].join('\n'),
  );
  const server = spawn('radicale', ['--config', join(folder, 'config')], { stdio: ['ignore', 'ignore', 'pipe'] });
  const url = `http://127.0.0.1:${port}`;
  const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  const ask: Radicale['ask'] = (method, path, body, headers = {}) =>
    fetch(`${url}${path}`, { method, headers: { authorization, ...headers }, ...(body === undefined ? {} : { body }) });
  await untilAnswers(server, url);
  return {
    url,
    host: `127.0.0.1:${port}`,
    ask,
    async makeCalendar(name, title) {
      const answer = await ask(
        'MKCALENDAR',
        `/${USER}/${name}/`,
        `<?xml version="1.0"?><c:mkcalendar xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:d="DAV:"><d:set><d:prop>
          <d:displayname>${title.replaceAll('&', '&amp;')}</d:displayname></d:prop></d:set></c:mkcalendar>`,
      );
      if (!answer.ok) throw new Error(`MKCALENDAR: ${answer.status}`);
      return `${url}/${USER}/${name}/`;
    },
    forgetTokens() {
      const theirs = join(folder, 'data', 'collection-root', USER);
      for (const calendar of readdirSync(theirs)) {
        rmSync(join(theirs, calendar, '.Radicale.cache', 'sync-token'), { recursive: true, force: true });
      }
    },
    changePassword(password) {
      writeFileSync(join(folder, 'users'), `${USER}:${password}\n`);
    },
    async close() {
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilAnswers(server: ChildProcess, url: string): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  try {
    await vi.waitFor(() => fetch(`${url}/.web/`), { timeout: 20_000, interval: 50 });
  } catch {
    await ended(server);
    throw new Error(`radicale did not start: ${said.slice(-2_000)}`);
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const over = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await over;
}
