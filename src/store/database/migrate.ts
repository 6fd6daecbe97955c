import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface MigrateOptions {
  readonly url: string;
  /** The folder of `NAME/migration.sql`; the package's own when left out. */
  readonly migrationsDir?: string;
}

/** Why a database was not brought up to date. The message is for people and says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly reason: 'server-too-old' | 'extension' | 'changed' | 'missing' | 'failed-before' | 'failed';
  constructor(reason: MigrationError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const OLDEST_SERVER = 15;
/** The advisory lock Prisma's own migrate takes, so that the two never run at once. */
const PRISMA_LOCK = 72_707_369;

/** Prisma's bookkeeping, column for column: `prisma migrate status` understands a database made here. */
const BOOKKEEPING = `
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of migration.sql, hex. */
  readonly checksum: string;
}

interface Row {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/**
 * Brings a database up to date: applies the migrations it does not have, in the order of their names, each in a
 * transaction of its own. Any number of processes may call it at once. Throws MigrationError, or the driver's error
 * when the server cannot be reached.
 */
export async function migrate({
  url,
  migrationsDir,
}: MigrateOptions): Promise<{ readonly applied: readonly string[] }> {
  const migrations = await readMigrations(migrationsDir ?? packageMigrations());
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  // If the server goes away, the query waiting for it fails; the event itself has nothing to add.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await checkServer(client);
    // Ends with the session, even when this process is killed.
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(BOOKKEEPING);
    const { rows } = await client.query<Row>(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
    );
    checkHistory(rows, migrations);
    const known = new Set(rows.map((row) => row.migration_name));
    const due = migrations.filter(({ name }) => !known.has(name));
    if (due.length > 0) await checkExtension(client);
    for (const migration of due) await apply(client, migration);
    return { applied: due.map(({ name }) => name) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** prisma/migrations of this package, found from the source and from the compiled program alike. */
function packageMigrations(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'prisma', 'migrations');
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = await readFile(join(folder, name, 'migration.sql'));
      return { name, sql: file.toString(), checksum: createHash('sha256').update(file).digest('hex') };
    }),
  );
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  const major = Math.floor((rows[0]?.version ?? 0) / 10_000);
  if (major < OLDEST_SERVER)
    throw new MigrationError(
      'server-too-old',
      `The database server is PostgreSQL ${major}; ${OLDEST_SERVER} or newer is needed. Update it, or unset DATABASE_URL to use the one that comes with the bot.`,
    );
}

/** Overlapping bookings are refused by exclusion constraints, which need btree_gist. */
async function checkExtension(client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
  } catch (error) {
    throw new MigrationError(
      'extension',
      `The database cannot use the extension btree_gist: ${textOf(error)}. Install PostgreSQL's contrib package, or have an administrator run CREATE EXTENSION btree_gist in this database.`,
      { cause: error },
    );
  } finally {
    await client.query('ROLLBACK');
  }
}

function checkHistory(rows: readonly Row[], migrations: readonly Migration[]): void {
  const local = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished } of rows) {
    const file = local.get(name);
    if (!finished)
      throw new MigrationError(
        'failed-before',
        `Migration ${name} began in this database and did not finish. Restore a backup, or repair the database and run "prisma migrate resolve".`,
      );
    if (file === undefined)
      throw new MigrationError(
        'missing',
        `The database has migration ${name}, which this version of Deload does not know. Use the version that wrote it, or a newer one.`,
      );
    if (file.checksum !== checksum)
      throw new MigrationError(
        'changed',
        `Migration ${name} was changed after it was applied. Put the original file back; a change of the schema is a new migration.`,
      );
  }
}

/**
 * The migration and its bookkeeping are one transaction, so a killed process leaves nothing half done. A failure is
 * logged as Prisma would log it and marked as rolled back, which it is: the next start tries again.
 */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('BEGIN');
  try {
    await client.query(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)`, [
      id,
      checksum,
      name,
    ]);
    await client.query(sql);
    await client.query(
      `UPDATE "_prisma_migrations" SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1`,
      [id],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, logs, rolled_back_at) VALUES ($1, $2, $3, $4, now())`,
      [id, checksum, name, logOf(name, error)],
    );
    throw new MigrationError('failed', `Migration ${name} failed and was undone: ${textOf(error)}.`, { cause: error });
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function logOf(name: string, error: unknown): string {
  const { code = 'unknown', position } = error as { code?: string; position?: string };
  const where = position === undefined ? '' : `\nPosition: ${position}`;
  return `A migration failed to apply.\n\nMigration name: ${name}\n\nDatabase error code: ${code}\n\nDatabase error:\n${textOf(error)}${where}`;
}
