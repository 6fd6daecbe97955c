import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To one of those who treat: a colleague has changed what they had set. */
export const overruled = defineNotice({
  kind: 'restriction.overruled',
  data: z.object({
    athleteId: z.string(),
    by: z.string(),
    what: z.enum(['stage', 'clearance', 'hold', 'return']),
  }),
  quiet: 'waits',
  async write({ teamId, reader, care, t }, { athleteId, by, what }) {
    if (!reader?.roles.some((role) => role === 'clinician' || role === 'therapist')) return null;
    const names = await care.medical.overruledNames(teamId, { athleteId, by });
    if (!names) return null;
    return {
      title: t('notice.overruled.title', names),
      tone: 'warning',
      blocks: [text(t('notice.overruled.text', { ...names, what }))],
      actions: [press('restrict', t('restrict.open'), { athlete: athleteId })],
    };
  },
});
