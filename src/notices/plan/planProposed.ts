import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { basisWords, causeWords, coverageWords, gapWords } from '../../chat/words/plan/plan.ts';
import { defineNotice } from '../notice.ts';

/** To those who can accept it: a proposal is waiting for an answer, and why there is one. */
export const planProposed = defineNotice({
  kind: 'plan.proposed',
  data: z.object({ planId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, now, t }, { planId }) {
    const plan = await care.plan.open(teamId, planId, now);
    if (!plan) return null;
    const changes = plan.items.filter((item) => item.action !== 'keep').length;
    return {
      title: t(plan.causes.length > 0 ? 'notice.planProposed.again' : 'notice.planProposed.title', {
        week: t.day(plan.weekStart),
      }),
      tone: 'plain',
      blocks: [
        causeWords(t, plan.causes),
        t('notice.planProposed.text', { changes }),
        basisWords(t, plan.basis),
        [coverageWords(t, plan), gapWords(t, plan)].filter(Boolean).join(' '),
      ].flatMap((text) => (text === '' ? [] : [{ kind: 'text', text }])),
      actions: [press('plan', t('notice.planProposed.show'), { plan: planId }, { style: 'primary' })],
    };
  },
});
