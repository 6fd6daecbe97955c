import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { BODY_AREAS, SIDES } from '../../domain/checkIn/bodyMap.ts';
import type { Pressure } from '../../domain/clinic/modality.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { OUTCOMES } from '../../domain/medical/triage/view.ts';
import { toDate } from '../instants.ts';
import { readJson } from '../json.ts';
import type { Scope } from '../scope.ts';

const ABOUT = z.object({
  area: z.enum(BODY_AREAS),
  side: z.enum(SIDES),
  outcome: z.enum(OUTCOMES),
  cap: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  /** How sore or painful it was then, 0 to 10. */
  value: z.number().nullable(),
  note: z.string(),
});

/** What came of looking at one area, by whom and when. What and where is sealed. */
export interface StoredAssessment extends z.infer<typeof ABOUT> {
  readonly athleteId: string;
  readonly authorId: string;
  readonly cap: Pressure;
  /** The athlete's own day. */
  readonly on: Day;
  readonly at: Instant;
}

export const assessments = ({ db, teamId, sealer }: Scope) => ({
  async add({ athleteId, authorId, on, at, ...about }: StoredAssessment): Promise<void> {
    const id = randomUUID();
    const sealed = sealer.seal(JSON.stringify(about), `assessment:${id}:about`);
    await db.assessment.create({ data: { id, teamId, athleteId, authorId, day: on, at: toDate(at), about: sealed } });
  },
  /** Of these athletes from a day on, oldest first. */
  async since(from: Day, athleteIds: readonly string[]): Promise<readonly StoredAssessment[]> {
    const rows = await db.assessment.findMany({
      where: { teamId, athleteId: { in: [...athleteIds] }, day: { gte: from } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    return rows.map(({ id, athleteId, authorId, day, at, about }) => ({
      ...readJson(ABOUT, JSON.parse(sealer.open(about, `assessment:${id}:about`)), `assessment ${id}`),
      ...{ athleteId, authorId, on: day, at: at.getTime() },
    }));
  },
});
