import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { spotsWords } from '../../chat/words/areas.ts';
import { keepActions } from '../../chat/words/booking/review.ts';
import { defineNotice } from '../notice.ts';

/** A booking has lost its reason: the athlete keeps it or gives it back; a therapist hears of a session that is gone. */
export const bookingReasonGone = defineNotice({
  kind: 'booking.reasonGone',
  data: z.object({ bookingId: z.string() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { bookingId }) {
    const found = await care.booking.goneReasonOf(teamId, bookingId, now);
    if (!found) return null;
    const { booking, why } = found;
    const { athlete, athleteId, therapist, type } = booking;
    const values = { athlete, therapist, type: t(`type.${type}`), when: t.moment(booking.start) };
    if (reader?.personId === athleteId) {
      const said =
        why.what === 'soreness'
          ? t('notice.reasonGone.soreness', { ...values, spots: spotsWords(t, why.spots) })
          : t('notice.reasonGone.session');
      return {
        title: t('notice.reasonGone.title', values),
        tone: 'plain',
        blocks: [text(said)],
        actions: keepActions(t, bookingId),
      };
    }
    if (why.what === 'soreness') return null;
    return {
      title: t('notice.reasonGone.staffTitle', values),
      tone: 'warning',
      blocks: [text(t('notice.reasonGone.staffText', values))],
      actions: [press('athlete', athlete, { person: athleteId }), press('roster', t('roster.button'))],
    };
  },
});
