import type { Market } from './market.ts';
import { type Costs, costsFor, type Prices } from './prices.ts';

/** Scratch space for filling therapists' days at given prices, reused each time. */
export interface DayScratch {
  readonly costs: Costs;
  /** Per block: the cost of its minutes and its table. */
  readonly spent: Float64Array;
  /**
   * Per block: the best value among its entries that may be used any number of times, and that entry; 0 and -1 for
   * none.
   */
  readonly top: Float64Array;
  readonly topEntry: Int32Array;
  /**
   * The best value of bookings from a step onwards, by the needs that must not be served there: `step * masks + mask`.
   */
  readonly best: Float64Array;
  /** The entry used first there and its block; -1 for none before the next step. */
  readonly pick: Int32Array;
  readonly pickBlock: Int32Array;
}

export function scratchFor(market: Market): DayScratch {
  const width = (market.steps + 2) * (1 << market.once.reduce((most, { length }) => Math.max(most, length), 0));
  return {
    costs: costsFor(market),
    spent: new Float64Array(market.blocks),
    top: new Float64Array(market.blocks),
    topEntry: new Int32Array(market.blocks),
    best: new Float64Array(width),
    pick: new Int32Array(width),
    pickBlock: new Int32Array(width),
  };
}

/** Fills the best day of a group, working back from its end. The blocks' `top` must have been worked out. */
export function fillDay(market: Market, scratch: DayScratch, group: number): void {
  const { blockOf, plainEnd, entryOf, blockStep, blockNext, gain, claim, bit, once, reach } = market;
  const { spent, top, topEntry, best, pick, pickBlock } = scratch;
  const claimCost = scratch.costs.claims;
  const first = blockOf[group] as number;
  let block = (blockOf[group + 1] as number) - 1;
  const firstStep = blockStep[first] as number;
  const lastStep = blockStep[block] as number;
  const masks = 1 << (once[group]?.length ?? 0);
  best.fill(0, (lastStep + 1) * masks, ((reach[group] as number) + 1) * masks);
  for (let at = lastStep; at >= firstStep; at--) {
    const here = at * masks;
    const end = here + masks;
    for (let one = here; one < end; one++) {
      best[one] = best[one + masks] as number;
      pick[one] = -1;
    }
    for (; block >= first && blockStep[block] === at; block--) {
      const shift = (blockNext[block] as number) * masks - here;
      const plain = top[block] as number;
      if (plain > 0) {
        const entry = topEntry[block] as number;
        for (let one = here; one < end; one++) {
          const value = plain + (best[one + shift] as number);
          if (value <= (best[one] as number)) continue;
          best[one] = value;
          pick[one] = entry;
          pickBlock[one] = block;
        }
      }
      const last = entryOf[block + 1] as number;
      for (let entry = plainEnd[block] as number; entry < last; entry++) {
        const worth =
          (gain[entry] as number) - (claimCost[claim[entry] as number] as number) - (spent[block] as number);
        if (worth <= 0) continue;
        const own = bit[entry] as number;
        for (let mask = 0; mask < masks; mask++) {
          if ((mask & own) !== 0) continue;
          const one = here + mask;
          const value = worth + (best[one + shift + own] as number);
          if (value <= (best[one] as number)) continue;
          best[one] = value;
          pick[one] = entry;
          pickBlock[one] = block;
        }
      }
    }
  }
}

/**
 * Every block's cost and the best it has to offer, in one pass over the entries. The claims' costs must have been
 * worked out.
 */
export function sumUp(market: Market, prices: Prices, { costs, spent, top, topEntry }: DayScratch): void {
  const { groups, blockOf, blockMinutes, blockSlot, blockSlotEnd, entryOf, plainEnd, gain, claim } = market;
  const { tables, claims } = costs;
  for (let group = 0; group < groups; group++) {
    const minute = prices.minute[group] as number;
    const end = blockOf[group + 1] as number;
    for (let block = blockOf[group] as number; block < end; block++) {
      const cost =
        minute * (blockMinutes[block] as number) +
        (tables[blockSlotEnd[block] as number] as number) -
        (tables[blockSlot[block] as number] as number);
      // the least a massage must bring to be worth anything
      let most = cost;
      let entry = -1;
      const last = plainEnd[block] as number;
      for (let one = entryOf[block] as number; one < last; one++) {
        const worth = (gain[one] as number) - (claims[claim[one] as number] as number);
        if (worth > most) {
          most = worth;
          entry = one;
        }
      }
      spent[block] = cost;
      top[block] = most - cost;
      topEntry[block] = entry;
    }
  }
}
