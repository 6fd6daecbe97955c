import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { openQuestions } from '../../chat/words/booking/consent.ts';
import { defineNotice } from '../notice.ts';

/** The questions before a massage, for somebody whom the reminder two hours before does not reach. */
export const bookingQuestions = defineNotice({
  kind: 'booking.questions',
  data: z.object({ bookingId: z.string(), until: z.number() }),
  quiet: 'ignores',
  async write({ teamId, care, t, now }, { bookingId, until }) {
    const view = now >= until ? null : await care.booking.questionsAbout(teamId, bookingId, now);
    const questions = view ? openQuestions(t, view) : [];
    if (!view || questions.length === 0) return null;
    const { type, therapist, start } = view.booking;
    return {
      title: t('notice.questions.title'),
      tone: 'plain',
      blocks: [
        text(t('notice.questions.text', { type: t(`type.${type}`), therapist, when: t.moment(start) })),
        ...questions,
      ],
      actions: [
        press('book', t('book.move'), { instead: bookingId }),
        press('cancel', t('book.cancel'), { booking: bookingId }, { style: 'danger' }),
      ],
    };
  },
});
