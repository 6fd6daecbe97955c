import type { Instant } from '../domain/day.ts';
import type { Db } from './index.ts';
import { toDate, toInstant } from './instants.ts';

export interface ClaimedRun {
  readonly key: string;
  readonly name: string;
  readonly dueAt: Instant;
  readonly tries: number;
}

/** Work that ticks asked for. A tick only writes a row under its own key; whoever is free takes it. */
export const jobRuns = (db: Db) => ({
  async enqueue(name: string, dueAt: Instant): Promise<void> {
    await db.jobRun.createMany({
      data: [{ key: `${name}@${new Date(dueAt).toISOString().slice(0, 16)}`, name, dueAt: toDate(dueAt) }],
      skipDuplicates: true,
    });
  },
  /** One run that is due; older waiting runs of the same job are over: the newest does their work. */
  async claim(now: Instant, leaseMs: number): Promise<ClaimedRun | null> {
    const rows = await db.$queryRaw<{ key: string; name: string; dueAt: Date; tries: number }[]>`
      UPDATE "JobRun" SET "state" = 'running', "leaseUntil" = ${toDate(now + leaseMs)}, "startedAt" = ${toDate(now)}, "tries" = "tries" + 1
      WHERE "key" = (
        SELECT "key" FROM "JobRun" AS run
        WHERE ("state" = 'waiting' AND "dueAt" <= ${toDate(now)}) OR ("state" = 'running' AND "leaseUntil" < ${toDate(now)})
        ORDER BY "dueAt" DESC, "key" LIMIT 1
        FOR UPDATE SKIP LOCKED)
      RETURNING "key", "name", "dueAt", "tries"`;
    const row = rows[0];
    if (!row) return null;
    await db.jobRun.updateMany({
      where: { name: row.name, state: 'waiting', dueAt: { lt: row.dueAt } },
      data: { state: 'done', problem: 'overtaken' },
    });
    return { ...row, dueAt: toInstant(row.dueAt) };
  },
  async finish(key: string, now: Instant, problem: string | null): Promise<void> {
    await db.jobRun.updateMany({
      where: { key },
      data: {
        state: problem === null ? 'done' : 'failed',
        endedAt: toDate(now),
        leaseUntil: null,
        problem: problem?.slice(0, 500) ?? null,
      },
    });
  },
});
