import { type Candidates, placeOf } from './candidates.ts';
import type { Market } from './market.ts';
import type { Model } from './model.ts';
import { type Program, type ProgramSolver, programOf, standingOf } from './program.ts';
import { objectiveOf, occupiedBy, type Selection } from './selection.ts';

export interface Attempt {
  readonly selection: Selection;
  readonly objective: number;
  /** Nothing over these rows is above this, all else standing; infinite when it was not found out. */
  readonly bound: number;
}

export interface AttemptLimits {
  readonly seconds: number;
  readonly nodes: number;
  readonly seed: number;
  /** Points by which the plan may miss the best of the rows. */
  readonly gap?: number;
}

/**
 * Solves a part of the week exactly: the needs in `free` may be served anew by any of the rows, everything else stands.
 * The plan that comes back is never worse.
 */
export function solvePart(
  model: Model,
  candidates: Candidates,
  from: Selection,
  free: ReadonlySet<number>,
  rows: readonly number[],
  solver: ProgramSolver,
  limits: AttemptLimits,
): Attempt {
  const kept: Selection = from.map((row, need) => (free.has(need) ? -1 : row));
  const occupancy = occupiedBy(model, candidates, kept);
  const own = [...from].filter((row, need) => row >= 0 && free.has(need));
  const usable = new Set(own);
  for (const row of rows) {
    if (kept[candidates.need[row] ?? -1] === -1 && occupancy.blocker(placeOf(model, candidates, row)) === null)
      usable.add(row);
  }
  const columns = Int32Array.from(usable).sort();
  const places = [...kept].filter((row) => row >= 0).map((row) => placeOf(model, candidates, row));
  const program = programOf(model, candidates, columns, standingOf(model, [...model.bookings, ...places]));
  const now = objectiveOf(model, candidates, from);
  const solved = solver(program, { ...limits, start: startValues(candidates, columns, from, program) });
  const standingWorth = objectiveOf(model, candidates, kept);
  const bound =
    solved.optimal || Number.isFinite(solved.bound) ? standingWorth + solved.bound : Number.POSITIVE_INFINITY;
  if (!solved.values) return { selection: from, objective: now, bound };
  const next = kept.slice();
  columns.forEach((row, column) => {
    if ((solved.values?.[column] ?? 0) > 0.5) next[candidates.need[row] ?? 0] = row;
  });
  const objective = objectiveOf(model, candidates, next);
  return objective > now && stands(model, candidates, next)
    ? { selection: next, objective, bound }
    : { selection: from, objective: now, bound };
}

/** The plan there is, as values of the columns: a bonus is earned where a session in its row is in. */
function startValues(candidates: Candidates, columns: Int32Array, from: Selection, program: Program): Float64Array {
  const values = new Float64Array(program.columns);
  columns.forEach((row, column) => {
    if (from[candidates.need[row] ?? -1] === row) values[column] = 1;
  });
  program.meaning.forEach(({ kind }, row) => {
    if (kind !== 'bonus') return;
    const own = program.rowColumn.subarray(program.rowStart[row], program.rowStart[row + 1]);
    values[own[0] ?? 0] = own.subarray(1).some((column) => values[column] === 1) ? 1 : 0;
  });
  return values;
}

/** A last look: may all of these sessions stand together? */
function stands(model: Model, candidates: Candidates, selection: Selection): boolean {
  const occupancy = occupiedBy(model, candidates, new Int32Array(selection.length).fill(-1));
  for (const row of selection) {
    if (row < 0) continue;
    const place = placeOf(model, candidates, row);
    if (occupancy.blocker(place) !== null) return false;
    occupancy.add(place);
  }
  return true;
}

/** A neighbourhood: some therapists' days, as groups of the market. */
export type Neighbourhood = readonly number[];

/**
 * Parts of the week worth solving again, in turn: all therapists of a site on neighbouring days, then a therapist's
 * whole week with those most like it. `size` groups each; the order depends on the seed alone.
 */
export function neighbourhoods(market: Market, size: number, seed: number): readonly Neighbourhood[] {
  const { groups, groupTherapist, groupDay } = market;
  const random = randomOf(seed);
  const all = Array.from({ length: groups }, (_, group) => group);
  const poolOf = (group: number) => market.blockPool[market.blockOf[group] ?? 0] ?? 0;
  const bySite = [...all].sort(
    (a, b) => poolOf(a) - poolOf(b) || (groupDay[a] ?? 0) - (groupDay[b] ?? 0) || random() - 0.5,
  );
  const byTherapist = [...all].sort(
    (a, b) => poolOf(a) - poolOf(b) || (groupTherapist[a] ?? 0) - (groupTherapist[b] ?? 0),
  );
  const windows = [
    ...slices(bySite, size, 0),
    ...slices(bySite, size, Math.floor(size / 2)),
    ...slices(byTherapist, size, 0),
  ];
  return shuffled(windows, random);
}

function slices(list: readonly number[], size: number, offset: number): readonly Neighbourhood[] {
  const found: number[][] = [];
  for (let at = offset; at < list.length; at += size) found.push(list.slice(at, at + size));
  return found;
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
