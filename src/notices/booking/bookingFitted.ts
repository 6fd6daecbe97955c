import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { text } from '../../chat/doc.ts';
import { BOOKING_TYPES } from '../../domain/clinic/modality.ts';
import { defineNotice } from '../notice.ts';

/** To athlete and therapist: after the last answers a massage is of another kind, or lighter. */
export const bookingFitted = defineNotice({
  kind: 'booking.fitted',
  data: z.object({ bookingId: z.string(), was: z.enum(BOOKING_TYPES).nullable(), cap: z.number() }),
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { bookingId, was, cap }) {
    const booking = await care.booking.standingBooking(teamId, bookingId);
    if (!booking || booking.start <= now) return null;
    const { athlete, athleteId, therapist, type, start } = booking;
    const isOwn = reader?.personId === athleteId;
    const key = `notice.fitted.${was === null ? 'lighter' : 'kind'}` as const;
    const values = {
      ...{ athlete, therapist, cap, when: t.moment(start), type: t(`type.${type}`) },
      was: was === null ? '' : t(`type.${was}`),
    };
    return {
      title: t(isOwn ? `${key}Title` : `${key}StaffTitle`, values),
      tone: 'plain',
      blocks: [text(t(isOwn ? `${key}Text` : 'notice.fitted.staffText', values))],
      actions: isOwn
        ? [
            press('book', t('book.move'), { instead: bookingId }),
            press('cancel', t('book.cancel'), { booking: bookingId }, { style: 'danger' }),
          ]
        : [press('athlete', athlete, { person: athleteId }), press('roster', t('roster.button'))],
    };
  },
});
