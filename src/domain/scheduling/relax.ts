import { pricerOf } from './bound.ts';
import { type Market, restricted, withMoments } from './market.ts';
import { withOnce, withRepeatsOnce } from './once.ts';
import type { Prices } from './prices.ts';
import { regretsOf } from './regrets.ts';
import { withCrowdedMoments } from './rest.ts';
import { findPrices } from './subgradient.ts';

/** The relaxed plan (sessions may be split) over the entries that matter, and what it proves. */
export interface Relaxation {
  /** The entries that matter, with the moments the relaxed plan asked for. */
  readonly market: Market;
  /** All entries, with the same moments. */
  readonly whole: Market;
  readonly prices: Prices;
  /** No plan is above this. */
  readonly bound: number;
  /** Share of each entry in the relaxed plan. */
  readonly share: Float32Array;
}

export interface RelaxOptions {
  /** The best plan known. */
  readonly target: number;
  readonly shouldStop: () => boolean;
  /** Called whenever a lower bound is proved. */
  readonly onBound: (bound: number) => void;
}

/** A market larger than this is first priced on every other start: the prices nearly hold for the others too. */
const COARSE_FROM = 150_000;
const COARSE = 2;
const FIRST_ITERATIONS = 400;
const FIRST_REACH = 0.05;
/** A market smaller than this is priced whole. */
const SIFT_FROM = 60_000;
/**
 * One round of pricing after another: how far below the best bound its steps aim, as a share of it, and how many entries
 * for each need join those that matter before. The rest is only looked at to prove the bound.
 */
const ROUNDS = [
  { iterations: 300, reach: 0.005, pick: 100 },
  { iterations: 300, reach: 0.003, pick: 30 },
  { iterations: 300, reach: 0.003, pick: 30 },
  { iterations: 200, reach: 0.002, pick: 0 },
  { iterations: 200, reach: 0.001, pick: 30 },
] as const;

/**
 * Prices, then turn and turn about: the relaxed plan says at which moments an athlete's rest is short, and with those
 * counted too the prices are found more exactly.
 */
export function relax(whole: Market, { target, shouldStop, onBound }: RelaxOptions): Relaxation {
  const sifted = whole.entries > SIFT_FROM;
  const coarse = whole.entries > COARSE_FROM ? restricted(whole, onCoarseGrid(whole)) : whole;
  let priced = findPrices(coarse, { iterations: FIRST_ITERATIONS, target, reach: FIRST_REACH, shouldStop });
  let market = coarse;
  let { prices } = priced;
  let bound = coarse === whole ? priced.bound : Number.POSITIVE_INFINITY;
  const prove = (by: Market) => {
    bound = Math.min(bound, by === market && !sifted ? priced.bound : pricerOf(by).price(prices).value);
    onBound(bound);
  };
  for (const { iterations, reach, pick } of ROUNDS) {
    if (shouldStop() || Math.floor(bound + 1e-6) <= target) break;
    if (!sifted || market !== coarse) {
      const refined = withCrowdedMoments(market, prices, priced.share);
      market = withRepeatsOnce(refined.market, priced.repeats);
      prices = refined.prices;
    }
    if (sifted && pick > 0) {
      const now = withOnce(withMoments(whole, market.moments), market.once);
      prove(now);
      const keep = leastRegret(now, prices, whole.model.needs.length * pick);
      if (market !== coarse) keepRows(now, keep, market);
      market = restricted(now, keep);
    }
    priced = findPrices(market, { iterations, target, from: prices, reach, shouldStop });
    prices = priced.prices;
    if (!sifted) prove(market);
  }
  const all = sifted ? withOnce(withMoments(whole, market.moments), market.once) : market;
  if (sifted) prove(all);
  return { market, whole: all, prices, bound, share: priced.share };
}

function onCoarseGrid({ candidates, entries, row, origin, step }: Market): Uint8Array {
  const keep = new Uint8Array(entries);
  const wide = step * COARSE;
  for (let entry = 0; entry < entries; entry++) {
    if (((candidates.start[row[entry] as number] as number) - origin) % wide === 0) keep[entry] = 1;
  }
  return keep;
}

/** Marks what another market of the same candidates has. */
function keepRows(market: Market, keep: Uint8Array, known: Market): void {
  const isKnown = new Uint8Array(market.candidates.count);
  for (let entry = 0; entry < known.entries; entry++) isKnown[known.row[entry] as number] = 1;
  for (let entry = 0; entry < market.entries; entry++) if (isKnown[market.row[entry] as number]) keep[entry] = 1;
}

const BUCKETS = 8000;

/** Marks about so many entries: those the bound loses least by (to a tenth of a point). */
function leastRegret(market: Market, prices: Prices, most: number): Uint8Array {
  if (market.entries <= most) return new Uint8Array(market.entries).fill(1);
  const regrets = regretsOf(market, prices);
  const buckets = new Int32Array(BUCKETS);
  for (let entry = 0; entry < regrets.length; entry++) {
    const bucket = Math.floor((regrets[entry] as number) * 10);
    if (bucket < BUCKETS) buckets[bucket] = (buckets[bucket] as number) + 1;
  }
  let limit = 0;
  for (let sum = 0; limit < BUCKETS && sum + (buckets[limit] as number) <= most; limit++)
    sum += buckets[limit] as number;
  limit = Math.max(1, limit);
  const keep = new Uint8Array(regrets.length);
  for (let entry = 0; entry < regrets.length; entry++) if ((regrets[entry] as number) * 10 < limit) keep[entry] = 1;
  return keep;
}
