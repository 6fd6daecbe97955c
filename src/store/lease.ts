import type { Instant } from '../domain/day.ts';
import { Prisma } from './generated/client.ts';
import { toDate } from './instants.ts';
import type { Db } from './scope.ts';

export interface Lease {
  readonly table: Prisma.ModelName;
  /** The column that names a row. */
  readonly key: string;
  /** Which rows to take, in which order, and how many at most. */
  readonly which: Prisma.Sql;
  /** What marks a row as taken, and until when. */
  readonly take: Prisma.Sql;
  readonly returning: Prisma.Sql;
}

/**
 * Takes rows to work on. Whoever asks at the same moment does not wait and gets others. A lease that runs out frees its
 * rows: the work of a process that died is taken over.
 */
export function lease<Row>(db: Db, { table, key, which, take, returning }: Lease): Promise<readonly Row[]> {
  const rows = Prisma.raw(`"${table}"`);
  const name = Prisma.raw(`"${key}"`);
  return db.$queryRaw<Row[]>`
    UPDATE ${rows} SET ${take}
    WHERE ${name} IN (SELECT ${name} FROM ${rows} WHERE ${which} FOR UPDATE SKIP LOCKED)
    RETURNING ${returning}`;
}

/** Due and not taken yet, or taken by somebody whose lease has run out. */
export function isFree(states: { readonly waiting: string; readonly taken: string }, now: Instant): Prisma.Sql {
  const at = toDate(now);
  return Prisma.sql`(("state" = ${states.waiting} AND "dueAt" <= ${at}) OR ("state" = ${states.taken} AND "leaseUntil" < ${at}))`;
}
