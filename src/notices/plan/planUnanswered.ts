import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

const data = z.object({ planId: z.string() });
/** So many lines are named. */
const NAMED = 6;

/** To those who can accept it: a proposal nobody has answered lapses soon. */
export const planUnanswered = defineNotice({
  kind: 'plan.unanswered',
  data,
  quiet: 'waits',
  async write({ teamId, care, now, t }, { planId }) {
    const plan = await care.plan.open(teamId, planId, now);
    if (!plan || plan.lapsesAt === null) return null;
    const changes = plan.items.filter(({ action }) => action !== 'keep').length;
    return {
      title: t('notice.planUnanswered.title', { week: t.day(plan.weekStart) }),
      tone: 'warning',
      blocks: [text(t('notice.planUnanswered.text', { changes, when: t.moment(plan.lapsesAt) }))],
      actions: [press('plan', t('notice.planProposed.show'), { plan: planId }, { style: 'primary' })],
    };
  },
});

/** To the same: nobody answered it in time, and what did not happen. */
export const planLapsed = defineNotice({
  kind: 'plan.lapsed',
  data,
  quiet: 'waits',
  async write({ teamId, care, now, t }, { planId }) {
    const plan = await care.plan.lapsed(teamId, planId, now);
    if (!plan) return null;
    const changes = plan.items.filter(({ action }) => action !== 'keep');
    const lines = changes
      .slice(0, NAMED)
      .map(({ athlete, start }) => t('notice.planLapsed.line', { athlete, when: t.moment(start) }));
    const more = changes.length - lines.length;
    return {
      title: t('notice.planLapsed.title', { week: t.day(plan.weekStart) }),
      tone: 'warning',
      blocks: [
        text(t('notice.planLapsed.text')),
        text(t.list([...lines, ...(more > 0 ? [t('notice.planLapsed.more', { count: more })] : [])])),
      ],
      actions: [
        press('plan', t('plan.propose'), { action: 'propose' }, { style: 'primary' }),
        press('plan', t('notice.planProposed.show'), { plan: planId }),
      ],
    };
  },
});
