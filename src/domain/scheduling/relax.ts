import { pricerOf } from './bound.ts';
import { type Market, withMoments } from './market.ts';
import { withOnce, withRepeatsOnce } from './once.ts';
import type { Prices } from './prices.ts';
import { regretsOf } from './regrets.ts';
import { withCrowdedMoments } from './rest.ts';
import { restricted } from './restricted.ts';
import { findPrices } from './subgradient.ts';

/** The relaxed plan (bookings may be split) over the entries that matter, and what it proves. */
export interface Relaxation {
  /** The entries that matter, with the moments the relaxed plan called for. */
  readonly market: Market;
  /** All entries, with the same moments. */
  readonly whole: Market;
  readonly prices: Prices;
  /** No plan's objective is above this. */
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

/** A market larger than this is first priced on every other start: those prices nearly hold for the rest too. */
const COARSE_FROM = 150_000;
const COARSE = 2;
const FIRST_ITERATIONS = 400;
const FIRST_REACH = 0.05;
/** A market smaller than this is priced whole. */
const SIFT_FROM = 60_000;
/**
 * How many rounds of pricing, with how many iterations, and how far below the best bound the first and last aim, as a
 * share of it.
 */
interface Rounds {
  readonly count: number;
  readonly iterations: number;
  readonly reach: readonly [first: number, last: number];
}
const ROUNDS: Rounds = { count: 12, iterations: 120, reach: [0.02, 0.001] };
/** A market priced whole is priced quickly, so exactness is worth its time. */
const ROUNDS_SMALL: Rounds = { count: 6, iterations: 300, reach: [0.01, 0.001] };
/** How many entries per need join those that matter, round by round. In between, the rest is not looked at. */
const PICKS: readonly number[] = [100, 50, 30, 20, 0, 0];

/**
 * Prices, and then by turns: the relaxed plan shows at which moments an athlete's rest is short, and with those counted
 * too the prices become more exact.
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
  const { count, iterations, reach } = sifted ? ROUNDS : ROUNDS_SMALL;
  for (let round = 0; round < count; round++) {
    if (shouldStop() || Math.floor(bound + 1e-6) <= target) break;
    const refined = withCrowdedMoments(market, prices, priced.share);
    market = withRepeatsOnce(refined.market, priced.repeats);
    prices = refined.prices;
    const pick = PICKS[round < 3 ? round : 3 + (round % 3)] ?? 0;
    if (sifted && pick > 0) {
      const now = withOnce(withMoments(whole, market.moments), market.once);
      prove(now);
      const keep = leastRegret(now, prices, whole.model.needs.length * pick);
      if (round > 0) keepRows(now, keep, market);
      market = restricted(now, keep);
    }
    priced = findPrices(market, {
      iterations,
      target,
      from: prices,
      reach: between(reach, round / (count - 1)),
      shouldStop,
    });
    prices = priced.prices;
    if (!sifted) prove(market);
  }
  const all = sifted ? withOnce(withMoments(whole, market.moments), market.once) : market;
  if (sifted) prove(all);
  return { market, whole: all, prices, bound, share: priced.share };
}

/** A number between two others: a share of the way from the first to the second, by ratio. */
function between([first, last]: readonly [number, number], share: number): number {
  return first * (last / first) ** share;
}

function onCoarseGrid({ candidates, entries, row, origin, step }: Market): Uint8Array {
  const keep = new Uint8Array(entries);
  const wide = step * COARSE;
  for (let entry = 0; entry < entries; entry++) {
    if (((candidates.start[row[entry] as number] as number) - origin) % wide === 0) keep[entry] = 1;
  }
  return keep;
}

/** Marks what another market of the same candidates contains. */
function keepRows(market: Market, keep: Uint8Array, known: Market): void {
  const isKnown = new Uint8Array(market.candidates.count);
  for (let entry = 0; entry < known.entries; entry++) isKnown[known.row[entry] as number] = 1;
  for (let entry = 0; entry < market.entries; entry++) if (isKnown[market.row[entry] as number]) keep[entry] = 1;
}

const BUCKETS = 8000;

/** Marks about this many entries: those by which the bound loses least (to a tenth of a point). */
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
