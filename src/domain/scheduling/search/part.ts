import { type Candidates, placeOf } from '../candidates.ts';
import type { Model, ModelBooking } from '../model.ts';
import { momentsOf } from './claims.ts';
import { type Market, marketOf } from './market.ts';
import { withOnce } from './once.ts';
import { freePrices, type Prices } from './prices.ts';
import type { Selection } from './selection.ts';

/** A part of a week as a small week of its own: everything outside it stands as a booking. */
export interface Part {
  readonly market: Market;
  /** The whole week's prices, as far as the part has what they are for. */
  readonly prices: Prices;
  /** What was served there before. */
  readonly from: Selection;
  /** For each need of the part, which need of the whole week it is. */
  readonly needOf: Int32Array;
  /** For each row of the part, which candidate row of the whole week it is. */
  readonly rowOf: Int32Array;
}

/**
 * Cuts a part out of a market.
 *
 * @param rows candidate rows that may serve the part's needs, in rising order, none of which conflicts with `kept`
 * @param kept what stands
 */
export function partOf(whole: Market, known: Prices, rows: Int32Array, kept: Selection, before: Selection): Part {
  const { model, candidates } = whole;
  const needOf: number[] = [];
  const athleteOf: number[] = [];
  const subAthlete = new Map<number, number>();
  const needs: Model['needs'][number][] = [];
  const firstOf = [0];
  rows.forEach((row, at) => {
    const n = candidates.need[row] as number;
    if (needOf.at(-1) === n) return;
    const need = model.needs[n];
    if (!need) return;
    let athlete = subAthlete.get(need.athlete);
    if (athlete === undefined) {
      athlete = athleteOf.length;
      subAthlete.set(need.athlete, athlete);
      athleteOf.push(need.athlete);
    }
    if (needOf.length > 0) firstOf.push(at);
    needs.push({ ...need, index: needOf.length, athlete });
    needOf.push(n);
  });
  firstOf.push(rows.length);
  const part = pickRows(candidates, rows, firstOf);
  const subModel: Model = {
    ...model,
    athletes: athleteOf.flatMap((athlete) => model.athletes[athlete] ?? []),
    needs,
    bookings: fixedFor(model, candidates, kept, part, subAthlete),
    cancelTotal: 0,
  };
  const moments = momentsOf(
    athleteOf.length,
    athleteOf.flatMap((athlete, at) =>
      [...whole.moments.minute.subarray(whole.moments.firstOf[athlete], whole.moments.firstOf[athlete + 1])].map(
        (minute) => [at, minute] as const,
      ),
    ),
  );
  const plain = marketOf(subModel, part, moments);
  const market = withOnce(plain, followed(whole, plain, needOf));
  const rowAt = new Map<number, number>();
  rows.forEach((row, at) => {
    rowAt.set(row, at);
  });
  return {
    market,
    prices: pricesOf(whole, known, market, needOf, athleteOf),
    from: Int32Array.from(needOf, (need) => rowAt.get(before[need] ?? -1) ?? -1),
    needOf: Int32Array.from(needOf),
    rowOf: rows,
  };
}

/** The part follows the same needs on the same days as the whole. */
function followed(whole: Market, part: Market, needOf: readonly number[]): readonly (readonly number[])[] {
  const needAt = new Map(needOf.map((need, at) => [need, at]));
  return Array.from(part.groupTherapist, (therapist, group) => {
    const same = whole.groupAt[therapist * whole.days + (part.groupDay[group] as number)] as number;
    return (whole.once[same] ?? []).flatMap((need) => needAt.get(need) ?? []);
  });
}

function pickRows(candidates: Candidates, rows: Int32Array, firstOf: readonly number[]): Candidates {
  const need = new Int32Array(rows.length);
  firstOf.forEach((first, n) => {
    need.fill(n, first, firstOf[n + 1] ?? first);
  });
  const wide = (from: Int32Array) => pick(from, rows, new Int32Array(rows.length));
  const narrow = (from: Int16Array) => pick(from, rows, new Int16Array(rows.length));
  return {
    count: rows.length,
    need,
    type: narrow(candidates.type),
    therapist: narrow(candidates.therapist),
    pool: narrow(candidates.pool),
    day: narrow(candidates.day),
    start: wide(candidates.start),
    end: wide(candidates.end),
    benefit: wide(candidates.benefit),
    gain: wide(candidates.gain),
    firstOf: Int32Array.from(firstOf),
  };
}

function pick<T extends Int32Array | Int16Array>(from: T, rows: Int32Array, into: T): T {
  for (let at = 0; at < rows.length; at++) into[at] = from[rows[at] as number] as number;
  return into;
}

/** What stands and matters to the part: on its days, or of its athletes. */
function fixedFor(
  model: Model,
  candidates: Candidates,
  kept: Selection,
  { day }: Candidates,
  subAthlete: ReadonlyMap<number, number>,
): readonly ModelBooking[] {
  const first = day.reduce((least, one) => Math.min(least, one), model.dayCount) - 1;
  const last = day.reduce((most, one) => Math.max(most, one), 0) + 1;
  const bookings: ModelBooking[] = [];
  const add = (id: string, place: Omit<ModelBooking, 'id'>) => {
    const athlete = subAthlete.get(place.athlete) ?? -1;
    if (athlete >= 0 || (place.day >= first && place.day <= last)) bookings.push({ ...place, id, athlete });
  };
  for (const { id, ...place } of model.bookings) add(id, place);
  for (const row of kept) if (row >= 0) add('', placeOf(model, candidates, row));
  return bookings;
}

function pricesOf(
  whole: Market,
  known: Prices,
  market: Market,
  needOf: readonly number[],
  athleteOf: readonly number[],
): Prices {
  const prices = freePrices(market);
  const { days, moments, slots, groups } = market;
  needOf.forEach((need, at) => {
    prices.need[at] = known.need[need] as number;
  });
  athleteOf.forEach((athlete, at) => {
    if (!market.shared[at]) return;
    prices.bonus[at] = Math.min(known.bonus[athlete] as number, market.bonus[at] as number);
    for (let day = 0; day < days; day++) {
      const rule = market.dayRules.at[at * days + day] as number;
      if (rule >= 0) prices.day[rule] = known.day[whole.dayRules.at[athlete * days + day] as number] ?? 0;
    }
    const from = whole.moments.firstOf[athlete] as number;
    const to = moments.firstOf[at] as number;
    const count = (moments.firstOf[at + 1] as number) - to;
    for (let n = 0; n < count; n++) prices.rest[to + n] = known.rest[from + n] as number;
  });
  const shift = (market.origin - whole.origin) / market.step;
  for (let slot = 0; slot < slots.count; slot++) {
    const step = (slots.step[slot] as number) + shift;
    const same = whole.slots.firstAt[(slots.pool[slot] as number) * (whole.steps + 1) + step] as number;
    if (whole.slots.step[same] === step) prices.table[slot] = known.table[same] as number;
  }
  for (let group = 0; group < groups; group++) {
    const same = whole.groupAt[(market.groupTherapist[group] as number) * days + (market.groupDay[group] as number)];
    prices.minute[group] = known.minute[same ?? -1] ?? 0;
  }
  return prices;
}
