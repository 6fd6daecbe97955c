import type { Candidates } from './candidates.ts';
import type { Market } from './market.ts';
import type { Model } from './model.ts';
import { type Costs, costsAt, costsFor, type Prices } from './prices.ts';
import { bonusWaiting } from './selection.ts';

/** The best days at given prices, and what they prove. */
export interface Bound {
  /** No plan's objective is above this. */
  readonly value: number;
  /** Entries of the market chosen on the best path of every group. */
  readonly chosen: Int32Array;
  /** The block of each. */
  readonly chosenBlock: Int32Array;
  readonly chosenCount: number;
}

/** A bound at once: every need at its best, every bonus earned. */
export function simpleBound(model: Model, { firstOf, gain }: Candidates): number {
  const bonus = bonusWaiting(model);
  let value = 0 - model.cancelTotal;
  for (const { index, athlete } of model.needs) {
    let best = 0;
    for (let row = firstOf[index] as number; row < (firstOf[index + 1] as number); row++) {
      best = Math.max(best, gain[row] as number);
    }
    value += best;
    if (best > 0) {
      value += bonus[athlete] as number;
      bonus[athlete] = 0;
    }
  }
  return value;
}

/** Scratch space for pricing one market again and again. */
export interface Pricer {
  price(prices: Prices): Bound;
}

/**
 * Fills every therapist's day by itself, best first from the end of the day: one pass over the entries. With the prices
 * paid back, the sum is an upper bound on every plan (Lagrangian relaxation).
 */
export function pricerOf(market: Market): Pricer {
  const { model, steps, groups, blockOf, entryOf, blockStep, blockNext, gain, claim } = market;
  const chosen = new Int32Array(market.blocks);
  const chosenBlock = new Int32Array(market.blocks);
  const best = new Float64Array(steps + 2);
  const pick = new Int32Array(steps + 2);
  const blockBest = new Int32Array(market.blocks);
  const spentOf = new Float64Array(market.blocks);
  const costs = costsFor(market);
  const reach = reachOf(market);
  return {
    price(prices) {
      costsAt(market, prices, costs);
      spendings(market, prices, costs, spentOf);
      const claimCost = costs.claims;
      let value = fixedIncome(market, prices);
      let chosenCount = 0;
      for (let group = 0; group < groups; group++) {
        const firstBlock = blockOf[group] as number;
        let block = (blockOf[group + 1] as number) - 1;
        if (block < firstBlock) continue;
        const firstStep = blockStep[firstBlock] as number;
        const lastStep = blockStep[block] as number;
        best.fill(0, lastStep + 1, (reach[group] as number) + 1);
        for (let at = lastStep; at >= firstStep; at--) {
          let top = best[at + 1] as number;
          let from = -1;
          for (; block >= firstBlock && blockStep[block] === at; block--) {
            const rest = (best[blockNext[block] as number] as number) - (spentOf[block] as number);
            // the least a session must bring to be better than what is known
            let least = top - rest;
            let entry = -1;
            const last = entryOf[block + 1] as number;
            for (let one = entryOf[block] as number; one < last; one++) {
              const worth = (gain[one] as number) - (claimCost[claim[one] as number] as number);
              if (worth > least) {
                least = worth;
                entry = one;
              }
            }
            if (entry >= 0) {
              top = least + rest;
              from = block;
              blockBest[block] = entry;
            }
          }
          best[at] = top;
          pick[at] = from;
        }
        value += best[firstStep] as number;
        for (let now = firstStep; now <= lastStep; ) {
          const from = pick[now] as number;
          if (from < 0) now++;
          else {
            chosenBlock[chosenCount] = from;
            chosen[chosenCount++] = blockBest[from] as number;
            now = blockNext[from] as number;
          }
        }
      }
      return { value: value - model.cancelTotal, chosen, chosenBlock, chosenCount };
    },
  };
}

/** Per group: the last step a session of it reaches to. */
function reachOf({ groups, blockOf, blockNext, steps }: Market): Int32Array {
  const reach = new Int32Array(groups);
  for (let group = 0; group < groups; group++) {
    for (let block = blockOf[group] as number; block < (blockOf[group + 1] as number); block++) {
      reach[group] = Math.min(steps + 1, Math.max(reach[group] as number, blockNext[block] as number));
    }
  }
  return reach;
}

/** Per block: what its minutes and its table cost. */
function spendings(market: Market, prices: Prices, { tables }: Costs, spent: Float64Array): void {
  const { groups, blockOf, blockMinutes, blockSlot, blockSlotEnd } = market;
  for (let group = 0; group < groups; group++) {
    const minute = prices.minute[group] as number;
    for (let block = blockOf[group] as number; block < (blockOf[group + 1] as number); block++) {
      spent[block] =
        minute * (blockMinutes[block] as number) +
        (tables[blockSlotEnd[block] as number] as number) -
        (tables[blockSlot[block] as number] as number);
    }
  }
}

/** What a therapist's day is worth up to and from every step at given prices, best days without its sessions around. */
interface DayValues {
  /** Best value of sessions over before a step. */
  readonly before: Float64Array;
  /** Best value of sessions from a step on. */
  readonly after: Float64Array;
  readonly firstStep: number;
}

/** Goes through the groups that have entries; the arrays are used again for the next group. */
function eachDay(market: Market, prices: Prices, visit: (group: number, values: DayValues) => void): void {
  const { steps, groups, blockOf, entryOf, blockStep, blockNext, gain, claim } = market;
  const costs = costsAt(market, prices);
  const claimCost = costs.claims;
  const spentOf = new Float64Array(market.blocks);
  spendings(market, prices, costs, spentOf);
  const bestOf = new Float64Array(market.blocks);
  const after = new Float64Array(steps + 2);
  const before = new Float64Array(steps + 2);
  for (let group = 0; group < groups; group++) {
    const first = blockOf[group] as number;
    const end = blockOf[group + 1] as number;
    if (first === end) continue;
    for (let block = first; block < end; block++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let one = entryOf[block] as number; one < (entryOf[block + 1] as number); one++) {
        const worth = (gain[one] as number) - (claimCost[claim[one] as number] as number);
        if (worth > best) best = worth;
      }
      bestOf[block] = best - (spentOf[block] as number);
    }
    const firstStep = blockStep[first] as number;
    const lastStep = blockStep[end - 1] as number;
    after.fill(0);
    for (let at = lastStep, block = end - 1; at >= firstStep; at--) {
      let top = after[at + 1] as number;
      for (; block >= first && blockStep[block] === at; block--) {
        top = Math.max(top, (bestOf[block] as number) + (after[blockNext[block] as number] as number));
      }
      after[at] = top;
    }
    before.fill(0);
    for (let at = firstStep, block = first; at <= lastStep; at++) {
      if (at > firstStep) before[at] = Math.max(before[at] as number, before[at - 1] as number);
      for (; block < end && blockStep[block] === at; block++) {
        const next = blockNext[block] as number;
        before[next] = Math.max(before[next] as number, (before[at] as number) + (bestOf[block] as number));
      }
    }
    visit(group, { before, after, firstStep });
  }
}

/**
 * By how much the bound falls when an entry must be used, per entry: 0 for those on a best day. An entry whose bound
 * falls to or below the best plan known cannot make that plan better.
 */
export function regretsOf(market: Market, prices: Prices): Float32Array {
  const { blockOf, entryOf, blockStep, blockNext, gain, claim } = market;
  const costs = costsAt(market, prices);
  const spentOf = new Float64Array(market.blocks);
  spendings(market, prices, costs, spentOf);
  const regrets = new Float32Array(market.entries);
  eachDay(market, prices, (group, { before, after, firstStep }) => {
    const whole = after[firstStep] as number;
    for (let block = blockOf[group] as number; block < (blockOf[group + 1] as number); block++) {
      const around = (before[blockStep[block] as number] as number) + (after[blockNext[block] as number] as number);
      const most = whole - around + (spentOf[block] as number);
      for (let one = entryOf[block] as number; one < (entryOf[block + 1] as number); one++) {
        const regret = most - (gain[one] as number) + (costs.claims[claim[one] as number] as number);
        regrets[one] = Math.max(0, regret);
      }
    }
  });
  return regrets;
}

/** What the prices bring in however the days are filled: capacity at its price, and bonuses not paid out to sessions. */
function fixedIncome({ dayRules, slots, groupMinutes, bonus, shared }: Market, prices: Prices): number {
  let income = 0;
  for (let at = 0; at < prices.need.length; at++) income += prices.need[at] as number;
  for (let at = 0; at < prices.rest.length; at++) income += prices.rest[at] as number;
  for (let at = 0; at < dayRules.count; at++) income += (prices.day[at] as number) * (dayRules.left[at] as number);
  for (let at = 0; at < slots.count; at++) income += (prices.table[at] as number) * (slots.left[at] as number);
  for (let at = 0; at < groupMinutes.length; at++) {
    income += (prices.minute[at] as number) * (groupMinutes[at] as number);
  }
  for (let at = 0; at < bonus.length; at++) {
    if (shared[at]) income += Math.max(0, (bonus[at] as number) - (prices.bonus[at] as number));
  }
  return income;
}
