import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { BODY_AREAS, SIDES } from '../../domain/checkIn/bodyMap.ts';
import { MASSAGE_TYPES } from '../../domain/clinic/modality.ts';
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
  /** A remark, in a clinician's words: what it limits is data. */
  limits: z.string(),
  /** Work ordered for the area while it holds. */
  orders: z.array(z.enum(ON_ORDER)).readonly().default([]),
  /** Where hands may go, how firm and with which kinds; empty and null: as healing has it. */
  areas: z
    .array(z.object({ area: z.enum(BODY_AREAS), side: z.enum(SIDES).nullable() }))
    .readonly()
    .default([]),
  cap: z.literal([0, 1, 2, 3, 4, 5]).nullable().default(null),
  kinds: z.array(z.enum(MASSAGE_TYPES)).readonly().default([]),
  /** The operating team has given its word. */
  word: z.boolean().default(false),
});

type Content = z.infer<typeof CONTENT>;

export interface NewClearance extends z.input<typeof CONTENT> {
  readonly athleteId: string;
  readonly injuryId: string | null;
  /** The first and the last day it holds. */
  readonly from: Day;
  readonly until: Day;
  readonly givenBy: string;
  readonly givenAt: Instant;
}

export interface StoredClearance extends Omit<NewClearance, keyof Content>, Content {
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
    async give({
      athleteId,
      injuryId,
      from,
      until,
      givenBy,
      givenAt,
      ...said
    }: NewClearance): Promise<StoredClearance> {
      const id = randomUUID();
      const content = sealer.seal(JSON.stringify(said), `clearance:${id}:content`);
      const days = { fromDay: from, untilDay: until, givenBy, givenAt: toDate(givenAt) };
      const data = { id, teamId, athleteId, injuryId, content, ...days };
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
