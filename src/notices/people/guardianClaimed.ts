import { z } from 'zod';
import { text } from '../../chat/doc.ts';
import { claimActions } from '../../chat/words/people/claim.ts';
import { defineNotice } from '../notice.ts';

/** To admins: somebody used a young athlete's code. Their yes counts once an admin confirms who they are. */
export const guardianClaimed = defineNotice({
  kind: 'guardian.claimed',
  data: z.object({ athleteId: z.string(), guardianId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { athleteId, guardianId }) {
    const pair = await care.people.claimedGuardian(teamId, athleteId, guardianId);
    if (!pair) return null;
    return {
      title: t('notice.guardianClaimed.title', { ...pair }),
      tone: 'warning',
      blocks: [text(t('notice.guardianClaimed.text', { ...pair }))],
      actions: claimActions(t, { athleteId, guardianId }),
    };
  },
});
