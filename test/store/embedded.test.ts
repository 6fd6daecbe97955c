import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { shutDown } from '../../src/store/database/embedded/server.ts';
import { type EmbeddedServer, ensureDatabase, startEmbedded } from '../../src/store/database/embedded.ts';

const MODULE = new URL('../../dist/src/store/database/embedded.js', import.meta.url).href;
const bots: ChildProcess[] = [];
const folders: string[] = [];
const servers: EmbeddedServer[] = [];

/** A bot in a process of its own: says what it got, then waits; `stop` on its stdin stops it in good order. */
const BOT = `
import { startEmbedded } from ${JSON.stringify(MODULE)};
const server = await startEmbedded({ dataDir: process.argv.at(-1), onLog: (line) => console.error(line) });
console.log(JSON.stringify(server));
for await (const line of process.stdin) { await server.stop(); console.log('stopped'); process.exit(0); }
`;

interface Bot {
  readonly process: ChildProcess;
  readonly said: Promise<{ readonly url: string; readonly adopted: boolean }>;
}

function startBot(dataDir: string): Bot {
  const child = spawn(process.execPath, ['--input-type=module', '-e', BOT, '--', dataDir], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  bots.push(child);
  const said = once(createInterface(child.stdout), 'line').then(([line]) => JSON.parse(String(line)));
  return { process: child, said };
}

async function end(bot: Bot, how: 'SIGKILL' | 'stop'): Promise<void> {
  const over = once(bot.process, 'exit');
  if (how === 'stop') bot.process.stdin?.write('stop\n');
  else bot.process.kill(how);
  await over;
}

async function start(dataDir: string, durable = true): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, onLog: () => undefined, durable });
  if ('refused' in server) throw new Error(server.message);
  servers.push(server);
  return server;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deload-embedded-'));
  folders.push(folder);
  return folder;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const serverPid = async (dataDir: string) =>
  Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
const isDown = async (dataDir: string) => !(await readdir(join(dataDir, 'postgres'))).includes('postmaster.pid');
const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

afterAll(async () => {
  for (const bot of bots) bot.kill('SIGKILL');
  for (const folder of folders) {
    await shutDown(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  }
});

describe('one data folder through its life', () => {
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await newFolder();
    const server = await start(dataDir);
    await ask(server.url, 'CREATE TABLE kept (word text)');
    await ask(server.url, `INSERT INTO kept VALUES ('first')`);
    await server.stop();
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
    await shutDown(join(dataDir, 'postgres'));
  });

  it('is on disk, private and durable, and comes back after a stop', async () => {
    expect(await isDown(dataDir)).toBe(true);
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    expect(await ask(server.url, 'SELECT word FROM kept')).toBe('first');
    expect(await ask(server.url, `SELECT current_setting('fsync') || current_setting('synchronous_commit')`)).toBe(
      'onon',
    );
    expect(await ask(server.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await modeOf(join(dataDir, 'password'))).toBe('600');
    expect(await modeOf(join(dataDir, 'postgres'))).toBe('700');
    await server.stop();
    expect(await isDown(dataDir)).toBe(true);
  });

  it('joins the server a killed bot left, and stops it', async () => {
    const bot = startBot(dataDir);
    const { url } = await bot.said;
    await ask(url, `UPDATE kept SET word = 'second'`);
    await end(bot, 'SIGKILL');
    const server = await start(dataDir);
    expect(server).toMatchObject({ adopted: true, url });
    expect(await ask(server.url, 'SELECT word FROM kept')).toBe('second');
    await server.stop();
    expect(await isDown(dataDir)).toBe(true);
  });

  it('recovers when bot and server were both killed', async () => {
    const bot = startBot(dataDir);
    const { url } = await bot.said;
    await ask(url, `UPDATE kept SET word = 'third'`);
    process.kill(await serverPid(dataDir), 'SIGKILL');
    await end(bot, 'SIGKILL');
    expect(await isDown(dataDir)).toBe(false);
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
    expect(await ask(server.url, 'SELECT word FROM kept')).toBe('third');
  });

  it('is not misled by a pid file whose number now belongs to another program', async () => {
    await writeFile(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n\nready\n`,
    );
    const server = await start(dataDir);
    expect(server.adopted).toBe(false);
  });

  it('starts a server that was killed under it again, at the same address', async () => {
    const lines: string[] = [];
    const server = await startEmbedded({ dataDir, onLog: (line) => lines.push(line) });
    if ('refused' in server) throw new Error(server.message);
    process.kill(await serverPid(dataDir), 'SIGKILL');
    await vi.waitFor(() => expect(lines).toContain('the PostgreSQL server is back'), { timeout: 10_000 });
    expect(await ask(server.url, 'SELECT count(*)::int FROM kept')).toBe(1);
    await server.stop();
    expect(await isDown(dataDir)).toBe(true);
  });

  it('sets a new password when the password file was lost', async () => {
    await rm(join(dataDir, 'password'));
    const server = await start(dataDir);
    expect(await ask(server.url, 'SELECT count(*)::int FROM kept')).toBe(1);
  });

  it('refuses a wrong password and names the file', async () => {
    const server = await start(dataDir, false);
    const right = await readFile(join(dataDir, 'password'));
    await writeFile(join(dataDir, 'password'), 'wrong');
    const refused = await startEmbedded({ dataDir, onLog: () => undefined });
    await writeFile(join(dataDir, 'password'), right);
    expect(refused).toMatchObject({ refused: 'password', message: expect.stringContaining(join(dataDir, 'password')) });
    await server.stop();
  });

  it('refuses data of another PostgreSQL', async () => {
    const file = join(dataDir, 'postgres', 'PG_VERSION');
    await writeFile(file, '17\n');
    const refused = await startEmbedded({ dataDir, onLog: () => undefined });
    await writeFile(file, '18\n');
    expect(refused).toMatchObject({ refused: 'version', message: expect.stringContaining('PostgreSQL 17') });
  });

  it('makes another database once, however many ask', async () => {
    const { url } = await start(dataDir, false);
    const urls = await Promise.all([1, 2, 3].map(() => ensureDatabase(url, 'playground')));
    expect(new Set(urls).size).toBe(1);
    expect(await ask(urls[0] ?? '', 'SELECT current_database()')).toBe('playground');
  });
});

describe('a first start', () => {
  it('begins again when it was killed half-way', async () => {
    const dataDir = await newFolder();
    const bot = startBot(dataDir);
    await vi.waitFor(async () => expect((await readdir(dataDir)).join()).toMatch(/postgres\.new-\d+-[0-9a-f]+(,|$)/), {
      timeout: 10_000,
      interval: 5,
    });
    await end(bot, 'SIGKILL');
    expect(await readdir(dataDir)).not.toContain('postgres');
    const server = await start(dataDir);
    expect(await ask(server.url, 'SELECT 1')).toBe(1);
    expect((await readdir(dataDir)).filter((name) => name.includes('.new-'))).toEqual([]);
    await server.stop();
  });

  it('is shared by two bots that start together; the last one to stop stops the server', async () => {
    const dataDir = await newFolder();
    const [one, two] = [startBot(dataDir), startBot(dataDir)];
    const [first, second] = await Promise.all([one.said, two.said]);
    expect(first.url).toBe(second.url);
    expect([first.adopted, second.adopted].sort()).toEqual([false, true]);
    await end(one, 'stop');
    expect(await ask(second.url, 'SELECT 1')).toBe(1);
    await end(two, 'stop');
    expect(await isDown(dataDir)).toBe(true);
  });

  it('refuses a folder that holds something else', async () => {
    const dataDir = await newFolder();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres', 'holiday.jpg'), 'x');
    const refused = await startEmbedded({ dataDir, onLog: () => undefined });
    expect(refused).toMatchObject({ refused: 'foreign-folder' });
  });

  it('refuses a data folder that is a file', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    for (const dataDir of [file, join(file, 'below')])
      expect(await startEmbedded({ dataDir, onLog: () => undefined })).toMatchObject({
        refused: 'unwritable',
        message: expect.stringContaining('DATABASE_URL'),
      });
  });
});
