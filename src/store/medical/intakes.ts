import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import { type Intake, intakeSchema } from '../../domain/medical/intake.ts';
import type { Intake as Row } from '../generated/client.ts';
import { toDate, toInstantOrNull } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface StoredIntake extends Intake {
  readonly id: string;
  readonly athleteId: string;
  /** The last answer. */
  readonly at: Instant;
  /** When everything was answered, or said to be still true; null while questions are open. */
  readonly confirmedAt: Instant | null;
}

/** What athletes answered at the intake, sealed. A complete intake is kept when another replaces it. */
export const intakes = ({ db, teamId, sealer }: Scope) => {
  const open = (row: Row): StoredIntake => ({
    ...intakeSchema.parse(JSON.parse(sealer.open(row.answers, `intake:${row.id}:answers`))),
    id: row.id,
    athleteId: row.athleteId,
    at: row.at.getTime(),
    confirmedAt: toInstantOrNull(row.confirmedAt),
  });
  return {
    async of(athleteId: string): Promise<StoredIntake | null> {
      return (await this.newest([athleteId]))[0] ?? null;
    },
    /** The one that counts, for each of these athletes who has any. */
    async newest(athleteIds: readonly string[]): Promise<readonly StoredIntake[]> {
      const rows = await db.intake.findMany({
        where: { teamId, athleteId: { in: [...athleteIds] }, replacedBy: null },
        orderBy: { at: 'desc' },
        distinct: ['athleteId'],
      });
      return rows.map(open);
    },
    /** Continues an unfinished intake; keeps a finished one, marked as replaced. */
    async put(
      { athleteId, at, confirmedAt, answers, texts }: Omit<StoredIntake, 'id'>,
      before: Pick<StoredIntake, 'id' | 'confirmedAt'> | null,
    ): Promise<StoredIntake> {
      const goesOn = before !== null && before.confirmedAt === null;
      const id = goesOn ? before.id : randomUUID();
      const columns = {
        at: toDate(at),
        confirmedAt: confirmedAt === null ? null : toDate(confirmedAt),
        answers: sealer.seal(JSON.stringify({ answers, texts }), `intake:${id}:answers`),
      };
      if (goesOn) await db.intake.updateMany({ where: { teamId, id }, data: columns });
      else {
        if (before) await db.intake.updateMany({ where: { teamId, id: before.id }, data: { replacedBy: id } });
        await db.intake.create({ data: { ...columns, id, teamId, athleteId } });
      }
      return { id, athleteId, at, confirmedAt, answers, texts };
    },
    /** When each athlete last confirmed theirs; null if they never finished it. Opens nobody's answers. */
    async confirmations(athleteIds?: readonly string[]): Promise<ReadonlyMap<string, Instant | null>> {
      const rows = await db.intake.findMany({
        where: { teamId, replacedBy: null, athleteId: athleteIds && { in: [...athleteIds] } },
        select: { athleteId: true, confirmedAt: true },
      });
      return new Map(rows.map((row) => [row.athleteId, toInstantOrNull(row.confirmedAt)]));
    },
  };
};
