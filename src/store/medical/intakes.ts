import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import { type Intake, intakeSchema } from '../../domain/massage/intake.ts';
import type { Intake as Row } from '../generated/client.ts';
import type { Scope } from '../index.ts';
import { toDate, toInstantOrNull } from '../instants.ts';

export interface StoredIntake extends Intake {
  readonly id: string;
  readonly athleteId: string;
  /** The last answer. */
  readonly at: Instant;
  /** When everything was answered, or said to hold still; null while questions are open. */
  readonly confirmedAt: Instant | null;
}

/** What athletes answered at the intake, sealed. One that was complete is kept when another takes its place. */
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
    /** The one that counts, of each of these athletes who has any. */
    async newest(athleteIds: readonly string[]): Promise<readonly StoredIntake[]> {
      const rows = await db.intake.findMany({
        where: { teamId, athleteId: { in: [...athleteIds] }, replacedBy: null },
        orderBy: { at: 'desc' },
        distinct: ['athleteId'],
      });
      return rows.map(open);
    },
    /** An unfinished one is gone on with; a finished one is kept, marked as replaced. */
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
    /** When each athlete's was last confirmed; null for one that was never finished. Nobody's answers are opened. */
    async confirmations(athleteIds?: readonly string[]): Promise<ReadonlyMap<string, Instant | null>> {
      const rows = await db.intake.findMany({
        where: { teamId, replacedBy: null, athleteId: athleteIds && { in: [...athleteIds] } },
        select: { athleteId: true, confirmedAt: true },
      });
      return new Map(rows.map((row) => [row.athleteId, toInstantOrNull(row.confirmedAt)]));
    },
  };
};
