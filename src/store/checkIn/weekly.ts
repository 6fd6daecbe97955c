import { randomUUID } from 'node:crypto';
import { type WeeklyAnswer, weeklyAnswerSchema } from '../../domain/checkIn/weekly.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { grouped } from '../../domain/grouped.ts';
import type { WeeklyAnswer as Row } from '../generated/client.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

/** Answers to the weekly form. One per area and day counts; what it replaces is kept. */
export const weekly = ({ db, teamId, sealer }: Scope) => {
  const open = ({ id, day, answers }: Row): WeeklyAnswer =>
    weeklyAnswerSchema.parse({
      ...(JSON.parse(sealer.open(answers, `weekly:${id}:answers`)) as object),
      day,
    });
  return {
    async put(personId: string, { day, ...answers }: WeeklyAnswer, at: Instant): Promise<void> {
      const id = randomUUID();
      const today = await db.weeklyAnswer.findMany({ where: { teamId, personId, day, replacedBy: null } });
      const replaced = today.filter((row) => {
        const { area, side } = open(row);
        return area === answers.area && side === answers.side;
      });
      await db.weeklyAnswer.updateMany({
        where: { teamId, id: { in: replaced.map((row) => row.id) } },
        data: { replacedBy: id },
      });
      const sealed = sealer.seal(JSON.stringify(answers), `weekly:${id}:answers`);
      await db.weeklyAnswer.create({ data: { id, teamId, personId, day, at: toDate(at), answers: sealed } });
    },
    /** Of each of these people since a day, oldest first. */
    async since(from: Day, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly WeeklyAnswer[]>> {
      const rows = await db.weeklyAnswer.findMany({
        where: { teamId, personId: { in: [...personIds] }, day: { gte: from }, replacedBy: null },
        orderBy: [{ day: 'asc' }, { at: 'asc' }],
      });
      return new Map([...grouped(rows, ({ personId }) => personId)].map(([id, own]) => [id, own.map(open)]));
    },
    /** One person's, oldest first, both days included. */
    async of(personId: string, from: Day, to: Day): Promise<readonly WeeklyAnswer[]> {
      const rows = await db.weeklyAnswer.findMany({
        where: { teamId, personId, day: { gte: from, lte: to }, replacedBy: null },
        orderBy: [{ day: 'asc' }, { at: 'asc' }],
      });
      return rows.map(open);
    },
  };
};
