import type { Market } from './market.ts';
import { type Costs, costsFor, type Prices } from './prices.ts';

/** Room to fill therapists' days at given prices, used again and again. */
export interface DayScratch {
  readonly costs: Costs;
  /** Per block: what its minutes and its table cost. */
  readonly spent: Float64Array;
  /** Per block: what the best of its entries brings that may be used as often as one likes, and that entry; 0 and -1 for none. */
  readonly top: Float64Array;
  readonly topEntry: Int32Array;
  /** Best value of sessions from a step on, by the needs that must not be served there: `step * masks + mask`. */
  readonly best: Float64Array;
  /** The entry used first there, -1 for none before the next step, and its block. */
  readonly pick: Int32Array;
  readonly pickBlock: Int32Array;
  /** Fills the best day of a group, best first from its end. The block's tops must be there. */
  readonly fill: (group: number) => void;
}

export function scratchFor(market: Market): DayScratch {
  const { steps, blockOf, plainEnd, entryOf, blockStep, blockNext, gain, claim, bit, once, reach } = market;
  const width = (steps + 2) * (1 << once.reduce((most, { length }) => Math.max(most, length), 0));
  const costs = costsFor(market);
  const spent = new Float64Array(market.blocks);
  const top = new Float64Array(market.blocks);
  const topEntry = new Int32Array(market.blocks);
  const best = new Float64Array(width);
  const pick = new Int32Array(width);
  const pickBlock = new Int32Array(width);
  const claimCost = costs.claims;
  return { costs, spent, top, topEntry, best, pick, pickBlock, fill };

  function fill(group: number): void {
    const first = blockOf[group] as number;
    let block = (blockOf[group + 1] as number) - 1;
    const masks = 1 << (once[group]?.length ?? 0);
    const lastStep = blockStep[block] as number;
    best.fill(0, (lastStep + 1) * masks, ((reach[group] as number) + 1) * masks);
    for (let at = lastStep; at >= (blockStep[first] as number); at--) {
      const here = at * masks;
      for (let mask = 0; mask < masks; mask++) {
        best[here + mask] = best[here + masks + mask] as number;
        pick[here + mask] = -1;
      }
      for (; block >= first && blockStep[block] === at; block--) {
        const next = (blockNext[block] as number) * masks;
        const plain = top[block] as number;
        if (plain > 0) {
          for (let mask = 0; mask < masks; mask++)
            offer(here + mask, plain + (best[next + mask] as number), topEntry[block] as number, block);
        }
        const last = entryOf[block + 1] as number;
        for (let one = plainEnd[block] as number; one < last; one++) {
          const worth = (gain[one] as number) - (claimCost[claim[one] as number] as number) - (spent[block] as number);
          if (worth <= 0) continue;
          const own = bit[one] as number;
          for (let mask = 0; mask < masks; mask++) {
            if ((mask & own) === 0) offer(here + mask, worth + (best[next + (mask | own)] as number), one, block);
          }
        }
      }
    }
  }

  function offer(at: number, value: number, entry: number, block: number): void {
    if (value <= (best[at] as number)) return;
    best[at] = value;
    pick[at] = entry;
    pickBlock[at] = block;
  }
}

/** What every block costs, and the best it has to offer: one pass over the entries. The claims' costs must be there. */
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
      // the least a session must bring to be worth anything
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
