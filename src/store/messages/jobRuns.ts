import type { Instant } from '../../domain/day.ts';
import { Prisma } from '../generated/client.ts';
import { toDate, toInstant } from '../instants.ts';
import { isFree, lease } from '../lease.ts';
import type { Db } from '../scope.ts';

export interface ClaimedRun {
  readonly key: string;
  readonly name: string;
  readonly dueAt: Instant;
  readonly tries: number;
}

/** Work that ticks asked for. A tick only writes a row under its own key; whoever is free takes it. */
export const jobRuns = (db: Db) => ({
  async enqueue(names: readonly string[], dueAt: Instant): Promise<void> {
    const minute = new Date(dueAt).toISOString().slice(0, 16);
    await db.jobRun.createMany({
      data: names.map((name) => ({ key: `${name}@${minute}`, name, dueAt: toDate(dueAt) })),
      skipDuplicates: true,
    });
  },
  /**
   * Everything that is due: for each job its newest run, which does the work of the older waiting ones. Those are
   * closed.
   */
  async claim(now: Instant, leaseMs: number): Promise<readonly ClaimedRun[]> {
    const rows = await lease<{ key: string; name: string; dueAt: Date; tries: number }>(db, {
      table: 'JobRun',
      key: 'key',
      which: Prisma.sql`${isFree({ waiting: 'waiting', taken: 'running' }, now)} ORDER BY "dueAt", "key"`,
      take: Prisma.sql`"state" = 'running', "leaseUntil" = ${toDate(now + leaseMs)}, "startedAt" = ${toDate(now)}, "tries" = "tries" + 1`,
      returning: Prisma.sql`"key", "name", "dueAt", "tries"`,
    });
    const newest = new Map<string, ClaimedRun>();
    const overtaken: string[] = [];
    for (const row of [...rows].sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime())) {
      if (newest.has(row.name)) overtaken.push(row.key);
      else newest.set(row.name, { ...row, dueAt: toInstant(row.dueAt) });
    }
    if (overtaken.length > 0) await this.finish(overtaken, now, null);
    return [...newest.values()];
  },
  async finish(keys: readonly string[], now: Instant, problem: string | null): Promise<void> {
    await db.jobRun.updateMany({
      where: { key: { in: [...keys] } },
      data: {
        state: problem === null ? 'done' : 'failed',
        endedAt: toDate(now),
        leaseUntil: null,
        problem: problem?.slice(0, 500) ?? null,
      },
    });
  },
});
