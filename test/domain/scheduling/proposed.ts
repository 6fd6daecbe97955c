import { candidatesOf } from '../../../src/domain/scheduling/candidates.ts';
import type { RecoveryPlan, RecoveryPlanInstance } from '../../../src/domain/scheduling/instance.ts';
import { modelOf } from '../../../src/domain/scheduling/model.ts';
import { fillByPriority } from '../../../src/domain/scheduling/search/construct.ts';
import { knownPlan, type PlanProposal, proposalOf } from '../../../src/domain/scheduling/search/plan.ts';
import { selectionOf } from '../../../src/domain/scheduling/search/selection.ts';

export type MassageRow = RecoveryPlan['sessions'][number];

/**
 * The engine's first plan, without prices or proof: what people already know is kept where it is still allowed, and the
 * rest is filled by priority.
 */
export function proposePlan(instance: RecoveryPlanInstance): PlanProposal {
  const model = modelOf(instance);
  const candidates = candidatesOf(model);
  const start = selectionOf(model, candidates, knownPlan(instance));
  return proposalOf(model, candidates, fillByPriority(model, candidates, start));
}
