import { z } from 'zod';
import { text } from '../../chat/doc.ts';
import { defineNotice } from '../notice.ts';

/** To an adult who was named to be in the room with a minor: somebody else will be, or the massage is not then. */
export const secondAdultFreed = defineNotice({
  kind: 'secondAdult.freed',
  data: z.object({ bookingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { bookingId }) {
    const freed = reader && (await care.booking.freedFrom(teamId, bookingId, reader.personId, now));
    if (!freed) return null;
    const { athlete, start, adult } = freed;
    return {
      title: t('notice.secondAdultFreed.title', { athlete }),
      tone: 'plain',
      blocks: [text(t('notice.secondAdultFreed.text', { when: t.moment(start), adult: adult ?? 'none' }))],
    };
  },
});
