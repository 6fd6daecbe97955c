import { z } from 'zod';
import { text } from '../../chat/doc.ts';
import { wardBookingActions, wardBookingWords } from '../../chat/words/booking/wards.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { defineNotice } from '../notice.ts';

/** To a minor's guardian: a massage was booked or moved, with a button that says no to it. */
export const guardianBooking = defineNotice({
  kind: 'guardian.booking',
  data: z.object({ bookingId: z.string(), from: z.number().optional() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { bookingId, from }) {
    const booking = reader && (await care.booking.wardBooking(teamId, reader.personId, bookingId, now));
    if (!booking || (booking.state !== 'booked' && booking.state !== 'held') || booking.start <= now) return null;
    const { athlete } = booking;
    const kind = isMassage(booking) ? 'massage' : 'assessment';
    return {
      title: t(from === undefined ? 'notice.guardianBooking.title' : 'notice.guardianBooking.moved', { athlete, kind }),
      tone: 'plain',
      blocks: [
        text(wardBookingWords(t, booking)),
        ...(from === undefined ? [] : [text(t('notice.guardianBooking.from', { from: t.moment(from) }))]),
      ],
      actions: wardBookingActions(t, booking, reader.personId),
    };
  },
});
