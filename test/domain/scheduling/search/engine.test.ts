import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../src/domain/scheduling/candidates.ts';
import { checkPlan } from '../../../../src/domain/scheduling/check.ts';
import type { RecoveryPlanInstance } from '../../../../src/domain/scheduling/instance.ts';
import { modelOf } from '../../../../src/domain/scheduling/model.ts';
import { pricerOf } from '../../../../src/domain/scheduling/search/bound.ts';
import { planWeek } from '../../../../src/domain/scheduling/search/engine.ts';
import { type Market, marketOf } from '../../../../src/domain/scheduling/search/market.ts';
import { withOnce } from '../../../../src/domain/scheduling/search/once.ts';
import { freePrices } from '../../../../src/domain/scheduling/search/prices.ts';
import type { ProgramSolver } from '../../../../src/domain/scheduling/search/program.ts';
import { regretsOf } from '../../../../src/domain/scheduling/search/regrets.ts';
import { restricted } from '../../../../src/domain/scheduling/search/restricted.ts';
import { findPrices } from '../../../../src/domain/scheduling/search/subgradient.ts';
import { openHighs } from '../../../../src/solver/highs.ts';
import { solve } from '../../../../src/solver/solve.ts';
import { anInstance, aPlan, everyMassage } from '../instances.ts';
import { proposePlan } from '../proposed.ts';

let solver: ProgramSolver;
beforeAll(async () => {
  solver = await openHighs();
});

/** The best objective of all plans by trying them; null when there are too many to try. */
function bestByForce(instance: RecoveryPlanInstance): number | null {
  const alone = everyMassage(instance).filter((massage) => checkPlan(instance, aPlan([massage])).feasible);
  const byNeed = [...new Set(alone.map(({ need }) => need))].map((need) => alone.filter((one) => one.need === need));
  if (byNeed.reduce((product, group) => product * (group.length + 1), 1) > 4000) return null;
  let best = Number.NEGATIVE_INFINITY;
  const visit = (at: number, massages: Parameters<typeof aPlan>[0]): void => {
    const report = checkPlan(instance, aPlan(massages));
    if (!report.feasible) return;
    best = Math.max(best, report.objective);
    for (let next = at; next < byNeed.length; next++) {
      for (const massage of byNeed[next] ?? []) visit(next + 1, [...massages, massage]);
    }
  };
  visit(0, []);
  return best;
}

const forever = () => 60;

describe('the engine', () => {
  it('finds what force finds, keeps every rule, and its bound is never too low', () => {
    let compared = 0;
    fc.assert(
      fc.property(anInstance, (instance) => {
        const result = planWeek(instance, { solver, secondsLeft: forever });
        const report = checkPlan(instance, result.plan);
        expect(report.violations).toEqual([]);
        expect(report.objective).toBe(result.objective);
        expect(result.objective).toBeGreaterThanOrEqual(proposePlan(instance).objective);
        expect(result.upperBound).toBeGreaterThanOrEqual(result.objective);
        const best = bestByForce(instance);
        if (best === null) return;
        compared++;
        expect(result.upperBound).toBeGreaterThanOrEqual(best);
        expect(result.objective).toBe(best);
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(15);
  });

  it('gives the same plan for the same instance and seed', () => {
    fc.assert(
      fc.property(anInstance, (instance) => {
        const once = planWeek(instance, { solver, secondsLeft: forever, seed: 3 });
        expect(planWeek(structuredClone(instance), { solver, secondsLeft: forever, seed: 3 })).toEqual(once);
      }),
      { numRuns: 15 },
    );
  });

  it('changes nothing in a week it has planned already', () => {
    fc.assert(
      fc.property(anInstance, (instance) => {
        const first = planWeek({ ...instance, movableBookings: [] }, { solver, secondsLeft: forever });
        const known = first.plan.sessions.map(({ need, therapist, type, start }) => ({
          need,
          therapist,
          type,
          start,
          movePenalty: 40,
          cancelPenalty: 200,
        }));
        const again = planWeek({ ...instance, movableBookings: known }, { solver, secondsLeft: forever });
        expect(again.plan).toEqual(first.plan);
        expect(again.objective).toBe(first.objective);
      }),
      { numRuns: 40 },
    );
  });

  it('has a plan at once when there is no time at all', () => {
    fc.assert(
      fc.property(anInstance, (instance) => {
        const result = planWeek(instance, { solver, secondsLeft: () => 0 });
        expect(checkPlan(instance, result.plan).feasible).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('says what is missing when nobody works', () => {
    const [instance] = fc.sample(anInstance, { numRuns: 1, seed: 5 });
    if (!instance) throw new Error('a sample has one instance');
    const empty = { ...instance, therapists: [], fixedBookings: [], movableBookings: [] };
    const result = planWeek(empty, { solver, secondsLeft: forever });
    expect(result).toMatchObject({ objective: 0, upperBound: 0, gap: 0, plan: { sessions: [] } });
    expect(result.unserved).toHaveLength(2);
    for (const { why } of result.unserved) expect(why).toEqual([{ code: 'no-shift-in-window', values: {} }]);
  });
});

/** The market with up to three needs of every group served once a day at most. */
function withSomeOnce(market: Market): Market {
  const { groups, blockOf, entryOf, row, candidates } = market;
  const needsIn = Array.from({ length: groups }, (_, group) => {
    const [first = 0, last = 0] = [entryOf[blockOf[group] ?? 0], entryOf[blockOf[group + 1] ?? 0]];
    return [...new Set(Array.from(row.subarray(first, last), (one) => candidates.need[one] ?? 0))].slice(0, 3);
  });
  return withOnce(market, needsIn);
}

describe('prices', () => {
  it('bound every plan, whatever they are', () => {
    fc.assert(
      fc.property(anInstance, fc.infiniteStream(fc.double({ min: 0, max: 400, noNaN: true })), (instance, numbers) => {
        const model = modelOf(instance);
        const market = marketOf(model, candidatesOf(model));
        if (market.entries === 0) return;
        const prices = freePrices(market);
        for (const list of [prices.need, prices.day, prices.table, prices.minute]) {
          for (let at = 0; at < list.length; at++) list[at] = numbers.next().value ?? 0;
        }
        const objective = bestByForce(instance) ?? proposePlan(instance).objective;
        const bound = pricerOf(market).price(prices).value;
        expect(bound).toBeGreaterThanOrEqual(objective - 1e-6);
        const once = pricerOf(withSomeOnce(market)).price(prices).value;
        expect(once).toBeGreaterThanOrEqual(objective - 1e-6);
        expect(once).toBeLessThanOrEqual(bound + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('bring the bound down, and tell by how much each entry would', () => {
    fc.assert(
      fc.property(anInstance, (instance) => {
        const model = modelOf(instance);
        const market = withSomeOnce(marketOf(model, candidatesOf(model)));
        if (market.entries === 0) return;
        const { objective } = proposePlan(instance);
        const free = pricerOf(market).price(freePrices(market)).value;
        const found = findPrices(market, { iterations: 60, target: objective });
        expect(found.bound).toBeLessThanOrEqual(free + 1e-6);
        const bound = pricerOf(market).price(found.prices);
        const regrets = regretsOf(market, found.prices);
        for (let n = 0; n < bound.chosenCount; n++) expect(regrets[bound.chosen[n] ?? -1]).toBeLessThan(1e-6);
        const [entry] = [...regrets.keys()].filter((one) => (regrets[one] ?? 0) > 1);
        if (entry === undefined) return;
        const without = restricted(
          market,
          Uint8Array.from(regrets, (_, one) => (one === entry ? 0 : 1)),
        );
        expect(pricerOf(without).price(found.prices).value).toBeCloseTo(bound.value, 6);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the worker', () => {
  const [instance] = fc.sample(anInstance, { numRuns: 1, seed: 11 });
  if (!instance) throw new Error('a sample has one instance');

  it('plans beside the event loop and says how it goes', async () => {
    const stages: string[] = [];
    const solution = await solve(instance, { seconds: 20, onProgress: ({ stage }) => stages.push(stage) });
    expect(checkPlan(instance, solution.plan)).toMatchObject({ feasible: true, objective: solution.objective });
    expect(stages[0]).toBe('first-plan');
  });

  it('ends when asked to', async () => {
    const controller = new AbortController();
    const running = solve(instance, { seconds: 20, signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });
});
