import type { Candidates } from '../candidates.ts';
import type { Model } from '../model.ts';
import { type Moments, momentsOf } from './claims.ts';
import { type Market, withMoments } from './market.ts';
import { freePrices, type Prices } from './prices.ts';

/** Minutes between the moments at which rest is counted while nothing better is known. */
const MOMENT_MINUTES = 240;
/** A moment is worth a price if the relaxed plan covers it with more than this of an athlete's bookings and rests. */
const CROWDED = 1.03;
/** Moments of one athlete that are nearer than this say nearly the same. */
const APART_MINUTES = 45;
/** New moments for one athlete at a time. */
const MOST_NEW = 4;
/** A price below this counts as none. */
const PRICED = 0.01;

/** Rest counted every few hours, for everybody with more than one need. */
export function evenMoments(model: Model, { start, end }: Candidates): Moments {
  const first = start.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const last = end.reduce((most, one) => Math.max(most, one), 0);
  const count = Math.max(0, Math.ceil((last - first) / MOMENT_MINUTES));
  return momentsOf(
    model.athletes.length,
    model.athletes.flatMap(({ needs }, athlete) =>
      needs.length > 1
        ? Array.from({ length: count }, (_, at) => [athlete, first + (at + 1) * MOMENT_MINUTES] as const)
        : [],
    ),
  );
}

/**
 * Rest counted where it is short: moments with a price stay, and those join at which the relaxed plan has too many of
 * an athlete's bookings and rests (cutting planes, one clique each). The prices are carried over, with 0 for new
 * moments.
 *
 * @param share of each entry in the relaxed plan
 */
export function withCrowdedMoments(
  market: Market,
  prices: Prices,
  share: Float32Array,
): { readonly market: Market; readonly prices: Prices; readonly added: number } {
  const { model, moments } = market;
  const wanted: [number, number][] = [];
  const priceOf = new Map<number, number>();
  const keyOf = (athlete: number, minute: number) => minute * model.athletes.length + athlete;
  for (let athlete = 0; athlete < model.athletes.length; athlete++) {
    for (let at = moments.firstOf[athlete] ?? 0; at < (moments.firstOf[athlete + 1] ?? 0); at++) {
      const price = prices.rest[at] ?? 0;
      if (price < PRICED) continue;
      const minute = moments.minute[at] ?? 0;
      wanted.push([athlete, minute]);
      priceOf.set(keyOf(athlete, minute), price);
    }
  }
  let added = 0;
  for (const [athlete, massages] of sharesByAthlete(market, share)) {
    for (const minute of crowdedAt(massages)) {
      if (priceOf.has(keyOf(athlete, minute))) continue;
      wanted.push([athlete, minute]);
      added++;
    }
  }
  const refined = withMoments(market, momentsOf(model.athletes.length, wanted));
  const rest = freePrices(refined).rest;
  for (let athlete = 0; athlete < model.athletes.length; athlete++) {
    for (let at = refined.moments.firstOf[athlete] ?? 0; at < (refined.moments.firstOf[athlete + 1] ?? 0); at++) {
      rest[at] = priceOf.get(keyOf(athlete, refined.moments.minute[at] ?? 0)) ?? 0;
    }
  }
  return { market: refined, prices: { ...prices, rest }, added };
}

interface SharedMassage {
  readonly start: number;
  /** When the rest after it is over. */
  readonly until: number;
  readonly share: number;
}

function sharesByAthlete(
  { model, candidates, row, shared }: Market,
  share: Float32Array,
): ReadonlyMap<number, readonly SharedMassage[]> {
  const found = new Map<number, SharedMassage[]>();
  for (let entry = 0; entry < share.length; entry++) {
    const one = share[entry] as number;
    if (one === 0) continue;
    const at = row[entry] ?? 0;
    const athlete = model.needs[candidates.need[at] ?? -1]?.athlete ?? -1;
    if (!shared[athlete]) continue;
    const massage = {
      start: candidates.start[at] ?? 0,
      until: (candidates.end[at] ?? 0) + (model.athletes[athlete]?.minSpacingMin ?? 0),
      share: one,
    };
    const known = found.get(athlete);
    if (known) known.push(massage);
    else found.set(athlete, [massage]);
  }
  return found;
}

/** The starts at which most is held at once, each some distance from the others. */
function crowdedAt(massages: readonly SharedMassage[]): readonly number[] {
  const starts = [...new Set(massages.map(({ start }) => start))];
  const crowded = starts
    .map((minute) => ({
      minute,
      present: massages.reduce((sum, one) => sum + (one.start <= minute && minute < one.until ? one.share : 0), 0),
    }))
    .filter(({ present }) => present > CROWDED)
    .sort((a, b) => b.present - a.present || a.minute - b.minute);
  const taken: number[] = [];
  for (const { minute } of crowded) {
    if (taken.length === MOST_NEW) break;
    if (taken.every((one) => Math.abs(one - minute) >= APART_MINUTES)) taken.push(minute);
  }
  return taken;
}
