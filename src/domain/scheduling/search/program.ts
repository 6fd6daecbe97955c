import type { Candidates } from '../candidates.ts';
import type { Model } from '../model.ts';
import type { Place } from '../occupancy.ts';

/**
 * A maximisation over columns between 0 and 1: whole numbers for bookings, any value for bonuses. Rows are sums that
 * stay at or below their limit, packed row by row.
 */
export interface Program {
  readonly columns: number;
  readonly worth: Float64Array;
  readonly whole: Uint8Array;
  readonly rows: number;
  readonly limit: Float64Array;
  readonly rowStart: Int32Array;
  readonly rowColumn: Int32Array;
  readonly rowValue: Float64Array;
  /** The candidate row of each of the first columns; the others are bonuses. */
  readonly candidate: Int32Array;
  /** What each row stands for, so that prices can be read from it. */
  readonly meaning: readonly RowMeaning[];
}

export type RowMeaning =
  | { readonly kind: 'need'; readonly need: number }
  | { readonly kind: 'therapist' }
  | { readonly kind: 'rest'; readonly athlete: number; readonly at: number }
  | { readonly kind: 'day'; readonly athlete: number; readonly day: number }
  | { readonly kind: 'minutes'; readonly therapist: number; readonly day: number }
  | { readonly kind: 'table'; readonly pool: number; readonly at: number }
  | { readonly kind: 'bonus'; readonly athlete: number };

export interface SolveLimits {
  readonly seconds: number;
  /** The clock those seconds are read from, running down; when left out, the solver's own. */
  readonly secondsLeft?: () => number;
  /** Branch-and-bound nodes. */
  readonly nodes?: number;
  /** Stops when plan and bound are this close, in points. */
  readonly gap?: number;
  /** A known solution to start from, one value per column. */
  readonly start?: Float64Array;
  readonly seed?: number;
  /** Bookings may be split. */
  readonly relaxed?: boolean;
}

export interface Solved {
  /** One value per column; null when nothing was found. */
  readonly values: Float64Array | null;
  readonly objective: number;
  /** No solution of the program is above this. */
  readonly bound: number;
  readonly optimal: boolean;
  /** Row prices of the relaxed program, none below 0. */
  readonly rowPrices: Float64Array | null;
}

/** The engine room: solves a program exactly, or as far as the limits allow. */
export type ProgramSolver = (program: Program, limits: SolveLimits) => Solved;

/** What bookings outside the program leave free. */
export interface Spare {
  readonly minutesLeft: (therapist: number, day: number) => number;
  readonly massagesLeft: (athlete: number, day: number) => number;
  readonly tablesLeft: (pool: number, minute: number) => number;
  /** Minutes at which a booking outside the program takes a table. */
  readonly tableMoments: (pool: number) => readonly number[];
  /** The bonus that the athlete's first booking in the program brings. */
  readonly bonus: (athlete: number) => number;
}

/** What placed bookings (fixed ones too) leave for others. */
export function spareOf(model: Model, places: readonly Place[]): Spare {
  const days = model.dayCount + 1;
  const minutes = new Map<number, number>();
  const massages = new Map<number, number>();
  const inPool = model.pools.map((): Place[] => []);
  const seen = new Set<number>();
  for (const place of places) {
    const therapistDay = place.therapist * days + place.day;
    const athleteDay = place.athlete * days + place.day;
    minutes.set(therapistDay, (minutes.get(therapistDay) ?? 0) + place.end - place.start);
    massages.set(athleteDay, (massages.get(athleteDay) ?? 0) + 1);
    inPool[place.pool]?.push(place);
    seen.add(place.athlete);
  }
  return {
    minutesLeft: (therapist, day) =>
      (model.therapists[therapist]?.maxTreatmentMinPerDay ?? 0) - (minutes.get(therapist * days + day) ?? 0),
    massagesLeft: (athlete, day) =>
      (model.athletes[athlete]?.maxSessionsPerDay ?? 0) - (massages.get(athlete * days + day) ?? 0),
    tablesLeft: (pool, minute) => {
      const turnover = model.pools[pool]?.turnoverMin ?? 0;
      let left = model.pools[pool]?.capacity ?? 0;
      for (const { start, end } of inPool[pool] ?? []) if (start <= minute && minute < end + turnover) left--;
      return left;
    },
    tableMoments: (pool) => (inPool[pool] ?? []).map(({ start }) => start),
    bonus: (athlete) => (seen.has(athlete) ? 0 : (model.athletes[athlete]?.firstSessionBonus ?? 0)),
  };
}

/**
 * The exact problem over some candidate rows, none of which conflicts with what stands. Overlaps are cliques (at most one
 * of all bookings that hold a therapist, or an athlete's time and rest, at one moment), which is the tightest way to
 * express them.
 */
export function programOf(model: Model, candidates: Candidates, rows: Int32Array, spare: Spare): Program {
  const { need, therapist, pool, day, start, end, gain } = candidates;
  const writer = rowWriter();
  const column = Array.from(rows, (_, at) => at);
  const athleteOf = (at: number) => model.needs[need[rows[at] ?? 0] ?? -1]?.athlete ?? -1;
  const value = (list: Int32Array | Int16Array, at: number) => list[rows[at] ?? 0] ?? 0;

  const worth = Array.from(rows, (row) => gain[row] ?? 0);
  const whole = column.map(() => 1);
  for (const [index, ofNeed] of groupBy(column, (at) => value(need, at))) {
    writer.add({ kind: 'need', need: index }, ofNeed, null, 1);
  }
  for (const [athlete, own] of groupBy(column, athleteOf)) {
    const bonus = spare.bonus(athlete);
    const several = own.some((at) => value(need, at) !== value(need, own[0] ?? 0));
    if (!several) {
      for (const at of own) worth[at] = (worth[at] ?? 0) + bonus;
      continue;
    }
    if (bonus > 0) {
      const extra = worth.length;
      worth.push(bonus);
      whole.push(0);
      writer.add({ kind: 'bonus', athlete }, [extra, ...own], [1, ...own.map(() => -1)], 0);
    }
    const spacing = model.athletes[athlete]?.minSpacingMin ?? 0;
    for (const { members, at } of cliques(
      own,
      (one) => value(start, one),
      (one) => value(end, one) + spacing,
    )) {
      if (members.some((one) => value(need, one) !== value(need, members[0] ?? 0))) {
        writer.add({ kind: 'rest', athlete, at }, members, null, 1);
      }
    }
    for (const [onDay, sameDay] of groupBy(own, (at) => value(day, at))) {
      const left = spare.massagesLeft(athlete, onDay);
      const needs = new Set(sameDay.map((at) => value(need, at))).size;
      if (needs > left) writer.add({ kind: 'day', athlete, day: onDay }, sameDay, null, left);
    }
  }
  for (const [who, own] of groupBy(column, (at) => value(therapist, at))) {
    const turnover = model.therapists[who]?.turnoverMin ?? 0;
    for (const { members } of cliques(
      own,
      (one) => value(start, one),
      (one) => value(end, one) + turnover,
    )) {
      writer.add({ kind: 'therapist' }, members, null, 1);
    }
    for (const [onDay, sameDay] of groupBy(own, (at) => value(day, at))) {
      const minutes = sameDay.map((at) => value(end, at) - value(start, at));
      const left = spare.minutesLeft(who, onDay);
      if (
        mostMinutes(
          sameDay.map((at) => value(start, at)),
          sameDay.map((at) => value(end, at)),
          turnover,
        ) > left
      ) {
        writer.add({ kind: 'minutes', therapist: who, day: onDay }, sameDay, minutes, left);
      }
    }
  }
  for (const [where, own] of groupBy(column, (at) => value(pool, at))) {
    const turnover = model.pools[where]?.turnoverMin ?? 0;
    const until = (one: number) => value(end, one) + turnover;
    for (const { members, at, left } of crowds(own, (one) => value(start, one), until, where, spare)) {
      if (new Set(members.map((one) => value(therapist, one))).size > left) {
        writer.add({ kind: 'table', pool: where, at }, members, null, Math.max(0, left));
      }
    }
  }
  return {
    columns: worth.length,
    worth: Float64Array.from(worth),
    whole: Uint8Array.from(whole),
    candidate: rows,
    ...writer.finish(),
  };
}

interface Clique {
  readonly members: readonly number[];
  /** The last moment at which all of them are under way. */
  readonly at: number;
}

/** The largest sets of half-open intervals that share a moment. */
function cliques(
  items: readonly number[],
  start: (item: number) => number,
  until: (item: number) => number,
): readonly Clique[] {
  const sorted = [...items].sort((a, b) => start(a) - start(b) || a - b);
  const found: Clique[] = [];
  let active: number[] = [];
  let grown = false;
  let lastStart = 0;
  for (const item of sorted) {
    const now = start(item);
    if (grown && active.some((one) => until(one) <= now)) {
      found.push({ members: active, at: lastStart });
      grown = false;
    }
    if (now !== lastStart) active = active.filter((one) => until(one) > now);
    active = [...active, item];
    grown = true;
    lastStart = now;
  }
  if (grown) found.push({ members: active, at: lastStart });
  return found;
}

/**
 * Who is in a room at once, at every minute that could be the fullest: whenever somebody has left before the next
 * arrives.
 */
function crowds(
  items: readonly number[],
  start: (item: number) => number,
  until: (item: number) => number,
  pool: number,
  spare: Spare,
): readonly (Clique & { readonly left: number })[] {
  const sorted = [...items].sort((a, b) => start(a) - start(b) || a - b);
  const moments = [...new Set([...sorted.map(start), ...spare.tableMoments(pool)])].sort((a, b) => a - b);
  const found: (Clique & { readonly left: number })[] = [];
  let active: number[] = [];
  let next = 0;
  for (const at of moments) {
    const staying = active.filter((one) => until(one) > at);
    const nobodyLeft = staying.length === active.length;
    active = staying;
    for (; next < sorted.length && start(sorted[next] ?? 0) <= at; next++) active.push(sorted[next] ?? 0);
    const left = spare.tablesLeft(pool, at);
    const before = found.at(-1);
    if (before && nobodyLeft && left <= before.left) found.pop();
    if (active.length > 0) found.push({ members: [...active], at, left });
  }
  return found;
}

/** The most minutes of these that a therapist's day could hold, if only the time they span limits it. */
function mostMinutes(starts: readonly number[], ends: readonly number[], turnover: number): number {
  const from = starts.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const to = ends.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  const longest = ends.reduce((most, end, at) => Math.max(most, end - (starts[at] ?? 0)), 0);
  const span = to - from + turnover;
  return longest === 0 ? 0 : Math.floor((span * longest) / (longest + turnover));
}

function groupBy(items: readonly number[], key: (item: number) => number): ReadonlyMap<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

interface RowWriter {
  add(meaning: RowMeaning, columns: readonly number[], values: readonly number[] | null, limit: number): void;
  finish(): Pick<Program, 'rows' | 'limit' | 'rowStart' | 'rowColumn' | 'rowValue' | 'meaning'>;
}

function rowWriter(): RowWriter {
  const meanings: RowMeaning[] = [];
  const limits: number[] = [];
  const starts = [0];
  const columnsOf: number[] = [];
  const valuesOf: number[] = [];
  return {
    add(meaning, columns, values, limit) {
      meanings.push(meaning);
      limits.push(limit);
      for (const [at, column] of columns.entries()) {
        columnsOf.push(column);
        valuesOf.push(values?.[at] ?? 1);
      }
      starts.push(columnsOf.length);
    },
    finish: () => ({
      rows: limits.length,
      limit: Float64Array.from(limits),
      rowStart: Int32Array.from(starts),
      rowColumn: Int32Array.from(columnsOf),
      rowValue: Float64Array.from(valuesOf),
      meaning: meanings,
    }),
  };
}
