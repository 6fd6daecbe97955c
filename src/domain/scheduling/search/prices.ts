import type { Market } from './market.ts';

/**
 * What scarce things are worth, in points of benefit. Every rule that ties therapists together has a price: a need is
 * served once, an athlete has so many bookings a day, a room so many tables, a therapist so many minutes a day. With
 * the prices paid, each therapist's day can be filled on its own, and the sum of the best days is an upper bound on
 * every plan.
 */
export interface Prices {
  /** Per need: the cost of serving it, as it can be served only once. */
  readonly need: Float64Array;
  /** Per day rule: what one of the day's massages costs its athlete. */
  readonly day: Float64Array;
  /** Per moment of the market: what a booking costs its athlete if it, or the rest after it, covers the moment. */
  readonly rest: Float64Array;
  /** Per athlete: the share of the first-session bonus paid to each booking. */
  readonly bonus: Float64Array;
  /** Per room slot: what a table costs then. */
  readonly table: Float64Array;
  /** Per group (a therapist's day): what a minute of treatment costs. */
  readonly minute: Float64Array;
}

export function freePrices({ model, moments, dayRules, slots, groups }: Market): Prices {
  return {
    need: new Float64Array(model.needs.length),
    day: new Float64Array(dayRules.count),
    rest: new Float64Array(moments.minute.length),
    bonus: new Float64Array(model.athletes.length),
    table: new Float64Array(slots.count),
    minute: new Float64Array(groups),
  };
}

export function copyPrices({ need, day, rest, bonus, table, minute }: Prices): Prices {
  return {
    need: need.slice(),
    day: day.slice(),
    rest: rest.slice(),
    bonus: bonus.slice(),
    table: table.slice(),
    minute: minute.slice(),
  };
}

/** Copies prices over those of the same market. */
export function pastePrices(from: Prices, into: Prices): void {
  into.need.set(from.need);
  into.day.set(from.day);
  into.rest.set(from.rest);
  into.bonus.set(from.bonus);
  into.table.set(from.table);
  into.minute.set(from.minute);
}

/**
 * What each claim costs at these prices, and running sums of the table prices: slots `[a, b)` cost `tables[b] -
 * tables[a]`.
 */
export interface Costs {
  readonly claims: Float64Array;
  readonly tables: Float64Array;
  readonly rests: Float64Array;
}

export function costsFor({ claims, slots, moments }: Market): Costs {
  return {
    claims: new Float64Array(claims.count),
    tables: new Float64Array(slots.count + 1),
    rests: new Float64Array(moments.minute.length + 1),
  };
}

/** Works out the costs, in place if given some of the same market. */
export function costsAt(market: Market, prices: Prices, costs: Costs = costsFor(market)): Costs {
  const { shared } = market;
  const { count, need, athlete, day, from, to } = market.claims;
  for (let at = 0; at < prices.rest.length; at++) {
    costs.rests[at + 1] = (costs.rests[at] as number) + (prices.rest[at] as number);
  }
  for (let at = 0; at < prices.table.length; at++) {
    costs.tables[at + 1] = (costs.tables[at] as number) + (prices.table[at] as number);
  }
  for (let at = 0; at < count; at++) {
    let cost = prices.need[need[at] as number] as number;
    const who = athlete[at] as number;
    if (shared[who]) {
      const rule = day[at] as number;
      cost += (costs.rests[to[at] as number] as number) - (costs.rests[from[at] as number] as number);
      cost -= prices.bonus[who] as number;
      if (rule >= 0) cost += prices.day[rule] as number;
    }
    costs.claims[at] = cost;
  }
  return costs;
}
