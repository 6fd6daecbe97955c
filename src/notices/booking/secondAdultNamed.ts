import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { isActive } from '../../domain/booking/active.ts';
import { defineNotice } from '../notice.ts';

/** To an adult who was named to be in the room with a minor. */
export const secondAdultNamed = defineNotice({
  kind: 'secondAdult.named',
  data: z.object({ bookingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { bookingId }) {
    const booking = await care.booking.any(teamId, bookingId);
    const stands = booking !== null && isActive(booking);
    if (!booking || !stands || booking.secondAdultId !== reader?.personId || booking.start <= now) return null;
    const { athlete, start, therapist, room } = booking;
    return {
      title: t('notice.secondAdultNamed.title', { athlete }),
      tone: 'plain',
      blocks: [text(t('notice.secondAdultNamed.text', { athlete, when: t.moment(start), therapist, room }))],
      actions: [press('adult', t('adult.other'), { booking: bookingId })],
    };
  },
});
