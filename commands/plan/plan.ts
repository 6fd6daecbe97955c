import { type CommandContext, defineCommand } from '../../src/chat/command/command.ts';
import type { Answer } from '../../src/chat/doc.ts';
import { planDoc } from '../../src/chat/words/plan/proposal.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { adjust } from './adjust.ts';
import { noPlanDoc, refusedDoc, telling } from './answers.ts';
import { accept, decline } from './decide.ts';
import { history } from './history.ts';
import { missingIn, type PlanInput, planInput } from './input.ts';
import { eventsLike, whatIf } from './whatIf.ts';

/** Staff: propose the week, look at it with its reasons, change a line, ask what if, accept it whole or in part. */
export const plan = defineCommand({
  name: 'plan',
  who: ['trainer', 'therapist', 'clinician', 'coach'],
  reply: 'private',
  input: planInput,
  examples: [
    '',
    'propose week:next',
    'accept',
    'accept only:1,2,5',
    'adjust line:3 settle:place day:2026-03-05 time:17:00',
    'adjust line:3 settle:none',
    'whatif question:therapist day:2026-03-05 from:09:00 until:13:00',
    'whatif question:demand percent:20',
    'history',
  ],
  must: ['line', 'settle', 'event', 'from', 'until', 'percent'],
  ask: missingIn,
  async suggest(context, option, typed) {
    return option === 'event' ? eventsLike(context, typed) : [];
  },
  async run(context, given) {
    switch (given.action) {
      case 'propose':
        return propose(context, given);
      case 'accept':
        return accept(context, given);
      case 'decline':
        return decline(context, given);
      case 'adjust':
        return adjust(context, given);
      case 'whatif':
        return whatIf(context, given);
      case 'history':
        return history(context);
      default:
        return show(context, given);
    }
  },
});

async function propose(context: CommandContext, given: PlanInput): Promise<Answer> {
  const { actor, care, now, t } = context;
  const view = await care.plan.propose(actor, given.week, now, telling(context));
  return isRefusal(view) ? refusedDoc(context, view) : planDoc(t, view);
}

async function show(context: CommandContext, given: PlanInput): Promise<Answer> {
  const { actor, care, now, t } = context;
  const view = await care.plan.view(actor, now, given.plan);
  if (!isRefusal(view)) return planDoc(t, view);
  return given.plan === undefined && view.refused === 'not-found' ? noPlanDoc(t) : refusedDoc(context, view);
}
