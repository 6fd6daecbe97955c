import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Instant, isDay } from '../../domain/day.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

const day = z.string().refine(isDay);
const CONTENT = z.object({
  stage: z.number(),
  /** What this team calls the stage; empty when nobody named it. */
  name: z.string(),
  since: day,
  maxMinutes: z.number().nullable(),
  maxRpe: z.number().nullable(),
  contactAllowed: z.boolean(),
  returnedOn: day.nullable(),
  reason: z.string(),
});

export type ReturnToPlayStage = z.infer<typeof CONTENT>;

export interface StoredReturnToPlay extends ReturnToPlayStage {
  readonly athleteId: string;
  readonly at: Instant;
  readonly authorId: string;
}

/** Where the athletes of one team stand in the return to play. All of it is sealed; rows are only ever added. */
export const returnToPlay = ({ db, teamId, sealer }: Scope) => ({
  async add(athleteId: string, stage: ReturnToPlayStage, authorId: string, at: Instant): Promise<void> {
    const id = randomUUID();
    const content = sealer.seal(JSON.stringify(stage), `returnStage:${id}:content`);
    await db.returnStage.create({ data: { id, teamId, athleteId, at: toDate(at), authorId, content } });
  },
  /** The one that counts, for everybody or for some. */
  async newest(athleteIds?: readonly string[]): Promise<ReadonlyMap<string, StoredReturnToPlay>> {
    const rows = await db.returnStage.findMany({
      where: { teamId, athleteId: athleteIds && { in: [...athleteIds] } },
      distinct: ['athleteId'],
      orderBy: [{ athleteId: 'asc' }, { at: 'desc' }, { id: 'desc' }],
    });
    return new Map(
      rows.map(({ id, athleteId, at, authorId, content }) => [
        athleteId,
        {
          ...CONTENT.parse(JSON.parse(sealer.open(content, `returnStage:${id}:content`))),
          athleteId,
          authorId,
          at: at.getTime(),
        },
      ]),
    );
  },
});
