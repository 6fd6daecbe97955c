import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { spotWords } from '../../chat/words/areas.ts';
import { defineNotice } from '../notice.ts';

/** To those who treat: new pain has set a healing area one stage back. */
export const injurySetback = defineNotice({
  kind: 'injury.setback',
  data: z.object({ injuryId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t }, { injuryId }) {
    if (!reader?.roles.some((role) => role === 'clinician' || role === 'therapist')) return null;
    const found = await care.medical.setBackInjury(teamId, injuryId);
    if (!found) return null;
    const { athlete, athleteId, area, side } = found;
    return {
      title: t('notice.setback.title', { athlete }),
      tone: 'warning',
      blocks: [{ kind: 'text', text: t('notice.setback.text', { spot: spotWords(t, area, side) }) }],
      actions: [
        ...(reader.roles.includes('clinician')
          ? [
              press(
                'restrict',
                t('restrict.setStage'),
                { action: 'stage', record: injuryId },
                { ask: ['stage', 'reason'], style: 'primary' as const },
              ),
            ]
          : []),
        press('restrict', t('restrict.open'), { athlete: athleteId }),
      ],
    };
  },
});
