import { placeOf } from '../candidates.ts';
import { fillByBenefit } from './construct.ts';
import { diveByPrice } from './dive.ts';
import { coreOf, solveRows } from './exact.ts';
import type { Market } from './market.ts';
import { randomOf } from './neighbourhoods.ts';
import { type Part, partOf } from './part.ts';
import type { Prices } from './prices.ts';
import type { ProgramSolver } from './program.ts';
import { objectiveOf, occupiedBy, type Selection } from './selection.ts';
import { findPrices } from './subgradient.ts';

/** Solves a part again; null when it found nothing above `above`. */
export type PartSolver = (part: Part, above: number) => Selection | null;

export interface ImproveOptions {
  readonly solvePart: PartSolver;
  readonly shouldStop: () => boolean;
  readonly onBetter?: (gained: number) => void;
}

/**
 * Large-neighbourhood search: frees one part of the week after another, solves it again around what stands, and keeps
 * what is no worse.
 *
 * @param market the entries that matter, with the prices of the whole
 */
export function improve(
  market: Market,
  prices: Prices,
  from: Selection,
  parts: Generator<readonly number[], void, Selection>,
  { solvePart, shouldStop, onBetter }: ImproveOptions,
): Selection {
  const { model, candidates } = market;
  const selection = from.slice();
  const occupancy = occupiedBy(model, candidates, selection);
  for (let next = parts.next(selection); !next.done && !shouldStop(); next = parts.next(selection)) {
    const groups = next.value;
    const inside = new Set(groups);
    const free = new Set<number>();
    selection.forEach((row, need) => {
      if (row < 0) free.add(need);
      else if (inside.has(groupOf(market, row))) {
        free.add(need);
        occupancy.remove(placeOf(model, candidates, row));
      }
    });
    const kept = selection.map((row, need) => (free.has(need) ? -1 : row));
    const rows: number[] = [];
    for (const group of groups) {
      const last = market.entryOf[market.blockOf[group + 1] as number] as number;
      for (let entry = market.entryOf[market.blockOf[group] as number] as number; entry < last; entry++) {
        const row = market.row[entry] as number;
        if (!free.has(candidates.need[row] as number)) continue;
        if (occupancy.conflict(placeOf(model, candidates, row)) === null) rows.push(row);
      }
    }
    for (const need of free) if ((selection[need] as number) >= 0) rows.push(selection[need] as number);
    const part = partOf(market, prices, Int32Array.from(new Set(rows)).sort(), kept, selection);
    const before = objectiveOf(part.market.model, part.market.candidates, part.from);
    const solved = solvePart(part, before);
    const after = solved ? objectiveOf(part.market.model, part.market.candidates, solved) : before;
    if (solved && after >= before) {
      for (const need of free) selection[need] = -1;
      solved.forEach((row, need) => {
        selection[part.needOf[need] as number] = row < 0 ? -1 : (part.rowOf[row] as number);
      });
      if (after > before) onBetter?.(after - before);
    }
    for (const need of free) {
      const row = selection[need] as number;
      if (row >= 0) occupancy.add(placeOf(model, candidates, row));
    }
  }
  return selection;
}

function groupOf({ candidates, groupAt, days }: Market, row: number): number {
  return groupAt[(candidates.therapist[row] as number) * days + (candidates.day[row] as number)] ?? -1;
}

const FIRST_ITERATIONS = 40;

/** How much chance may add to a share, as a fraction of it. Every other part goes without. */
const NOISE = 0.5;
/** How many branch-and-bound nodes an exact part may take. */
const EXACT_NODES = 20;

export interface ByPriceOptions {
  readonly solver: ProgramSolver;
  readonly seed: number;
  /** A part with at most this many rows is solved exactly. */
  readonly exactRows: number;
  readonly secondsLeft: () => number;
}

/**
 * Prices the part by itself. If there is hope left, it is solved exactly when few enough rows could bring something
 * better, and otherwise dived into with some chance.
 */
export function byPrice(options: ByPriceOptions): PartSolver {
  const { solver, seed, exactRows, secondsLeft } = options;
  const random = randomOf(seed);
  return ({ market, prices, from }, above) => {
    const { model, candidates } = market;
    const priced = findPrices(market, { iterations: FIRST_ITERATIONS, target: above, from: prices, reach: 0.02 });
    if (Math.floor(priced.bound + 1e-6) <= above) return null;
    const core = coreOf(market, priced.prices, above);
    if (core.length <= exactRows) {
      const limits = { seconds: Math.max(0.1, secondsLeft()), secondsLeft, nodes: EXACT_NODES, seed };
      return solveRows(market, core, from, solver, limits).selection;
    }
    const noise = random() < 0.5 ? 0 : NOISE;
    const share = priced.share.map((one) => one * (1 + noise * random()));
    const dived = diveByPrice(market, new Int32Array(from.length).fill(-1), priced.prices, share, {
      iterations: 25,
      pace: 0.05 + 0.1 * random(),
      reach: 0.01 + 0.03 * random(),
      above: above - 1,
    });
    return dived && fillByBenefit(model, candidates, dived);
  };
}
