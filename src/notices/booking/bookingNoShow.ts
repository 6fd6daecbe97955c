import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To the athlete: staff noted that they did not come. */
export const bookingNoShow = defineNotice({
  kind: 'booking.noShow',
  data: z.object({ bookingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { bookingId }) {
    const booking = await care.booking.any(teamId, bookingId);
    if (booking?.state !== 'no-show') return null;
    const { type, therapist, start } = booking;
    const text = t('notice.noShow.text', { type: t(`type.${type}`), therapist, when: t.moment(start) });
    return {
      title: t('notice.noShow.title'),
      tone: 'plain',
      blocks: [{ kind: 'text', text }],
      actions: [press('slots', t('slots.more'), {}, { style: 'primary' })],
    };
  },
});
