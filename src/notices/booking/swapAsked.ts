import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** A team-mate would like to swap. Told by time, not by name: whose booking it is says something about them. */
export const swapAsked = defineNotice({
  kind: 'swap.asked',
  data: z.object({ swapId: z.string() }),
  quiet: 'waits',
  async write({ teamId, care, reader, t, now }, { swapId }) {
    const view = await care.booking.viewSwap(teamId, swapId);
    if (view?.state !== 'asked' || view.until <= now || reader?.personId !== view.other.athleteId) return null;
    const { own, other } = view;
    return {
      title: t('notice.swap.title'),
      tone: 'plain',
      blocks: [
        {
          kind: 'text',
          text: t('notice.swap.text', {
            type: t(`type.${other.type}`),
            from: t.moment(other.start),
            therapist: other.therapist,
            when: t.moment(own.start),
            with: own.therapist,
            until: t.moment(view.until),
          }),
        },
      ],
      actions: [
        press('book', t('notice.swap.yes'), { action: 'agree', swap: swapId }, { style: 'primary' }),
        press('book', t('notice.swap.no'), { action: 'decline', swap: swapId }),
      ],
    };
  },
});
