import type { Adjustment } from '../../src/care/plan/adjust.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Doc } from '../../src/chat/doc.ts';
import { planDoc } from '../../src/chat/words/plan/proposal.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import { newestId, noPlanDoc, refusedDoc, telling } from './answers.ts';
import type { PlanInput } from './input.ts';

/** Settles one line; the rest is planned around it. */
export async function adjust(context: CommandContext, given: PlanInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const planId = given.plan ?? (await newestId(context));
  if (planId === null) return noPlanDoc(t);
  const wanted = await adjustmentOf(context, given);
  if (isRefusal(wanted)) return refusedDoc(context, wanted);
  const line = (given.line ?? '').replace(/\.$/, '');
  const view = await care.plan.adjust(actor, planId, line, wanted, now, telling(context));
  if (isRefusal(view)) {
    return refusedDoc(context, view, [press('plan', t('plan.backToIt'), { action: 'show', plan: planId })]);
  }
  return planDoc(t, view);
}

async function adjustmentOf({ actor, care, place }: CommandContext, given: PlanInput): Promise<Adjustment | Refusal> {
  if (given.settle === 'keep' || given.settle === 'none') return { to: given.settle };
  const { day, time: at, therapist } = given;
  const { platform, workspace } = place;
  const person =
    therapist === undefined ? null : await care.people.find(actor, { platform, workspace, user: therapist });
  if (therapist !== undefined && !person?.roles.includes('therapist'))
    return { refused: 'not-found', what: 'therapist' };
  return { to: 'place', day, time: at, therapistId: person?.id };
}
