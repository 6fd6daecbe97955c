import type { Candidates } from '../candidates.ts';
import type { Model } from '../model.ts';

/**
 * Minutes at which an athlete's bookings and rests are counted, of which there may be one at a time: by athlete,
 * rising.
 */
export interface Moments {
  readonly minute: Int32Array;
  /** The moments of athlete `a` are `[firstOf[a], firstOf[a + 1])`. */
  readonly firstOf: Int32Array;
}

/** Days on which an athlete may want more bookings than the day may hold: only these are counted. */
export interface DayRules {
  readonly count: number;
  /** The rule of an athlete's day, `athlete * days + day`; -1 when there is none. */
  readonly at: Int32Array;
  /** How many more the existing bookings leave room for. */
  readonly left: Int32Array;
}

/**
 * What a booking takes from its athlete: a need, a day (-1: no rule), and the moments `[from, to)` that it and its rest
 * cover.
 */
export interface Claims {
  readonly count: number;
  readonly need: Int32Array;
  readonly athlete: Int32Array;
  readonly day: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export interface Claimed {
  /** The claim of each entry. */
  readonly claim: Int32Array;
  readonly claims: Claims;
  readonly moments: Moments;
  readonly dayRules: DayRules;
}

/** Moments from a list of `[athlete, minute]` in any order. */
export function momentsOf(athletes: number, wanted: readonly (readonly [athlete: number, minute: number])[]): Moments {
  const sorted = [...wanted].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const distinct = sorted.filter(
    ([athlete, minute], at) => athlete !== sorted[at - 1]?.[0] || minute !== sorted[at - 1]?.[1],
  );
  const firstOf = new Int32Array(athletes + 1);
  for (const [athlete] of distinct) firstOf[athlete + 1] = (firstOf[athlete + 1] ?? 0) + 1;
  for (let at = 1; at < firstOf.length; at++) firstOf[at] = (firstOf[at] ?? 0) + (firstOf[at - 1] ?? 0);
  return { minute: Int32Array.from(distinct, ([, minute]) => minute), firstOf };
}

export function noMoments(model: Model): Moments {
  return { minute: new Int32Array(0), firstOf: new Int32Array(model.athletes.length + 1) };
}

/** Every distinct claim, and the claim of each entry. */
export function claimsOf(
  model: Model,
  candidates: Candidates,
  order: Int32Array,
  shared: Uint8Array,
  moments: Moments,
  dayRules: DayRules = dayRulesOf(model, candidates, order, shared),
): Claimed {
  const { need, day, start, end } = candidates;
  const days = Math.max(1, model.dayCount);
  const plain = new Int32Array(model.needs.length * days).fill(-1);
  const resting = new Map<number, number>();
  const size = moments.minute.length + 1;
  const athleteOf = Int32Array.from(model.needs, ({ athlete }) => athlete);
  const spacing = Int32Array.from(model.athletes, ({ minSpacingMin }) => minSpacingMin);
  let [lastKey, lastClaim] = [-1, -1];
  const rows = { need: [] as number[], day: [] as number[], from: [] as number[], to: [] as number[] };
  const add = (ofNeed: number, rule: number, from: number, to: number) => {
    rows.need.push(ofNeed);
    rows.day.push(rule);
    rows.from.push(from);
    rows.to.push(to);
    return rows.need.length - 1;
  };
  const claim = new Int32Array(order.length);
  for (let entry = 0; entry < order.length; entry++) claim[entry] = claimOf(order[entry] as number);
  const claims = {
    count: rows.need.length,
    need: Int32Array.from(rows.need),
    athlete: Int32Array.from(rows.need, (one) => athleteOf[one] as number),
    day: Int32Array.from(rows.day),
    from: Int32Array.from(rows.from),
    to: Int32Array.from(rows.to),
  };
  return { claim, claims, moments, dayRules };

  function claimOf(row: number): number {
    const ofNeed = need[row] as number;
    const athlete = athleteOf[ofNeed] as number;
    const onDay = shared[athlete] ? Math.max(0, day[row] as number) : 0;
    const rule = shared[athlete] ? (dayRules.at[athlete * days + onDay] as number) : -1;
    const last = moments.firstOf[athlete + 1] as number;
    let from = moments.firstOf[athlete] as number;
    while (from < last && (moments.minute[from] as number) < (start[row] as number)) from++;
    let to = from;
    const until = (end[row] as number) + (spacing[athlete] as number);
    while (to < last && (moments.minute[to] as number) < until) to++;
    const key = ofNeed * days + onDay;
    if (from === to) {
      const known = plain[key] as number;
      if (known >= 0) return known;
      plain[key] = add(ofNeed, rule, 0, 0);
      return plain[key] as number;
    }
    const restKey = (key * size + from) * size + to;
    if (restKey === lastKey) return lastClaim;
    lastKey = restKey;
    lastClaim = resting.get(restKey) ?? -1;
    if (lastClaim >= 0) return lastClaim;
    lastClaim = add(ofNeed, rule, from, to);
    resting.set(restKey, lastClaim);
    return lastClaim;
  }
}

function dayRulesOf(model: Model, { need, day }: Candidates, order: Int32Array, shared: Uint8Array): DayRules {
  const days = Math.max(1, model.dayCount);
  const wanted = new Uint8Array(model.needs.length * days);
  for (const row of order) {
    const onDay = day[row] as number;
    if (onDay >= 0) wanted[(need[row] as number) * days + onDay] = 1;
  }
  const wantedBy = new Int32Array(model.athletes.length * days);
  model.needs.forEach(({ athlete }, n) => {
    if (!shared[athlete]) return;
    for (let onDay = 0; onDay < days; onDay++) {
      const key = athlete * days + onDay;
      wantedBy[key] = (wantedBy[key] as number) + (wanted[n * days + onDay] as number);
    }
  });
  const booked = new Int32Array(wantedBy.length);
  for (const { athlete, day: onDay } of model.bookings) {
    if (athlete >= 0 && onDay >= 0) booked[athlete * days + onDay] = (booked[athlete * days + onDay] as number) + 1;
  }
  const at = new Int32Array(wantedBy.length).fill(-1);
  const left: number[] = [];
  wantedBy.forEach((massages, key) => {
    const most = (model.athletes[Math.floor(key / days)]?.maxSessionsPerDay ?? 0) - (booked[key] as number);
    if (massages <= most) return;
    at[key] = left.length;
    left.push(Math.max(0, most));
  });
  return { count: left.length, at, left: Int32Array.from(left) };
}
