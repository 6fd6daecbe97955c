import { press } from '../../chat/command/command.ts';
import { type Block, text } from '../../chat/doc.ts';
import { changedWords, whatHappened } from '../../chat/words/booking/changed.ts';
import { screeningItem } from '../../chat/words/booking/consent.ts';
import { bookingsFile } from '../../chat/words/booking/file.ts';
import { reasonWords } from '../../chat/words/reasons.ts';
import { isTentative } from '../../domain/booking/tentative.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { defineNotice } from '../notice.ts';
import { CHANGES } from './changes.ts';

/** To the athlete: what others made of their massages, all of it at once. */
export const bookingChanged = defineNotice({
  kind: 'booking.changed',
  data: CHANGES,
  quiet: 'waits',
  async write({ teamId, reader, care, t, now }, { changes: told }) {
    if (!reader) return null;
    const changes = await care.booking.changesToTell(teamId, { ...reader, as: 'athlete' }, told, now);
    const [first, ...others] = changes;
    if (!first) return null;
    const what = whatHappened(changes);
    const files = await bookingsFile(
      t,
      care,
      teamId,
      changes.map(({ booking }) => booking),
      now,
    );
    const isOnlyLooked = changes.length === 1 && !isMassage(first.booking);
    const title = isOnlyLooked
      ? t('changed.assessment', { what })
      : t('changed.title', { what, count: changes.length });
    const tone = what === 'cancelled' ? 'warning' : 'plain';
    const ways = ({ id }: { readonly id: string }) => [
      press('book', t('book.move'), { instead: id }),
      press('cancel', t('book.cancel'), { booking: id }, { style: 'danger' as const }),
    ];
    const findOther = press('slots', t('slots.more'), {}, { style: 'primary' });
    if (others.length > 0)
      return {
        ...{ title, tone },
        blocks: [
          ...changes.map((one): Block => {
            const words = changedWords(t, one);
            return one.what === 'cancelled' ? text(words) : { kind: 'item', text: words, actions: ways(one.booking) };
          }),
          ...files,
        ],
        actions: changes.some((one) => one.what === 'cancelled') ? [findOther] : [],
      };
    const why = first.what === 'cancelled' ? '' : reasonWords(t, first.booking.reasons);
    return {
      ...{ title, tone },
      blocks: [
        text(changedWords(t, first)),
        ...(why ? [text(t('book.why', { why }))] : []),
        ...(first.what !== 'cancelled' && isTentative(first.booking, now) ? [text(t('mine.tentative'))] : []),
        ...(first.what !== 'cancelled' && isMassage(first.booking) ? [screeningItem(t, first.booking.id)] : []),
        ...files,
      ],
      actions: first.what === 'cancelled' ? [findOther] : ways(first.booking),
    };
  },
});
