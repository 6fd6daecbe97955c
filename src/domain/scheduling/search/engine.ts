import { candidatesOf } from '../candidates.ts';
import type { RecoveryPlan, RecoveryPlanInstance } from '../instance.ts';
import { modelOf } from '../model.ts';
import { simpleBound } from './bound.ts';
import { fillByBenefit, fillByPriority, fillPerMinute } from './construct.ts';
import { type DiveOptions, diveByPrice } from './dive.ts';
import { coreOf, hopeful, solveRows, withLikeliest } from './exact.ts';
import { byPrice, improve } from './improve.ts';
import { marketOf } from './market.ts';
import { lossesOf, neighbourhoods, randomOf } from './neighbourhoods.ts';
import { knownPlan, type PlanProposal, proposalOf } from './plan.ts';
import type { ProgramSolver } from './program.ts';
import { relax } from './relax.ts';
import { evenMoments } from './rest.ts';
import { restricted } from './restricted.ts';
import { objectiveOf, type Selection, selectionOf } from './selection.ts';

export interface EngineOptions {
  readonly solver: ProgramSolver;
  /** Seconds left; at zero or less, the work ends with the best plan so far. */
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
  /** No plan's objective is above this. */
  readonly upperBound: number;
  /** (bound - objective) / bound, from 0 to 1. */
  readonly gap: number;
}

/** With more candidates than this, the first plan takes one greedy pass instead of two. */
const LARGE = 500_000;
/** How thorough the dives over the whole week are. */
const DIVES = [
  { iterations: 30, pace: 0.05, reach: 0.02 },
  { iterations: 30, pace: 0.05, reach: 0.05 },
] as const;
/** How much chance may add to a share, as a fraction of it. */
const NOISE = 0.4;
/** One way to search for better parts, until nothing has improved for a while. */
interface Search {
  /** How many therapist days are solved again at once: one of these, chosen by chance. */
  readonly sizes: readonly number[];
  /** A part with at most this many rows is solved exactly. */
  readonly exactRows: number;
  /** The search ends after this many parts in a row without a better plan, for each therapist day. */
  readonly patience: number;
  /** Before the search, one after another: over how many rows per need the plans found so far are blended. */
  readonly blends: readonly number[];
  /** After the search, the whole week is solved exactly if at most this many rows are left. */
  readonly core: number;
}

/** A week this small, in therapist days, is soon solved exactly: the search only has to leave little for that. */
const SMALL = 20;
const SEARCHES_SMALL: readonly Search[] = [
  { blends: [], sizes: [4, 6, 8], exactRows: 500, patience: 0, core: 5000 },
  { blends: [], sizes: [4, 6, 8], exactRows: 500, patience: 0.6, core: 5000 },
  { blends: [], sizes: [3, 4, 6, 8], exactRows: 1500, patience: 1.2, core: 20_000 },
];
/**
 * A week up to this size gains most from blending a few plans of the whole week, and then from many quick dives into
 * parts.
 */
const MEDIUM = 60;
const SEARCHES_MEDIUM: readonly Search[] = [
  { blends: [6], sizes: [4, 8, 12], exactRows: 0, patience: 3, core: 4000 },
  { blends: [12], sizes: [4, 8, 12], exactRows: 800, patience: 4, core: 8000 },
  { blends: [18], sizes: [8, 12, 16], exactRows: 2500, patience: 10, core: 12_000 },
];
/**
 * A week up to this size gains most from blending many plans of the whole week; a larger one takes too long for that.
 */
const LARGE_WEEK = 150;
const SEARCHES_LARGE: readonly Search[] = [
  { blends: [0], sizes: [4, 8, 12], exactRows: 0, patience: 0.3, core: 4000 },
  { blends: [6, 12], sizes: [4, 8, 12], exactRows: 0, patience: 1, core: 8000 },
  { blends: [18], sizes: [8, 12, 16], exactRows: 2500, patience: 10, core: 12_000 },
];
const SEARCHES: readonly Search[] = [
  { blends: [], sizes: [4, 8, 12], exactRows: 500, patience: 1.5, core: 4000 },
  { blends: [], sizes: [4, 8, 12], exactRows: 800, patience: 4, core: 8000 },
  { blends: [], sizes: [8, 12, 16], exactRows: 2500, patience: 10, core: 12_000 },
];

/**
 * From start to end: a first plan by priority; prices and a bound; a plan by price; one part of the week after another
 * solved again until nothing improves; and where the prices leave little open, an exact solve of that. The same
 * instance, seed and start give the same plan, unless time ends it early.
 */
export function planWeek(instance: RecoveryPlanInstance, options: EngineOptions): EngineResult {
  const { solver, secondsLeft, seed = 1 } = options;
  const given = secondsLeft();
  const model = modelOf(instance);
  const candidates = candidatesOf(model);
  const start = selectionOf(model, candidates, options.start ?? knownPlan(instance));
  const stop = () => secondsLeft() <= 0;
  let best = (candidates.count > LARGE ? fillPerMinute : fillByPriority)(model, candidates, start);
  let objective = objectiveOf(model, candidates, best);
  let bound = simpleBound(model, candidates);
  const keepBetter = (selection: Selection) => {
    const worth = objectiveOf(model, candidates, selection);
    if (worth > objective) [best, objective] = [selection, worth];
  };
  const report = (stage: EngineProgress['stage']) =>
    options.onProgress?.({ stage, objective, bound: Math.floor(bound + 1e-6) });
  const proved = () => Math.floor(bound + 1e-6) <= objective;
  const finish = (): EngineResult => {
    const upperBound = Math.max(objective, Math.floor(bound + 1e-6));
    return {
      ...proposalOf(model, candidates, best),
      upperBound,
      gap: upperBound === 0 ? 0 : (upperBound - objective) / upperBound,
    };
  };
  report('first-plan');
  // preparing to price and the first bound take about twice as long as everything before
  const isTooLate = secondsLeft() < 2 * (given - secondsLeft());
  if (candidates.count === 0 || stop() || isTooLate || proved()) return finish();

  const relaxed = relax(marketOf(model, candidates, evenMoments(model, candidates)), {
    target: objective,
    // at least half of the time is for plans
    shouldStop: () => secondsLeft() < given / 2,
    onBound: (lower) => {
      bound = Math.min(bound, lower);
      report('prices');
    },
  });
  const { prices } = relaxed;
  let { market, share } = relaxed;
  const { searches, chanceDives, givesUp } = wayFor(market.groups);
  const found = new Set<number>();
  for (const { noise, ...dive } of divesOf(chanceDives, seed)) {
    if (stop() || proved()) break;
    const empty = new Int32Array(model.needs.length).fill(-1);
    const above = givesUp ? objective : Number.NEGATIVE_INFINITY;
    const dived = diveByPrice(market, empty, prices, share.map(noise), { ...dive, above, shouldStop: stop });
    if (!dived) continue;
    const filled = fillByBenefit(model, candidates, dived);
    for (const row of filled) found.add(row);
    const before = objective;
    keepBetter(filled);
    report('improving');
    if (objective === before) continue;
    const keep = hopeful(market, prices, objective);
    share = share.filter((_, entry) => keep[entry] === 1);
    market = restricted(market, keep);
  }

  if (stop() || proved()) return finish();
  const losses = lossesOf(market, prices);
  for (const [round, { blends, sizes, exactRows, patience, core: mostCore }] of searches.entries()) {
    for (const rowsPerNeed of blends) {
      if (stop() || proved()) break;
      for (const row of best) found.add(row);
      found.delete(-1);
      const rows = withLikeliest(market, prices, found, model.needs.length * rowsPerNeed);
      keepBetter(solveRows(market, rows, best, solver, { seconds: secondsLeft() / 2, secondsLeft, seed }).selection);
      report('improving');
    }
    if (stop() || proved()) break;
    const most = Math.ceil(market.groups * patience);
    const solvePart = byPrice({ solver, seed: seed + round, exactRows, secondsLeft });
    let idle = 0;
    best = improve(market, prices, best, neighbourhoods(market, losses, sizes, seed + round), {
      solvePart: (part, above) => {
        idle++;
        return solvePart(part, above);
      },
      shouldStop: () => idle >= most || stop() || proved(),
      onBetter: (gained) => {
        idle = 0;
        objective += gained;
        report('improving');
      },
    });
    if (stop() || proved()) break;
    const core = coreOf(relaxed.whole, prices, objective);
    if (core.length > mostCore) continue;
    const exact = solveRows(relaxed.whole, core, best, solver, { seconds: secondsLeft(), secondsLeft, seed });
    keepBetter(exact.selection);
    bound = Math.min(bound, exact.bound);
    report('exact');
    break;
  }
  return finish();
}

function wayFor(groups: number): Way {
  if (groups <= SMALL) return { searches: SEARCHES_SMALL, chanceDives: 25, givesUp: true };
  // dives that end below the best plan are still worth blending
  if (groups <= MEDIUM) return { searches: SEARCHES_MEDIUM, chanceDives: 8, givesUp: false };
  if (groups <= LARGE_WEEK) return { searches: SEARCHES_LARGE, chanceDives: 10, givesUp: false };
  return { searches: SEARCHES, chanceDives: 0, givesUp: true };
}

interface Way {
  readonly searches: readonly Search[];
  /** Dives over the whole week, with some chance. */
  readonly chanceDives: number;
  /** A dive that cannot beat the best plan ends early. */
  readonly givesUp: boolean;
}

/** The dives over the whole week: some by the shares as they are, some with chance added to them. */
function* divesOf(
  byChance: number,
  seed: number,
): Generator<Omit<DiveOptions, 'above'> & { readonly noise: (share: number) => number }> {
  for (const dive of DIVES) yield { ...dive, noise: (share) => share };
  const random = randomOf(seed);
  for (let n = 0; n < byChance; n++) {
    yield {
      iterations: 20 + Math.floor(20 * random()),
      pace: 0.05 + 0.05 * random(),
      reach: 0.01 + 0.05 * random(),
      noise: (share) => share * (1 + NOISE * random()),
    };
  }
}
