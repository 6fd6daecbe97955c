import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { spotWords } from '../../chat/words/areas.ts';
import { defineNotice } from '../notice.ts';

/** To those who treat: strong pain or soreness in a healing area or beside it, which may have set it one stage back. */
export const injurySetback = defineNotice({
  kind: 'injury.setback',
  // Messages written before the moment was kept speak of any.
  data: z.object({ injuryId: z.string(), at: z.number().default(Number.MAX_SAFE_INTEGER) }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { injuryId, at }) {
    if (!reader?.roles.some((role) => role === 'clinician' || role === 'therapist')) return null;
    const found = await care.medical.hurtInjury(teamId, injuryId, at, now);
    if (!found) return null;
    const { athlete, athleteId, area, side, setBack } = found;
    return {
      title: t('notice.setback.title', { athlete }),
      tone: 'warning',
      blocks: [
        {
          kind: 'text',
          text: t('notice.setback.text', { spot: spotWords(t, area, side), back: setBack ? 'yes' : 'no' }),
        },
      ],
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
