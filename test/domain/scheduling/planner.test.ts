import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenRule, candidatesOf } from '../../../src/domain/scheduling/candidates.ts';
import { checkPlan } from '../../../src/domain/scheduling/check.ts';
import { type RecoveryPlan, type RecoveryPlanInstance, readInstance } from '../../../src/domain/scheduling/instance.ts';
import { modelOf } from '../../../src/domain/scheduling/model.ts';
import { knownPlan } from '../../../src/domain/scheduling/search/plan.ts';
import { planOf } from '../../../src/domain/scheduling/search/selection.ts';
import { anInstance, aPlan, everyMassage } from './instances.ts';
import { proposePlan } from './proposed.ts';

describe('candidates', () => {
  it('are exactly the sessions that stand alone, with their exact benefit', () => {
    fc.assert(
      fc.property(anInstance, (instance) => {
        const model = modelOf(instance);
        const candidates = candidatesOf(model);
        const listed = new Map<string, number>();
        for (let row = 0; row < candidates.count; row++) {
          const selection = new Int32Array(model.needs.length).fill(-1);
          selection[candidates.need[row] ?? -1] = row;
          const [massage] = planOf(model, candidates, selection).sessions;
          listed.set(JSON.stringify(massage), candidates.benefit[row] ?? 0);
        }
        const alone = new Map<string, number>();
        for (const massage of everyMassage(instance)) {
          const report = checkPlan(instance, aPlan([massage]));
          if (report.feasible) alone.set(JSON.stringify(massage), report.parts.benefit);
        }
        expect(listed).toEqual(alone);
      }),
      { numRuns: 60 },
    );
  });

  it('agree with the rule that is named for a start', () => {
    fc.assert(
      fc.property(anInstance, (instance) => {
        const open = { ...instance, fixedBookings: [], movableBookings: [] };
        const model = modelOf(open);
        for (const massage of everyMassage(open)) {
          const need = model.needs.find(({ row }) => row.id === massage.need);
          const type = model.types.findIndex(({ id }) => id === massage.type);
          const therapist = model.therapists.findIndex(({ id }) => id === massage.therapist);
          if (!need) throw new Error('every session has a need');
          const broken = brokenRule(model, need, type, therapist, massage.start);
          const { violations } = checkPlan(open, aPlan([massage]));
          const other = violations.filter(
            ({ code }) => code !== 'therapist-day-limit' && code !== 'pool-over-capacity',
          );
          expect(broken === null).toBe(other.length === 0);
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** The best objective of all plans, by trying them all; null when there are too many to try. */
function bestByForce(instance: RecoveryPlanInstance): number | null {
  const alone = everyMassage(instance).filter((massage) => checkPlan(instance, aPlan([massage])).feasible);
  const byNeed = [...new Set(alone.map(({ need }) => need))].map((need) => alone.filter((one) => one.need === need));
  if (byNeed.reduce((product, group) => product * (group.length + 1), 1) > 4000) return null;
  let best = Number.NEGATIVE_INFINITY;
  const visit = (at: number, massages: RecoveryPlan['sessions']): void => {
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

describe('a proposed plan', () => {
  it('keeps every rule, says its own objective, and is never better than the best there is', () => {
    let compared = 0;
    fc.assert(
      fc.property(anInstance, (instance) => {
        const { plan, objective, unserved } = proposePlan(instance);
        const report = checkPlan(instance, plan);
        expect(report.violations).toEqual([]);
        expect(report.objective).toBe(objective);
        expect(plan.sessions.length + unserved.length).toBe(report.needs);
        for (const { why } of unserved) expect(why.length).toBeGreaterThan(0);
        const best = bestByForce(instance);
        if (best === null) return;
        compared++;
        expect(objective).toBeLessThanOrEqual(best);
        // there is a plan exactly when force finds one
        expect(plan.sessions.length > 0).toBe(
          everyMassage(instance).some((one) => checkPlan(instance, aPlan([one])).feasible),
        );
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(10);
  });

  it('is the same for the same instance', () => {
    fc.assert(
      fc.property(anInstance, (instance) => {
        expect(proposePlan(structuredClone(instance))).toEqual(proposePlan(instance));
      }),
      { numRuns: 30 },
    );
  });

  it('changes nothing in a week it has planned already', () => {
    fc.assert(
      fc.property(anInstance, (instance) => {
        const first = proposePlan({ ...instance, movableBookings: [] }).plan;
        const again: RecoveryPlanInstance = {
          ...instance,
          movableBookings: first.sessions.map(({ need, therapist, type, start }) => ({
            need,
            therapist,
            type,
            start,
            movePenalty: 40,
            cancelPenalty: 200,
          })),
        };
        expect(proposePlan(again).plan).toEqual(first);
        expect(checkPlan(again, knownPlan(again)).objective).toBe(proposePlan(again).objective);
      }),
      { numRuns: 40 },
    );
  });
});

const whole: RecoveryPlanInstance = fc.sample(anInstance, { numRuns: 1, seed: 7 })[0] as RecoveryPlanInstance;

describe('the instance format', () => {
  it('reads what is valid', () => {
    expect('problems' in readInstance(structuredClone(whole))).toBe(false);
  });

  it.each([
    [
      'a shift in an unknown pool',
      (one: Raw) => set(one.therapists[0].shifts[0], 'pool', 'nowhere'),
      '$.therapists[0].shifts[0].pool',
    ],
    [
      'an end before its start',
      (one: Raw) => set(one.therapists[0].shifts[0], 'end', -99),
      '$.therapists[0].shifts[0]',
    ],
    [
      'a weight that is no whole number',
      (one: Raw) => set(one.athletes[0].needs[0], 'weight', 1.5),
      '$.athletes[0].needs[0].weight',
    ],
    ['two types of one name', (one: Raw) => set(one.sessionTypes[1], 'id', 'long'), '$.sessionTypes[1].id'],
    [
      'kernel points that go back',
      (one: Raw) =>
        set(one.sessionTypes[0].afterHard, 'points', [
          [5, 1],
          [5, 2],
        ]),
      '$.sessionTypes[0].afterHard.points',
    ],
    ['another format', (one: Raw) => set(one, 'format', 'x/9'), '$.format'],
  ])('names the path of %s', (_name, breakIt, path) => {
    const raw = structuredClone(whole) as unknown as Raw;
    breakIt(raw);
    const result = readInstance(raw);
    expect('problems' in result && result.problems.map((one) => one.path)).toContain(path);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: broken on purpose
type Raw = any;
function set(target: Raw, key: string, value: unknown): void {
  target[key] = value;
}
