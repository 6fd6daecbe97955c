import { pricerOf, regretsOf } from './bound.ts';
import { type Market, restricted, withMoments } from './market.ts';
import { freePrices, type Prices } from './prices.ts';
import { type Program, type ProgramSolver, programOf, type Standing } from './program.ts';
import { findPrices, type Pricing, type PricingOptions } from './subgradient.ts';

/** The relaxed plan (sessions may be split) over the rows that matter, and what it proves. */
export interface Relaxation {
  /** The market with the moments the relaxed plan asked for. */
  readonly market: Market;
  readonly prices: Prices;
  /** The lowest bound proved, over all entries. */
  readonly bound: number;
  /** The relaxed optimum over the rows looked at: the bound comes down to it. */
  readonly value: number;
  /** Share of each candidate row in the relaxed plan. */
  readonly share: ReadonlyMap<number, number>;
  /** By how much the bound at `prices` falls if an entry must be used. */
  readonly regrets: Float64Array;
  /** The bound at `prices`, which may be above the lowest one proved. */
  readonly priced: number;
}

export interface RelaxOptions {
  readonly solver: ProgramSolver;
  readonly standing: Standing;
  /** The best plan known. */
  readonly target: number;
  /** Iterations of the first pricing, and of each later one. */
  readonly iterations: readonly [first: number, later: number];
  readonly rounds: number;
  /** Rows the relaxed problem may have. */
  readonly rows: number;
  readonly seconds: number;
  readonly shouldStop?: () => boolean;
  /** Called now and then while pricing; a better plan's objective may come back. */
  readonly onPrices?: (market: Market, prices: Prices) => number | null;
  readonly onRound?: (round: number, bound: number, value: number, rows: number) => void;
}

/** A relaxed plan this close to its bound, as a share of it, is as good as proved. */
const CLOSE = 0.00005;
/** A market this large is priced on the share of its entries that matter; the bound is of the whole. */
const SIFT_FROM = 1_500_000;
const SIFT_TO = 6;
const SIFTS = 2;
const COARSE = 4;
/** A target for prices while no good plan is known: this share of the bound. */
const LIKELY = 0.96;
/** How much more rows each round may look at. */
const GROWTH = 0.15;
/** Minutes between the moments rest is counted at before the relaxed plan has asked for better ones. */
const MOMENT_MINUTES = 240;

/**
 * Turn and turn about: prices say which entries matter, the relaxed problem over those says what the prices aim at and at
 * which moments an athlete's rest is short, and with both the prices are found more exactly.
 */
export function relax(first: Market, options: RelaxOptions): Relaxation {
  const { solver, standing, shouldStop } = options;
  const stop = shouldStop ? { shouldStop } : {};
  let market = withMoments(first, evenMoments(first));
  const { onPrices } = options;
  const early = market;
  const large = market.entries > SIFT_FROM;
  // a large market is first priced on every fourth start: the prices hold for the others too
  const coarse = large ? restricted(market, (entry) => startStep(market, entry) % COARSE === 0) : market;
  let pricing = findPrices(coarse, {
    iterations: options.iterations[0],
    target: options.target,
    ...(onPrices && { onPrices: (prices) => onPrices(early, prices), every: 120 }),
    ...stop,
  });
  if (large) pricing = { ...pricing, bound: pricerOf(market).price(pricing.prices).value };
  let best = pricing.bound;
  let regrets = regretsOf(market, pricing.prices);
  for (let round = 0; round < SIFTS && large && !shouldStop?.(); round++) {
    const target = Math.max(options.target, best * LIKELY);
    const next = findSifted(market, regrets, {
      iterations: options.iterations[0],
      target,
      from: pricing.prices,
      ...stop,
    });
    options.onRound?.(-1, next.bound, Number.NEGATIVE_INFINITY, 0);
    if (next.bound >= best) break;
    best = next.bound;
    pricing = next;
    regrets = regretsOf(market, next.prices);
  }
  let value = Number.NEGATIVE_INFINITY;
  let share: ReadonlyMap<number, number> = new Map();
  const inside = new Uint8Array(market.entries);
  for (let round = 0; round < options.rounds; round++) {
    if (shouldStop?.()) break;
    addLeast(regrets, inside, options.rows * (1 + round * GROWTH));
    const rows = listed(inside)
      .map((entry) => market.row[entry] ?? 0)
      .sort();
    const program = programOf(market.model, market.candidates, rows, standing);
    const solved = solver(program, { seconds: options.seconds, relaxed: true });
    if (!solved.values || !solved.rowPrices) break;
    value = solved.objective - market.model.cancelTotal;
    share = sharesOf(program, solved.values);
    const refined = withRest(market, pricing.prices, program, solved.rowPrices);
    market = refined.market;
    const next = findSifted(market, regrets, {
      iterations: options.iterations[1],
      target: value,
      from: refined.prices,
      ...stop,
    });
    pricing = next;
    regrets = regretsOf(market, next.prices);
    best = Math.min(best, next.bound);
    options.onRound?.(round, next.bound, value, rows.length);
    if (best - value < best * CLOSE) break;
  }
  return { market, prices: pricing.prices, bound: best, value, share, regrets, priced: pricing.bound };
}

function evenMoments({ model, candidates, shared, origin }: Market): readonly (readonly [number, number])[] {
  const last = candidates.end.reduce((most, one) => Math.max(most, one), origin);
  const count = Math.ceil((last - origin) / MOMENT_MINUTES);
  return model.athletes.flatMap((_, athlete) =>
    shared[athlete]
      ? Array.from({ length: count }, (_, at) => [athlete, origin + (at + 1) * MOMENT_MINUTES] as const)
      : [],
  );
}

/** Prices found on the entries that matter at the last ones; the bound is of all entries. */
function findSifted(market: Market, regrets: Float64Array, options: PricingOptions): Pricing {
  if (market.entries <= SIFT_FROM) return findPrices(market, options);
  const limit = smallest(regrets, market.entries / SIFT_TO);
  const sifted = restricted(market, (entry) => (regrets[entry] as number) <= limit);
  const found = findPrices(sifted, options);
  return { ...found, bound: pricerOf(market).price(found.prices).value };
}

function startStep({ candidates, row, origin, step }: Market, entry: number): number {
  return Math.floor(((candidates.start[row[entry] ?? 0] ?? 0) - origin) / step);
}

/** Marks the entries with the least regret, up to so many in all. */
function addLeast(regrets: Float64Array, inside: Uint8Array, most: number): void {
  let marked = 0;
  for (const one of inside) marked += one;
  const limit = smallest(regrets, most);
  for (let entry = 0; entry < regrets.length && marked < most * 1.5; entry++) {
    if (!inside[entry] && (regrets[entry] as number) <= limit) {
      inside[entry] = 1;
      marked++;
    }
  }
}

/** A regret so that about `most` entries are at or below it: a bucket count, to a tenth of a point. */
function smallest(regrets: Float64Array, most: number): number {
  const buckets = new Int32Array(8000);
  for (const regret of regrets) {
    const bucket = Math.floor(regret * 10);
    if (bucket < buckets.length) buckets[bucket] = (buckets[bucket] as number) + 1;
  }
  let sum = 0;
  for (let at = 0; at < buckets.length; at++) {
    sum += buckets[at] as number;
    if (sum > most) return (at + 1) / 10;
  }
  return buckets.length / 10;
}

function listed(inside: Uint8Array): Int32Array {
  const entries: number[] = [];
  for (let entry = 0; entry < inside.length; entry++) if (inside[entry]) entries.push(entry);
  return Int32Array.from(entries);
}

function sharesOf({ candidate }: Program, values: Float64Array): ReadonlyMap<number, number> {
  const share = new Map<number, number>();
  candidate.forEach((row, column) => {
    const one = values[column] ?? 0;
    if (one > 1e-6) share.set(row, one);
  });
  return share;
}

/** The market with a moment for every rest row that had a price, and the prices with those put in. */
function withRest(
  market: Market,
  known: Prices,
  program: Program,
  rowPrices: Float64Array,
): { readonly market: Market; readonly prices: Prices } {
  const wanted: [number, number][] = [];
  const priceAt = new Map<string, number>();
  const { moments } = market;
  for (let athlete = 0; athlete + 1 < moments.firstOf.length; athlete++) {
    for (let at = moments.firstOf[athlete] ?? 0; at < (moments.firstOf[athlete + 1] ?? 0); at++) {
      if ((known.rest[at] ?? 0) < 0.01) continue;
      wanted.push([athlete, moments.minute[at] ?? 0]);
      priceAt.set(`${athlete}:${moments.minute[at]}`, known.rest[at] ?? 0);
    }
  }
  program.meaning.forEach((meaning, row) => {
    const price = rowPrices[row] ?? 0;
    if (meaning.kind !== 'rest' || price < 0.01) return;
    const key = `${meaning.athlete}:${meaning.at}`;
    if (!priceAt.has(key)) wanted.push([meaning.athlete, meaning.at]);
    if (!priceAt.has(key)) priceAt.set(key, 0);
  });
  const refined = withMoments(market, wanted);
  const prices = { ...known, rest: freePrices(refined).rest };
  for (let athlete = 0; athlete + 1 < refined.moments.firstOf.length; athlete++) {
    for (let at = refined.moments.firstOf[athlete] ?? 0; at < (refined.moments.firstOf[athlete + 1] ?? 0); at++) {
      prices.rest[at] = priceAt.get(`${athlete}:${refined.moments.minute[at]}`) ?? 0;
    }
  }
  return { market: refined, prices };
}
