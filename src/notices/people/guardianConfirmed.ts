import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To somebody who used a young athlete's code: an admin confirmed them as the guardian, or did not. */
export const guardianConfirmed = defineNotice({
  kind: 'guardian.confirmed',
  data: z.object({ athleteId: z.string(), yes: z.boolean() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { athleteId, yes }) {
    const athlete = await care.people.forNotice(teamId, athleteId);
    if (!athlete) return null;
    return {
      title: t(yes ? 'notice.guardianConfirmed.yes' : 'notice.guardianConfirmed.no', { athlete: athlete.name }),
      tone: yes ? 'good' : 'warning',
      blocks: [text(t(yes ? 'notice.guardianConfirmed.yesText' : 'notice.guardianConfirmed.noText'))],
      actions: yes ? [press('guardian', t('guardian.button'))] : [],
    };
  },
});
