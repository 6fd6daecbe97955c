import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { spotWords } from '../../chat/words/areas.ts';
import { BODY_AREAS, SIDES } from '../../domain/checkIn/bodyMap.ts';
import { defineNotice } from '../notice.ts';

/** To clinicians, or trainers where there are none: somebody should look at an area before hands work there. */
export const assessmentDue = defineNotice({
  kind: 'assessment.due',
  data: z.object({
    athleteId: z.string(),
    spots: z.array(z.object({ area: z.enum(BODY_AREAS), side: z.enum(SIDES).nullable() })).readonly(),
    by: z.string(),
  }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { athleteId, spots, by }) {
    if (!reader?.roles.some((role) => role === 'clinician' || role === 'trainer')) return null;
    const found = await care.medical.stillToLook(teamId, { athleteId, spots }, now);
    if (!found) return null;
    const spot = t.list(found.spots.map(({ area, side }) => spotWords(t, area, side)));
    const about = {
      athlete: found.athlete,
      spot,
      by: t.day(by),
      closed: found.spots.some(({ closed }) => closed) ? 'yes' : 'no',
    };
    const [first] = found.spots;
    return {
      title: t('notice.assess.title', about),
      tone: 'warning',
      blocks: [{ kind: 'text', text: t(found.noClinician ? 'notice.assess.nobody' : 'notice.assess.text', about) }],
      actions: [
        ...(reader.roles.includes('clinician') && first && found.spots.length === 1
          ? [
              press(
                'assess',
                t('assess.record'),
                { athlete: athleteId, area: first.area, ...(first.side && { side: first.side }) },
                { ask: ['outcome', 'pressure', 'note'], style: 'primary' as const },
              ),
            ]
          : []),
        press('assess', t('assess.title')),
      ],
    };
  },
});
