import { candidatesOf } from './candidates.ts';
import { fill, fillByPriority } from './construct.ts';
import { dive } from './dive.ts';
import { neighbourhoods, solvePart } from './improve.ts';
import type { RecoveryPlan, RecoveryPlanInstance } from './instance.ts';
import { type Market, marketOf } from './market.ts';
import { modelOf } from './model.ts';
import { knownPlan, type PlanProposal, proposalOf } from './plan.ts';
import { claimCosts, type Prices, tableSums } from './prices.ts';
import { type ProgramSolver, standingOf } from './program.ts';
import { relax } from './relax.ts';
import { objectiveOf, type Selection, selectionOf } from './selection.ts';

export interface EngineOptions {
  readonly solver: ProgramSolver;
  /** Seconds left; zero or less ends the work with the best plan so far. */
  readonly secondsLeft: () => number;
  readonly seed?: number;
  readonly start?: RecoveryPlan;
  readonly onProgress?: (progress: EngineProgress) => void;
}

export interface EngineProgress {
  readonly stage: 'first-plan' | 'prices' | 'exact' | 'improving';
  readonly objective: number;
  readonly bound: number | null;
}

export interface EngineResult extends PlanProposal {
  /** No plan is above this. */
  readonly upperBound: number;
  /** (bound - objective) / bound, from 0 to 1. */
  readonly gap: number;
}

/** Dives over the whole week: entries lose at most so much to the bound, and there are at most so many for each need. */
const DIVES = [
  [10, 20],
  [25, 30],
] as const;

/** How much of the week a part is, and by which means it is solved. */
interface PartSize {
  readonly groups: number;
  readonly rows: number;
  readonly exact: boolean;
}

const DIVE_PARTS: readonly PartSize[] = [
  { groups: 4, rows: 900, exact: false },
  { groups: 4, rows: 900, exact: false },
  { groups: 8, rows: 3000, exact: false },
];
const EXACT_PART: PartSize = { groups: 3, rows: 700, exact: true };
const PART_NODES = 30;
/** Entries that lose more than this to the bound are left out of every part. */
const PART_REGRET = 60;
/** Rows an exact solve may have. */
const CORE_MOST = 16_000;
/** Up to so many needs the whole week is solved exactly at the end. */
const EXACT_NEEDS = 250;

/**
 * The whole road: a first plan by priority, prices and a bound, a plan by price, the exact solve of what the prices
 * leave open, and neighbourhoods of that until the plan is proved or time is up. The same instance, seed and start give
 * the same plan unless time ends it early.
 */
export function planWeek(instance: RecoveryPlanInstance, options: EngineOptions): EngineResult {
  const { solver, secondsLeft, seed = 1 } = options;
  const model = modelOf(instance);
  const candidates = candidatesOf(model);
  const start = selectionOf(model, candidates, options.start ?? knownPlan(instance));
  const stop = () => secondsLeft() <= 0;
  let best = fillByPriority(model, candidates, start);
  let objective = objectiveOf(model, candidates, best);
  let bound = Number.POSITIVE_INFINITY;
  const take = (selection: Selection) => {
    const worth = objectiveOf(model, candidates, selection);
    if (worth > objective) [best, objective] = [selection, worth];
  };
  const report = (stage: EngineProgress['stage']) =>
    options.onProgress?.({ stage, objective, bound: Number.isFinite(bound) ? Math.floor(bound + 1e-6) : null });
  const finish = (): EngineResult => {
    const upperBound = Math.max(objective, Math.floor(bound + 1e-6));
    return {
      ...proposalOf(model, candidates, best),
      upperBound,
      gap: upperBound === 0 ? 0 : (upperBound - objective) / upperBound,
    };
  };
  report('first-plan');
  if (candidates.count === 0) {
    bound = objective;
    return finish();
  }

  const large = candidates.count > 2_000_000;
  const relaxed = relax(marketOf(model, candidates), {
    solver,
    standing: standingOf(model, model.bookings),
    target: objective,
    iterations: large ? [300, 0] : [400, 300],
    rounds: model.needs.length > 500 ? 1 : 3,
    rows: Math.min(model.needs.length * 30, 30_000),
    seconds: Math.max(1, secondsLeft()),
    shouldStop: stop,
    onPrices: (market, prices) => {
      take(fillByPrice(market, prices, start));
      return objective;
    },
    onRound: (_round, lower) => {
      bound = Math.min(bound, lower);
      report('prices');
    },
  });
  bound = Math.min(bound, relaxed.bound);
  const { market, prices, regrets } = relaxed;
  take(fillByPrice(market, prices, start, relaxed.share));
  report('prices');

  const proved = () => Math.floor(bound + 1e-6) <= objective;
  const rowsWithin = (limit: number, most: number) => {
    const entries: number[] = [];
    for (let entry = 0; entry < regrets.length; entry++) if ((regrets[entry] as number) <= limit) entries.push(entry);
    entries.sort((a, b) => (regrets[a] as number) - (regrets[b] as number) || a - b);
    const complete = entries.length <= most;
    return { rows: entries.slice(0, most).map((entry) => market.row[entry] ?? 0), complete };
  };
  for (const [regret, perNeed] of large ? [] : DIVES.slice(0, model.needs.length > 500 ? 1 : 2)) {
    if (stop() || proved()) break;
    const { rows } = rowsWithin(regret, model.needs.length * perNeed);
    take(fillByPriority(model, candidates, dive(market, rows, start, solver, secondsLeft)));
    report('prices');
  }
  const everyNeed = new Set(model.needs.map(({ index }) => index));
  /** Goes once over the week, part by part; whether that made the plan better. */
  const improve = (round: number, { groups: size, rows: most, exact }: PartSize, untilLeft: number): boolean => {
    const before = objective;
    for (const groups of neighbourhoods(market, size, seed + round)) {
      if (secondsLeft() <= untilLeft || proved()) break;
      const { free, rows } = partOf(market, regrets, best, groups, most);
      if (exact) {
        const limits = { seconds: Math.max(0.1, secondsLeft()), nodes: PART_NODES, seed };
        take(solvePart(model, candidates, best, free, rows, solver, limits).selection);
      } else {
        const kept = best.map((row, need) => (free.has(need) ? -1 : row));
        take(fillByPriority(model, candidates, dive(market, rows, kept, solver, secondsLeft)));
      }
      report('improving');
    }
    return objective > before;
  };
  const exactly = (most: number, seconds: number): boolean => {
    const { rows, complete } = rowsWithin(relaxed.priced - objective, most);
    const before = objective;
    const attempt = solvePart(model, candidates, best, everyNeed, rows, solver, { seconds, nodes: NODES, seed });
    take(attempt.selection);
    // rows left out cannot be in a plan better than the one known
    if (complete) bound = Math.min(bound, Math.max(attempt.bound, before));
    report('exact');
    return complete;
  };
  let round = 0;
  const small = model.needs.length <= EXACT_NEEDS;
  const keepBack = small ? secondsLeft() * 0.5 : 0;
  for (const size of DIVE_PARTS) if (secondsLeft() > keepBack && !proved()) improve(round++, size, keepBack);
  for (let idle = 0; idle < 2 && secondsLeft() > keepBack && !proved(); round++) {
    idle = improve(round, EXACT_PART, keepBack) ? 0 : idle + 1;
  }
  if (small && !stop() && !proved()) exactly(CORE_MOST, secondsLeft());
  for (let idle = 0; idle < 6 && !stop() && !proved(); round++) {
    idle = improve(round, round % 2 ? EXACT_PART : (DIVE_PARTS[round % DIVE_PARTS.length] ?? EXACT_PART), 0)
      ? 0
      : idle + 1;
  }
  return finish();
}

/** What a neighbourhood frees, needs without a session too, and the rows that matter there. */
function partOf(
  market: Market,
  regrets: Float64Array,
  best: Selection,
  groups: readonly number[],
  most: number,
): { free: Set<number>; rows: number[] } {
  const { candidates } = market;
  const inside = new Uint8Array(market.groups);
  for (const group of groups) inside[group] = 1;
  const groupAt = new Map<number, number>();
  for (let group = 0; group < market.groups; group++)
    groupAt.set((market.groupTherapist[group] ?? 0) * market.days + (market.groupDay[group] ?? 0), group);
  const free = new Set<number>();
  best.forEach((row, need) => {
    const group =
      row < 0 ? -1 : (groupAt.get((candidates.therapist[row] ?? 0) * market.days + (candidates.day[row] ?? 0)) ?? -1);
    if (row < 0 || inside[group]) free.add(need);
  });
  const entries: number[] = [];
  for (const group of groups) {
    const from = market.entryOf[market.blockOf[group] ?? 0] ?? 0;
    const to = market.entryOf[market.blockOf[group + 1] ?? 0] ?? 0;
    for (let entry = from; entry < to; entry++) {
      if ((regrets[entry] as number) < PART_REGRET && free.has(candidates.need[market.row[entry] ?? 0] ?? -1))
        entries.push(entry);
    }
  }
  entries.sort((a, b) => (regrets[a] as number) - (regrets[b] as number) || a - b);
  return { free, rows: entries.slice(0, most).map((entry) => market.row[entry] ?? 0) };
}

const NODES = 4000;

/** A session may fall this far short of its price and still be placed in the first pass. */
const SHORTFALL = 60;
/** What being wholly in the relaxed plan is worth in points. */
const SHARE_WORTH = 200;
const NO_SHARES: ReadonlyMap<number, number> = new Map();

/** A plan by price: what costs least against the prices first, then whatever still fits by benefit. */
function fillByPrice(market: Market, prices: Prices, start: Selection, share = NO_SHARES): Selection {
  const { model, candidates, steps } = market;
  const costs = claimCosts(market, prices);
  const sums = tableSums(market, prices);
  const scores = new Float64Array(candidates.count);
  for (let group = 0; group < market.groups; group++) {
    const minute = prices.minute[group] ?? 0;
    for (let block = market.blockOf[group] ?? 0; block < (market.blockOf[group + 1] ?? 0); block++) {
      const offset = (market.blockPool[block] ?? 0) * (steps + 1);
      const tables =
        (sums[offset + (market.blockTableFree[block] ?? 0)] ?? 0) -
        (sums[offset + (market.blockStep[block] ?? 0)] ?? 0);
      const spent = minute * (market.blockMinutes[block] ?? 0) + tables;
      for (let entry = market.entryOf[block] ?? 0; entry < (market.entryOf[block + 1] ?? 0); entry++) {
        const row = market.row[entry] ?? 0;
        const worth = (market.gain[entry] ?? 0) - (costs[market.claim[entry] ?? 0] ?? 0) - spent;
        scores[row] = Math.max(0, SHORTFALL + worth + (share.get(row) ?? 0) * SHARE_WORTH);
      }
    }
  }
  return fillByPriority(model, candidates, fill(model, candidates, scores, start, false));
}
