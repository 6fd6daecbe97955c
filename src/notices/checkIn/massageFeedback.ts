import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { defineNotice } from '../notice.ts';

/** To an athlete, a day after a massage: did it help? Asked once more if there was no answer. */
export const massageFeedback = defineNotice({
  kind: 'massage.feedback',
  data: z.object({ bookingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { bookingId }) {
    const massage = reader && (await care.checkIn.feedbackToAsk(teamId, reader.personId, bookingId, now));
    if (!massage) return null;
    const about = { type: t(`type.${massage.type}`), when: t.moment(massage.start) };
    return {
      title: t('feedback.title'),
      tone: 'plain',
      blocks: [{ kind: 'text', text: t('feedback.text', about) }],
      actions: [
        press(
          'feedback',
          t('feedback.answer'),
          { booking: bookingId },
          {
            style: 'primary',
            ask: ['pressure', 'area', 'side', 'before', 'after'],
          },
        ),
      ],
    };
  },
});
