import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { ensureDatabase, startEmbedded } from '../../src/store/database/embedded.ts';
import { migrate } from '../../src/store/database/migrate.ts';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const TEMPLATE = 'template_house';

/** A fresh database with every migration applied: a copy of a template that is migrated once a run. */
export async function makeDatabase(): Promise<TestDatabase> {
  return copyOf(TEMPLATE, await adminUrl());
}

/** A fresh database with nothing in it. */
export async function makeEmptyDatabase(): Promise<TestDatabase> {
  return copyOf('template0', await adminUrl());
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
    await makeTemplate(started.url);
    return started.url;
  })();
  return server;
}

async function makeTemplate(admin: string): Promise<void> {
  await withClient(admin, async (client) => {
    // Held until the session ends: workers that start together wait for the one that migrates.
    await client.query(`SELECT pg_advisory_lock(hashtext('${TEMPLATE}'))`);
    const found = await client.query('SELECT datallowconn FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (found.rows[0]?.datallowconn === false) return;
    await migrate({ url: await ensureDatabase(admin, TEMPLATE) });
    // Closed from now on: only a template that nobody is connected to can be copied. It also marks the template as
    // finished.
    await client.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`);
  });
}

async function copyOf(template: string, admin: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(admin, (client) =>
    // Copying files is twice as fast as writing a log of them, where nothing needs to survive.
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`),
  );
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await withClient(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
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
