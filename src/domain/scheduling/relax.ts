import { type Bound, pricerOf, regretsOf, type Surcharge } from './bound.ts';
import { freePrices, type Market, type Prices } from './prices.ts';
import { type Program, type ProgramSolver, programOf, type Standing } from './program.ts';

/** The relaxed plan (sessions may be split) over the rows that matter, and what it proves. */
export interface Relaxation {
  readonly prices: Prices;
  readonly surcharge: Surcharge;
  /** The lowest bound proved, over all entries. */
  readonly bound: number;
  /** The relaxed optimum over the rows looked at: the bound comes down to it. */
  readonly value: number;
  /** Entries looked at, in rising order. */
  readonly entries: Int32Array;
  /** Share of each candidate row in the relaxed plan, for the rows looked at. */
  readonly share: ReadonlyMap<number, number>;
  /** What each entry must lose to the bound to be used. */
  readonly regrets: Float64Array;
}

export interface RelaxOptions {
  readonly prices: Prices;
  readonly solver: ProgramSolver;
  readonly standing: Standing;
  readonly rounds: number;
  /** Rows to begin with, and to add at most in a round. */
  readonly rows: number;
  readonly seconds: number;
  readonly shouldStop?: () => boolean;
  readonly onRound?: (round: number, bound: number, value: number, entries: number) => void;
}

/** A relaxed plan this close to its bound is proved. */
const CLOSE = 0.2;
/** Share of the best prices known in those that are tried next. */
const SMOOTHING = 0.5;

/**
 * Column generation: solves the relaxed problem over the entries that matter at the prices, reads new prices off it,
 * looks for entries they make worth using, and goes on until there are none.
 */
export function relax(market: Market, options: RelaxOptions): Relaxation {
  const { solver, standing } = options;
  const pricer = pricerOf(market);
  const rowEntry = new Int32Array(market.candidates.count);
  market.row.forEach((row, entry) => {
    rowEntry[row] = entry;
  });
  const inside = new Uint8Array(market.entries);
  let prices = options.prices;
  let surcharge: Surcharge = { gain: market.gain, income: 0 };
  let regrets = regretsOf(market, prices);
  let best = pricer.price(prices).value;
  let bestAt = { prices, surcharge, regrets };
  let value = Number.NEGATIVE_INFINITY;
  let share: ReadonlyMap<number, number> = new Map();
  addLeast(regrets, inside, options.rows, Number.POSITIVE_INFINITY);
  for (let round = 0; round < options.rounds; round++) {
    if (options.shouldStop?.()) break;
    const entries = listed(inside);
    const rows = entries.map((entry) => market.row[entry] ?? 0).sort();
    const program = programOf(market.model, market.candidates, rows, standing);
    const solved = solver(program, { seconds: options.seconds, relaxed: true });
    if (!solved.values || !solved.rowPrices) break;
    value = solved.objective - market.model.cancelTotal;
    share = sharesOf(program, solved.values);
    const read = readPrices(market, program, solved.rowPrices, rowEntry);
    const mixed = mix(bestAt, read, SMOOTHING);
    prices = mixed.prices;
    surcharge = mixed.surcharge;
    const bound: Bound = pricer.price(prices, surcharge);
    regrets = regretsOf(market, prices, surcharge);
    if (bound.value < best) {
      best = bound.value;
      bestAt = { prices, surcharge, regrets };
    }
    options.onRound?.(round, bound.value, value, entries.length);
    if (best - value < CLOSE) break;
    if (addLeast(regrets, inside, options.rows / 4, 3) === 0) break;
  }
  return { ...bestAt, bound: best, value, entries: listed(inside), share };
}

interface Priced {
  readonly prices: Prices;
  readonly surcharge: Surcharge;
}

/** Prices between two: every mix of valid prices is valid, and one near the best known is steadier (Wentges 1997). */
function mix(known: Priced, fresh: Priced, keep: number): Priced {
  const blend = (a: Float64Array, b: Float64Array) => a.map((one, at) => keep * one + (1 - keep) * (b[at] as number));
  const { prices: p, surcharge: s } = known;
  const { prices: q, surcharge: t } = fresh;
  return {
    prices: {
      need: blend(p.need, q.need),
      athleteDay: blend(p.athleteDay, q.athleteDay),
      rest: blend(p.rest, q.rest),
      bonus: blend(p.bonus, q.bonus),
      table: blend(p.table, q.table),
      minute: blend(p.minute, q.minute),
    },
    surcharge: { gain: blend(s.gain, t.gain), income: keep * s.income + (1 - keep) * t.income },
  };
}

/** Marks the entries with the least regret, at most so many new ones; how many it marked. */
function addLeast(regrets: Float64Array, inside: Uint8Array, most: number, limit: number): number {
  const fresh: number[] = [];
  for (let entry = 0; entry < regrets.length; entry++) {
    if (!inside[entry] && (regrets[entry] as number) <= Math.min(limit, 60)) fresh.push(entry);
  }
  if (fresh.length > most) {
    fresh.sort((a, b) => (regrets[a] as number) - (regrets[b] as number) || a - b);
    fresh.length = Math.floor(most);
  }
  for (const entry of fresh) inside[entry] = 1;
  return fresh.length;
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

/** The prices of a relaxed program's rows, as the market's prices and a surcharge for rest at exact moments. */
function readPrices(
  market: Market,
  program: Program,
  rowPrices: Float64Array,
  rowEntry: Int32Array,
): { readonly prices: Prices; readonly surcharge: Surcharge } {
  const { model, candidates, days, steps, origin, step } = market;
  const prices = freePrices(market);
  const gain = market.gain.slice();
  let income = 0;
  prices.bonus.set(market.bonus);
  const groupAt = new Map<number, number>();
  for (let group = 0; group < market.groups; group++) {
    groupAt.set((market.groupTherapist[group] ?? 0) * days + (market.groupDay[group] ?? 0), group);
  }
  program.meaning.forEach((meaning, row) => {
    const price = rowPrices[row] ?? 0;
    if (price <= 1e-9 && meaning.kind !== 'bonus') return;
    switch (meaning.kind) {
      case 'need':
        prices.need[meaning.need] = price;
        break;
      case 'bonus':
        prices.bonus[meaning.athlete] = Math.min(price, market.bonus[meaning.athlete] ?? 0);
        break;
      case 'day':
        prices.athleteDay[meaning.athlete * days + meaning.day] = price;
        break;
      case 'minutes': {
        const group = groupAt.get(meaning.therapist * days + meaning.day);
        if (group !== undefined) prices.minute[group] = price;
        break;
      }
      case 'table':
        prices.table[meaning.pool * steps + Math.floor((meaning.at - origin) / step)] = price;
        break;
      case 'rest': {
        income += price;
        const spacing = model.athletes[meaning.athlete]?.minSpacingMin ?? 0;
        for (const need of model.needs) {
          if (need.athlete !== meaning.athlete) continue;
          for (let one = candidates.firstOf[need.index] ?? 0; one < (candidates.firstOf[need.index + 1] ?? 0); one++) {
            const covers = (candidates.start[one] ?? 0) <= meaning.at && meaning.at < (candidates.end[one] ?? 0) + spacing;
            const entry = rowEntry[one] ?? 0;
            if (covers) gain[entry] = (gain[entry] ?? 0) - price;
          }
        }
        break;
      }
      case 'therapist':
        break;
    }
  });
  return { prices, surcharge: { gain, income } };
}
