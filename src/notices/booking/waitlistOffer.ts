import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { MINUTE } from '../../domain/day.ts';
import { defineNotice } from '../notice.ts';

/** A slot was given back, and it is this athlete's turn. An offer that ends tonight cannot wait until morning. */
export const waitlistOffer = defineNotice({
  kind: 'waitlist.offer',
  data: z.object({ entryId: z.string() }),
  quiet: 'ignores',
  async write({ teamId, care, t, now }, { entryId }) {
    const open = await care.booking.openOffer(teamId, entryId, now);
    const offer = open?.entry.offer;
    if (!open || !offer) return null;
    return {
      title: t('notice.offer.title'),
      tone: 'good',
      blocks: [
        {
          kind: 'text',
          text: t('notice.offer.text', {
            type: t(`type.${offer.type}`),
            therapist: open.therapist,
            when: t.moment(offer.start),
            room: open.room,
            until: t.moment(open.entry.offerUntil ?? now),
          }),
        },
      ],
      actions: [
        press(
          'book',
          t('notice.offer.take'),
          { therapist: offer.therapistId, type: offer.type, start: offer.start / MINUTE, wait: entryId },
          { style: 'primary' },
        ),
        press('book', t('notice.offer.no'), { action: 'decline', wait: entryId }),
      ],
    };
  },
});
