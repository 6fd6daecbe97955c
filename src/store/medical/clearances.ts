import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Day, Instant } from '../../domain/day.ts';
import { CONTRAINDICATION_CODES } from '../../domain/medical/contraindication.ts';
import { ON_ORDER } from '../../domain/medical/injury.ts';
import type { Clearance as Row } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

const CONTENT = z.object({
  /** The intake answer it is for; null for an injury. */
  code: z.enum(CONTRAINDICATION_CODES).nullable(),
  /** What has to be respected, in a clinician's words. */
  limits: z.string(),
  /** Work ordered for the area while it holds. */
  orders: z.array(z.enum(ON_ORDER)).readonly().default([]),
});

export interface NewClearance extends z.infer<typeof CONTENT> {
  readonly athleteId: string;
  readonly injuryId: string | null;
  /** The first and the last day it holds. */
  readonly from: Day;
  readonly until: Day;
  readonly givenBy: string;
  readonly givenAt: Instant;
}

export interface StoredClearance extends NewClearance {
  readonly id: string;
}

/** Written clearances of one team's clinicians. Which answer it is about, what has to be kept to and what is ordered is sealed. */
export const clearances = ({ db, teamId, sealer }: Scope) => {
  const open = (row: Row): StoredClearance => ({
    ...CONTENT.parse(JSON.parse(sealer.open(row.content, `clearance:${row.id}:content`))),
    id: row.id,
    athleteId: row.athleteId,
    injuryId: row.injuryId,
    from: row.fromDay,
    until: row.untilDay,
    givenBy: row.givenBy,
    givenAt: row.givenAt.getTime(),
  });
  const find = async (where: object): Promise<readonly StoredClearance[]> =>
    (
      await db.clearance.findMany({
        where: { teamId, endedAt: null, ...where },
        orderBy: [{ givenAt: 'asc' }, { id: 'asc' }],
      })
    ).map(open);
  return {
    async give({ code, limits, orders, from, until, givenAt, ...row }: NewClearance): Promise<StoredClearance> {
      const id = randomUUID();
      const content = sealer.seal(JSON.stringify({ code, limits, orders }), `clearance:${id}:content`);
      const data = { id, teamId, ...row, content, fromDay: from, untilDay: until, givenAt: toDate(givenAt) };
      return open(await db.clearance.create({ data }));
    },
    /** Those not taken back, whether they hold today or not: everybody's or those of some, oldest first. */
    current: (athleteIds?: readonly string[]): Promise<readonly StoredClearance[]> =>
      find(athleteIds ? { athleteId: { in: [...athleteIds] } } : {}),
    async byId(id: string): Promise<StoredClearance | null> {
      return isId(id) ? ((await find({ id }))[0] ?? null) : null;
    },
    /** Those whose last day is one of these. */
    ending: (from: Day, to: Day): Promise<readonly StoredClearance[]> => find({ untilDay: { gte: from, lte: to } }),
    /** Those whose last day is before this one, while nobody has looked at what they left behind. */
    lapsed: (today: Day): Promise<readonly StoredClearance[]> => find({ untilDay: { lt: today }, lapsedAt: null }),
    async markLapsed(ids: readonly string[], at: Instant): Promise<void> {
      await db.clearance.updateMany({ where: { teamId, id: { in: [...ids] } }, data: { lapsedAt: toDate(at) } });
    },
    async end(ids: readonly string[], at: Instant): Promise<void> {
      await db.clearance.updateMany({
        where: { teamId, id: { in: [...ids] }, endedAt: null },
        data: { endedAt: toDate(at) },
      });
    },
  };
};
