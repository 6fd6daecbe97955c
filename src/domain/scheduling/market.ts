import type { Candidates } from './candidates.ts';
import { type Claimed, claimsOf, type Moments, noMoments } from './claims.ts';
import type { Model } from './model.ts';
import { type RoomSlots, roomSlotsOf } from './roomSlots.ts';

/**
 * Candidate rows arranged as one therapist's day after another, each by start, type and need, so that one pass can
 * price them.
 */
export interface Market extends Claimed {
  readonly model: Model;
  readonly candidates: Candidates;
  readonly days: number;
  /** First minute of the first step; then the number of grid steps in the horizon. */
  readonly origin: number;
  readonly step: number;
  readonly steps: number;
  /** Group `g` owns blocks `[blockOf[g], blockOf[g + 1])`; a block is one start and type. */
  readonly groups: number;
  readonly blockOf: Int32Array;
  readonly groupTherapist: Int32Array;
  readonly groupDay: Int32Array;
  /** The group of a therapist's day, `therapist * days + day`; -1 when there is none. */
  readonly groupAt: Int32Array;
  /** How many minutes of treatment the fixed bookings leave in the group. */
  readonly groupMinutes: Int32Array;
  readonly blocks: number;
  readonly entryOf: Int32Array;
  readonly blockStep: Int32Array;
  /** The first step at which the therapist could start the next booking. */
  readonly blockNext: Int32Array;
  /** The slots `[from, to)` in which the booking takes up a table that could be short. */
  readonly blockSlot: Int32Array;
  readonly blockSlotEnd: Int32Array;
  readonly blockMinutes: Int32Array;
  readonly blockPool: Int32Array;
  /**
   * Per group: the needs that must not be served twice in its day. The pricing does not notice when other needs are.
   */
  readonly once: readonly (readonly number[])[];
  /** Entries of those needs come last in a block, from here onwards. */
  readonly plainEnd: Int32Array;
  /** Per entry: `2 ** n` for the `n`th need of its group's `once`, 0 for other needs. */
  readonly bit: Uint8Array;
  /** Per group: the last step at which the therapist could become free again. */
  readonly reach: Int32Array;
  /** Per entry: its candidate row, and its gain (with the bonus, if the athlete has only one need). */
  readonly entries: number;
  readonly row: Int32Array;
  readonly gain: Int32Array;
  /** Athletes whose needs compete: only they have day and bonus prices. */
  readonly shared: Uint8Array;
  readonly bonus: Float64Array;
  readonly slots: RoomSlots;
}

export function marketOf(model: Model, candidates: Candidates, moments: Moments = noMoments(model)): Market {
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
  const gain = new Int32Array(count);
  const blockOf = [0];
  const groupTherapist: number[] = [];
  const groupDay: number[] = [];
  const entryOf = new Int32Array(count + 1);
  const blockStep = new Int32Array(count);
  const blockNext = new Int32Array(count);
  const tableFree = new Int32Array(count);
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
      tableFree[blocks] = Math.ceil((end + (model.pools[pool]?.turnoverMin ?? 0) - origin) / step);
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
  const steppedBlocks = { blockOf, blocks, blockStep, tableFree, blockPool, groupTherapist };
  const { slots, blockSlot, blockSlotEnd } = roomSlotsOf(model, origin, step, steps, steppedBlocks);
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
    groupAt: groupsAt(model.therapists.length * days, groupTherapist, groupDay, days),
    groupMinutes: minutesLeft(model, groupTherapist, groupDay),
    blocks,
    entryOf: entryOf.slice(0, blocks + 1),
    blockStep: blockStep.slice(0, blocks),
    blockNext: blockNext.slice(0, blocks),
    blockSlot,
    blockSlotEnd,
    blockMinutes: blockMinutes.slice(0, blocks),
    blockPool: blockPool.slice(0, blocks),
    once: groupTherapist.map(() => []),
    plainEnd: entryOf.slice(1, blocks + 1),
    bit: new Uint8Array(count),
    reach: reachOf(blockOf, blockNext),
    entries: count,
    row: order,
    gain,
    ...claimsOf(model, candidates, order, shared, moments),
    shared,
    bonus,
    slots,
  };
}

/** The market with rest counted at other moments. */
export function withMoments(market: Market, moments: Moments): Market {
  const { model, candidates, row, shared, dayRules } = market;
  return { ...market, ...claimsOf(model, candidates, row, shared, moments, dayRules) };
}

function reachOf(blockOf: readonly number[], blockNext: Int32Array): Int32Array {
  const reach = new Int32Array(Math.max(0, blockOf.length - 1));
  return reach.map((_, group) =>
    blockNext.subarray(blockOf[group], blockOf[group + 1]).reduce((most, one) => Math.max(most, one), 0),
  );
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

/** Stable: rows with equal keys stay in the order they came in. */
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

function groupsAt(size: number, therapists: readonly number[], days: readonly number[], width: number): Int32Array {
  const groupAt = new Int32Array(size).fill(-1);
  therapists.forEach((therapist, group) => {
    groupAt[therapist * width + (days[group] ?? 0)] = group;
  });
  return groupAt;
}

function minutesLeft(model: Model, therapists: readonly number[], days: readonly number[]): Int32Array {
  const booked = new Map<number, number>();
  const keyOf = (therapist: number, day: number) => therapist * (model.dayCount + 1) + day;
  for (const { therapist, day, start, end } of model.bookings) {
    const key = keyOf(therapist, day);
    booked.set(key, (booked.get(key) ?? 0) + end - start);
  }
  return Int32Array.from(therapists, (therapist, group) => {
    const limit = model.therapists[therapist]?.maxTreatmentMinPerDay ?? 0;
    return Math.max(0, limit - (booked.get(keyOf(therapist, days[group] ?? -1)) ?? 0));
  });
}
