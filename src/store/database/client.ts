import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/client.ts';

export interface OpenClient {
  readonly prisma: PrismaClient;
  close(): Promise<void>;
}

export interface ClientOptions {
  /** The most connections; 10 by default. */
  readonly poolSize?: number;
  /** Told of connections that broke while idle. The pool replaces them by itself. */
  readonly onLost?: (error: Error) => void;
}

/**
 * A Prisma client over a connection pool. Connections are made when first needed. Sessions run in UTC: the adapter
 * reads `timestamptz` texts as if they were UTC.
 */
export function openClient(url: string, { poolSize = 10, onLost = () => undefined }: ClientOptions = {}): OpenClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: poolSize,
      options: '-c TimeZone=UTC',
      application_name: 'deload',
      connectionTimeoutMillis: 15_000,
      keepAlive: true,
    },
    { onPoolError: onLost, onConnectionError: onLost },
  );
  const prisma = new PrismaClient({ adapter });
  return { prisma, close: () => prisma.$disconnect() };
}

export type Violation = `exclusion:${string}` | `unique:${string}`;

/**
 * Which rule of the database an error says was broken: `exclusion:NAME` (SQLSTATE 23P01), `unique:NAME` (23505), or
 * null for any other error. NAME is that of the constraint or unique index; `?` when the server did not say.
 */
export function violates(error: unknown): Violation | null {
  for (const cause of causes(error)) {
    if (cause.code === '23P01' || cause.originalCode === '23P01') return `exclusion:${nameIn(cause)}`;
    if (cause.code === '23505' || cause.originalCode === '23505') return `unique:${nameIn(cause)}`;
  }
  return null;
}

interface Cause {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly constraint?: unknown;
  readonly originalMessage?: unknown;
  readonly message?: unknown;
}

/** The error and everything it carries: Prisma keeps the driver's words under `meta.driverAdapterError.cause`. */
function* causes(error: unknown): Generator<Cause> {
  let next: unknown = error;
  for (let depth = 0; depth < 6 && typeof next === 'object' && next !== null; depth += 1) {
    yield next;
    const { cause, meta } = next as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
    next = meta?.driverAdapterError ?? cause;
  }
}

function nameIn({ constraint, originalMessage, message }: Cause): string {
  if (typeof constraint === 'string') return constraint;
  const index = (constraint as { index?: unknown } | undefined)?.index;
  if (typeof index === 'string') return index;
  // The adapter drops the name of an exclusion constraint. In every language PostgreSQL speaks, it is the last word of
  // ASCII letters in the message.
  return /\w+(?=\W*$)/.exec(`${originalMessage ?? message}`)?.[0] ?? '?';
}
