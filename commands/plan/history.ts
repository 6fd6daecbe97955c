import type { PastPlan } from '../../src/care/plan/plan.ts';
import { type CommandContext, press } from '../../src/chat/command/command.ts';
import type { Doc } from '../../src/chat/doc.ts';
import { causeWords } from '../../src/chat/words/plan/plan.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { noPlanDoc, refusedDoc } from './answers.ts';

/** Past proposals: who decided what, and when. */
export async function history(context: CommandContext): Promise<Doc> {
  const { actor, care, now, t } = context;
  const past = await care.plan.history(actor, now);
  if (isRefusal(past)) return refusedDoc(context, past);
  if (past.length === 0) return noPlanDoc(t);
  return {
    title: t('plan.history'),
    tone: 'plain',
    blocks: [
      {
        kind: 'table',
        caption: t('plan.historyCaption'),
        headings: [t('option.week'), t('plan.madeBy'), t('plan.decided'), t('plan.changes')],
        rows: past.map((one) => [
          t.day(one.weekStart),
          [t('plan.made', { by: one.by || 'none', when: t.moment(one.createdAt) }), causeWords(t, one.causes)]
            .filter(Boolean)
            .join(' '),
          decidedWords(context, one),
          t('plan.outcome', { state: one.state, changes: one.changes, done: one.done, left: one.left }),
        ]),
      },
      {
        kind: 'choice',
        choice: {
          label: t('plan.showOne'),
          invoke: { command: 'plan', input: { action: 'show' } },
          option: 'plan',
          choices: past.map((one) => ({
            value: one.id,
            label: `${t.day(one.weekStart)}, ${t(`plan.state.${one.state}`)}, ${t.moment(one.createdAt)}`,
          })),
        },
      },
    ],
    actions: [press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' })],
  };
}

function decidedWords({ t }: CommandContext, { state, decidedBy, decidedAt }: PastPlan): string {
  const says = t(`plan.state.${state}`);
  return decidedAt === null ? says : t('plan.decidedBy', { says, by: decidedBy, when: t.moment(decidedAt) });
}
