import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { BODY_AREAS, SIDES } from '../../domain/checkIn/bodyMap.ts';
import { type Instant, isDay } from '../../domain/day.ts';
import { INJURY_STAGES } from '../../domain/medical/healing.ts';
import { type HealingStep, INJURY_KINDS, type InjuryRecord, TISSUES } from '../../domain/medical/injury.ts';
import type { Injury as Row, InjuryStep as StepRow } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate, toInstantOrNull } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface StoredInjury {
  readonly id: string;
  readonly athleteId: string;
  readonly record: InjuryRecord;
  /** Oldest first. */
  readonly steps: readonly StoredStep[];
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly closedAt: Instant | null;
}

export interface StoredStep {
  readonly at: Instant;
  readonly authorId: string;
  readonly step: HealingStep;
}

const day = z.string().refine(isDay);
const RECORD = z.object({
  kind: z.enum(INJURY_KINDS),
  area: z.enum(BODY_AREAS),
  side: z.enum(SIDES),
  day0: day,
  tissue: z.enum(TISSUES).optional(),
});
const STEP = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stage'), on: day, stage: z.enum(INJURY_STAGES).nullable(), reason: z.string() }),
  z.object({ kind: z.literal('setback'), on: day, pain: z.number() }),
]);

/** Hurt and operated areas of one team's athletes, with what was said about their healing. What and where is sealed. */
export const injuries = ({ db, teamId, sealer }: Scope) => {
  const open = ({ steps, ...row }: Row & { readonly steps: readonly StepRow[] }): StoredInjury => ({
    id: row.id,
    athleteId: row.athleteId,
    record: RECORD.parse(JSON.parse(sealer.open(row.about, `injury:${row.id}:about`))),
    steps: steps.map(({ id, at, authorId, step }) => ({
      at: at.getTime(),
      authorId,
      step: STEP.parse(JSON.parse(sealer.open(step, `injuryStep:${id}:step`))),
    })),
    recordedAt: row.recordedAt.getTime(),
    recordedBy: row.recordedBy,
    closedAt: toInstantOrNull(row.closedAt),
  });
  const find = async (where: object): Promise<readonly StoredInjury[]> =>
    (
      await db.injury.findMany({
        where: { teamId, ...where },
        orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
        include: { steps: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
      })
    ).map(open);
  return {
    async add(athleteId: string, record: InjuryRecord, by: string, at: Instant): Promise<StoredInjury> {
      const id = randomUUID();
      const about = sealer.seal(JSON.stringify(record), `injury:${id}:about`);
      const data = { id, teamId, athleteId, about, recordedAt: toDate(at), recordedBy: by };
      return open({ ...(await db.injury.create({ data })), steps: [] });
    },
    async byId(id: string): Promise<StoredInjury | null> {
      return isId(id) ? ((await find({ id }))[0] ?? null) : null;
    },
    /** Those that are not closed, everybody's or those of some, oldest first. */
    open: (athleteIds?: readonly string[]): Promise<readonly StoredInjury[]> =>
      find({ closedAt: null, athleteId: athleteIds && { in: [...athleteIds] } }),
    async addStep(injuryId: string, step: HealingStep, authorId: string, at: Instant): Promise<void> {
      const id = randomUUID();
      const sealed = sealer.seal(JSON.stringify(step), `injuryStep:${id}:step`);
      await db.injuryStep.create({ data: { id, teamId, injuryId, at: toDate(at), authorId, step: sealed } });
    },
    /** False when it was closed already. */
    async close(id: string, by: string, at: Instant): Promise<boolean> {
      const { count } = await db.injury.updateMany({
        where: { teamId, id, closedAt: null },
        data: { closedAt: toDate(at), closedBy: by },
      });
      return count === 1;
    },
  };
};
