import type { Market } from './market.ts';

/**
 * What the scarce things are worth, in points of benefit. Every rule that ties therapists together has a price: a need
 * is served once, an athlete once a day, a room has so many tables, a therapist so many minutes a day. With the prices
 * paid, each therapist's day can be filled on its own, and the sum of the best days is an upper bound on every plan.
 */
export interface Prices {
  /** Per need: what serving it costs, as it can be served once only. */
  readonly need: Float64Array;
  /** Per athlete and day, `athlete * days + day`: what one of the day's sessions costs. */
  readonly athleteDay: Float64Array;
  /** Per moment of the market: what a session of its athlete costs that covers it with its time or the rest after it. */
  readonly rest: Float64Array;
  /** Per athlete: the share of the first-session bonus paid out to each session. */
  readonly bonus: Float64Array;
  /** Per room and grid step, `pool * steps + step`: what a table costs then. */
  readonly table: Float64Array;
  /** Per group (a therapist's day): what a minute of treatment costs. */
  readonly minute: Float64Array;
}

export function freePrices({ model, days, moments, steps, groups }: Market): Prices {
  return {
    need: new Float64Array(model.needs.length),
    athleteDay: new Float64Array(model.athletes.length * days),
    rest: new Float64Array(moments.minute.length),
    bonus: new Float64Array(model.athletes.length),
    table: new Float64Array(model.pools.length * steps),
    minute: new Float64Array(groups),
  };
}

export function copyPrices({ need, athleteDay, rest, bonus, table, minute }: Prices): Prices {
  return {
    need: need.slice(),
    athleteDay: athleteDay.slice(),
    rest: rest.slice(),
    bonus: bonus.slice(),
    table: table.slice(),
    minute: minute.slice(),
  };
}

/** What each claim costs at these prices. */
export function claimCosts({ model, days, moments, shared, claims }: Market, prices: Prices): Float64Array {
  const costs = new Float64Array(claims.count);
  const sums = new Float64Array(moments.minute.length + 1);
  for (let at = 0; at < moments.minute.length; at++) sums[at + 1] = (sums[at] as number) + (prices.rest[at] as number);
  for (let at = 0; at < claims.count; at++) {
    const need = claims.need[at] as number;
    const athlete = model.needs[need]?.athlete ?? 0;
    let cost = prices.need[need] as number;
    if (shared[athlete]) {
      cost +=
        (prices.athleteDay[athlete * days + (claims.day[at] as number)] as number) - (prices.bonus[athlete] as number);
      cost += (sums[claims.to[at] as number] as number) - (sums[claims.from[at] as number] as number);
    }
    costs[at] = cost;
  }
  return costs;
}

/** Running sums of the table prices: the cost of steps `[a, b)` in a pool is `sums[b] - sums[a]` at that pool's offset. */
export function tableSums({ model, steps }: Market, { table }: Prices): Float64Array {
  const sums = new Float64Array(model.pools.length * (steps + 1));
  for (let pool = 0; pool < model.pools.length; pool++) {
    const offset = pool * (steps + 1);
    for (let at = 0; at < steps; at++)
      sums[offset + at + 1] = (sums[offset + at] ?? 0) + (table[pool * steps + at] ?? 0);
  }
  return sums;
}
