import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MigrationError, migrate } from '../../src/store/database/migrate.ts';
import { makeDatabase, makeEmptyDatabase, type TestDatabase } from '../support/database.ts';

const MODULE = new URL('../../dist/src/store/database/migrate.js', import.meta.url).href;
const HOUSE = new URL('../../prisma/migrations', import.meta.url).pathname;
const ONE = 'CREATE TABLE one (id int PRIMARY KEY);\nINSERT INTO one VALUES (1);\n';
const TWO = 'ALTER TABLE one ADD COLUMN word text;\nCREATE TABLE two (id int);\n';

let database: TestDatabase;
let migrationsDir = '';
beforeEach(async () => {
  database = await makeEmptyDatabase();
  migrationsDir = await mkdtemp(join(tmpdir(), 'deload-migrate-'));
});
afterEach(async () => {
  await database.drop();
  await rm(migrationsDir, { recursive: true });
});

async function put(name: string, sql: string): Promise<void> {
  await mkdir(join(migrationsDir, name), { recursive: true });
  await writeFile(join(migrationsDir, name, 'migration.sql'), sql);
}

async function rows<T extends pg.QueryResultRow>(sql: string, url = database.url): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const run = () => migrate({ url: database.url, migrationsDir });

async function refusalOf(work: Promise<unknown>): Promise<MigrationError> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof MigrationError) return error;
  throw error;
}

describe('migrations', () => {
  it('are applied in order, once, with the bookkeeping of Prisma', async () => {
    await put('20260102000000_two', TWO);
    await put('20260101000000_one', ONE);
    await writeFile(join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n');
    expect(await run()).toEqual({ applied: ['20260101000000_one', '20260102000000_two'] });
    expect(await run()).toEqual({ applied: [] });
    await put('20260103000000_three', 'CREATE TABLE three (id int)');
    expect(await run()).toEqual({ applied: ['20260103000000_three'] });
    const kept = await rows('SELECT * FROM _prisma_migrations ORDER BY started_at');
    expect(kept).toHaveLength(3);
    expect(kept[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: createHash('sha256').update(ONE).digest('hex'),
      finished_at: expect.any(Date),
      migration_name: '20260101000000_one',
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    });
  });

  it('are nothing to do where there is no folder', async () => {
    expect(await migrate({ url: database.url, migrationsDir: join(migrationsDir, 'missing') })).toEqual({
      applied: [],
    });
  });

  it('are applied once by two processes that start together', async () => {
    await put('20260101000000_one', `SELECT pg_sleep(0.2);\n${ONE}`);
    const code = `import { migrate } from ${JSON.stringify(MODULE)};
      console.log(JSON.stringify(await migrate(JSON.parse(process.argv.at(-1)))));`;
    const outputs = await Promise.all(
      [1, 2].map(async () => {
        const input = JSON.stringify({ url: database.url, migrationsDir });
        const child = spawn(process.execPath, ['--input-type=module', '-e', code, '--', input]);
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk: Buffer) => {
            output += chunk.toString();
          });
        await once(child, 'close');
        return output.trim();
      }),
    );
    expect(outputs.sort()).toEqual(['{"applied":["20260101000000_one"]}', '{"applied":[]}']);
    expect(await rows('SELECT id FROM one')).toEqual([{ id: 1 }]);
  });

  it('leave nothing half done when the session is killed, and the next run finishes', async () => {
    await put('20260101000000_one', `${ONE}SELECT pg_terminate_backend(pg_backend_pid());`);
    await expect(run()).rejects.toThrow();
    expect(await rows(`SELECT to_regclass('one') AS found`)).toEqual([{ found: null }]);
    await put('20260101000000_one', ONE);
    expect(await run()).toEqual({ applied: ['20260101000000_one'] });
  });

  it('that fail are undone and logged, and tried again at the next start', async () => {
    await put('20260101000000_one', ONE);
    await put('20260102000000_two', `${TWO}INSERT INTO nowhere VALUES (1);`);
    await put('20260103000000_three', 'CREATE TABLE three (id int)');
    const refused = await refusalOf(run());
    expect(refused).toMatchObject({ reason: 'failed', message: expect.stringContaining('20260102000000_two') });
    expect(await rows(`SELECT to_regclass('two') AS two, to_regclass('three') AS three`)).toEqual([
      { two: null, three: null },
    ]);
    const [row] = await rows(`SELECT * FROM _prisma_migrations WHERE migration_name LIKE '%two'`);
    expect(row).toMatchObject({ finished_at: null, applied_steps_count: 0, rolled_back_at: expect.any(Date) });
    expect(row?.logs).toMatch(
      /Migration name: 20260102000000_two[\s\S]*Database error code: 42P01[\s\S]*"nowhere" does not exist/,
    );
    await put('20260102000000_two', TWO);
    expect(await run()).toEqual({ applied: ['20260102000000_two', '20260103000000_three'] });
    expect(await run()).toEqual({ applied: [] });
  });

  it.each([
    { what: 'changed', spoil: () => put('20260101000000_one', `${ONE}-- a remark`), reason: 'changed' },
    {
      what: 'missing here',
      spoil: () => rm(join(migrationsDir, '20260101000000_one'), { recursive: true }),
      reason: 'missing',
    },
    {
      what: 'left unfinished by another tool',
      spoil: () => rows('UPDATE _prisma_migrations SET finished_at = NULL'),
      reason: 'failed-before',
    },
  ])('that were applied and are now $what stop everything', async ({ spoil, reason }) => {
    await put('20260101000000_one', ONE);
    await run();
    await spoil();
    await put('20260102000000_two', 'CREATE TABLE two (id int)');
    expect(await refusalOf(run())).toMatchObject({ reason, message: expect.stringContaining('20260101000000_one') });
    expect(await rows(`SELECT to_regclass('two') AS found`)).toEqual([{ found: null }]);
  });

  it('of the house apply, and a copy of them is known as the same', async () => {
    const { applied } = await migrate({ url: database.url });
    expect(applied.length).toBeGreaterThan(0);
    await cp(HOUSE, migrationsDir, { recursive: true });
    expect(await run()).toEqual({ applied: [] });
  });
});

describe('a test database', () => {
  it('has every migration, is its own, and is gone when dropped', async () => {
    const [one, two] = await Promise.all([makeDatabase(), makeDatabase()]);
    expect(await migrate({ url: one.url })).toEqual({ applied: [] });
    await rows('CREATE TABLE mine (id int)', one.url);
    expect(await rows(`SELECT to_regclass('mine') AS found`, two.url)).toEqual([{ found: null }]);
    await Promise.all([one.drop(), two.drop()]);
    await expect(rows('SELECT 1', one.url)).rejects.toThrow('does not exist');
  });
});
