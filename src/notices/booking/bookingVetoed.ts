import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { defineNotice } from '../notice.ts';

/** To therapist and trainers: a guardian said no to a minor's booking, and it was cancelled. */
export const bookingVetoed = defineNotice({
  kind: 'booking.vetoed',
  data: z.object({ bookingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t }, { bookingId }) {
    const booking = await care.booking.any(teamId, bookingId);
    if (booking?.state !== 'cancelled') return null;
    const { athlete, start, therapist } = booking;
    const kind = isMassage(booking) ? 'massage' : 'assessment';
    return {
      title: t('notice.vetoed.title', { athlete }),
      tone: 'warning',
      blocks: [text(t('notice.vetoed.text', { athlete, when: t.moment(start), therapist, kind }))],
      actions: [press('roster', t('roster.button'))],
    };
  },
});
