import type { Instant } from '../../../domain/day.ts';
import type { OwnBookingRefusal, Refusal } from '../../../domain/refusal.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Action, Block, InputValue } from '../../doc.ts';
import { refusalWords } from '../refusal.ts';

/** What an athlete asked for, as a button back to it carries it. */
export type Wish = Readonly<Record<string, InputValue>>;

/** Buttons that move or cancel the booking in the way; none for one that has begun. */
export function ownBookingActions(t: Translate, refusal: Refusal, now: Instant, wish: Wish): readonly Action[] {
  if (!('own' in refusal) || !refusal.own || refusal.own.start <= now) return [];
  const { id } = refusal.own;
  const move = wish.day === undefined ? 'book' : 'slots';
  return [
    press(move, t('book.move'), { ...wish, instead: id }, { style: 'primary' }),
    press('cancel', t('book.cancel'), { booking: id }, { style: 'danger' }),
  ];
}

/** One row for each booking in the way. */
export function ownBookingItems(
  t: Translate,
  conflicting: readonly OwnBookingRefusal[],
  now: Instant,
  wish: Wish,
): readonly Block[] {
  return conflicting.map((one) => ({
    kind: 'item',
    text: refusalWords(t, one),
    actions: ownBookingActions(t, one, now, wish),
  }));
}
