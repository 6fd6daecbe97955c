import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { lookWords } from '../../chat/words/checkIn/checkIn.ts';
import { BODY_AREAS, SIDES } from '../../domain/checkIn/bodyMap.ts';
import { defineNotice } from '../notice.ts';

/**
 * To those who may assess, or where nobody may to all who treat and to admins: somebody should look at an area before
 * hands work there. An admin who does not treat reads whom it is about and what to do, and nothing of the body.
 */
export const assessmentDue = defineNotice({
  kind: 'assessment.due',
  data: z.object({
    athleteId: z.string(),
    spots: z.array(z.object({ area: z.enum(BODY_AREAS).nullable(), side: z.enum(SIDES).nullable() })).readonly(),
    by: z.string(),
  }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { athleteId, spots, by }) {
    if (!reader) return null;
    const found = await care.medical.stillToLook(teamId, { athleteId, spots }, now);
    if (!found) return null;
    const about = { athlete: found.athlete, by: t.day(by) };
    const treats = reader.roles.some((role) => role === 'clinician' || role === 'therapist' || role === 'trainer');
    if (!treats)
      return {
        title: t('notice.assess.adminTitle', about),
        tone: 'warning',
        blocks: [text(t('notice.assess.admin', about))],
        actions: [press('team', t('notice.assess.role'), { action: 'role' })],
      };
    const spot = t.list(found.spots.map((look) => lookWords(t, look)));
    const closed = found.spots.some((look) => look.closed) ? 'yes' : 'no';
    const said = { ...about, spot, closed };
    const { booked } = found;
    return {
      title: t('notice.assess.title', said),
      tone: 'warning',
      blocks: [
        text(t(found.nobody ? 'notice.assess.nobody' : 'notice.assess.text', said)),
        ...(booked ? [text(t('assess.booked', { when: t.moment(booked.start), therapist: booked.therapist }))] : []),
      ],
      actions: [
        ...(found.nobody || booked
          ? []
          : [
              press(
                'book',
                t('assess.bookFor'),
                { athlete: athleteId, type: 'ASSESSMENT' },
                { style: 'primary' as const },
              ),
            ]),
        press('assess', t('assess.title')),
      ],
    };
  },
});
