import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** Staff changed an athlete's standing wish. */
export const standingSet = defineNotice({
  kind: 'standing.set',
  data: z.object({ by: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { by }) {
    const person = await care.people.forNotice(teamId, by);
    return {
      title: t('standing.title'),
      tone: 'plain',
      blocks: [{ kind: 'text', text: t('notice.standing.set', { name: person?.name ?? t('notice.standing.staff') }) }],
      actions: [press('book', t('notice.standing.look'), { action: 'standing' }, { style: 'primary' })],
    };
  },
});
