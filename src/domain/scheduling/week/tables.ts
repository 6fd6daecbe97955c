import { type Instant, MINUTE } from '../../day.ts';

export interface TableUse {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant;
  /** The numbered table it is on now, from 1; null for a new booking. */
  readonly table: number | null;
}

/**
 * A numbered table for every massage of one room, or null when there are more at once than tables. Sessions keep their
 * table if the new ones fit around them; otherwise all that have not begun are dealt out afresh in order of start, which
 * always works when the room's capacity is kept.
 *
 * @param now who has begun by then stays on their table
 */
export function assignTables(
  uses: readonly TableUse[],
  tables: number,
  turnoverMinutes: number,
  now: Instant = Number.NEGATIVE_INFINITY,
): ReadonlyMap<string, number> | null {
  const inOrder = [...uses].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const hasTable = ({ table }: TableUse) => table !== null;
  return (
    dealOut(inOrder, tables, turnoverMinutes, hasTable) ??
    dealOut(inOrder, tables, turnoverMinutes, (use) => hasTable(use) && use.start <= now)
  );
}

function dealOut(
  inOrder: readonly TableUse[],
  tables: number,
  turnoverMinutes: number,
  stays: (use: TableUse) => boolean,
): ReadonlyMap<string, number> | null {
  const gap = turnoverMinutes * MINUTE;
  const placed: TableUse[] = inOrder.filter(stays);
  const rest = inOrder.filter((use) => !stays(use));
  for (const use of rest) {
    const conflicts = (table: number) =>
      placed.some((one) => one.table === table && use.start < one.end + gap && one.start < use.end + gap);
    const free = Array.from({ length: tables }, (_, at) => at + 1).find((table) => !conflicts(table));
    if (free === undefined) return null;
    placed.push({ ...use, table: free });
  }
  return new Map(placed.map(({ id, table }) => [id, table ?? 0]));
}
