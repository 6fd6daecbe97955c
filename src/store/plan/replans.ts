import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import type { ReplanCause } from '../../domain/plan/replan.ts';
import { Prisma } from '../generated/client.ts';
import { toDate } from '../instants.ts';
import { lease } from '../lease.ts';
import type { Db, Scope } from '../scope.ts';

/** A team's causes, taken together. Only the holder of the lease may settle them. */
export interface ClaimedReplan {
  readonly teamId: string;
  readonly causes: readonly ReplanCause[];
  readonly tries: number;
  readonly lease: string;
}

/** What may call for a new plan in one team. One row per cause, so that nobody who reports one waits for another. */
export const replans = ({ db, teamId }: Scope) => ({
  async ask({ kind, personId, ref }: ReplanCause, dueAt: Instant, now: Instant): Promise<void> {
    await db.replanRequest.create({
      data: {
        teamId,
        kind,
        personId: personId ?? '',
        ref: ref ?? '',
        dueAt: toDate(dueAt),
        createdAt: toDate(now),
      },
    });
  },
});

/** The causes of all teams. */
export const replanQueue = (db: Db) => ({
  /** All causes of a team that has one due and none being answered; null when there is no such team. */
  async claim(now: Instant, leaseMs: number): Promise<ClaimedReplan | null> {
    const holder = randomUUID();
    const rows = await lease<{ teamId: string; kind: string; personId: string; ref: string; tries: number }>(db, {
      table: 'ReplanRequest',
      key: 'id',
      which: Prisma.sql`
        "teamId" = (
          SELECT "teamId" FROM "ReplanRequest" AS due
          WHERE due."dueAt" <= ${toDate(now)} AND NOT EXISTS (
            SELECT 1 FROM "ReplanRequest" AS taken
            WHERE taken."teamId" = due."teamId" AND taken."leaseUntil" >= ${toDate(now)})
          ORDER BY due."dueAt", due."id" LIMIT 1)
        AND ("leaseUntil" IS NULL OR "leaseUntil" < ${toDate(now)})`,
      take: Prisma.sql`"leaseUntil" = ${toDate(now + leaseMs)}, "leaseBy" = ${holder}, "tries" = "tries" + 1`,
      returning: Prisma.sql`"teamId"::text AS "teamId", "kind", "personId", "ref", "tries"`,
    });
    const [first] = rows;
    if (!first) return null;
    const causes = rows.map(({ kind, personId, ref }) => ({
      kind: kind as ReplanCause['kind'],
      personId: personId || null,
      ref: ref || null,
    }));
    return { teamId: first.teamId, causes, tries: Math.max(...rows.map(({ tries }) => tries)), lease: holder };
  },
  async finish({ teamId, lease }: ClaimedReplan): Promise<void> {
    await db.replanRequest.deleteMany({ where: { teamId, leaseBy: lease } });
  },
  /** It did not work: try again later. */
  async putOff({ teamId, lease }: ClaimedReplan, dueAt: Instant): Promise<void> {
    await db.replanRequest.updateMany({
      where: { teamId, leaseBy: lease },
      data: { leaseUntil: null, leaseBy: null, dueAt: toDate(dueAt) },
    });
  },
});
