import type { Instant } from '../../domain/day.ts';
import type { Db } from '../index.ts';
import { toDate, toInstant } from '../instants.ts';

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
    const rows = await db.$queryRaw<{ key: string; name: string; dueAt: Date; tries: number }[]>`
      UPDATE "JobRun" SET "state" = 'running', "leaseUntil" = ${toDate(now + leaseMs)}, "startedAt" = ${toDate(now)}, "tries" = "tries" + 1
      WHERE "key" IN (
        SELECT "key" FROM "JobRun"
        WHERE ("state" = 'waiting' AND "dueAt" <= ${toDate(now)}) OR ("state" = 'running' AND "leaseUntil" < ${toDate(now)})
        ORDER BY "dueAt", "key"
        FOR UPDATE SKIP LOCKED)
      RETURNING "key", "name", "dueAt", "tries"`;
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
