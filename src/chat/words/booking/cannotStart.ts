import type { CannotStart } from '../../../care/booking/secondAdult.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { press } from '../../command/command.ts';
import type { Block } from '../../doc.ts';

/** Why a booking cannot start, to those who treat. An athlete's own consent and a birth date read alike. */
export function cannotStartWords(t: Translate, { refused }: Refusal): string {
  if (refused === 'second-adult-missing') return t('cannotStart.secondAdult');
  return t(refused === 'treatment-consent-missing' ? 'cannotStart.treatment' : 'cannotStart.consent');
}

/** Bookings that cannot start as things are, each with why and what can be done here. */
export function cannotStartItems(t: Translate, found: readonly CannotStart[]): readonly Block[] {
  return found.map(({ booking: { id, athlete, start }, why }) => ({
    kind: 'item',
    text: t('roster.cannotStart', { athlete, when: t.moment(start), why: cannotStartWords(t, why) }),
    actions: why.refused === 'second-adult-missing' ? [press('adult', t('adult.name'), { booking: id })] : [],
  }));
}
