import type { Candidates } from './candidates.ts';
import { fillDay, scratchFor, sumUp } from './dayFill.ts';
import type { Market } from './market.ts';
import type { Model } from './model.ts';
import { costsAt, type Prices } from './prices.ts';
import { bonusWaiting } from './selection.ts';

/** The best days at given prices, and what they prove. */
export interface Bound {
  /** No plan's objective is above this. */
  readonly value: number;
  /** Entries of the market chosen on the best path of every group. */
  readonly chosen: Int32Array;
  /** The block of each chosen entry. */
  readonly chosenBlock: Int32Array;
  readonly chosenCount: number;
}

/** A quick bound: every need at its best, every bonus earned. */
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
 * Fills every therapist's day by itself. With the prices paid back, the sum is an upper bound on every plan (Lagrangian
 * relaxation).
 */
export function pricerOf(market: Market): Pricer {
  const { model, groups, blockOf, blockStep, blockNext, bit, once } = market;
  const chosen = new Int32Array(market.blocks);
  const chosenBlock = new Int32Array(market.blocks);
  const scratch = scratchFor(market);
  const { best, pick, pickBlock } = scratch;
  return {
    price(prices) {
      costsAt(market, prices, scratch.costs);
      sumUp(market, prices, scratch);
      let value = fixedIncome(market, prices);
      let chosenCount = 0;
      for (let group = 0; group < groups; group++) {
        const first = blockOf[group] as number;
        const end = blockOf[group + 1] as number;
        if (first === end) continue;
        fillDay(market, scratch, group);
        const masks = 1 << (once[group]?.length ?? 0);
        const lastStep = blockStep[end - 1] as number;
        value += best[(blockStep[first] as number) * masks] as number;
        for (let now = blockStep[first] as number, mask = 0; now <= lastStep; ) {
          const entry = pick[now * masks + mask] as number;
          if (entry < 0) {
            now++;
            continue;
          }
          const block = pickBlock[now * masks + mask] as number;
          chosenBlock[chosenCount] = block;
          chosen[chosenCount++] = entry;
          now = blockNext[block] as number;
          mask |= bit[entry] as number;
        }
      }
      return { value: value - model.cancelTotal, chosen, chosenBlock, chosenCount };
    },
  };
}

/**
 * What the prices bring in however the days are filled: capacity at its price, and bonuses that no booking was paid.
 */
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
