import type { AthleteRow, MassageTypeRow, TherapistRow } from './instance.ts';
import {
  baseBenefit,
  hourPreference,
  type Model,
  type ModelNeed,
  placePreference,
  suitability,
  withPreference,
} from './model.ts';
import { type Conflict, type Occupancy, occupancyOf, type Place } from './occupancy.ts';

/** Every allowed start as a row of parallel arrays; the rows of a need are together. */
export interface Candidates {
  readonly count: number;
  readonly need: Int32Array;
  readonly type: Int16Array;
  readonly therapist: Int16Array;
  readonly pool: Int16Array;
  readonly day: Int16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** What the plan's objective counts for the booking itself. */
  readonly benefit: Int32Array;
  /** Benefit, with what serving the need this way saves or costs compared with a booking people already know. */
  readonly gain: Int32Array;
  /** Rows of need `n` are `[firstOf[n], firstOf[n + 1])`. */
  readonly firstOf: Int32Array;
}

/** Why a start is not allowed, regardless of other bookings: the first rule it breaks. */
export type StartRule =
  | 'off-grid'
  | 'outside-horizon'
  | 'outside-need-window'
  | 'type-not-accepted'
  | 'contraindicated'
  | 'therapist-lacks-skill'
  | 'therapist-gender'
  | 'outside-shift'
  | 'during-break'
  | 'pool-not-allowed'
  | 'athlete-busy'
  | 'avoided-hours'
  | 'not-suitable';

/** Every allowed start of every need, with its exact benefit. Starts that a fixed booking blocks are left out. */
export function candidatesOf(model: Model, occupancy: Occupancy = occupancyOf(model)): Candidates {
  const openStarts = openStartsOf(model);
  const rows = rowsFor(mostRows(model, openStarts), model.instance.movableBookings.length > 0);
  const firstOf = new Int32Array(model.needs.length + 1);
  const isFree = model.bookings.length > 0 ? (place: Place) => occupancy.conflict(place) === null : () => true;
  const search = { model, openStarts, fits: fitsOf(model), isFree, rows };
  model.needs.forEach((need, n) => {
    addCandidates(search, need);
    firstOf[n + 1] = rows.used;
  });
  const { used } = rows;
  return {
    count: used,
    need: rows.need.subarray(0, used),
    type: rows.type.subarray(0, used),
    therapist: rows.therapist.subarray(0, used),
    pool: rows.pool.subarray(0, used),
    day: rows.day.subarray(0, used),
    start: rows.start.subarray(0, used),
    end: rows.end.subarray(0, used),
    benefit: rows.benefit.subarray(0, used),
    gain: rows.gain.subarray(0, used),
    firstOf,
  };
}

/** At least as many rows as there will be: every open start in every need's window. */
function mostRows(model: Model, openStarts: OpenStartsOf): number {
  let most = 0;
  for (const { row, athlete, types } of model.needs) {
    const who = model.athletes[athlete];
    for (const { type } of types) {
      const massage = model.types[type];
      if (!who || !massage) continue;
      model.therapists.forEach((therapist, t) => {
        if (!maySee(who, therapist, massage)) return;
        const { starts } = openStarts(t, massage.durationMin);
        // A window shorter than the massage has no start at all, not fewer than none.
        const last = lowerBound(starts, row.latest - massage.durationMin + 1);
        most += Math.max(0, last - lowerBound(starts, row.earliest));
      });
    }
  }
  return most;
}

/** Starts that fit into a therapist's shifts, without the breaks, in rising order, with the pool and day of each. */
interface OpenStarts {
  readonly starts: Int32Array;
  readonly pools: Int32Array;
  readonly days: Int32Array;
}

type OpenStartsOf = (therapist: number, minutes: number) => OpenStarts;

function openStartsOf(model: Model): OpenStartsOf {
  const known = new Map<string, OpenStarts>();
  return (therapist, minutes) => {
    const key = `${therapist}:${minutes}`;
    const found = known.get(key) ?? readOpenStarts(model, therapist, minutes);
    known.set(key, found);
    return found;
  };
}

function readOpenStarts(model: Model, therapist: number, minutes: number): OpenStarts {
  const step = model.instance.gridMinutes;
  const row = model.therapists[therapist];
  const poolAt = new Map<number, number>();
  for (const shift of row?.shifts ?? []) {
    for (let start = Math.ceil(shift.start / step) * step; start + minutes <= shift.end; start += step) {
      const pool = model.poolOf(therapist, start, start + minutes);
      const open = (model.pools[pool]?.capacity ?? 0) > 0 && !touches(row?.breaks ?? [], start, start + minutes);
      if (open && model.dayOf(start) >= 0) poolAt.set(start, pool);
    }
  }
  const starts = Int32Array.from(poolAt.keys()).sort();
  return { starts, pools: starts.map((start) => poolAt.get(start) ?? -1), days: starts.map(model.dayOf) };
}

/** How suitable a start is for an athlete and a type, in permille; 0 where they are busy. */
type Fits = (athlete: number, type: number) => (start: number) => number;

/** Remembers one athlete at a time, each grid step of the horizon: needs come athlete by athlete. */
function fitsOf(model: Model): Fits {
  const step = model.instance.gridMinutes;
  const origin = firstStep(model);
  const last = model.instance.days.reduce((most, { end }) => Math.max(most, end), origin);
  const steps = Math.ceil((last - origin) / step) + 1;
  const ofTypes = model.types.map(() => new Int16Array(steps));
  let current = -1;
  let filled = new Set<number>();
  return (index, type) => {
    const athlete = model.athletes[index];
    const row = model.types[type];
    const known = ofTypes[type];
    if (!athlete || !row || !known) throw new RangeError('no such athlete or type');
    if (index !== current) {
      current = index;
      filled = new Set();
    }
    if (!filled.has(type)) {
      filled.add(type);
      known.fill(NOT_KNOWN);
      closeBusy(known, athlete, row, origin, step);
    }
    return (start) => {
      const at = (start - origin) / step;
      const fit = known[at] as number;
      if (fit !== NOT_KNOWN) return fit;
      const found = suitability(athlete, row, start);
      known[at] = found;
      return found;
    };
  };
}

const NOT_KNOWN = -1;

function firstStep({ instance: { days, gridMinutes } }: Model): number {
  const first = days.reduce((least, { start }) => Math.min(least, start), days[0]?.start ?? 0);
  return Math.ceil(first / gridMinutes) * gridMinutes;
}

function closeBusy(fits: Int16Array, athlete: AthleteRow, type: MassageTypeRow, origin: number, step: number): void {
  /** No start strictly between the two minutes. */
  const close = (after: number, before: number) => {
    const from = Math.max(0, Math.floor((after - origin) / step) + 1);
    const to = Math.max(0, Math.ceil((before - origin) / step));
    if (from < to) fits.fill(0, from, to);
  };
  for (const [from, to] of athlete.busy) close(from - athlete.bufferMin - type.durationMin, to + athlete.bufferMin);
  for (const one of athlete.avoid ?? []) if (one.type === type.id) close(one.start - 1, one.end);
}

/** What the candidates of all needs are made with. */
interface Search {
  readonly model: Model;
  readonly openStarts: OpenStartsOf;
  readonly fits: Fits;
  readonly isFree: (place: Place) => boolean;
  readonly rows: Rows;
}

function addCandidates(search: Search, need: ModelNeed): void {
  const { model, fits } = search;
  const athlete = model.athletes[need.athlete];
  if (!athlete || athlete.maxSessionsPerDay < 1) return;
  for (const { type, permille } of need.types) {
    const row = model.types[type];
    if (!row) continue;
    const massage: Session = { type, minutes: row.durationMin, permille, fitAt: fits(need.athlete, type) };
    model.therapists.forEach((therapist, t) => {
      if (maySee(athlete, therapist, row) && massage.minutes <= therapist.maxTreatmentMinPerDay)
        addStarts(search, need, massage, athlete, therapist, t);
    });
  }
}

/** One of the types a need accepts. */
interface Session {
  readonly type: number;
  readonly minutes: number;
  readonly permille: number;
  readonly fitAt: (start: number) => number;
}

/** The starts of one type with one therapist that lie in the need's window, suit the athlete and are free. */
function addStarts(
  { model, openStarts, isFree, rows }: Search,
  need: ModelNeed,
  { type, minutes, permille, fitAt }: Session,
  athlete: AthleteRow,
  therapist: TherapistRow,
  t: number,
): void {
  const { weight, earliest, latest } = need.row;
  const bonusIn = model.pools.map(({ id }) =>
    id in athlete.pools ? placePreference(athlete, therapist, id) : NOT_ALLOWED,
  );
  const { starts, pools, days } = openStarts(t, minutes);
  const until = lowerBound(starts, latest - minutes + 1);
  for (let n = lowerBound(starts, earliest); n < until; n++) {
    const start = starts[n] as number;
    const pool = pools[n] as number;
    const day = days[n] as number;
    const base = baseBenefit(weight, permille, fitAt(start));
    const bonus = bonusIn[pool] as number;
    if (base < 1 || bonus === NOT_ALLOWED) continue;
    const place = { athlete: need.athlete, therapist: t, pool, day, start, end: start + minutes };
    if (!isFree(place)) continue;
    const minuteOfDay = start - (model.instance.days[day]?.start ?? 0);
    addRow(rows, need, type, place, withPreference(base, bonus + hourPreference(athlete, minuteOfDay)));
  }
}

const NOT_ALLOWED = Number.NEGATIVE_INFINITY;

/** The first index whose value is not below a bound. */
function lowerBound(rising: Int32Array, bound: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBusy(athlete: AthleteRow, type: MassageTypeRow, start: number): boolean {
  const end = start + type.durationMin;
  return (
    athlete.busy.some(([from, to]) => start < to + athlete.bufferMin && end > from - athlete.bufferMin) ||
    isAvoided(athlete, type, start)
  );
}

function isAvoided(athlete: AthleteRow, type: MassageTypeRow, start: number): boolean {
  return athlete.avoid?.some((one) => one.type === type.id && start >= one.start && start < one.end) ?? false;
}

function maySee(athlete: AthleteRow, therapist: TherapistRow, type: MassageTypeRow): boolean {
  return (
    therapist.skills.includes(type.id) &&
    (!athlete.requireTherapistGender || therapist.gender === athlete.requireTherapistGender)
  );
}

function touches(breaks: TherapistRow['breaks'], start: number, end: number): boolean {
  for (const [from, to] of breaks) if (start < to && end > from) return true;
  return false;
}

/** Checks one concrete start against every rule that does not depend on other bookings. null: allowed. */
export function brokenRule(
  model: Model,
  need: ModelNeed,
  type: number,
  therapist: number,
  start: number,
): StartRule | null {
  const athlete = model.athletes[need.athlete];
  const who = model.therapists[therapist];
  const row = model.types[type];
  if (!athlete || !who || !row) return 'type-not-accepted';
  const end = start + row.durationMin;
  if (start % model.instance.gridMinutes !== 0) return 'off-grid';
  if (athlete.forbiddenTypes.includes(row.id)) return 'contraindicated';
  const accepted = need.row.types[row.id];
  if (accepted === undefined) return 'type-not-accepted';
  if (!who.skills.includes(row.id)) return 'therapist-lacks-skill';
  if (athlete.requireTherapistGender && who.gender !== athlete.requireTherapistGender) return 'therapist-gender';
  if (model.dayOf(start) < 0) return 'outside-horizon';
  const shift = who.shifts.find((one) => start >= one.start && end <= one.end);
  if (!shift) return 'outside-shift';
  if (touches(who.breaks, start, end)) return 'during-break';
  if (!(shift.pool in athlete.pools)) return 'pool-not-allowed';
  if (isAvoided(athlete, row, start)) return 'avoided-hours';
  if (isBusy(athlete, row, start)) return 'athlete-busy';
  if (start < need.row.earliest || end > need.row.latest) return 'outside-need-window';
  return baseBenefit(need.row.weight, accepted, suitability(athlete, row, start)) < 1 ? 'not-suitable' : null;
}

/** A candidate row as a place. */
export function placeOf(model: Model, candidates: Candidates, row: number): Place {
  return {
    athlete: model.needs[candidates.need[row] ?? -1]?.athlete ?? -1,
    therapist: candidates.therapist[row] ?? -1,
    pool: candidates.pool[row] ?? -1,
    day: candidates.day[row] ?? -1,
    start: candidates.start[row] ?? 0,
    end: candidates.end[row] ?? 0,
  };
}

/**
 * What stands in the way of a need, counted over every start its window would offer: from rule or conflict to number of
 * starts.
 */
export function obstaclesOf(
  model: Model,
  need: ModelNeed,
  occupancy: Occupancy,
): ReadonlyMap<StartRule | Conflict, number> {
  const counts = new Map<StartRule | Conflict, number>();
  const count = (why: StartRule | Conflict) => counts.set(why, (counts.get(why) ?? 0) + 1);
  const step = model.instance.gridMinutes;
  for (const { type } of need.types) {
    const minutes = model.types[type]?.durationMin ?? 0;
    model.therapists.forEach((therapist, t) => {
      const whole = brokenRule(model, need, type, t, Math.ceil(need.row.earliest / step) * step);
      if (whole === 'therapist-lacks-skill' || whole === 'therapist-gender') {
        count(whole);
        return;
      }
      for (const shift of therapist.shifts) {
        const from = Math.ceil(Math.max(shift.start, need.row.earliest) / step) * step;
        const last = Math.min(shift.end, need.row.latest) - minutes;
        if (from > last) count('outside-shift');
        for (let start = from; start <= last; start += step) {
          const end = start + minutes;
          const place = {
            athlete: need.athlete,
            therapist: t,
            pool: model.poolOf(t, start, end),
            day: model.dayOf(start),
            start,
            end,
          };
          const why = brokenRule(model, need, type, t, start) ?? occupancy.conflict(place);
          if (why !== null) count(why);
        }
      }
    });
  }
  return counts;
}

/** Columns with room for more rows than are used: memory that is never touched costs nothing. */
interface Rows {
  used: number;
  readonly need: Int32Array;
  readonly type: Int16Array;
  readonly therapist: Int16Array;
  readonly pool: Int16Array;
  readonly day: Int16Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly benefit: Int32Array;
  readonly gain: Int32Array;
}

/**
 * @param movable bookings people know, which make a gain differ from its benefit; without any, the two are one column
 */
function rowsFor(most: number, movable: boolean): Rows {
  const benefit = new Int32Array(most);
  return {
    used: 0,
    need: new Int32Array(most),
    type: new Int16Array(most),
    therapist: new Int16Array(most),
    pool: new Int16Array(most),
    day: new Int16Array(most),
    start: new Int32Array(most),
    end: new Int32Array(most),
    benefit,
    gain: movable ? new Int32Array(most) : benefit,
  };
}

function addRow(rows: Rows, need: ModelNeed, type: number, place: Place, benefit: number): void {
  const { therapist, pool, day, start, end } = place;
  const at = rows.used;
  const { booked } = need;
  const same = booked !== null && booked.therapist === therapist && booked.type === type && booked.start === start;
  rows.need[at] = need.index;
  rows.type[at] = type;
  rows.therapist[at] = therapist;
  rows.pool[at] = pool;
  rows.day[at] = day;
  rows.start[at] = start;
  rows.end[at] = end;
  rows.benefit[at] = benefit;
  rows.gain[at] = benefit + need.cancelPenalty - (booked === null || same ? 0 : need.movePenalty);
  rows.used = at + 1;
}
