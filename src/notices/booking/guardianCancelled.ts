import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { defineNotice } from '../notice.ts';

/** To a minor's guardian: a massage was cancelled. */
export const guardianCancelled = defineNotice({
  kind: 'guardian.cancelled',
  data: z.object({ bookingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { bookingId }) {
    const booking = reader && (await care.booking.wardBooking(teamId, reader.personId, bookingId, now));
    if (booking?.state !== 'cancelled' || booking.start <= now) return null;
    const { athlete, start } = booking;
    return {
      title: t('notice.guardianCancelled.title', {
        athlete,
        kind: isMassage(booking) ? 'massage' : 'assessment',
      }),
      tone: 'plain',
      blocks: [text(t('notice.guardianCancelled.text', { athlete, when: t.moment(start) }))],
      actions: [press('guardian', t('guardian.button'))],
    };
  },
});
