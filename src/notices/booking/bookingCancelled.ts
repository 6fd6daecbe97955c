import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { bookingFile } from '../../chat/words/booking/file.ts';
import { defineNotice } from '../notice.ts';

/** Somebody else cancelled the athlete's booking. */
export const bookingCancelled = defineNotice({
  kind: 'booking.cancelled',
  data: z.object({ bookingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t, now }, { bookingId }) {
    const booking = await care.booking.any(teamId, bookingId);
    if (booking?.state !== 'cancelled' || booking.start <= now) return null;
    return {
      title: t('notice.cancelled.title'),
      tone: 'warning',
      blocks: [
        {
          kind: 'text',
          text: t('notice.cancelled.text', {
            type: t(`type.${booking.type}`),
            therapist: booking.therapist,
            when: t.moment(booking.start),
          }),
        },
        ...(await bookingFile(t, care, teamId, booking, now)),
      ],
      actions: [press('slots', t('slots.more'), {}, { style: 'primary' })],
    };
  },
});
