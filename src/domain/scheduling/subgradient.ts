import { type Bound, pricerOf } from './bound.ts';
import type { Market } from './market.ts';
import { copyPrices, freePrices, type Prices } from './prices.ts';

export interface PricingOptions {
  readonly iterations: number;
  /** The best plan known: steps aim at it. */
  readonly target: number;
  readonly from?: Prices;
  /** Called now and then with the current prices; a better plan's objective may come back. */
  readonly onPrices?: (prices: Prices, bound: number, iteration: number) => number | null;
  readonly every?: number;
  readonly shouldStop?: () => boolean;
}

export interface Pricing {
  readonly prices: Prices;
  /** The lowest bound proved. */
  readonly bound: number;
  readonly iterations: number;
}

/** Iterations without a better bound after which steps are halved. */
const PATIENCE = 40;
const FIRST_STEP = 1;
const SMALLEST_STEP = 0.001;
/** Share of the last direction kept: deflection, after Camerini, Fratta and Maffioli (1975). */
const MEMORY = 0.9;

/**
 * Finds good prices by a deflected subgradient: what is asked for too often gets dearer, what is left over cheaper.
 * The number of iterations is the only budget; `shouldStop` merely ends early.
 */
export function findPrices(market: Market, options: PricingOptions): Pricing {
  const { model, days, claims, steps, groups, shared, bonus, tables, groupMinutes, candidates } = market;
  const pricer = pricerOf(market);
  const prices = options.from ? copyPrices(options.from) : freePrices(market);
  let bestPrices = copyPrices(prices);
  let best = Number.POSITIVE_INFINITY;
  let target = options.target;
  let length = FIRST_STEP;
  let since = 0;
  const slope = freePrices(market);
  const memory = freePrices(market);
  let iteration = 0;
  for (; iteration < options.iterations; iteration++) {
    if (options.shouldStop?.()) break;
    const bound = pricer.price(prices);
    if (bound.value < best - 1e-6) {
      since = bound.value < best - Math.max(0.5, best * 1e-6) ? 0 : since + 1;
      best = bound.value;
      bestPrices = copyPrices(prices);
    } else since++;
    if (since >= PATIENCE) {
      length /= 2;
      since = 0;
      if (length < SMALLEST_STEP) break;
    }
    if (Math.floor(best + 1e-6) <= target) break;
    measure(bound);
    const norm = deflect();
    if (norm === 0) break;
    const gap = Math.max(bound.value - target, bound.value * 1e-4);
    move((length * gap) / norm);
    if (options.onPrices && iteration % (options.every ?? 50) === (options.every ?? 50) - 1) {
      target = Math.max(target, options.onPrices(bestPrices, best, iteration) ?? target);
    }
  }
  return { prices: bestPrices, bound: best, iterations: iteration };

  /** How much of each rule's room the chosen sessions leave (negative: overdrawn). */
  function measure(bound: Bound): void {
    slope.need.fill(1);
    slope.bonus.fill(0);
    slope.rest.fill(1);
    model.athletes.forEach((athlete, index) => {
      if (!shared[index]) return;
      slope.athleteDay.fill(athlete.maxSessionsPerDay, index * days, (index + 1) * days);
      if ((bonus[index] ?? 0) > (prices.bonus[index] ?? 0)) slope.bonus[index] = -1;
    });
    for (let at = 0; at < slope.table.length; at++) slope.table[at] = tables[at] as number;
    for (let group = 0; group < groups; group++) slope.minute[group] = groupMinutes[group] as number;
    let group = 0;
    for (let n = 0; n < bound.chosenCount; n++) {
      const entry = bound.chosen[n] as number;
      const row = market.row[entry] as number;
      const need = candidates.need[row] as number;
      slope.need[need] = (slope.need[need] as number) - 1;
      const athlete = model.needs[need]?.athlete ?? 0;
      if (shared[athlete]) {
        const at = athlete * days + (candidates.day[row] as number);
        slope.athleteDay[at] = (slope.athleteDay[at] as number) - 1;
        slope.bonus[athlete] = (slope.bonus[athlete] as number) + 1;
        const claim = market.claim[entry] as number;
        for (let moment = claims.from[claim] as number; moment < (claims.to[claim] as number); moment++) {
          slope.rest[moment] = (slope.rest[moment] as number) - 1;
        }
      }
      const start = candidates.start[row] as number;
      const end = candidates.end[row] as number;
      const pool = candidates.pool[row] as number;
      const until = Math.ceil((end + (model.pools[pool]?.turnoverMin ?? 0) - market.origin) / market.step);
      for (let at = (start - market.origin) / market.step; at < until; at++) {
        slope.table[pool * steps + at] = (slope.table[pool * steps + at] as number) - 1;
      }
      while (entry >= (market.entryOf[market.blockOf[group + 1] as number] as number)) group++;
      slope.minute[group] = (slope.minute[group] as number) - (end - start);
    }
  }

  /** Mixes the slopes with the last direction and drops what would only push a price below zero; the squared length. */
  function deflect(): number {
    let norm = 0;
    for (const key of KEYS) {
      const [now, before, price] = [slope[key], memory[key], prices[key]];
      const scale = SCALE[key];
      for (let at = 0; at < now.length; at++) {
        let one = (now[at] as number) * scale;
        if (one > 0 && price[at] === 0) one = 0;
        const mixed = one + MEMORY * (before[at] as number);
        before[at] = mixed > 0 && price[at] === 0 ? 0 : mixed;
        norm += (before[at] as number) * (before[at] as number);
      }
    }
    return norm;
  }

  function move(step: number): void {
    for (const key of KEYS) {
      const [direction, price] = [memory[key], prices[key]];
      const scale = SCALE[key];
      for (let at = 0; at < price.length; at++) {
        const next = (price[at] as number) - step * scale * (direction[at] as number);
        price[at] = Math.max(next, 0);
      }
    }
    for (let athlete = 0; athlete < bonus.length; athlete++) {
      if ((prices.bonus[athlete] as number) > (bonus[athlete] as number))
        prices.bonus[athlete] = bonus[athlete] as number;
    }
  }
}

const KEYS = ['need', 'athleteDay', 'rest', 'bonus', 'table', 'minute'] as const;
/** Rules counted in other units than one session are scaled to it: a minute is a thirtieth of a session. */
const SCALE = { need: 1, athleteDay: 1, rest: 0.3, bonus: 1, table: 0.3, minute: 1 / 30 } as const;
