import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { cannotStartWords } from '../../chat/words/booking/cannotStart.ts';
import { defineNotice } from '../notice.ts';

/** To therapist and trainers, two hours before a minor's booking that cannot start: why, and what to do. */
export const secondAdultMissing = defineNotice({
  kind: 'secondAdult.missing',
  data: z.object({ bookingId: z.string() }),
  quiet: 'ignores',
  async write({ teamId, care, t, now }, { bookingId }) {
    const found = await care.booking.cannotStart(teamId, bookingId, now);
    if (!found) return null;
    const { athlete, start } = found.booking;
    return {
      title: t('notice.secondAdult.title', { athlete }),
      tone: 'warning',
      blocks: [
        text(t('notice.secondAdult.text', { athlete, when: t.moment(start) })),
        text(cannotStartWords(t, found.why)),
      ],
      actions:
        found.why.refused === 'second-adult-missing'
          ? [press('adult', t('adult.name'), { booking: bookingId }, { style: 'primary' })]
          : [press('roster', t('roster.button'))],
    };
  },
});
