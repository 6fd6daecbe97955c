import { pricerOf, regretsOf } from './bound.ts';
import { placeOf } from './candidates.ts';
import { type Program, type ProgramSolver, programOf, standingOf } from './program.ts';
import type { Relaxation } from './relax.ts';
import { objectiveOf, occupiedBy, type Selection } from './selection.ts';

export interface ExactOptions {
  readonly solver: ProgramSolver;
  /** Columns the program may have; with more there is no exact solve. */
  readonly most: number;
  readonly seconds: number;
  readonly seed: number;
}

export interface Exact {
  readonly selection: Selection;
  /** No plan is above this. */
  readonly bound: number;
}

/**
 * Solves the week over the entries that could still make the plan better: those the bound keeps above it even when they
 * must be used (reduced-cost fixing). What comes of it holds for the whole week. Null when those are too many.
 */
export function solveExactly(
  { market, whole, prices }: Relaxation,
  from: Selection,
  options: ExactOptions,
): Exact | null {
  const { model, candidates } = market;
  const now = objectiveOf(model, candidates, from);
  const room = pricerOf(whole).price(prices).value - now;
  const regrets = regretsOf(whole, prices);
  const rows = new Set(from.filter((row) => row >= 0));
  for (let entry = 0; entry < regrets.length; entry++) {
    // one point above the plan is the least that would be better
    if ((regrets[entry] as number) <= room - 1 + 1e-3) rows.add(whole.row[entry] as number);
  }
  if (rows.size > options.most) return null;
  const columns = Int32Array.from(rows).sort();
  const program = programOf(model, candidates, columns, standingOf(model, model.bookings));
  const { solver, seconds, seed } = options;
  const solved = solver(program, { seconds, seed, start: startValues(columns, from, candidates.need, program) });
  const bound = Math.max(now, solved.bound - model.cancelTotal);
  if (!solved.values) return { selection: from, bound };
  const next: Selection = new Int32Array(from.length).fill(-1);
  columns.forEach((row, column) => {
    if ((solved.values?.[column] ?? 0) > 0.5) next[candidates.need[row] as number] = row;
  });
  const isBetter = objectiveOf(model, candidates, next) > now && stands(next.filter((row) => row >= 0));
  return { selection: isBetter ? next : from, bound };

  /** A last look: may all of these sessions stand together? */
  function stands(sessions: Int32Array): boolean {
    const occupancy = occupiedBy(model, candidates, new Int32Array(from.length).fill(-1));
    return sessions.every((row) => {
      const place = placeOf(model, candidates, row);
      if (occupancy.blocker(place) !== null) return false;
      occupancy.add(place);
      return true;
    });
  }
}

/** The plan there is, as values of the columns: a bonus is earned where a session in its row is in. */
function startValues(columns: Int32Array, from: Selection, need: Int32Array, program: Program): Float64Array {
  const values = new Float64Array(program.columns);
  columns.forEach((row, column) => {
    if (from[need[row] as number] === row) values[column] = 1;
  });
  program.meaning.forEach(({ kind }, row) => {
    if (kind !== 'bonus') return;
    const own = program.rowColumn.subarray(program.rowStart[row], program.rowStart[row + 1]);
    values[own[0] ?? 0] = own.subarray(1).some((column) => values[column] === 1) ? 1 : 0;
  });
  return values;
}
