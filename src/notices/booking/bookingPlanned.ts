import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { screeningItem } from '../../chat/words/booking/consent.ts';
import { bookingFile } from '../../chat/words/booking/file.ts';
import { reasonWords } from '../../chat/words/reasons.ts';
import { isTentative } from '../../domain/booking/tentative.ts';
import { defineNotice } from '../notice.ts';

/** Staff accepted a plan: this booking is new for the athlete, or moved. */
export const bookingPlanned = defineNotice({
  kind: 'booking.planned',
  data: z.object({ bookingId: z.string(), from: z.number().optional() }),
  quiet: 'waits',
  async write({ teamId, care, t, now }, { bookingId, from }) {
    const booking = await care.booking.standingBooking(teamId, bookingId);
    if (!booking || booking.start <= now) return null;
    const { type, therapist, start, room, reasons } = booking;
    const values = { type: t(`type.${type}`), therapist, when: t.moment(start), room };
    const why = reasonWords(t, reasons);
    return {
      title: t(from === undefined ? 'notice.planned.title' : 'notice.movedTitle'),
      tone: 'plain',
      blocks: [
        {
          kind: 'text',
          text:
            from === undefined
              ? t('notice.planned.text', values)
              : t('notice.moved.text', { ...values, from: t.moment(from) }),
        },
        ...(why ? [{ kind: 'text' as const, text: t('book.why', { why }) }] : []),
        ...(isTentative(booking, now) ? [{ kind: 'text' as const, text: t('mine.tentative') }] : []),
        screeningItem(t, bookingId),
        ...(await bookingFile(t, care, teamId, booking, now)),
      ],
      actions: [
        press('book', t('book.move'), { instead: bookingId }),
        press('cancel', t('book.cancel'), { booking: bookingId }, { style: 'danger' }),
      ],
    };
  },
});
