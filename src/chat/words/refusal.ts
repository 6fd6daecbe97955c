import type { OwnBookingRefusal, Refusal } from '../../domain/refusal.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Action, Doc } from '../doc.ts';
import { reasonWords } from './reasons.ts';

/** A refusal in the reader's words: what happened, why, and what to do next. */
export function refusalDoc(t: Translate, refusal: Refusal, actions: readonly Action[] = []): Doc {
  return {
    title: t('refused.title'),
    tone: 'refused',
    blocks: [{ kind: 'text', text: refusalWords(t, refusal) }],
    actions,
  };
}

/** The same as words alone. */
export function refusalWords(t: Translate, refusal: Refusal): string {
  const next = 'next' in refusal && refusal.next !== null ? [t('refusal.next', { when: t.moment(refusal.next) })] : [];
  return [sentence(t, refusal), ...next].join(' ');
}

function sentence(t: Translate, refusal: Refusal): string {
  switch (refusal.refused) {
    case 'not-allowed':
      return t('refusal.not-allowed', { role: refusal.needs ? t(`role.${refusal.needs}`) : 'none' });
    case 'not-found':
      return t('refusal.not-found', { what: t.maybe(`thing.${refusal.what}`) ?? refusal.what });
    case 'too-close-to-competition':
      return t('refusal.too-close-to-competition', {
        type: t(`type.${refusal.type}`),
        when: refusal.competition === null ? '' : t.moment(refusal.competition),
        hours: refusal.hours,
        fits: refusal.fits === null ? 'none' : t(`type.${refusal.fits}`),
      });
    case 'too-soon-after-hard-session':
      return t('refusal.too-soon-after-hard-session', { type: t(`type.${refusal.type}`), hours: refusal.hours });
    case 'contraindicated':
      return t('refusal.contraindicated', {
        type: t(`type.${refusal.type}`),
        fits: refusal.fits === null ? 'none' : t(`type.${refusal.fits}`),
        because: refusal.because === undefined ? 'none' : reasonWords(t, refusal.because).replace(/\.$/, ''),
      });
    case 'outside-type-window':
      return t(`refusal.${refusal.refused}`, {
        type: t(`type.${refusal.type}`),
        fits: refusal.fits === null ? 'none' : t(`type.${refusal.fits}`),
      });
    case 'before-hard-training':
      return t('refusal.before-hard-training', { type: t(`type.${refusal.type}`), hours: refusal.hours });
    case 'overlaps-own-booking':
      return t('refusal.overlaps-own-booking', ownWords(t, refusal));
    case 'too-close-to-own-booking':
      return t('refusal.too-close-to-own-booking', { ...ownWords(t, refusal), hours: refusal.hours });
    case 'own-day-full':
      return t('refusal.own-day-full', { ...ownWords(t, refusal), count: refusal.count });
    case 'therapist-lacks-skill':
      return t('refusal.therapist-lacks-skill', { type: t(`type.${refusal.type}`) });
    case 'nothing-to-plan':
      return t('refusal.nothing-to-plan', { what: refusal.what });
    case 'invalid':
      return t('refusal.invalid', {
        field: t.maybe(`option.${refusal.field}`) ?? refusal.field,
        rule: t.maybe(refusal.rule) ?? refusal.rule,
      });
    default:
      return t(`refusal.${refusal.refused}`);
  }
}

function ownWords(t: Translate, { own }: OwnBookingRefusal): { readonly type: string; readonly when: string } {
  return own ? { type: t(`type.${own.type}`), when: t.moment(own.start) } : { type: '', when: 'none' };
}
