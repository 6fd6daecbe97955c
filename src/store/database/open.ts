import { ensureDatabase, startEmbedded } from './embedded.ts';
import { MigrationError, migrate } from './migrate.ts';

export interface OpenDatabase {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The database, migrated and ready: the configured one, or the PostgreSQL that comes with npm. `aside` names a separate
 * database beside the team's, so that what is tried out never mixes with real people's data.
 */
export async function openDatabase(
  { databaseUrl, dataDir }: { readonly databaseUrl: string | null; readonly dataDir: string },
  aside: string | null,
  onLog: (line: string) => void,
): Promise<OpenDatabase | { readonly refused: string; readonly message: string }> {
  const server =
    databaseUrl === null ? await startEmbedded({ dataDir, onLog }) : { url: databaseUrl, stop: async () => {} };
  if ('refused' in server) return server;
  try {
    const name = new URL(server.url).pathname.slice(1) || 'deload';
    const url = aside === null ? server.url : await ensureDatabase(server.url, `${name}_${aside}`);
    await migrate({ url });
    return { url, close: server.stop };
  } catch (error) {
    await server.stop();
    return { refused: 'database', message: reasonOf(error, databaseUrl) };
  }
}

function reasonOf(error: unknown, databaseUrl: string | null): string {
  if (error instanceof MigrationError) return error.message;
  const { code, message } = error as { code?: string; message?: string };
  const where = databaseUrl === null ? 'the embedded database' : new URL(databaseUrl).host;
  if (code === '28P01' || code === '28000')
    return `${where} refuses the user or password in DATABASE_URL; correct them`;
  if (code === '3D000') return `${where} has no database of that name; create it, or correct DATABASE_URL`;
  if (code === '42501')
    return `the database user may not create what is needed (${message}); give it the right, e.g. ALTER ROLE ... CREATEDB`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') {
    return `nobody answers at ${where} (${code}); start PostgreSQL there, or correct DATABASE_URL, or leave it empty for the embedded database`;
  }
  return `the database at ${where} cannot be used: ${message ?? String(error)}`;
}
