import { type Bound, pricerOf } from './bound.ts';
import type { Market } from './market.ts';
import type { Repeats } from './once.ts';
import { copyPrices, freePrices, type Prices, pastePrices } from './prices.ts';

export interface PricingOptions {
  readonly iterations: number;
  /** The best plan known: a bound at or below it ends the work. */
  readonly target: number;
  readonly from?: Prices;
  /** How far below the best bound the first steps aim, as a share of it; when left out, as far as the target. */
  readonly reach?: number;
  /** Called now and then with the current prices; may return a better plan's objective. */
  readonly onPrices?: (prices: Prices, bound: number, iteration: number) => number | null;
  readonly every?: number;
  /** Called with all prices tried and the bound they prove. */
  readonly onTry?: (prices: Prices, bound: number) => void;
  readonly shouldStop?: () => boolean;
}

export interface Pricing {
  /** The prices of the lowest bound. */
  readonly prices: Prices;
  /** The lowest bound that was proved. */
  readonly bound: number;
  readonly iterations: number;
  /** How often each entry was on a best day lately, from 0 to 1: approximately its share in the relaxed plan. */
  readonly share: Float32Array;
  /** Needs that the best days lately served twice. */
  readonly repeats: Repeats;
}

/** After this many iterations without a better bound, steps aim half as far. */
const PATIENCE = 20;
/** Aiming this little below the best bound, as a share of it, is as good as having reached it. */
const NEAR = 0.000002;
/** How much of the last direction is kept: deflection, after Camerini, Fratta and Maffioli (1975). */
const MEMORY = 0.9;
/** Over how many iterations shares are counted. */
const WINDOW = 100;

/**
 * Finds good prices with a deflected subgradient: what is in demand too often gets dearer, what is left over gets
 * cheaper. Steps are Polyak's, aimed a little below the best bound so far (Goffin and Kiwiel 1999). The only budget is
 * the number of iterations; `shouldStop` merely ends it early.
 */
export function findPrices(market: Market, options: PricingOptions): Pricing {
  const { claims, shared, bonus, dayRules, slots, groupMinutes } = market;
  const pricer = pricerOf(market);
  const prices = options.from ? copyPrices(options.from) : freePrices(market);
  const bestPrices = copyPrices(prices);
  let best = Number.POSITIVE_INFINITY;
  let target = options.target;
  let reach = 0;
  let since = 0;
  const slope = freePrices(market);
  const memory = freePrices(market);
  let [counts, lastCounts] = [new Float32Array(market.entries), new Float32Array(market.entries)];
  let [counted, lastCounted] = [0, 0];
  let [repeats, lastRepeats] = [new Map<number, number>(), new Map<number, number>()];
  const needs = market.model.needs.length;
  const seenIn = new Int32Array(needs);
  let iteration = 0;
  for (; iteration < options.iterations; iteration++) {
    if (iteration > 0 && options.shouldStop?.()) break;
    const bound = pricer.price(prices);
    options.onTry?.(prices, bound.value);
    if (iteration === 0) reach = options.reach ? bound.value * options.reach : bound.value - target;
    if (bound.value < best) {
      since = bound.value < best - reach * 0.05 ? 0 : since + 1;
      best = bound.value;
      pastePrices(prices, bestPrices);
    } else since++;
    if (since >= PATIENCE) {
      reach /= 2;
      since = 0;
      if (reach < best * NEAR) break;
    }
    if (Math.floor(best + 1e-6) <= target) break;
    count(bound);
    measure(bound);
    const norm = deflect();
    if (norm === 0) break;
    move((bound.value - Math.max(best - reach, target)) / norm);
    if (options.onPrices && iteration % (options.every ?? 50) === (options.every ?? 50) - 1) {
      target = Math.max(target, options.onPrices(bestPrices, best, iteration) ?? target);
    }
  }
  if (counted < WINDOW / 2 && lastCounted > 0) {
    [counts, counted] = [lastCounts, lastCounted];
    repeats = lastRepeats;
  }
  for (let at = 0; at < counts.length; at++) counts[at] = (counts[at] as number) / Math.max(1, counted);
  return {
    prices: bestPrices,
    bound: best,
    iterations: iteration,
    share: counts,
    repeats: { times: repeats, of: counted },
  };

  function count(bound: Bound): void {
    if (counted === WINDOW) {
      [counts, lastCounts] = [lastCounts, counts];
      [counted, lastCounted] = [0, counted];
      [repeats, lastRepeats] = [new Map(), repeats];
      counts.fill(0);
    }
    counted++;
    for (let n = 0; n < bound.chosenCount; n++) {
      const entry = bound.chosen[n] as number;
      counts[entry] = (counts[entry] as number) + 1;
    }
  }

  /** How much of each rule's room the chosen bookings leave (negative: overdrawn). */
  function measure(bound: Bound): void {
    slope.need.fill(1);
    slope.rest.fill(1);
    slope.day.set(dayRules.left);
    slope.table.set(slots.left);
    slope.minute.set(groupMinutes);
    for (let at = 0; at < bonus.length; at++) {
      slope.bonus[at] = (bonus[at] as number) > (prices.bonus[at] as number) ? -1 : 0;
    }
    let group = 0;
    for (let n = 0; n < bound.chosenCount; n++) {
      const claim = market.claim[bound.chosen[n] as number] as number;
      const need = claims.need[claim] as number;
      slope.need[need] = (slope.need[need] as number) - 1;
      const athlete = claims.athlete[claim] as number;
      if (shared[athlete]) {
        const rule = claims.day[claim] as number;
        if (rule >= 0) slope.day[rule] = (slope.day[rule] as number) - 1;
        slope.bonus[athlete] = (slope.bonus[athlete] as number) + 1;
        for (let at = claims.from[claim] as number; at < (claims.to[claim] as number); at++) {
          slope.rest[at] = (slope.rest[at] as number) - 1;
        }
      }
      const block = bound.chosenBlock[n] as number;
      for (let at = market.blockSlot[block] as number; at < (market.blockSlotEnd[block] as number); at++) {
        slope.table[at] = (slope.table[at] as number) - 1;
      }
      while (block >= (market.blockOf[group + 1] as number)) group++;
      const place = iteration * market.groups + group + 1;
      if (seenIn[need] === place) repeats.set(group * needs + need, (repeats.get(group * needs + need) ?? 0) + 1);
      seenIn[need] = place;
      slope.minute[group] = (slope.minute[group] as number) - (market.blockMinutes[block] as number);
    }
  }

  /**
   * Mixes the slopes with the last direction and drops whatever would only push a price below zero; returns the squared
   * length.
   */
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

const KEYS = ['need', 'day', 'rest', 'bonus', 'table', 'minute'] as const;
/** Rules counted in units other than one booking are scaled to it: a minute is a thirtieth of a booking. */
const SCALE = { need: 1, day: 1, rest: 0.3, bonus: 1, table: 0.3, minute: 1 / 30 } as const;
