import { type Instant, MINUTE } from '../day.ts';

export interface TableUse {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant;
  /** The numbered table it is on now, from 1; null for a new booking. */
  readonly table: number | null;
}

/**
 * A numbered table for every booking of one room, or null when there are more at once than tables. Bookings keep their
 * table if the new ones fit around them. Otherwise all are assigned again in order of start, which always works while
 * the room's capacity is respected, and which nobody but the room notices.
 */
export function assignTables(
  uses: readonly TableUse[],
  tables: number,
  turnoverMinutes: number,
): ReadonlyMap<string, number> | null {
  const inOrder = [...uses].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  return dealOut(inOrder, tables, turnoverMinutes, true) ?? dealOut(inOrder, tables, turnoverMinutes, false);
}

function dealOut(
  inOrder: readonly TableUse[],
  tables: number,
  turnoverMinutes: number,
  keep: boolean,
): ReadonlyMap<string, number> | null {
  const gap = turnoverMinutes * MINUTE;
  const placed: TableUse[] = keep ? inOrder.filter(({ table }) => table !== null) : [];
  const rest = keep ? inOrder.filter(({ table }) => table === null) : inOrder;
  for (const use of rest) {
    const clash = (table: number) =>
      placed.some((one) => one.table === table && use.start < one.end + gap && one.start < use.end + gap);
    const free = Array.from({ length: tables }, (_, at) => at + 1).find((table) => !clash(table));
    if (free === undefined) return null;
    placed.push({ ...use, table: free });
  }
  return new Map(placed.map(({ id, table }) => [id, table ?? 0]));
}
