import { type CommandContext, press } from '../../src/chat/command/command.ts';
import { type Doc, text } from '../../src/chat/doc.ts';
import { refusalWords } from '../../src/chat/words/refusal.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { newestId, noPlanDoc, refusedDoc } from './answers.ts';
import type { PlanInput } from './input.ts';

/** `1, 3-5` */
function namedLines(said: string): readonly string[] {
  const parts = said.replace(/\s*[-–]\s*/g, '-').split(/[\s,;]+/);
  return parts.filter(Boolean).flatMap((part) => {
    const [first = 0, last = 0] = /^\d{1,4}-\d{1,4}$/.test(part) ? part.split('-').map(Number) : [];
    return first === 0 || last < first ? [part] : Array.from({ length: last - first + 1 }, (_, at) => `${first + at}`);
  });
}

/** Accepts the whole proposal, or the named lines. */
export async function accept(context: CommandContext, given: PlanInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const planId = given.plan ?? (await newestId(context));
  if (planId === null) return noPlanDoc(t);
  const only = given.only === undefined ? null : namedLines(given.only);
  const done = await care.plan.accept(actor, planId, only, now);
  if (isRefusal(done)) return refusedDoc(context, done);
  return {
    title: t('plan.accepted', { count: done.applied }),
    tone: done.left.length > 0 ? 'warning' : 'good',
    blocks: [
      text(t('plan.acceptedText')),
      ...(done.rest ? [text(t('plan.restOpen', { count: done.rest.lines }))] : []),
      ...done.left.map(({ athlete, start, why }) =>
        text(t('plan.left', { athlete, when: t.moment(start), why: refusalWords(t, why, athlete) })),
      ),
    ],
    actions: [
      ...(done.rest
        ? [
            press('plan', t('plan.acceptRest'), { action: 'accept', plan: done.rest.id }),
            press('plan', t('plan.showRest'), { action: 'show', plan: done.rest.id }),
          ]
        : []),
      press('roster', t('roster.button'), { range: 'week' }),
    ],
  };
}

export async function decline(context: CommandContext, given: PlanInput): Promise<Doc> {
  const { actor, care, now, t } = context;
  const planId = given.plan ?? (await newestId(context));
  if (planId === null) return noPlanDoc(t);
  const done = await care.plan.decline(actor, planId, now);
  return isRefusal(done)
    ? refusedDoc(context, done)
    : { title: t('plan.declined'), tone: 'plain', blocks: [{ kind: 'text', text: t('plan.declinedText') }] };
}
