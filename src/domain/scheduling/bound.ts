import type { Market } from './market.ts';
import { claimCosts, type Prices, tableSums } from './prices.ts';

/** The best days at given prices, and what they prove. */
export interface Bound {
  /** No plan's objective is above this. */
  readonly value: number;
  /** Entries of the market chosen on the best path of every group. */
  readonly chosen: Int32Array;
  readonly chosenCount: number;
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
  const { model, steps, groups, blockOf, entryOf, blockStep, blockNext, blockTableFree, blockMinutes, blockPool } =
    market;
  const { gain, claim } = market;
  const chosen = new Int32Array(market.blocks);
  const best = new Float64Array(steps + 2);
  const pick = new Int32Array(steps + 2);
  const blockBest = new Int32Array(market.blocks);
  return {
    price(prices) {
      const costs = claimCosts(market, prices);
      const sums = tableSums(market, prices);
      let value = fixedIncome(market, prices);
      let chosenCount = 0;
      for (let group = 0; group < groups; group++) {
        const firstBlock = blockOf[group] as number;
        if (firstBlock === blockOf[group + 1]) continue;
        const minute = prices.minute[group] as number;
        let at = steps + 1;
        let block = (blockOf[group + 1] as number) - 1;
        const firstStep = blockStep[firstBlock] as number;
        const lastStep = blockStep[block] as number;
        best.fill(0, lastStep + 1, Math.min(steps + 2, lastStep + 200));
        at = lastStep;
        for (; at >= firstStep; at--) {
          let top = best[at + 1] as number;
          let from = -1;
          for (; block >= firstBlock && blockStep[block] === at; block--) {
            const offset = (blockPool[block] as number) * (steps + 1);
            const spent =
              minute * (blockMinutes[block] as number) +
              (sums[offset + (blockTableFree[block] as number)] as number) -
              (sums[offset + at] as number);
            const after = best[blockNext[block] as number] as number;
            // the least a session must bring to be better than what is known
            let least = top + spent - after;
            let entry = -1;
            const last = entryOf[block + 1] as number;
            for (let one = entryOf[block] as number; one < last; one++) {
              const worth = (gain[one] as number) - (costs[claim[one] as number] as number);
              if (worth > least) {
                least = worth;
                entry = one;
              }
            }
            if (entry >= 0) {
              top = least - spent + after;
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
            chosen[chosenCount++] = blockBest[from] as number;
            now = blockNext[from] as number;
          }
        }
      }
      return { value: value - model.cancelTotal, chosen, chosenCount };
    },
  };
}

/**
 * By how much the bound falls when an entry must be used, per entry: 0 for those on a best day. An entry whose bound
 * falls to or below the best plan known cannot make that plan better.
 */
export function regretsOf(market: Market, prices: Prices): Float64Array {
  const {
    steps,
    groups,
    blockOf,
    entryOf,
    blockStep,
    blockNext,
    blockTableFree,
    blockMinutes,
    blockPool,
    gain,
    claim,
  } = market;
  const costs = claimCosts(market, prices);
  const sums = tableSums(market, prices);
  const regrets = new Float64Array(market.entries);
  const spentOf = new Float64Array(market.blocks);
  const bestOf = new Float64Array(market.blocks);
  const after = new Float64Array(steps + 2);
  const before = new Float64Array(steps + 2);
  for (let group = 0; group < groups; group++) {
    const first = blockOf[group] as number;
    const end = blockOf[group + 1] as number;
    const minute = prices.minute[group] as number;
    for (let block = first; block < end; block++) {
      const offset = (blockPool[block] as number) * (steps + 1);
      const tables =
        (sums[offset + (blockTableFree[block] as number)] as number) -
        (sums[offset + (blockStep[block] as number)] as number);
      let best = Number.NEGATIVE_INFINITY;
      for (let one = entryOf[block] as number; one < (entryOf[block + 1] as number); one++) {
        best = Math.max(best, (gain[one] as number) - (costs[claim[one] as number] as number));
      }
      spentOf[block] = minute * (blockMinutes[block] as number) + tables;
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
    const whole = after[firstStep] as number;
    for (let block = first; block < end; block++) {
      const around = (before[blockStep[block] as number] as number) + (after[blockNext[block] as number] as number);
      for (let one = entryOf[block] as number; one < (entryOf[block + 1] as number); one++) {
        const own = (gain[one] as number) - (costs[claim[one] as number] as number) - (spentOf[block] as number);
        regrets[one] = Math.max(0, whole - own - around);
      }
    }
  }
  return regrets;
}

/** What the prices bring in however the days are filled: capacity at its price, and bonuses not paid out to sessions. */
function fixedIncome({ model, days, tables, groupMinutes, bonus, shared }: Market, prices: Prices): number {
  let income = 0;
  for (const price of prices.need) income += price;
  for (let athlete = 0; athlete < model.athletes.length; athlete++) {
    if (!shared[athlete]) continue;
    income += Math.max(0, (bonus[athlete] ?? 0) - (prices.bonus[athlete] ?? 0));
    const perDay = model.athletes[athlete]?.maxSessionsPerDay ?? 1;
    for (let day = 0; day < days; day++) income += perDay * (prices.athleteDay[athlete * days + day] ?? 0);
  }
  for (const price of prices.rest) income += price;
  prices.table.forEach((price, at) => {
    if (price > 0) income += price * (tables[at] ?? 0);
  });
  prices.minute.forEach((price, group) => {
    if (price > 0) income += price * (groupMinutes[group] ?? 0);
  });
  return income;
}
