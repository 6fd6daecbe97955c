import type { Candidates } from './candidates.ts';
import type { Model } from './model.ts';

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
  readonly moments: Moments;
  /** Athletes whose needs compete: only they have day and bonus prices. */
  readonly shared: Uint8Array;
  readonly bonus: Float64Array;
  /** Tables the fixed bookings leave, `pool * steps + step`. */
  readonly tables: Int32Array;
}

/** Minutes at which an athlete's sessions and rests are counted, at most one at a time: athlete by athlete, rising. */
export interface Moments {
  readonly minute: Int32Array;
  /** Those of athlete `a` are `[firstOf[a], firstOf[a + 1])`. */
  readonly firstOf: Int32Array;
}

export interface Claims {
  readonly count: number;
  readonly need: Int32Array;
  readonly day: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

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
    moments: noMoments(model),
    ...claimsOf(model, candidates, order, shared, noMoments(model)),
    shared,
    bonus,
    tables: tablesLeft(model, origin, step, steps),
  };
}

/** The market with other moments at which rest is counted, `[athlete, minute]`. */
export function withMoments(market: Market, wanted: readonly (readonly [athlete: number, minute: number])[]): Market {
  const sorted = [...wanted].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const distinct = sorted.filter(
    ([athlete, minute], at) => athlete !== sorted[at - 1]?.[0] || minute !== sorted[at - 1]?.[1],
  );
  const firstOf = new Int32Array(market.model.athletes.length + 1);
  for (const [athlete] of distinct) firstOf[athlete + 1] = (firstOf[athlete + 1] ?? 0) + 1;
  for (let at = 1; at < firstOf.length; at++) firstOf[at] = (firstOf[at] ?? 0) + (firstOf[at - 1] ?? 0);
  const moments = { minute: Int32Array.from(distinct, ([, minute]) => minute), firstOf };
  const { model, candidates, row, shared } = market;
  return { ...market, moments, ...claimsOf(model, candidates, row, shared, moments) };
}

/** The market with only some of its entries; groups stay as they are, emptied blocks go. */
export function restricted(market: Market, keep: (entry: number) => boolean): Market {
  const kept: number[] = [];
  const blocks: number[] = [];
  const entryOf: number[] = [];
  const blockOf = new Int32Array(market.groups + 1);
  for (let group = 0; group < market.groups; group++) {
    for (let block = market.blockOf[group] ?? 0; block < (market.blockOf[group + 1] ?? 0); block++) {
      const before = kept.length;
      for (let entry = market.entryOf[block] ?? 0; entry < (market.entryOf[block + 1] ?? 0); entry++) {
        if (keep(entry)) kept.push(entry);
      }
      if (kept.length === before) continue;
      blocks.push(block);
      entryOf.push(before);
    }
    blockOf[group + 1] = blocks.length;
  }
  const pickBlocks = (from: Int32Array) => Int32Array.from(blocks, (block) => from[block] ?? 0);
  return {
    ...market,
    blockOf,
    blocks: blocks.length,
    entryOf: Int32Array.from([...entryOf, kept.length]),
    blockStep: pickBlocks(market.blockStep),
    blockNext: pickBlocks(market.blockNext),
    blockTableFree: pickBlocks(market.blockTableFree),
    blockMinutes: pickBlocks(market.blockMinutes),
    blockPool: pickBlocks(market.blockPool),
    entries: kept.length,
    row: Int32Array.from(kept, (entry) => market.row[entry] ?? 0),
    gain: Float64Array.from(kept, (entry) => market.gain[entry] ?? 0),
    claim: Int32Array.from(kept, (entry) => market.claim[entry] ?? 0),
  };
}

function noMoments(model: Model): Moments {
  return { minute: new Int32Array(0), firstOf: new Int32Array(model.athletes.length + 1) };
}

/** Every distinct claim, and the claim of each entry. */
function claimsOf(
  model: Model,
  { need, day, start, end }: Candidates,
  order: Int32Array,
  shared: Uint8Array,
  moments: Moments,
): Pick<Market, 'claim' | 'claims'> {
  const days = Math.max(1, model.dayCount);
  const plain = new Int32Array(model.needs.length * days).fill(-1);
  const resting = new Map<number, number>();
  const size = moments.minute.length + 1;
  const rows = { need: [] as number[], day: [] as number[], from: [] as number[], to: [] as number[] };
  const add = (ofNeed: number, onDay: number, from: number, to: number) => {
    rows.need.push(ofNeed);
    rows.day.push(onDay);
    rows.from.push(from);
    rows.to.push(to);
    return rows.need.length - 1;
  };
  const claim = order.map((row) => {
    const ofNeed = need[row] as number;
    const athlete = model.needs[ofNeed]?.athlete ?? 0;
    const onDay = shared[athlete] ? Math.max(0, day[row] as number) : 0;
    const first = moments.firstOf[athlete] as number;
    const last = moments.firstOf[athlete + 1] as number;
    let from = first;
    while (from < last && (moments.minute[from] as number) < (start[row] as number)) from++;
    let to = from;
    const until = (end[row] as number) + (model.athletes[athlete]?.minSpacingMin ?? 0);
    while (to < last && (moments.minute[to] as number) < until) to++;
    const key = ofNeed * days + onDay;
    if (from === to) {
      const known = plain[key] as number;
      if (known >= 0) return known;
      plain[key] = add(ofNeed, onDay, 0, 0);
      return plain[key] as number;
    }
    const restKey = (key * size + from) * size + to;
    const known = resting.get(restKey);
    if (known !== undefined) return known;
    const fresh = add(ofNeed, onDay, from, to);
    resting.set(restKey, fresh);
    return fresh;
  });
  const claims = {
    count: rows.need.length,
    need: Int32Array.from(rows.need),
    day: Int32Array.from(rows.day),
    from: Int32Array.from(rows.from),
    to: Int32Array.from(rows.to),
  };
  return { claim, claims };
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
  const byStart = countingSort(
    count,
    null,
    steps * types,
    (row) => Math.floor(((start[row] ?? 0) - origin) / step) * types + (type[row] ?? 0),
  );
  return countingSort(count, byStart, model.therapists.length * Math.max(1, model.dayCount), groupOf);
}

/** Stable: rows of one key stay in the order they came in. */
function countingSort(
  count: number,
  from: Int32Array | null,
  keys: number,
  keyOf: (row: number) => number,
): Int32Array {
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
