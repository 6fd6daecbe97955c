import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To admins: somebody used a young athlete's code. Their yes counts once an admin confirms who they are. */
export const guardianClaimed = defineNotice({
  kind: 'guardian.claimed',
  data: z.object({ athleteId: z.string(), guardianId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { athleteId, guardianId }) {
    const pair = await care.people.claimedGuardian(teamId, athleteId, guardianId);
    if (!pair) return null;
    const about = { person: athleteId, claim: guardianId };
    return {
      title: t('notice.guardianClaimed.title', { ...pair }),
      tone: 'warning',
      blocks: [text(t('notice.guardianClaimed.text', { ...pair }))],
      actions: [
        press('guardian', t('guardian.confirm'), { action: 'confirm', ...about }, { style: 'primary' }),
        press('guardian', t('guardian.end'), { action: 'end', ...about }, { style: 'danger' }),
      ],
    };
  },
});
