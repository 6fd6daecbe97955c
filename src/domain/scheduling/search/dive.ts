import { placeOf } from '../candidates.ts';
import type { Occupancy } from '../occupancy.ts';
import type { Market } from './market.ts';
import { copyPrices, type Prices } from './prices.ts';
import { restricted } from './restricted.ts';
import { objectiveOf, occupiedBy, type Selection } from './selection.ts';
import { findPrices } from './subgradient.ts';

export interface DiveOptions {
  /** Pricing iterations between two rounds. */
  readonly iterations: number;
  /** The share of the bookings still split that each round takes. */
  readonly pace: number;
  readonly reach: number;
  /** Gives up as soon as nothing above this can come of it. */
  readonly above?: number;
  readonly shouldStop?: () => boolean;
}

/** A booking with at least this share in the relaxed plan is taken at once. */
const SURE = 0.9;

/**
 * Makes a plan from relaxed plans: takes the bookings with the largest shares, prices the rest again around them, and
 * so on until nothing is split. null when it gave up.
 *
 * @param share of each entry in the relaxed plan
 */
export function diveByPrice(
  first: Market,
  from: Selection,
  known: Prices,
  firstShare: Float32Array,
  options: DiveOptions,
): Selection | null {
  const { model, candidates } = first;
  const { above = Number.NEGATIVE_INFINITY } = options;
  const selection = from.slice();
  const occupancy = occupiedBy(model, candidates, selection);
  let market = first;
  let prices = copyPrices(known);
  let share = firstShare;
  while (market.entries > 0 && !options.shouldStop?.()) {
    if (fixSurest(market, share, selection, occupancy, options.pace) === 0) break;
    const keep = openEntries(market, selection, occupancy);
    market = around(first, market, keep, selection);
    prices = withoutBonus(prices, market);
    const found = findPrices(market, { iterations: options.iterations, target: 0, from: prices, reach: options.reach });
    const most = objectiveOf(model, candidates, selection) + found.bound + model.cancelTotal;
    if (market.entries > 0 && Math.floor(most + 1e-6) <= above) return null;
    prices = found.prices;
    share = found.share;
  }
  return selection;
}

function fixSurest(
  { model, candidates, row }: Market,
  share: Float32Array,
  selection: Selection,
  occupancy: Occupancy,
  pace: number,
): number {
  const split: number[] = [];
  const needs = new Set<number>();
  for (let entry = 0; entry < share.length; entry++) {
    if ((share[entry] as number) === 0) continue;
    const at = row[entry] as number;
    if (selection[candidates.need[at] as number] !== -1) continue;
    split.push(entry);
    needs.add(candidates.need[at] as number);
  }
  split.sort((a, b) => (share[b] as number) - (share[a] as number) || a - b);
  const quota = Math.max(1, Math.ceil(needs.size * pace));
  let fixed = 0;
  for (const entry of split) {
    if (fixed >= quota && (share[entry] as number) < SURE) break;
    const at = row[entry] as number;
    const need = candidates.need[at] as number;
    const place = placeOf(model, candidates, at);
    if (selection[need] !== -1 || occupancy.conflict(place) !== null) continue;
    occupancy.add(place);
    selection[need] = at;
    fixed++;
  }
  return fixed;
}

function openEntries(
  { model, candidates, row, entries }: Market,
  selection: Selection,
  occupancy: Occupancy,
): Uint8Array {
  const keep = new Uint8Array(entries);
  for (let entry = 0; entry < entries; entry++) {
    const at = row[entry] as number;
    if (selection[candidates.need[at] as number] !== -1) continue;
    if (occupancy.conflict(placeOf(model, candidates, at)) === null) keep[entry] = 1;
  }
  return keep;
}

/** The market with its capacities reduced by what is taken. */
function around(whole: Market, market: Market, keep: Uint8Array, selection: Selection): Market {
  const { model, candidates, days, steps, origin, step } = market;
  const next = restricted(market, keep);
  const left = whole.slots.left.slice();
  const groupMinutes = whole.groupMinutes.slice();
  const bonus = whole.bonus.slice();
  for (const row of selection) {
    if (row < 0) continue;
    const [start, end] = [candidates.start[row] as number, candidates.end[row] as number];
    const group = market.groupAt[
      (candidates.therapist[row] as number) * days + (candidates.day[row] as number)
    ] as number;
    groupMinutes[group] = (groupMinutes[group] as number) - (end - start);
    bonus[model.needs[candidates.need[row] as number]?.athlete ?? -1] = 0;
    const pool = candidates.pool[row] as number;
    const turnover = model.pools[pool]?.turnoverMin ?? 0;
    const slotAt = (minute: number) =>
      whole.slots.firstAt[pool * (steps + 1) + Math.min(steps, Math.ceil((minute - origin) / step))] as number;
    for (let slot = slotAt(start); slot < slotAt(end + turnover); slot++)
      left[slot] = Math.max(0, (left[slot] as number) - 1);
  }
  return { ...next, slots: { ...whole.slots, left }, groupMinutes, bonus };
}

function withoutBonus(prices: Prices, { bonus }: Market): Prices {
  return { ...prices, bonus: prices.bonus.map((price, athlete) => Math.min(price, bonus[athlete] as number)) };
}
