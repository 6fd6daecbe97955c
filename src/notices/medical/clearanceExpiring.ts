import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { spotWords } from '../../chat/words/areas.ts';
import { defineNotice } from '../notice.ts';

/** To the clinician who gave it: a clearance is about to end. */
export const clearanceExpiring = defineNotice({
  kind: 'clearance.expiring',
  data: z.object({ clearanceId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { clearanceId }) {
    if (!reader?.roles.includes('clinician')) return null;
    const ending = await care.medical.endingClearance(teamId, clearanceId, now);
    if (!ending) return null;
    const { athlete, athleteId, area, until } = ending;
    const spot = area === null ? 'none' : spotWords(t, area.area, area.side);
    return {
      title: t('notice.clearance.title', { athlete }),
      tone: 'warning',
      blocks: [{ kind: 'text', text: t('notice.clearance.text', { spot, until: t.day(until) }) }],
      actions: [press('restrict', t('restrict.open'), { athlete: athleteId })],
    };
  },
});
