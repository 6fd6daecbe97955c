import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To a minor's guardian, at once: the child reported something that cannot wait. What it is, the child says. */
export const guardianAlert = defineNotice({
  kind: 'guardian.alert',
  data: z.object({ athleteId: z.string(), offer: z.enum(['emergency', 'same-day']) }),
  quiet: 'ignores',
  async write({ teamId, reader, care, t, now }, { athleteId, offer }) {
    const athlete = reader && (await care.people.wardFor(teamId, reader.personId, athleteId, now));
    if (athlete === null) return null;
    return {
      title: t(`notice.guardianAlert.${offer}`, { athlete }),
      tone: 'warning',
      blocks: [text(t(`notice.guardianAlert.${offer}Text`, { athlete }))],
      actions: [press('guardian', t('guardian.button'))],
    };
  },
});
