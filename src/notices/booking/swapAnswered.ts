import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { screeningItem } from '../../chat/words/booking/consent.ts';
import { bookingFile } from '../../chat/words/booking/file.ts';
import { defineNotice } from '../notice.ts';

/** To whoever asked for a swap: what became of it. */
export const swapAnswered = defineNotice({
  kind: 'swap.answered',
  data: z.object({ swapId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, t, now }, { swapId }) {
    const view = await care.booking.viewSwap(teamId, swapId);
    if (!view || view.state === 'asked') return null;
    const { own, other } = view;
    if (view.state === 'accepted') {
      if (other.start <= now) return null;
      return {
        title: t('swap.done'),
        tone: 'good',
        blocks: [
          {
            kind: 'text',
            text: t('notice.swap.swapped', {
              type: t(`type.${own.type}`),
              from: t.moment(own.start),
              when: t.moment(other.start),
              therapist: other.therapist,
            }),
          },
          ...(view.now ? [screeningItem(t, view.now.id), ...(await bookingFile(t, care, teamId, view.now, now))] : []),
        ],
        actions: [press('mine', t('mine.button'))],
      };
    }
    // Somebody who gave the booking back meanwhile knows that there is nothing left to swap.
    if (own.state !== 'booked' || own.start <= now) return null;
    return {
      title: t('notice.swap.notTitle'),
      tone: 'plain',
      blocks: [
        {
          kind: 'text',
          text: t('notice.swap.not', {
            type: t(`type.${own.type}`),
            when: t.moment(own.start),
            therapist: own.therapist,
          }),
        },
      ],
      actions: [press('book', t('swap.otherTime'), { action: 'swap', booking: own.id })],
    };
  },
});
