import type { Model } from './model.ts';

/** The grid steps at which a room's tables could be short: only these are counted and priced. */
export interface RoomSlots {
  readonly count: number;
  readonly pool: Int32Array;
  readonly step: Int32Array;
  /** How many tables the fixed bookings leave. */
  readonly left: Int32Array;
  /** The first slot of a room at or after a step, `pool * (steps + 1) + step`. */
  readonly firstAt: Int32Array;
}

interface SteppedBlocks {
  readonly blockOf: readonly number[];
  readonly blocks: number;
  readonly blockStep: Int32Array;
  /** The first step at which the table is free again. */
  readonly tableFree: Int32Array;
  readonly blockPool: Int32Array;
  readonly groupTherapist: readonly number[];
}

interface SlottedBlocks {
  readonly slots: RoomSlots;
  readonly blockSlot: Int32Array;
  readonly blockSlotEnd: Int32Array;
}

export function roomSlotsOf(
  model: Model,
  origin: number,
  step: number,
  steps: number,
  blocks: SteppedBlocks,
): SlottedBlocks {
  const width = steps + 1;
  const wanted = mostWanted(model, steps, blocks);
  const left = tablesLeft(model, origin, step, steps);
  const rows = { pool: [] as number[], step: [] as number[], left: [] as number[] };
  const firstAt = new Int32Array(model.pools.length * width);
  for (let pool = 0; pool < model.pools.length; pool++) {
    for (let at = 0; at < steps; at++) {
      const key = pool * steps + at;
      firstAt[pool * width + at] = rows.pool.length;
      if (!model.mayFill[pool] || (wanted[key] as number) <= (left[key] as number)) continue;
      rows.pool.push(pool);
      rows.step.push(at);
      rows.left.push(left[key] as number);
    }
    firstAt[pool * width + steps] = rows.pool.length;
  }
  const slots = {
    count: rows.pool.length,
    pool: Int32Array.from(rows.pool),
    step: Int32Array.from(rows.step),
    left: Int32Array.from(rows.left),
    firstAt,
  };
  const slotOf = (block: number, at: number) =>
    firstAt[(blocks.blockPool[block] as number) * width + Math.min(at, steps)] as number;
  const blockSlot = new Int32Array(blocks.blocks);
  const blockSlotEnd = new Int32Array(blocks.blocks);
  for (let block = 0; block < blocks.blocks; block++) {
    blockSlot[block] = slotOf(block, blocks.blockStep[block] as number);
    blockSlotEnd[block] = slotOf(block, blocks.tableFree[block] as number);
  }
  return { slots, blockSlot, blockSlotEnd };
}

/** How many tables everybody who could work in a room at that time would take together. */
function mostWanted(model: Model, steps: number, blocks: SteppedBlocks): Int32Array {
  const wanted = new Int32Array(model.pools.length * steps);
  const reached = new Int32Array(model.pools.length);
  for (let group = 0; group + 1 < blocks.blockOf.length; group++) {
    reached.fill(0);
    const own = model.therapists[blocks.groupTherapist[group] as number]?.turnoverMin ?? 0;
    for (let block = blocks.blockOf[group] as number; block < (blocks.blockOf[group + 1] as number); block++) {
      const pool = blocks.blockPool[block] as number;
      const from = Math.max(reached[pool] as number, blocks.blockStep[block] as number);
      const to = Math.min(steps, blocks.tableFree[block] as number);
      // a table that needs longer than its therapist may still be taken when the therapist is already at the next one
      const tables = (model.pools[pool]?.turnoverMin ?? 0) > own ? model.needs.length : 1;
      for (let at = from; at < to; at++) wanted[pool * steps + at] = (wanted[pool * steps + at] as number) + tables;
      if (to > from) reached[pool] = to;
    }
  }
  return wanted;
}

function tablesLeft(model: Model, origin: number, step: number, steps: number): Int32Array {
  const tables = new Int32Array(model.pools.length * steps);
  model.pools.forEach(({ capacity }, pool) => {
    tables.fill(capacity, pool * steps, (pool + 1) * steps);
  });
  for (const { pool, start, end } of model.bookings) {
    if (pool < 0) continue;
    const until = end + (model.pools[pool]?.turnoverMin ?? 0);
    for (let at = Math.max(0, Math.ceil((start - origin) / step)); at < steps && origin + at * step < until; at++) {
      tables[pool * steps + at] = Math.max(0, (tables[pool * steps + at] ?? 0) - 1);
    }
  }
  return tables;
}
