import { pricerOf } from './bound.ts';
import type { Market } from './market.ts';
import { costsAt, type Prices } from './prices.ts';
import type { Selection } from './selection.ts';

/**
 * An endless sequence of parts of the week worth solving again, as groups of the market. They lie around the groups
 * where the plan loses most against the bound. The order depends only on the plans and the seed.
 */
export function* neighbourhoods(
  market: Market,
  losses: (selection: Selection) => Float64Array,
  sizes: readonly number[],
  seed: number,
): Generator<readonly number[], void, Selection> {
  const random = randomOf(seed);
  const all = Array.from({ length: market.groups }, (_, group) => group).filter(
    (group) => (market.blockOf[group + 1] as number) > (market.blockOf[group] as number),
  );
  let weights: Float64Array = new Float64Array(market.groups);
  for (let round = 0; all.length > 0; round++) {
    const size = sizes[Math.floor(random() * sizes.length)] ?? 1;
    const selection = yield nearest(market, all, drawn(all, weights, random), size, random, round % 3);
    weights = losses(selection);
  }
}

/** A group by its weight, with some chance. */
function drawn(all: readonly number[], weights: Float64Array, random: () => number): number {
  const total = all.reduce((sum, group) => sum + (weights[group] as number), 0);
  const least = total / all.length / 4 + 1e-9;
  let left = random() * (total + least * all.length);
  for (const group of all) {
    left -= (weights[group] as number) + least;
    if (left <= 0) return group;
  }
  return all.at(-1) ?? 0;
}

/**
 * Where a plan loses against the bound, group by group: how much less its day brings than the best day at these prices;
 * and the prices of unserved needs, at the group that could best serve each.
 */
export function lossesOf(market: Market, prices: Prices): (selection: Selection) => Float64Array {
  const { candidates, groups, blockOf, entryOf, row, gain, claim } = market;
  const costs = costsAt(market, prices);
  const bests = new Float64Array(groups);
  const { chosen, chosenBlock, chosenCount } = pricerOf(market).price(prices);
  const entryAt = new Int32Array(candidates.count).fill(-1);
  const worth = new Float32Array(market.entries);
  const groupOf = new Int32Array(market.entries);
  const bestEntry = new Int32Array(prices.need.length).fill(-1);
  for (let group = 0; group < groups; group++) {
    for (let block = blockOf[group] as number; block < (blockOf[group + 1] as number); block++) {
      const spent =
        (prices.minute[group] as number) * (market.blockMinutes[block] as number) +
        (costs.tables[market.blockSlotEnd[block] as number] as number) -
        (costs.tables[market.blockSlot[block] as number] as number);
      for (let entry = entryOf[block] as number; entry < (entryOf[block + 1] as number); entry++) {
        const own = (gain[entry] as number) - (costs.claims[claim[entry] as number] as number) - spent;
        worth[entry] = own;
        groupOf[entry] = group;
        entryAt[row[entry] as number] = entry;
        const need = market.claims.need[claim[entry] as number] as number;
        const known = bestEntry[need] as number;
        if (known < 0 || own > (worth[known] as number)) bestEntry[need] = entry;
      }
    }
  }
  for (let n = 0; n < chosenCount; n++) {
    const group = groupOf[entryOf[chosenBlock[n] as number] as number] as number;
    bests[group] = (bests[group] as number) + (worth[chosen[n] as number] as number);
  }
  return (selection) => {
    const losses = bests.slice();
    selection.forEach((chosenRow, need) => {
      const entry = chosenRow < 0 ? (bestEntry[need] as number) : (entryAt[chosenRow] as number);
      if (entry < 0) return;
      const group = groupOf[entry] as number;
      losses[group] =
        (losses[group] as number) + (chosenRow < 0 ? (prices.need[need] as number) : -(worth[entry] as number));
    });
    return losses.map((loss) => Math.max(0, loss));
  };
}

/** The groups most like this one: of its days, of its therapists, or of both, starting with those in its room. */
function nearest(
  { groupDay, groupTherapist, blockPool, blockOf }: Market,
  all: readonly number[],
  like: number,
  size: number,
  random: () => number,
  way: number,
): readonly number[] {
  const poolOf = (group: number) => blockPool[blockOf[group] as number] as number;
  const far = (group: number): number => {
    const days = Math.abs((groupDay[group] as number) - (groupDay[like] as number));
    const other = groupTherapist[group] === groupTherapist[like] ? 0 : 1;
    const room = poolOf(group) === poolOf(like) ? 0 : 1;
    if (way === 0) return days * 2 + room * 5 + random() * 1.5;
    if (way === 1) return other * 4 + room * 4 + days * 0.5 + random() * 6;
    return days + other + room * 3 + random() * 4;
  };
  return all
    .map((group) => ({ group, far: group === like ? -1 : far(group) }))
    .sort((a, b) => a.far - b.far || a.group - b.group)
    .slice(0, size)
    .map(({ group }) => group);
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
