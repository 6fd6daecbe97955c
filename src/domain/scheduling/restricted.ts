import type { Market } from './market.ts';

/**
 * The market with only the entries marked 1. Groups stay as they are; empty blocks, and needs followed for nothing, go.
 */
export function restricted(market: Market, keep: Uint8Array): Market {
  const { groups, entries } = market;
  let size = 0;
  for (let entry = 0; entry < entries; entry++) size += keep[entry] as number;
  const row = new Int32Array(size);
  const gain = new Int32Array(size);
  const claim = new Int32Array(size);
  const bit = new Uint8Array(size);
  const plainEnd = new Int32Array(market.blocks);
  const entryOf = new Int32Array(market.blocks + 1);
  const blockOf = new Int32Array(groups + 1);
  const kept = new Int32Array(market.blocks);
  const once: (readonly number[])[] = [];
  let used = 0;
  let blocks = 0;
  for (let group = 0; group < groups; group++) {
    const firstUsed = used;
    let bits = 0;
    for (let block = market.blockOf[group] as number; block < (market.blockOf[group + 1] as number); block++) {
      const before = used;
      let plain = used;
      for (let entry = market.entryOf[block] as number; entry < (market.entryOf[block + 1] as number); entry++) {
        if (!keep[entry]) continue;
        row[used] = market.row[entry] as number;
        gain[used] = market.gain[entry] as number;
        claim[used] = market.claim[entry] as number;
        bit[used] = market.bit[entry] as number;
        bits |= market.bit[entry] as number;
        used++;
        if (entry < (market.plainEnd[block] as number)) plain = used;
      }
      if (used === before) continue;
      entryOf[blocks] = before;
      plainEnd[blocks] = plain;
      kept[blocks] = block;
      blocks++;
    }
    blockOf[group + 1] = blocks;
    const known = market.once[group] ?? [];
    once.push(known.filter((_, at) => (bits & (1 << at)) !== 0));
    if (once[group]?.length === known.length) continue;
    for (let entry = firstUsed; entry < used; entry++) bit[entry] = closedUp(bit[entry] as number, bits);
  }
  entryOf[blocks] = used;
  const pick = (from: Int32Array) => kept.subarray(0, blocks).map((block) => from[block] as number);
  return {
    ...market,
    blockOf,
    blocks,
    entryOf: entryOf.slice(0, blocks + 1),
    blockStep: pick(market.blockStep),
    blockNext: pick(market.blockNext),
    blockSlot: pick(market.blockSlot),
    blockSlotEnd: pick(market.blockSlotEnd),
    blockMinutes: pick(market.blockMinutes),
    blockPool: pick(market.blockPool),
    once,
    plainEnd: plainEnd.slice(0, blocks),
    bit,
    entries: size,
    row,
    gain,
    claim,
  };
}

/** A bit moved down to its place once unused ones below it are left out. */
function closedUp(bit: number, used: number): number {
  let moved = bit;
  for (let one = 1; one < bit; one <<= 1) if ((used & one) === 0) moved >>= 1;
  return moved;
}
