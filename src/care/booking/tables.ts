import { MINUTE } from '../../domain/day.ts';
import { assignTables, type TableUse } from '../../domain/scheduling/week/tables.ts';
import type { TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';

export interface DealtTables {
  /** One for each new massage, in their order. */
  readonly tables: readonly number[];
  /** Who changes tables to make room for them. Nobody's hour or room changes. */
  readonly changes: ReadonlyMap<string, number>;
}

/**
 * Tables for new massages, each for the whole time with its turnover: every booking asks here, whoever makes it. No
 * massage that has begun changes its table. null: there is none; `given` counts as given back.
 */
export async function tablesFor(
  tx: TeamStore,
  { rooms, now }: Pick<TeamWeek, 'rooms' | 'now'>,
  places: readonly Pick<Booking, 'roomId' | 'start' | 'end'>[],
  given: readonly string[] = [],
): Promise<DealtTables | null> {
  const dealt = new Map<string, number>();
  const changes = new Map<string, number>();
  const idOf = (at: number) => `new:${at}`;
  for (const { id: roomId, tables, turnoverMinutes } of rooms) {
    const uses = places.flatMap((place, at): readonly TableUse[] =>
      place.roomId === roomId
        ? [{ id: idOf(at), start: place.start, end: place.end + turnoverMinutes * MINUTE, table: null }]
        : [],
    );
    if (uses.length === 0) continue;
    const from = Math.min(...uses.map(({ start }) => start));
    const around = await tx.bookings.chainIn(roomId, from, Math.max(...uses.map(({ end }) => end)), given);
    const found = assignTables([...around, ...uses], tables, now);
    if (found === null) return null;
    for (const [id, table] of found) dealt.set(id, table);
    for (const { id, table } of around) if (dealt.get(id) !== table) changes.set(id, dealt.get(id) ?? 0);
  }
  const tables = places.flatMap((_, at) => dealt.get(idOf(at)) ?? []);
  return tables.length === places.length ? { tables, changes } : null;
}
