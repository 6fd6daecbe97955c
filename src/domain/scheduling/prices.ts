import type { Candidates } from './candidates.ts';
import type { Model } from './model.ts';

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
  /** Per athlete and moment, `athlete * moments + moment`: what a session costs whose rest covers the moment. */
  readonly rest: Float64Array;
  /** Per athlete: the share of the first-session bonus paid out to each session. */
  readonly bonus: Float64Array;
  /** Per room and grid step, `pool * steps + step`: what a table costs then. */
  readonly table: Float64Array;
  /** Per group (a therapist's day): what a minute of treatment costs. */
  readonly minute: Float64Array;
}

/** Candidate rows as one therapist's day after another, each by start, type and need: what one pass can price. */
export interface Market {
  readonly model: Model;
  readonly candidates: Candidates;
  readonly days: number;
  /** First minute of the first step, and steps of the grid in the horizon. */
  readonly origin: number;
  readonly step: number;
  readonly steps: number;
  /** Group `g` owns blocks `[blockOf[g], blockOf[g + 1])`; a block is one start and type. */
  readonly groups: number;
  readonly blockOf: Int32Array;
  readonly groupTherapist: Int32Array;
  readonly groupDay: Int32Array;
  /** Minutes of treatment the fixed bookings leave in the group. */
  readonly groupMinutes: Int32Array;
  readonly blocks: number;
  readonly entryOf: Int32Array;
  readonly blockStep: Int32Array;
  /** The first step the therapist could start the next session at. */
  readonly blockNext: Int32Array;
  /** The first step the table is free again. */
  readonly blockTableFree: Int32Array;
  readonly blockMinutes: Int32Array;
  readonly blockPool: Int32Array;
  /** Per entry: its candidate row, its gain (with the bonus where the athlete has one need), its claim. */
  readonly entries: number;
  readonly row: Int32Array;
  readonly gain: Float64Array;
  readonly claim: Int32Array;
  /** What sessions take from their athlete: a need, a day, the moments `[from, to)` of session and rest after it. */
  readonly claims: Claims;
  /** Moments of the horizon at which an athlete's sessions and rests are counted: at most one covers each. */
  readonly moments: number;
  /** Athletes whose needs compete: only they have day and bonus prices. */
  readonly shared: Uint8Array;
  readonly bonus: Float64Array;
  /** Tables the fixed bookings leave, `pool * steps + step`. */
  readonly tables: Int32Array;
}

export interface Claims {
  readonly count: number;
  readonly need: Int32Array;
  readonly day: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Minutes between two moments. Closer ones tighten the bound a little and cost time. */
const MOMENT_MINUTES = 120;

export function marketOf(model: Model, candidates: Candidates): Market {
  const days = Math.max(1, model.dayCount);
  const step = model.instance.gridMinutes;
  const { origin, steps } = stepsOf(model, candidates, step);
  const groupOf = (row: number) => (candidates.therapist[row] ?? 0) * days + Math.max(0, candidates.day[row] ?? 0);
  const order = orderRows(model, candidates, groupOf, origin, step, steps);

  const allowedNeeds = new Int32Array(model.athletes.length);
  for (const need of model.needs) {
    if ((candidates.firstOf[need.index + 1] ?? 0) > (candidates.firstOf[need.index] ?? 0)) {
      allowedNeeds[need.athlete] = (allowedNeeds[need.athlete] ?? 0) + 1;
    }
  }
  const waiting = Float64Array.from(model.athletes, ({ firstSessionBonus }) => firstSessionBonus);
  for (const { athlete } of model.bookings) if (athlete >= 0) waiting[athlete] = 0;
  const shared = Uint8Array.from(allowedNeeds, (needs) => (needs > 1 ? 1 : 0));

  const { count } = candidates;
  const gain = new Float64Array(count);
  const blockOf = [0];
  const groupTherapist: number[] = [];
  const groupDay: number[] = [];
  const entryOf = new Int32Array(count + 1);
  const blockStep = new Int32Array(count);
  const blockNext = new Int32Array(count);
  const blockTableFree = new Int32Array(count);
  const blockMinutes = new Int32Array(count);
  const blockPool = new Int32Array(count);
  let blocks = 0;
  let group = -1;
  let lastRow = -1;
  for (let at = 0; at < count; at++) {
    const row = order[at] ?? 0;
    const ofGroup = groupOf(row);
    const newGroup = ofGroup !== group;
    if (newGroup) {
      if (group !== -1) blockOf.push(blocks);
      group = ofGroup;
      groupTherapist.push(Math.floor(ofGroup / days));
      groupDay.push(ofGroup % days);
    }
    const start = candidates.start[row] ?? 0;
    const type = candidates.type[row] ?? 0;
    if (newGroup || start !== candidates.start[lastRow] || type !== candidates.type[lastRow]) {
      const end = candidates.end[row] ?? 0;
      const pool = candidates.pool[row] ?? 0;
      const turnover = model.therapists[candidates.therapist[row] ?? -1]?.turnoverMin ?? 0;
      entryOf[blocks] = at;
      blockStep[blocks] = Math.floor((start - origin) / step);
      blockNext[blocks] = Math.ceil((end + turnover - origin) / step);
      blockTableFree[blocks] = Math.ceil((end + (model.pools[pool]?.turnoverMin ?? 0) - origin) / step);
      blockMinutes[blocks] = end - start;
      blockPool[blocks] = pool;
      blocks++;
    }
    const need = candidates.need[row] ?? 0;
    const athlete = model.needs[need]?.athlete ?? 0;
    gain[at] = (candidates.gain[row] ?? 0) + (shared[athlete] ? 0 : (waiting[athlete] ?? 0));
    lastRow = row;
  }
  if (group !== -1) blockOf.push(blocks);
  entryOf[blocks] = count;
  const bonus = waiting.map((one, athlete) => (shared[athlete] ? one : 0));
  return {
    model,
    candidates,
    days,
    origin,
    step,
    steps,
    groups: groupTherapist.length,
    blockOf: Int32Array.from(blockOf),
    groupTherapist: Int32Array.from(groupTherapist),
    groupDay: Int32Array.from(groupDay),
    groupMinutes: minutesLeft(model, groupTherapist, groupDay),
    blocks,
    entryOf: entryOf.slice(0, blocks + 1),
    blockStep: blockStep.slice(0, blocks),
    blockNext: blockNext.slice(0, blocks),
    blockTableFree: blockTableFree.slice(0, blocks),
    blockMinutes: blockMinutes.slice(0, blocks),
    blockPool: blockPool.slice(0, blocks),
    entries: count,
    row: order,
    gain,
    ...claimsOf(model, candidates, order, shared, origin, step * steps),
    shared,
    bonus,
    tables: tablesLeft(model, origin, step, steps),
  };
}

/** Every distinct claim, and the claim of each entry. */
function claimsOf(
  model: Model,
  { need, day, start, end }: Candidates,
  order: Int32Array,
  shared: Uint8Array,
  origin: number,
  length: number,
): Pick<Market, 'claim' | 'claims' | 'moments'> {
  const moments = Math.ceil(length / MOMENT_MINUTES) + 1;
  const momentAt = (minute: number) => Math.ceil((minute - origin) / MOMENT_MINUTES);
  const durations = model.types.map(({ durationMin }) => durationMin);
  const widths = Math.ceil((Math.max(0, ...durations) - Math.min(0, ...durations)) / MOMENT_MINUTES) + 2;
  const known = new Map<number, number>();
  const rows = { need: [] as number[], day: [] as number[], from: [] as number[], to: [] as number[] };
  const claim = order.map((row) => {
    const ofNeed = need[row] ?? 0;
    const athlete = model.needs[ofNeed]?.athlete ?? 0;
    const from = shared[athlete] ? momentAt(start[row] ?? 0) : 0;
    const to = shared[athlete] ? momentAt((end[row] ?? 0) + (model.athletes[athlete]?.minSpacingMin ?? 0)) : 0;
    const shortest = Math.floor((model.athletes[athlete]?.minSpacingMin ?? 0) / MOMENT_MINUTES);
    const onDay = shared[athlete] ? Math.max(0, day[row] ?? 0) : 0;
    const key = ((ofNeed * (moments + 1) + from) * (widths + 1) + Math.max(0, to - from - shortest)) * 2 + (onDay % 2);
    const found = known.get(key);
    if (found !== undefined) return found;
    const next = known.size;
    known.set(key, next);
    rows.need.push(ofNeed);
    rows.day.push(onDay);
    rows.from.push(from);
    rows.to.push(Math.min(moments, to));
    return next;
  });
  const claims = {
    count: known.size,
    need: Int32Array.from(rows.need),
    day: Int32Array.from(rows.day),
    from: Int32Array.from(rows.from),
    to: Int32Array.from(rows.to),
  };
  return { claim, claims, moments };
}

export function freePrices({ model, days, moments, steps, groups }: Market): Prices {
  return {
    need: new Float64Array(model.needs.length),
    athleteDay: new Float64Array(model.athletes.length * days),
    rest: new Float64Array(model.athletes.length * moments),
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
  const sums = new Float64Array(model.athletes.length * (moments + 1));
  for (let athlete = 0; athlete < model.athletes.length; athlete++) {
    if (!shared[athlete]) continue;
    const offset = athlete * (moments + 1);
    for (let at = 0; at < moments; at++) {
      sums[offset + at + 1] = (sums[offset + at] as number) + (prices.rest[athlete * moments + at] as number);
    }
  }
  for (let at = 0; at < claims.count; at++) {
    const need = claims.need[at] as number;
    const athlete = model.needs[need]?.athlete ?? 0;
    let cost = prices.need[need] as number;
    if (shared[athlete]) {
      const offset = athlete * (moments + 1);
      cost += (prices.athleteDay[athlete * days + (claims.day[at] as number)] as number) - (prices.bonus[athlete] as number);
      cost += (sums[offset + (claims.to[at] as number)] as number) - (sums[offset + (claims.from[at] as number)] as number);
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
    for (let at = 0; at < steps; at++) sums[offset + at + 1] = (sums[offset + at] ?? 0) + (table[pool * steps + at] ?? 0);
  }
  return sums;
}

function stepsOf(model: Model, { count, start, end }: Candidates, step: number): { origin: number; steps: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < count; row++) {
    from = Math.min(from, start[row] ?? 0);
    to = Math.max(to, end[row] ?? 0);
  }
  if (count === 0) return { origin: 0, steps: 1 };
  const turnovers = [...model.therapists, ...model.pools].map(({ turnoverMin }) => turnoverMin);
  return { origin: from, steps: Math.ceil((to + Math.max(0, ...turnovers) - from) / step) + 1 };
}

/** Rows by group, then start, then type, then need, by counting instead of comparing. */
function orderRows(
  model: Model,
  candidates: Candidates,
  groupOf: (row: number) => number,
  origin: number,
  step: number,
  steps: number,
): Int32Array {
  const { count, start, type } = candidates;
  const types = Math.max(1, model.types.length);
  const byStart = countingSort(count, null, steps * types, (row) => Math.floor(((start[row] ?? 0) - origin) / step) * types + (type[row] ?? 0));
  return countingSort(count, byStart, model.therapists.length * Math.max(1, model.dayCount), groupOf);
}

/** Stable: rows of one key stay in the order they came in. */
function countingSort(count: number, from: Int32Array | null, keys: number, keyOf: (row: number) => number): Int32Array {
  const first = new Int32Array(keys + 1);
  for (let at = 0; at < count; at++) {
    const key = keyOf(from?.[at] ?? at) + 1;
    first[key] = (first[key] ?? 0) + 1;
  }
  for (let key = 0; key < keys; key++) first[key + 1] = (first[key + 1] ?? 0) + (first[key] ?? 0);
  const sorted = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const row = from?.[at] ?? at;
    const key = keyOf(row);
    const place = first[key] ?? 0;
    sorted[place] = row;
    first[key] = place + 1;
  }
  return sorted;
}

function minutesLeft(model: Model, therapists: readonly number[], days: readonly number[]): Int32Array {
  return Int32Array.from(therapists, (therapist, group) => {
    const booked = model.bookings
      .filter((one) => one.therapist === therapist && one.day === days[group])
      .reduce((sum, { start, end }) => sum + end - start, 0);
    return Math.max(0, (model.therapists[therapist]?.maxTreatmentMinPerDay ?? 0) - booked);
  });
}

function tablesLeft(model: Model, origin: number, step: number, steps: number): Int32Array {
  const tables = new Int32Array(model.pools.length * steps);
  model.pools.forEach(({ capacity }, pool) => {
    tables.fill(capacity, pool * steps, (pool + 1) * steps);
  });
  for (const { pool, start, end } of model.bookings) {
    if (pool < 0) continue;
    const until = end + (model.pools[pool]?.turnoverMin ?? 0);
    for (let at = Math.max(0, Math.ceil((start - origin) / step)); at < steps && origin + at * step < until; at++) {
      tables[pool * steps + at] = Math.max(0, (tables[pool * steps + at] ?? 0) - 1);
    }
  }
  return tables;
}
