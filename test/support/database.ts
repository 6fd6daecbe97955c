import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { startEmbedded } from '../../src/store/database/embedded.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { type Lasts, templateName, WORTH_KEEPING } from './templates.ts';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh database with every migration applied. */
export async function makeDatabase(): Promise<TestDatabase> {
  return copyOf((await templateOf(MIGRATED)).database);
}

/** A fresh database with nothing in it. */
export async function makeEmptyDatabase(): Promise<TestDatabase> {
  return copyOf(EMPTY);
}

/** A copy of a migrated database that `fill` put something into. What `fill` returned comes along, through JSON. */
export async function makeFilledDatabase<Kept>(
  name: string,
  lasts: Lasts,
  fill: (url: string) => Promise<Kept>,
): Promise<TestDatabase & { readonly kept: Kept }> {
  const { database, kept } = await templateOf({ name, lasts, from: MIGRATED, fill });
  return { ...(await copyOf(database)), kept: kept as Kept };
}

/** What is made once, by the first worker that wants it, and copied from then on. */
interface Recipe {
  readonly name: string;
  readonly lasts: Lasts;
  /** Left out: an empty database. */
  readonly from?: Recipe;
  readonly fill: (url: string) => Promise<unknown>;
}

interface Template {
  readonly database: string;
  readonly kept: unknown;
}

const EMPTY = 'template0';
const MIGRATED: Recipe = {
  name: 'migrated',
  lasts: 'schema',
  fill: async (url) => {
    await migrate({ url });
    return null;
  },
};

/** The templates this worker knows to be finished, or waits for. */
const templates = new Map<string, Promise<Template>>();

function templateOf(recipe: Recipe): Promise<Template> {
  const known = templates.get(recipe.name) ?? findOrMake(recipe);
  templates.set(recipe.name, known);
  return known;
}

async function findOrMake({ name, lasts, from, fill }: Recipe): Promise<Template> {
  const source = from ? (await templateOf(from)).database : EMPTY;
  const database = templateName(lasts, inject('build'), name);
  return withClient(await adminUrl(), async (client) => {
    // Held until the session ends: workers that start together wait for the one that fills it.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [database]);
    const found = await client.query<{ kept: string }>(
      "SELECT shobj_description(oid, 'pg_database') AS kept FROM pg_database WHERE datname = $1",
      [database],
    );
    if (found.rows[0]) return { database, kept: JSON.parse(found.rows[0].kept) };
    const draft = await copyOf(source);
    const kept = JSON.stringify(await fill(draft.url));
    await client.query(`COMMENT ON DATABASE ${draft.name} IS ${pg.escapeLiteral(kept)}`);
    // A copy needs a template nobody is connected to.
    await client.query(`ALTER DATABASE ${draft.name} ALLOW_CONNECTIONS false`);
    // The name comes last: what has it is finished.
    await client.query(`ALTER DATABASE ${draft.name} RENAME TO ${database}`);
    if (lasts !== 'run') await writeFile(join(inject('postgresDir'), WORTH_KEEPING), '');
    return { database, kept: JSON.parse(kept) };
  });
}

let server: Promise<string> | undefined;

/** The run's server, started or joined; it is left running for the next test file. */
function adminUrl(): Promise<string> {
  server ??= (async () => {
    const started = await startEmbedded({
      dataDir: inject('postgresDir'),
      onLog: () => undefined,
      durable: false,
    });
    if ('refused' in started) throw new Error(started.message);
    return started.url;
  })();
  return server;
}

async function copyOf(template: string): Promise<TestDatabase & { readonly name: string }> {
  const admin = await adminUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Copying files is twice as fast as writing a log of them, where nothing needs to survive.
  await command(admin, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { name, url: url.href, drop: () => command(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

let commands: pg.Pool | undefined;

/** Databases come and go with every test: the session that makes and drops them stays. */
async function command(admin: string, sql: string): Promise<void> {
  commands ??= new pg.Pool({ connectionString: admin, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true });
  await commands.query(sql);
}

/** Every text of every table, as it is stored; bytes read as text. */
export async function textsIn(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
      for (const value of rows.flatMap((row) => Object.values(row))) {
        texts.push(Buffer.isBuffer(value) ? value.toString('utf8') : JSON.stringify(value));
      }
    }
    return texts.join('\n');
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
