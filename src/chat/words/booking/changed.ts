import type { BookingChange } from '../../../care/booking/changesToTell.ts';
import type { Translate } from '../../../i18n/translate.ts';

/** What happened to several massages, if it is the same to all of them. */
export function whatHappened(changes: readonly Pick<BookingChange, 'what'>[]): BookingChange['what'] | 'mixed' {
  const [first = 'mixed', ...others] = new Set(changes.map(({ what }) => what));
  return others.length === 0 ? first : 'mixed';
}

/** One massage that was made, moved or cancelled, as a sentence for whoever is treated. */
export function changedWords(t: Translate, { what, booking, from }: BookingChange): string {
  const { type, therapist, start, room } = booking;
  const values = { what, type: t(`type.${type}`), therapist, room, when: t.moment(start) };
  return t('changed.line', { ...values, from: from === null ? 'none' : t.moment(from) });
}
