import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import {
  INTENSITIES,
  type PlannedEffort,
  PRIORITIES,
  SESSION_KINDS,
  SESSION_STATUSES,
  type SessionKind,
  type SessionStatus,
} from '../../domain/training/session.ts';
import type { CalendarEvent as EventRow } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate, toInstant } from '../instants.ts';
import type { Scope } from '../scope.ts';

/** What a calendar says about one occurrence, before it has a row of its own. */
export interface EventFacts extends PlannedEffort {
  /** uid and recurrence: they make it the same event tomorrow. */
  readonly key: string;
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly zone: string;
  readonly allDay: boolean;
  readonly status: SessionStatus;
  /** False: nobody has said what this is. */
  readonly sure: boolean;
}

/** Whose it is: an athlete's own, a squad's, or the whole team's. */
export interface EventOwner {
  readonly feedId: string | null;
  readonly personId: string | null;
  readonly squad: string | null;
}

export interface CalendarEvent extends EventFacts, EventOwner {
  readonly id: string;
}

/** The calendar of one team: what its feeds say, and what was planned by hand. */
export const events = ({ db, teamId }: Scope) => ({
  /** Everything that overlaps the range, by start; a `personId` leaves out other athletes' own events. */
  async between(
    from: Instant,
    to: Instant,
    only: { readonly personId?: string; readonly kind?: SessionKind } = {},
  ): Promise<readonly CalendarEvent[]> {
    const { personId, kind } = only;
    const rows = await db.calendarEvent.findMany({
      where: {
        teamId,
        startsAt: { lt: toDate(to) },
        endsAt: { gt: toDate(from) },
        kind,
        OR: personId === undefined ? undefined : [{ personId: null }, { personId }],
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(eventOf);
  },
  /** Everything that ends in the range, its end included. */
  async endingBetween(after: Instant, until: Instant): Promise<readonly CalendarEvent[]> {
    const rows = await db.calendarEvent.findMany({
      where: { teamId, endsAt: { gt: toDate(after), lte: toDate(until) } },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(eventOf);
  },
  async byId(id: string): Promise<CalendarEvent | null> {
    if (!isId(id)) return null;
    const row = await db.calendarEvent.findFirst({ where: { teamId, id } });
    return row && eventOf(row);
  },
  /** What a feed said when it was last saved, and what it once said about the past. */
  async ofFeed(feedId: string): Promise<readonly CalendarEvent[]> {
    const rows = await db.calendarEvent.findMany({
      where: { teamId, feedId },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(eventOf);
  },
  async countOfFeed(feedId: string, from: Instant): Promise<{ readonly coming: number; readonly unsure: number }> {
    const where = { teamId, feedId, endsAt: { gte: toDate(from) } };
    const [coming, unsure] = await Promise.all([
      db.calendarEvent.count({ where: { ...where, status: { not: 'cancelled' } } }),
      db.calendarEvent.count({ where: { ...where, sure: false } }),
    ]);
    return { coming, unsure };
  },
  /** Writes what is new (no id) and what is different in one statement: a calendar may have thousands of entries. */
  async save(owner: EventOwner, facts: readonly (EventFacts & { readonly id?: string })[]): Promise<void> {
    if (facts.length === 0) return;
    const rows = JSON.stringify(facts.map((one) => ({ ...columns(one), id: one.id ?? randomUUID() })));
    await db.$executeRaw`
      INSERT INTO "CalendarEvent" AS event ("id", "teamId", "feedId", "personId", "squad", "key", "title", "startsAt", "endsAt",
        "zone", "allDay", "kind", "intensity", "plannedRpe", "plannedMinutes", "plannedDistance", "plannedLoad", "priority",
        "matchdayLabel", "status", "sure")
      SELECT "id", ${teamId}::uuid, ${owner.feedId}::uuid, ${owner.personId}::uuid, ${owner.squad}, "key", "title", "startsAt",
        "endsAt", "zone", "allDay", "kind", "intensity", "plannedRpe", "plannedMinutes", "plannedDistance", "plannedLoad",
        "priority", "matchdayLabel", "status", "sure"
      FROM jsonb_to_recordset(${rows}::jsonb) AS said("id" uuid, "key" text, "title" text, "startsAt" timestamptz,
        "endsAt" timestamptz, "zone" text, "allDay" boolean, "kind" text, "intensity" text, "plannedRpe" float8,
        "plannedMinutes" int, "plannedDistance" float8, "plannedLoad" float8, "priority" text, "matchdayLabel" text,
        "status" text, "sure" boolean)
      ON CONFLICT ("id") DO UPDATE SET ("key", "title", "startsAt", "endsAt", "zone", "allDay", "kind", "intensity", "plannedRpe",
        "plannedMinutes", "plannedDistance", "plannedLoad", "priority", "matchdayLabel", "status", "sure", "squad") =
        (EXCLUDED."key", EXCLUDED."title", EXCLUDED."startsAt", EXCLUDED."endsAt", EXCLUDED."zone", EXCLUDED."allDay",
        EXCLUDED."kind", EXCLUDED."intensity", EXCLUDED."plannedRpe", EXCLUDED."plannedMinutes", EXCLUDED."plannedDistance",
        EXCLUDED."plannedLoad", EXCLUDED."priority", EXCLUDED."matchdayLabel", EXCLUDED."status", EXCLUDED."sure",
        EXCLUDED."squad")
      WHERE event."teamId" = EXCLUDED."teamId"`;
  },
  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await db.calendarEvent.deleteMany({ where: { teamId, id: { in: [...ids] } } });
  },
});

/** What titles mean to the team, or to one athlete only. */
export const titles = ({ db, teamId }: Scope) => {
  // One column holds both: an athlete's own meaning has their id in front, so it never reaches anybody else's calendar.
  const own = (personId: string | null) => (personId === null ? '' : `${personId}/`);
  const isOwn = (title: string) => /^[0-9a-f-]{36}\//.test(title);
  return {
    /** The team's meanings, overridden by those of one athlete. */
    async taught(personId: string | null): Promise<ReadonlyMap<string, SessionKind>> {
      const rows = await db.taughtTitle.findMany({ where: { teamId } });
      const prefix = own(personId);
      const ours = rows.filter(({ title }) => !isOwn(title)).map(({ title, kind }) => [title, kind] as const);
      const mine = rows
        .filter(({ title }) => prefix !== '' && title.startsWith(prefix))
        .map(({ title, kind }) => [title.slice(prefix.length), kind] as const);
      return new Map([...ours, ...mine].map(([title, kind]) => [title, oneOf(SESSION_KINDS, kind) ?? 'other']));
    },
    async teach(about: {
      /** Made by `titleKey`. */
      readonly title: string;
      readonly kind: SessionKind;
      /** Whose calendars it is about; the team's when null. */
      readonly personId: string | null;
      readonly byId: string;
    }): Promise<void> {
      const { kind, byId } = about;
      const title = `${own(about.personId)}${about.title}`;
      await db.taughtTitle.upsert({
        where: { teamId_title: { teamId, title } },
        create: { teamId, title, kind, byId },
        update: { kind, byId },
      });
    },
  };
};

/** Keyed by the names of the table's columns. */
function columns(facts: EventFacts) {
  const { start, end, plannedDistanceKm, plannedMinutes, ...plain } = facts;
  return {
    ...plain,
    startsAt: toDate(start),
    endsAt: toDate(end),
    plannedMinutes: plannedMinutes === null ? null : Math.round(plannedMinutes),
    plannedDistance: plannedDistanceKm,
  };
}

function eventOf(row: EventRow): CalendarEvent {
  const { id, feedId, personId, squad, key, title, zone, allDay, plannedRpe, plannedMinutes, plannedLoad } = row;
  return {
    id,
    feedId,
    personId,
    squad,
    key,
    title,
    zone,
    allDay,
    plannedRpe,
    plannedMinutes,
    plannedLoad,
    start: toInstant(row.startsAt),
    end: toInstant(row.endsAt),
    kind: oneOf(SESSION_KINDS, row.kind) ?? 'other',
    intensity: oneOf(INTENSITIES, row.intensity),
    plannedDistanceKm: row.plannedDistance,
    priority: oneOf(PRIORITIES, row.priority),
    matchdayLabel: row.matchdayLabel,
    status: oneOf(SESSION_STATUSES, row.status) ?? 'confirmed',
    sure: row.sure,
  };
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
