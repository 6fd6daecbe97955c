import { z } from 'zod';
import { press } from '../../chat/command/command.ts';
import { consentItem, openQuestions } from '../../chat/words/booking/consent.ts';
import { bookingFile } from '../../chat/words/booking/file.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { HOUR } from '../../domain/day.ts';
import { defineNotice } from '../notice.ts';

/** The reminder so near to a massage asks what is to be answered before it. */
const NEAR = 6 * HOUR;

/** 24 h and 2 h before a booking. Whether it may sound in quiet hours was decided when it fell due. */
export const bookingReminder = defineNotice({
  kind: 'booking.reminder',
  data: z.object({ bookingId: z.string(), until: z.number() }),
  quiet: 'ignores',
  async write({ teamId, care, t, now }, { bookingId, until }) {
    const booking = await care.booking.standingBooking(teamId, bookingId);
    if (!booking || now >= until) return null;
    const { type, therapist, start, room } = booking;
    const isNear = start - now <= NEAR;
    const view = isNear ? await care.booking.questionsAbout(teamId, bookingId, now) : null;
    return {
      title: t('notice.reminder.title', { hours: Math.max(1, Math.round((start - now) / HOUR)) }),
      tone: 'plain',
      blocks: [
        {
          kind: 'text',
          text: t('notice.reminder.text', { type: t(`type.${type}`), therapist, when: t.moment(start), room }),
        },
        ...(view?.status === 'no' ? [consentItem(t, view)] : []),
        ...(view ? openQuestions(t, view) : []),
        // Two hours before, nobody adds it to a calendar any more.
        ...(isNear
          ? []
          : [
              { kind: 'time' as const, label: t('book.when'), instant: start, words: t.moment(start) },
              ...(isMassage(booking) ? [{ kind: 'text' as const, text: t('notice.reminder.consent') }] : []),
              ...(await bookingFile(t, care, teamId, booking, now)),
            ]),
      ],
      actions: [
        press('book', t('book.move'), { instead: bookingId }),
        press('cancel', t('book.cancel'), { booking: bookingId }, { style: 'danger' }),
      ],
    };
  },
});
