import type { AthleteRow, SessionTypeRow, TherapistRow } from './instance.ts';
import {
  baseBenefit,
  hourPreference,
  type Model,
  type ModelNeed,
  placePreference,
  suitability,
  withPreference,
} from './model.ts';
import { type Blocker, type Occupancy, occupancyOf, type Place } from './occupancy.ts';

/** Every allowed start, one row each, in parallel arrays; the rows of a need stand together. */
export interface Candidates {
  readonly count: number;
  readonly need: Int32Array;
  readonly type: Int32Array;
  readonly therapist: Int32Array;
  readonly pool: Int32Array;
  readonly day: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** What the plan's objective counts for the session itself. */
  readonly benefit: Int32Array;
  /** Benefit, and what serving the need this way saves or costs against a booking people already know. */
  readonly gain: Int32Array;
  /** Rows of need `n` are `[firstOf[n], firstOf[n + 1])`. */
  readonly firstOf: Int32Array;
}

/** Why a start is not allowed, apart from other sessions: the first rule it breaks. */
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

/** Every allowed start of every need with its exact benefit; starts a fixed booking blocks are left out. */
export function candidatesOf(model: Model, occupancy: Occupancy = occupancyOf(model)): Candidates {
  const rows = growableRows();
  const firstOf = new Int32Array(model.needs.length + 1);
  const openStarts = openStartsOf(model);
  const isFree = model.bookings.length > 0 ? (place: Place) => occupancy.blocker(place) === null : () => true;
  model.needs.forEach((need, n) => {
    addCandidates(model, need, openStarts, rows, isFree);
    firstOf[n + 1] = rows.count();
  });
  return { ...rows.finish(), firstOf };
}

/** Starts that fit into the shifts of a therapist, breaks left out, in rising order, with the pool of each. */
interface OpenStarts {
  readonly starts: Int32Array;
  readonly pools: Int32Array;
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
  return { starts, pools: starts.map((start) => poolAt.get(start) ?? -1) };
}

function addCandidates(
  model: Model,
  need: ModelNeed,
  openStarts: OpenStartsOf,
  rows: Rows,
  isFree: (place: Place) => boolean,
): void {
  const athlete = model.athletes[need.athlete];
  if (!athlete || athlete.maxSessionsPerDay < 1) return;
  for (const { type, permille } of need.types) {
    const row = model.types[type];
    if (!row) continue;
    const minutes = row.durationMin;
    const worth = worthByStart(model, need, athlete, row, permille);
    model.therapists.forEach((therapist, t) => {
      if (!maySee(athlete, therapist, row) || minutes > therapist.maxTreatmentMinPerDay) return;
      const bonuses = model.pools.map(({ id }) =>
        id in athlete.pools ? placePreference(athlete, therapist, id) : null,
      );
      const { starts, pools } = openStarts(t, minutes);
      const last = need.row.latest - minutes;
      for (let n = lowerBound(starts, need.row.earliest); n < starts.length; n++) {
        const start = starts[n] ?? 0;
        if (start > last) break;
        const at = (start - worth.first) / worth.step;
        const base = worth.base[at] ?? 0;
        const pool = pools[n] ?? -1;
        const bonus = bonuses[pool];
        if (base < 1 || bonus === null || bonus === undefined) continue;
        const day = model.dayOf(start);
        if (!isFree({ athlete: need.athlete, therapist: t, pool, day, start, end: start + minutes })) continue;
        const minuteOfDay = start - (model.instance.days[day]?.start ?? 0);
        rows.add(
          need,
          type,
          t,
          pool,
          day,
          start,
          minutes,
          withPreference(base, bonus + hourPreference(athlete, minuteOfDay)),
        );
      }
    });
  }
}

/** Base benefit by start on the grid, 0 where the athlete is busy or the time is not suitable. */
interface Worth {
  readonly first: number;
  readonly step: number;
  readonly base: Int32Array;
}

function worthByStart(
  model: Model,
  need: ModelNeed,
  athlete: AthleteRow,
  type: SessionTypeRow,
  permille: number,
): Worth {
  const step = model.instance.gridMinutes;
  const first = Math.ceil(need.row.earliest / step) * step;
  const count = Math.max(0, Math.floor((need.row.latest - type.durationMin - first) / step) + 1);
  const base = new Int32Array(count).fill(-1);
  /** No start strictly between the two minutes. */
  const close = (after: number, before: number) => {
    const from = Math.max(0, Math.floor((after - first) / step) + 1);
    const to = Math.ceil((before - first) / step);
    if (from < to) base.fill(0, from, to);
  };
  for (const [from, to] of athlete.busy) close(from - athlete.bufferMin - type.durationMin, to + athlete.bufferMin);
  for (const one of athlete.avoid ?? []) if (one.type === type.id) close(one.start - 1, one.end);
  for (let at = 0; at < count; at++) {
    if (base[at] !== 0)
      base[at] = baseBenefit(need.row.weight, permille, suitability(athlete, type, first + at * step));
  }
  return { first, step, base };
}

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

function isBusy(athlete: AthleteRow, type: SessionTypeRow, start: number): boolean {
  const end = start + type.durationMin;
  return (
    athlete.busy.some(([from, to]) => start < to + athlete.bufferMin && end > from - athlete.bufferMin) ||
    isAvoided(athlete, type, start)
  );
}

function isAvoided(athlete: AthleteRow, type: SessionTypeRow, start: number): boolean {
  return athlete.avoid?.some((one) => one.type === type.id && start >= one.start && start < one.end) ?? false;
}

function maySee(athlete: AthleteRow, therapist: TherapistRow, type: SessionTypeRow): boolean {
  return (
    therapist.skills.includes(type.id) &&
    (!athlete.requireTherapistGender || therapist.gender === athlete.requireTherapistGender)
  );
}

function touches(breaks: TherapistRow['breaks'], start: number, end: number): boolean {
  for (const [from, to] of breaks) if (start < to && end > from) return true;
  return false;
}

/** One concrete start against every rule that does not depend on other sessions. Null is allowed. */
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

/** What stands in the way of a need, counted over every start its window would offer: rule or blocker to starts. */
export function obstaclesOf(
  model: Model,
  need: ModelNeed,
  occupancy: Occupancy,
): ReadonlyMap<StartRule | Blocker, number> {
  const counts = new Map<StartRule | Blocker, number>();
  const count = (why: StartRule | Blocker) => counts.set(why, (counts.get(why) ?? 0) + 1);
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
          const why = brokenRule(model, need, type, t, start) ?? occupancy.blocker(place);
          if (why !== null) count(why);
        }
      }
    });
  }
  return counts;
}

interface Rows {
  count(): number;
  add(
    need: ModelNeed,
    type: number,
    therapist: number,
    pool: number,
    day: number,
    start: number,
    minutes: number,
    benefit: number,
  ): void;
  finish(): Omit<Candidates, 'firstOf'>;
}

function growableRows(): Rows {
  let size = 1 << 12;
  let used = 0;
  let need = new Int32Array(size);
  let type = new Int32Array(size);
  let therapist = new Int32Array(size);
  let pool = new Int32Array(size);
  let day = new Int32Array(size);
  let start = new Int32Array(size);
  let end = new Int32Array(size);
  let benefit = new Int32Array(size);
  let gain = new Int32Array(size);
  const grow = () => {
    size *= 2;
    const wider = (column: Int32Array<ArrayBuffer>) => {
      const copy = new Int32Array(size);
      copy.set(column);
      return copy;
    };
    [need, type, therapist, pool, day] = [wider(need), wider(type), wider(therapist), wider(pool), wider(day)];
    [start, end, benefit, gain] = [wider(start), wider(end), wider(benefit), wider(gain)];
  };
  return {
    count: () => used,
    add(row, ofType, by, inPool, onDay, from, minutes, worth) {
      if (used === size) grow();
      const same = row.booked?.therapist === by && row.booked.type === ofType && row.booked.start === from;
      need[used] = row.index;
      type[used] = ofType;
      therapist[used] = by;
      pool[used] = inPool;
      day[used] = onDay;
      start[used] = from;
      end[used] = from + minutes;
      benefit[used] = worth;
      gain[used] = worth + row.cancelPenalty - (row.booked === null || same ? 0 : row.movePenalty);
      used++;
    },
    finish: () => ({
      count: used,
      need: need.slice(0, used),
      type: type.slice(0, used),
      therapist: therapist.slice(0, used),
      pool: pool.slice(0, used),
      day: day.slice(0, used),
      start: start.slice(0, used),
      end: end.slice(0, used),
      benefit: benefit.slice(0, used),
      gain: gain.slice(0, used),
    }),
  };
}
