import type { Market } from './market.ts';

/**
 * At most this many needs are followed so that a therapist's day does not serve them twice: each doubles the work of
 * filling it.
 */
const MOST = 4;
/** A need served twice in a smaller share of the best days than this does not matter. */
const OFTEN = 0.05;

/** How often a need was served twice in a group's best day, by `group * needs + need`, and in how many days. */
export interface Repeats {
  readonly times: ReadonlyMap<number, number>;
  readonly of: number;
}

/**
 * The market, now following the needs that were served twice in a day, so that its best days serve them once
 * (decremental state space relaxation, Righini and Salani 2008). Needs followed before stay; entries change places.
 */
export function withRepeatsOnce(market: Market, { times, of }: Repeats, most = MOST): Market {
  const needs = market.model.needs.length;
  const wanted = market.once.map((known) => [...known]);
  const often = [...times].filter(([, count]) => count > of * OFTEN).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const [key] of often) {
    const own = wanted[Math.floor(key / needs)];
    if (own && own.length < most && !own.includes(key % needs)) own.push(key % needs);
  }
  return withOnce(market, wanted);
}

/** The market following some needs of every group: their entries come last in their blocks. */
export function withOnce(market: Market, once: readonly (readonly number[])[]): Market {
  const { groups, blockOf, entryOf, entries, claims } = market;
  const order = new Int32Array(entries);
  const bit = new Uint8Array(entries);
  const plainEnd = new Int32Array(market.blocks);
  const bitOf = new Uint8Array(market.model.needs.length);
  const needOf = (entry: number) => claims.need[market.claim[entry] as number] as number;
  for (let group = 0; group < groups; group++) {
    const own = once[group] ?? [];
    own.forEach((need, at) => {
      bitOf[need] = 1 << at;
    });
    for (let block = blockOf[group] as number; block < (blockOf[group + 1] as number); block++) {
      const [first, last] = [entryOf[block] as number, entryOf[block + 1] as number];
      let used = first;
      for (let entry = first; entry < last; entry++) if (bitOf[needOf(entry)] === 0) order[used++] = entry;
      plainEnd[block] = used;
      for (let entry = first; used < last; entry++) {
        const own = bitOf[needOf(entry)] as number;
        if (own === 0) continue;
        bit[used] = own;
        order[used++] = entry;
      }
    }
    for (const need of own) bitOf[need] = 0;
  }
  const moved = (from: Int32Array) => order.map((entry) => from[entry] as number);
  return {
    ...market,
    once,
    bit,
    plainEnd,
    row: moved(market.row),
    gain: moved(market.gain),
    claim: moved(market.claim),
  };
}
