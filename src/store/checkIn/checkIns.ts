import { randomUUID } from 'node:crypto';
import { type CheckIn, checkInAnswersSchema } from '../../domain/checkIn/checkIn.ts';
import type { Day } from '../../domain/day.ts';
import type { CheckInEntry as Row } from '../generated/client.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface StoredCheckIn extends CheckIn {
  readonly id: string;
  readonly personId: string;
}

/** Answers by person and day, sealed. A correction keeps what it replaces. */
export const checkIns = ({ db, teamId, sealer }: Scope) => {
  const open = (row: Row): StoredCheckIn => {
    const answers: unknown = JSON.parse(sealer.open(row.answers, `checkIn:${row.id}:answers`));
    const note = row.note === null ? {} : { note: sealer.open(row.note, `checkIn:${row.id}:note`) };
    // Day and zone were checked when they were written: asking Intl about a zone again costs more than all the rest.
    const checkIn = checkInAnswersSchema.parse({ ...(answers as object), ...note });
    const { id, personId, day, zone } = row;
    return { ...checkIn, id, personId, day, zone, at: row.at.getTime() };
  };
  const columns = (id: string, personId: string, { day, zone, at, note, ...answers }: CheckIn) => ({
    id,
    teamId,
    personId,
    day,
    zone,
    at: toDate(at),
    answers: sealer.seal(JSON.stringify(answers), `checkIn:${id}:answers`),
    note: note === undefined ? null : sealer.seal(note, `checkIn:${id}:note`),
  });
  return {
    /** Stores answers. Any there already for the day are kept, marked as replaced. */
    async put(personId: string, checkIn: CheckIn): Promise<StoredCheckIn> {
      const id = randomUUID();
      await db.checkInEntry.updateMany({
        where: { teamId, personId, day: checkIn.day, replacedBy: null },
        data: { replacedBy: id },
      });
      return open(await db.checkInEntry.create({ data: columns(id, personId, checkIn) }));
    },
    /** Stores a whole history in one statement: days without answers yet, each once. */
    async addMany(entries: readonly { readonly personId: string; readonly checkIn: CheckIn }[]): Promise<void> {
      const rows = JSON.stringify(entries.map(({ personId, checkIn }) => columns(randomUUID(), personId, checkIn)));
      await db.$executeRaw`
        INSERT INTO "CheckInEntry" ("id", "teamId", "personId", "day", "zone", "at", "answers", "note")
        SELECT "id", "teamId", "personId", "day", "zone", "at", "answers", "note"
        FROM jsonb_populate_recordset(NULL::"CheckInEntry", ${rows}::jsonb)`;
    },
    async onDay(personId: string, day: Day): Promise<StoredCheckIn | null> {
      const row = await db.checkInEntry.findFirst({ where: { teamId, personId, day, replacedBy: null } });
      return row && open(row);
    },
    /** One person's, oldest first, `from` and `to` included. */
    async of(personId: string, from: Day, to: Day): Promise<readonly StoredCheckIn[]> {
      const rows = await db.checkInEntry.findMany({
        where: { teamId, personId, day: { gte: from, lte: to }, replacedBy: null },
        orderBy: { day: 'asc' },
      });
      return rows.map(open);
    },
    /** Everybody's since a day, or those of some people, oldest first. */
    async since(from: Day, personIds?: readonly string[]): Promise<readonly StoredCheckIn[]> {
      const rows = await db.checkInEntry.findMany({
        where: {
          teamId,
          day: { gte: from },
          replacedBy: null,
          personId: personIds && { in: [...personIds] },
        },
        orderBy: { day: 'asc' },
      });
      return rows.map(open);
    },
    /** Who has answered on a day or after it. */
    async answeredSince(from: Day): Promise<ReadonlySet<string>> {
      const rows = await db.checkInEntry.findMany({
        where: { teamId, day: { gte: from } },
        distinct: ['personId'],
        select: { personId: true },
      });
      return new Set(rows.map(({ personId }) => personId));
    },
    /** Who has answered on a day. */
    async answered(day: Day): Promise<ReadonlySet<string>> {
      const rows = await db.checkInEntry.findMany({
        where: { teamId, day, replacedBy: null },
        select: { personId: true },
      });
      return new Set(rows.map((row) => row.personId));
    },
  };
};
