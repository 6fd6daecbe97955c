import { z } from 'zod';
import { press } from '../chat/command.ts';
import { defineNotice } from './notice.ts';

/** To those who can accept it: next week's plan waits for an answer. */
export const planProposed = defineNotice({
  kind: 'plan.proposed',
  data: z.object({ planId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { planId }) {
    const plan = await care.openPlan(teamId, planId);
    if (!plan) return null;
    const changes = plan.items.filter((item) => item.action !== 'keep').length;
    return {
      title: t('notice.planProposed.title', { week: t.day(plan.weekStart) }),
      tone: 'plain',
      blocks: [{ kind: 'text', text: t('notice.planProposed.text', { changes, unmet: plan.unmet.length }) }],
      actions: [press('plan', t('notice.planProposed.show'), { plan: planId }, { style: 'primary' })],
    };
  },
});
