import { randomUUID } from 'node:crypto';
import {
  BOOKING_TYPES,
  type BookingType,
  isBookingType,
  isMassage,
  type MassageType,
} from '../../domain/clinic/modality.ts';
import type { Reason } from '../../domain/clinic/reason.ts';
import type { Instant } from '../../domain/day.ts';
import type { TableUse } from '../../domain/scheduling/week/tables.ts';
import { REASONS } from '../clinic/reasons.ts';
import { violates } from '../database/client.ts';
import { Prisma, type Booking as Row } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate } from '../instants.ts';
import { readJson } from '../json.ts';
import type { Scope } from '../scope.ts';

export type BookingState = 'booked' | 'held' | 'cancelled' | 'done' | 'no-show';
export type BookingOrigin = 'athlete' | 'plan' | 'waitlist' | 'staff';

export interface Booking {
  readonly id: string;
  readonly athleteId: string;
  readonly therapistId: string;
  readonly roomId: string;
  readonly table: number;
  readonly type: BookingType;
  readonly start: Instant;
  readonly end: Instant;
  readonly state: BookingState;
  readonly origin: BookingOrigin;
  /** Who will be in the room with a minor, besides the therapist; null: nobody was named. */
  readonly secondAdultId: string | null;
  readonly reasons: readonly Reason[];
  readonly createdAt: Instant;
  readonly cancelledBy: string | null;
  /** Rises with every change; calendars know it as SEQUENCE. */
  readonly version: number;
  /** What calendars know the booking by. A moved booking keeps it. */
  readonly calendarUid: string;
  readonly changedAt: Instant;
}

export type Massage = Booking & { readonly type: MassageType };

export interface NewBooking {
  readonly athleteId: string;
  readonly therapistId: string;
  readonly roomId: string;
  readonly type: BookingType;
  readonly start: Instant;
  readonly end: Instant;
  readonly therapistTurnoverMinutes: number;
  readonly tableTurnoverMinutes: number;
  readonly table: number;
  readonly origin: BookingOrigin;
  readonly reasons: readonly Reason[];
  readonly by: string;
  readonly now: Instant;
  /** The booking it replaces, as it was before it was cancelled. In people's calendars, the two are one that moved. */
  readonly moves?: Pick<Booking, 'calendarUid' | 'version'>;
}

const MINUTE = 60_000;
const ACTIVE = ['booked', 'held'];

const open = (row: Row): Booking => ({
  id: row.id,
  athleteId: row.athleteId,
  therapistId: row.therapistId,
  roomId: row.roomId,
  table: row.table,
  type: isBookingType(row.type) ? row.type : 'MAINTENANCE',
  start: row.startsAt.getTime(),
  end: row.endsAt.getTime(),
  state: row.state as BookingState,
  origin: row.origin as BookingOrigin,
  secondAdultId: row.secondAdultId,
  reasons: readJson(REASONS, row.reasons, `reasons of booking ${row.id}`),
  createdAt: row.createdAt.getTime(),
  cancelledBy: row.cancelledBy,
  version: row.version,
  calendarUid: row.calendarUid,
  changedAt: row.changedAt.getTime(),
});

/** The booked massages of one team. */
export const bookings = ({ db, teamId }: Scope) => ({
  async byId(id: string): Promise<Booking | null> {
    if (!isId(id)) return null;
    const row = await db.booking.findFirst({ where: { teamId, id } });
    return row && open(row);
  },
  /** All that became of some massages, each by what calendars know it by, in order. */
  async byUid(uids: readonly string[]): Promise<readonly Booking[]> {
    const rows = await db.booking.findMany({
      where: { teamId, calendarUid: { in: [...uids] } },
      orderBy: { version: 'asc' },
    });
    return rows.map(open);
  },
  /** Standing bookings that touch `[from, to)`, by start. */
  async active(from: Instant, to: Instant): Promise<readonly Booking[]> {
    const rows = await db.booking.findMany({
      where: {
        teamId,
        state: { in: ACTIVE },
        startsAt: { lt: toDate(to) },
        therapistFreeAt: { gt: toDate(from) },
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(open);
  },
  /** One athlete's from `from` on, whatever became of them. */
  async ofAthlete(athleteId: string, from: Instant): Promise<readonly Booking[]> {
    const rows = await db.booking.findMany({
      where: { teamId, athleteId, endsAt: { gt: toDate(from) } },
      orderBy: { startsAt: 'asc' },
    });
    return rows.map(open);
  },
  /**
   * Massages that stand or took place since then: everybody's, or those of some athletes. A booking nobody came to is
   * none.
   */
  async since(
    from: Instant,
    athleteIds?: readonly string[],
    { noShows = false }: { readonly noShows?: boolean } = {},
  ): Promise<readonly Massage[]> {
    const rows = await db.booking.findMany({
      where: {
        teamId,
        startsAt: { gte: toDate(from) },
        type: { not: 'ASSESSMENT' satisfies BookingType },
        state: { in: [...ACTIVE, 'done', ...(noShows ? ['no-show'] : [])] },
        athleteId: athleteIds && { in: [...athleteIds] },
      },
      orderBy: { startsAt: 'asc' },
    });
    return rows.map(open).filter(isMassage);
  },
  /** Assessments that stand and are not over, by start: of these athletes, or everybody's. */
  async comingAssessments(now: Instant, athleteIds?: readonly string[]): Promise<readonly Booking[]> {
    const rows = await db.booking.findMany({
      where: {
        teamId,
        type: 'ASSESSMENT' satisfies BookingType,
        state: { in: ACTIVE },
        endsAt: { gt: toDate(now) },
        athleteId: athleteIds && { in: [...athleteIds] },
      },
      orderBy: { startsAt: 'asc' },
    });
    return rows.map(open);
  },
  /** The athletes with whom this member of staff has an assessment to come, or had one since then. */
  async assessedBy(therapistId: string, since: Instant): Promise<ReadonlySet<string>> {
    const rows = await db.booking.findMany({
      where: {
        ...{ teamId, therapistId, type: 'ASSESSMENT' satisfies BookingType },
        ...{ state: { in: [...ACTIVE, 'done'] }, startsAt: { gte: toDate(since) } },
      },
      select: { athleteId: true },
    });
    return new Set(rows.map(({ athleteId }) => athleteId));
  },
  /**
   * Everything a calendar shows of `[from, to)`, by start: somebody's own bookings (as athlete or as therapist), or the
   * team's. A moved booking is there once, where it is now; a cancelled one if it was cancelled after `cancelledSince`.
   */
  async inCalendar(
    { from, to, cancelledSince }: { readonly from: Instant; readonly to: Instant; readonly cancelledSince: Instant },
    personId: string | null,
  ): Promise<readonly Booking[]> {
    const rows = await db.booking.findMany({
      where: {
        teamId,
        startsAt: { gte: toDate(from), lt: toDate(to) },
        AND: [
          { OR: [{ state: { not: 'cancelled' } }, { cancelledAt: { gte: toDate(cancelledSince) } }] },
          ...(personId === null ? [] : [{ OR: [{ athleteId: personId }, { therapistId: personId }] }]),
        ],
      },
      // Of several rows about one booking, the highest version is how it is now.
      orderBy: [{ calendarUid: 'asc' }, { version: 'desc' }],
      distinct: ['calendarUid'],
    });
    return rows.map(open).sort((a, b) => a.start - b.start || a.calendarUid.localeCompare(b.calendarUid));
  },
  /**
   * Takes the locks of therapist, athlete and room, in that order, so that people racing for one slot queue up here.
   * The exclusion constraints are only the last line of defence.
   */
  async lock(
    parts: readonly { readonly therapistId: string; readonly athleteId: string; readonly roomId: string }[],
  ): Promise<void> {
    const keys = [
      ...distinct(parts.map((part) => `therapist:${part.therapistId}`)),
      ...distinct(parts.map((part) => `athlete:${part.athleteId}`)),
      ...distinct(parts.map((part) => `room:${part.roomId}`)),
    ];
    for (const key of keys) {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${teamId}:${key}`}, 0))`;
    }
  },
  /**
   * What stands in a room and hangs together with `[from, to)`: what overlaps it, what overlaps that, and so on. Bookings
   * in `except` count as given back.
   */
  async chainIn(roomId: string, from: Instant, to: Instant, except: readonly string[] = []): Promise<TableUse[]> {
    const rows = await db.booking.findMany({
      where: {
        ...{ teamId, roomId, state: { in: ACTIVE }, id: { notIn: [...except] } },
        ...{ startsAt: { lt: toDate(to) }, tableFreeAt: { gt: toDate(from) } },
      },
    });
    const chain = rows.map(({ id, startsAt, tableFreeAt, table }) => ({
      ...{ id, start: startsAt.getTime(), end: tableFreeAt.getTime(), table },
    }));
    const first = Math.min(from, ...chain.map(({ start }) => start));
    const last = Math.max(to, ...chain.map(({ end }) => end));
    return first === from && last === to ? chain : this.chainIn(roomId, first, last, except);
  },
  /** Massages change tables within their room, all at once. */
  async changeTables(changes: ReadonlyMap<string, number>, now: Instant): Promise<void> {
    if (changes.size === 0) return;
    // Two that change places would meet on the way: first all of them leave.
    await db.booking.updateMany({
      where: { teamId, id: { in: [...changes.keys()] } },
      data: { table: { multiply: -1 } },
    });
    for (const [id, table] of changes)
      await db.booking.updateMany({
        where: { teamId, id },
        data: { table, changedAt: toDate(now), version: { increment: 1 } },
      });
  },
  /** A shorter turnover counts for what is booked as well; with a longer one, what is booked keeps its own. */
  async shortenTurnover(
    of: { readonly roomId: string } | { readonly therapistId: string },
    minutes: number,
    now: Instant,
  ): Promise<void> {
    const [column, whose] =
      'roomId' in of
        ? [Prisma.sql`"tableFreeAt"`, Prisma.sql`"roomId" = ${of.roomId}::uuid`]
        : [Prisma.sql`"therapistFreeAt"`, Prisma.sql`"therapistId" = ${of.therapistId}::uuid`];
    await db.$executeRaw`
      UPDATE "Booking" SET ${column} = LEAST(${column}, "endsAt" + make_interval(mins => ${minutes}))
      WHERE "teamId" = ${teamId}::uuid AND ${whose} AND "state" IN ('booked', 'held') AND ${column} > ${toDate(now)}`;
  },
  /** null: the slot was taken meanwhile. Call `lock` first. A transaction that gets null here must end. */
  async add(booking: NewBooking): Promise<Booking | null> {
    try {
      const row = await db.booking.create({ data: { id: randomUUID(), teamId, ...columns(booking) } });
      return open(row);
    } catch (error) {
      if (violates(error)?.startsWith('exclusion:')) return null;
      throw error;
    }
  },
  /** Writes down massages that took place in the past. */
  async addDone(massages: readonly NewBooking[]): Promise<void> {
    await db.booking.createMany({
      data: massages.map((one) => ({
        id: randomUUID(),
        teamId,
        state: 'done',
        ...columns(one),
      })),
    });
  },
  /** False when it no longer stands, or somebody changed it meanwhile. */
  async cancel(id: string, version: number, by: string, now: Instant): Promise<boolean> {
    const { count } = await db.booking.updateMany({
      where: { teamId, id, version, state: { in: ACTIVE } },
      data: {
        state: 'cancelled',
        cancelledAt: toDate(now),
        cancelledBy: by,
        changedAt: toDate(now),
        version: { increment: 1 },
      },
    });
    return count > 0;
  },
  /** The athlete keeps it: it is theirs from then on, and no plan moves it. False when somebody changed it meanwhile. */
  async keep({ id, version }: Pick<Booking, 'id' | 'version'>, reasons: readonly Reason[], now: Instant) {
    const { count } = await db.booking.updateMany({
      where: { teamId, id, version, state: { in: ACTIVE } },
      data: {
        origin: 'athlete' satisfies BookingOrigin,
        reasons: reasons as object,
        changedAt: toDate(now),
        version: { increment: 1 },
      },
    });
    return count > 0;
  },
  /** Notes whether the athlete came to a past booking. False when it is no longer in that state. */
  async setCame({ id, version }: Pick<Booking, 'id' | 'version'>, came: boolean, now: Instant): Promise<boolean> {
    const { count } = await db.booking.updateMany({
      where: { teamId, id, version, state: came ? 'no-show' : { in: ['booked', 'done'] } },
      data: { state: came ? 'done' : 'no-show', changedAt: toDate(now), version: { increment: 1 } },
    });
    return count > 0;
  },
  /** Names the second adult of a booking that stands; false when it no longer does. */
  async setSecondAdult(id: string, secondAdultId: string): Promise<boolean> {
    const { count } = await db.booking.updateMany({
      where: { teamId, id, state: { in: ACTIVE } },
      data: { secondAdultId },
    });
    return count > 0;
  },
  /** Holds an athlete's coming bookings of these kinds, or releases them. Returns how many. */
  async hold(
    athleteId: string,
    now: Instant,
    hold: boolean,
    types: readonly BookingType[] = BOOKING_TYPES,
  ): Promise<number> {
    const { count } = await db.booking.updateMany({
      where: {
        ...{ teamId, athleteId, startsAt: { gte: toDate(now) }, state: hold ? 'booked' : 'held' },
        type: { in: [...types] },
      },
      data: { state: hold ? 'held' : 'booked', changedAt: toDate(now), version: { increment: 1 } },
    });
    return count;
  },
});

function columns(booking: NewBooking) {
  const { athleteId, therapistId, roomId, table, type, origin, reasons, now, by, moves } = booking;
  return {
    // One more than the replaced row has after its cancelling.
    calendarUid: moves?.calendarUid,
    version: moves && moves.version + 2,
    athleteId,
    therapistId,
    roomId,
    table,
    type,
    origin,
    ...timesOf(booking),
    reasons: reasons as object,
    createdAt: toDate(now),
    changedAt: toDate(now),
    createdBy: by,
  };
}

function timesOf(booking: NewBooking) {
  return {
    startsAt: toDate(booking.start),
    endsAt: toDate(booking.end),
    therapistFreeAt: toDate(booking.end + booking.therapistTurnoverMinutes * MINUTE),
    tableFreeAt: toDate(booking.end + booking.tableTurnoverMinutes * MINUTE),
  };
}

function distinct(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].sort();
}
