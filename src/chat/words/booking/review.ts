import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Action } from '../../doc.ts';

/** For a booking that has lost its reason: keep it all the same, or give it back. */
export function keepActions(t: Translate, booking: string): readonly Action[] {
  return [
    press('book', t('review.keep'), { action: 'keep', booking }, { style: 'primary' }),
    press('cancel', t('review.giveBack'), { booking }, { style: 'danger' }),
  ];
}
