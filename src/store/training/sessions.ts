import { randomUUID } from 'node:crypto';
import type { Day } from '../../domain/day.ts';
import { SPORTS } from '../../domain/people/athlete.ts';
import { type DoneSession, SESSION_KINDS } from '../../domain/training/session.ts';
import type { SessionReport as ReportRow } from '../generated/client.ts';
import { toDate, toInstant } from '../instants.ts';
import type { Scope } from '../scope.ts';

export type NewReport = Omit<DoneSession, 'id' | 'eccentric' | 'contact'> & { readonly personId: string };

/** The sessions athletes reported. A correction keeps the row it replaces; only rows that nothing replaced count. */
export const sessions = ({ db, teamId }: Scope) => ({
  /** What counts in a range of local days, both included, by start. */
  async between(personId: string, from: Day, to: Day): Promise<readonly DoneSession[]> {
    const rows = await db.sessionReport.findMany({
      where: { teamId, personId, replacedBy: null, day: { gte: from, lte: to } },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(sessionOf);
  },
  /** `between` for many people in one query, by person's id. */
  async betweenOf(
    personIds: readonly string[],
    from: Day,
    to: Day,
  ): Promise<ReadonlyMap<string, readonly DoneSession[]>> {
    const rows = await db.sessionReport.findMany({
      where: { teamId, personId: { in: [...personIds] }, replacedBy: null, day: { gte: from, lte: to } },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    });
    const byPerson = new Map<string, DoneSession[]>(personIds.map((id) => [id, []]));
    for (const row of rows) byPerson.get(row.personId)?.push(sessionOf(row));
    return byPerson;
  },
  async byId(personId: string, id: string): Promise<DoneSession | null> {
    const row = await db.sessionReport.findFirst({ where: { teamId, personId, id, replacedBy: null } });
    return row && sessionOf(row);
  },
  /** The reports that count for these events, everybody's or one athlete's. */
  async ofEvents(
    eventIds: readonly string[],
    personId?: string,
  ): Promise<readonly (DoneSession & { readonly personId: string })[]> {
    if (eventIds.length === 0) return [];
    const rows = await db.sessionReport.findMany({
      where: { teamId, replacedBy: null, eventId: { in: [...eventIds] }, personId },
    });
    return rows.map((row) => ({ ...sessionOf(row), personId: row.personId }));
  },
  /** Adds a report; `replaces` stays, marked, and no longer counts. */
  async add(report: NewReport, replaces: string | null = null): Promise<string> {
    const id = randomUUID();
    if (replaces !== null) {
      await db.sessionReport.updateMany({
        where: { teamId, personId: report.personId, id: replaces, replacedBy: null },
        data: { replacedBy: id },
      });
    }
    await db.sessionReport.create({ data: { id, teamId, ...columns(report) } });
    return id;
  },
  /** Adds a whole history in one statement. None of it replaces anything. */
  async addMany(reports: readonly NewReport[]): Promise<void> {
    const rows = JSON.stringify(reports.map((report) => ({ ...columns(report), id: randomUUID(), teamId })));
    await db.$executeRaw`
      INSERT INTO "SessionReport" ("id", "teamId", "personId", "eventId", "day", "startsAt", "zone", "sport", "kind", "rpe",
        "minutes", "distance", "load", "late", "reportedAt")
      SELECT "id", "teamId", "personId", "eventId", "day", "startsAt", "zone", "sport", "kind", "rpe", "minutes", "distance",
        "load", "late", "reportedAt"
      FROM jsonb_populate_recordset(NULL::"SessionReport", ${rows}::jsonb)`;
  },
});

function columns({ start, distanceKm, reportedAt, plannedId, ...plain }: NewReport) {
  return {
    ...plain,
    eventId: plannedId,
    startsAt: toDate(start),
    distance: distanceKm,
    reportedAt: toDate(reportedAt),
  };
}

function sessionOf(row: ReportRow): DoneSession {
  const { id, day, zone, rpe, minutes, load, late } = row;
  return {
    id,
    day,
    zone,
    rpe,
    minutes,
    load,
    late,
    start: toInstant(row.startsAt),
    sport: SPORTS.find((sport) => sport === row.sport) ?? 'other',
    kind: SESSION_KINDS.find((kind) => kind === row.kind) ?? 'other',
    distanceKm: row.distance,
    reportedAt: toInstant(row.reportedAt),
    plannedId: row.eventId,
  };
}
