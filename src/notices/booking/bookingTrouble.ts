import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { intakeActions } from '../../chat/words/medical/intake.ts';
import { refusalWords } from '../../chat/words/refusal.ts';
import type { TroubleRule } from '../../domain/booking/trouble.ts';
import type { Translate } from '../../i18n/translate.ts';
import { defineNotice } from '../notice.ts';

/** To athlete and therapist: a booking cannot take place as it is. */
export const bookingTrouble = defineNotice({
  kind: 'booking.trouble',
  data: z.object({ bookingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { bookingId }) {
    const trouble = await care.booking.troubleOf(teamId, bookingId, now);
    if (!trouble) return null;
    const { booking, why } = trouble;
    const { athlete, athleteId, therapist, type } = booking;
    const values = { athlete, therapist, type: t(`type.${type}`), when: t.moment(booking.start) };
    if (reader?.personId !== athleteId) {
      return {
        title: t('notice.trouble.staffTitle', values),
        tone: 'warning',
        blocks: [text(t('notice.trouble.staffText', { ...values, why: staffWhy(t, why.refused, athlete) }))],
        actions: [press('athlete', athlete, { person: athleteId }), press('roster', t('roster.button'))],
      };
    }
    if (why.refused === 'question-open') {
      return {
        title: t('notice.trouble.questionTitle', values),
        tone: 'warning',
        blocks: [text(t('notice.trouble.questionText', values))],
        actions: intakeActions(t, why),
      };
    }
    return {
      title: t('notice.trouble.title', values),
      tone: 'warning',
      blocks: [text(t('notice.trouble.text', { ...values, why: refusalWords(t, why) }))],
      actions: [
        press('book', t('book.move'), { instead: bookingId }, { style: 'primary' }),
        press('cancel', t('book.cancel'), { booking: bookingId }, { style: 'danger' }),
      ],
    };
  },
});

function staffWhy(t: Translate, rule: TroubleRule, athlete: string): string {
  switch (rule) {
    case 'contraindicated':
    case 'question-open':
    case 'overlaps-training':
    case 'outside-hours':
    case 'room-not-allowed':
    case 'therapist-lacks-skill':
      return t(`trouble.${rule}`, { athlete });
    default:
      return t('trouble.calendar');
  }
}
