import type { Deps } from '../deps.ts';
import { adjustPlan } from './adjust.ts';
import { acceptPlan, declinePlan } from './decide.ts';
import { priceTeams } from './hourPrices.ts';
import { followUpProposals } from './lapse.ts';
import { lapsedPlan, openPlan, planHistory, viewPlan } from './plan.ts';
import { propose, proposeDueWeeks } from './propose.ts';
import { replanDue } from './replan.ts';
import { whatIf, whatIfEvents } from './whatIf.ts';

export const plan = (deps: Deps) => ({
  propose: propose(deps),
  view: viewPlan(deps),
  open: openPlan(deps),
  lapsed: lapsedPlan(deps),
  followUpProposals: followUpProposals(deps),
  history: planHistory(deps),
  adjust: adjustPlan(deps),
  accept: acceptPlan(deps),
  decline: declinePlan(deps),
  proposeDueWeeks: proposeDueWeeks(deps),
  replanDue: replanDue(deps),
  whatIf: whatIf(deps),
  events: whatIfEvents(deps),
  priceTeams: priceTeams(deps),
});
