import type { Instant } from '../../day.ts';

/** A table for some time, with the turnover after it. */
export interface TableUse {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant;
  /** The numbered table it is on now, from 1; null for a new booking. */
  readonly table: number | null;
}

/**
 * A numbered table for every massage of one room, or null when there is none for a new one. Massages keep their tables
 * if the new ones fit around them; otherwise those that hang together and have not begun are dealt out afresh in order
 * of start. That always works where a new massage never meets as many others as the room has tables: whatever it
 * overlaps when it is dealt is there at its start. Massages booked before the room lost a table may stay on one that is
 * gone; a new one neither is put there nor puts anybody there.
 *
 * @param now who has begun by then stays on their table
 */
export function assignTables(
  uses: readonly TableUse[],
  tables: number,
  now: Instant = Number.NEGATIVE_INFINITY,
): ReadonlyMap<string, number> | null {
  const dealt = new Map<string, number>();
  for (const chain of chainsOf(uses)) {
    const found =
      dealOut(chain, tables, hasTable) ?? dealOut(chain, tables, (use) => hasTable(use) && use.start <= now);
    if (found === null) return null;
    for (const [id, table] of found) dealt.set(id, table);
  }
  return dealt;
}

function hasTable({ table }: TableUse): boolean {
  return table !== null;
}

/** What overlaps, what overlaps that, and so on: each chain in order of start. */
function chainsOf(uses: readonly TableUse[]): readonly (readonly TableUse[])[] {
  const chains: TableUse[][] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const use of [...uses].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))) {
    if (use.start >= until) chains.push([]);
    chains.at(-1)?.push(use);
    until = Math.max(until, use.end);
  }
  return chains;
}

function dealOut(
  chain: readonly TableUse[],
  tables: number,
  stays: (use: TableUse) => boolean,
): ReadonlyMap<string, number> | null {
  const placed: TableUse[] = chain.filter(stays);
  for (const use of chain.filter((one) => !stays(one))) {
    const taken = new Set(placed.filter((one) => use.start < one.end && one.start < use.end).map(({ table }) => table));
    let table = 1;
    while (taken.has(table)) table += 1;
    const isNew = (one: TableUse) => !hasTable(one) && one.start <= use.start && use.start < one.end;
    if (table > tables && chain.some(isNew)) return null;
    placed.push({ ...use, table });
  }
  return new Map(placed.map(({ id, table }) => [id, table ?? 0]));
}
