import { placeOf } from '../candidates.ts';
import { pricerOf } from './bound.ts';
import type { Market } from './market.ts';
import type { Prices } from './prices.ts';
import { type Program, type ProgramSolver, programOf, type SolveLimits, spareOf } from './program.ts';
import { regretsOf } from './regrets.ts';
import { objectiveOf, occupiedBy, type Selection } from './selection.ts';

export interface Exact {
  /** Never worse than the plan it started from. */
  readonly selection: Selection;
  /** No plan over these rows is above this. */
  readonly bound: number;
}

/**
 * Marks the entries that could be part of a plan better than one worth `now`: those that the bound keeps above it even
 * when they must be used (reduced-cost fixing). All others can be left out for good.
 */
export function hopeful(market: Market, prices: Prices, now: number): Uint8Array {
  // a better plan is at least one point above this one
  const room = pricerOf(market).price(prices).value - now - 1 + 1e-3;
  return Uint8Array.from(regretsOf(market, prices), (regret) => (regret <= room ? 1 : 0));
}

/** The candidate rows of the hopeful entries. */
export function coreOf(market: Market, prices: Prices, now: number): Int32Array {
  const keep = hopeful(market, prices, now);
  return market.row.filter((_, entry) => keep[entry] === 1).sort();
}

/** Some rows, and those by which the bound loses least, up to this many in all. */
export function withLikeliest(market: Market, prices: Prices, some: ReadonlySet<number>, most: number): Int32Array {
  const regrets = regretsOf(market, prices);
  const regretAt = (entry: number) => regrets[entry] as number;
  const likeliest = Int32Array.from(regrets.keys()).sort((a, b) => regretAt(a) - regretAt(b) || a - b);
  const rows = new Set(some);
  for (const entry of likeliest) {
    if (rows.size >= most) break;
    rows.add(market.row[entry] as number);
  }
  return Int32Array.from(rows).sort();
}

/** Solves a market over some of its rows, and over those of the given plan, as far as the limits allow. */
export function solveRows(
  { model, candidates }: Market,
  core: Int32Array,
  from: Selection,
  solver: ProgramSolver,
  limits: Omit<SolveLimits, 'start'>,
): Exact {
  const now = objectiveOf(model, candidates, from);
  const columns = Int32Array.from(new Set([...core, ...from.filter((row) => row >= 0)])).sort();
  const program = programOf(model, candidates, columns, spareOf(model, model.bookings));
  const solved = solver(program, { ...limits, start: startValues(columns, from, candidates.need, program) });
  const bound = Math.max(now, solved.bound - model.cancelTotal);
  const next: Selection = new Int32Array(from.length).fill(-1);
  columns.forEach((row, column) => {
    if ((solved.values?.[column] ?? 0) > 0.5) next[candidates.need[row] as number] = row;
  });
  const isBetter = objectiveOf(model, candidates, next) > now && stands();
  return { selection: isBetter ? next : from, bound };

  /** A last check: can all of these bookings stand together? */
  function stands(): boolean {
    const occupancy = occupiedBy(model, candidates, new Int32Array(from.length).fill(-1));
    return next.every((row) => {
      if (row < 0) return true;
      const place = placeOf(model, candidates, row);
      if (occupancy.conflict(place) !== null) return false;
      occupancy.add(place);
      return true;
    });
  }
}

/** The given plan as values of the columns. A bonus is earned when a booking in its row is used. */
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
