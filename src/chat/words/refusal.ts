import type { OwnBookingRefusal, Refusal } from '../../domain/refusal.ts';
import type { Translate } from '../../i18n/translate.ts';
import { press } from '../command/command.ts';
import type { Action, Doc } from '../doc.ts';
import { reasonWords } from './reasons.ts';

/** A refusal in the reader's words: what happened, why, and what to do next. */
export function refusalDoc(t: Translate, refusal: Refusal, actions: readonly Action[] = []): Doc {
  return {
    title: t('refused.title'),
    tone: 'refused',
    blocks: [{ kind: 'text', text: refusalWords(t, refusal) }],
    actions: actions.length > 0 ? actions : nextSteps(t, refusal),
  };
}

/** What somebody can do about a consent that is missing. */
function nextSteps(t: Translate, { refused }: Refusal): readonly Action[] {
  const asks = consentAsk(refused);
  if (asks) return [press('join', t(`consent.ask.${asks[0]}`), {}, { style: 'primary', ask: asks })];
  return refused === 'guardian-consent-missing'
    ? [press('join', t('consent.ask.guardian'), { consent: 'yes' }, { style: 'primary' })]
    : [];
}

/** The options of `join` that are missing; null where it is not the reader's to say. */
export function consentAsk(refused: Refusal['refused']): readonly ['birth' | 'consent', ...string[]] | null {
  if (refused === 'birth-missing') return ['birth', 'sport', 'consent'];
  return refused === 'consent-missing' || refused === 'consent-of-age' ? ['consent'] : null;
}

/**
 * The same as words alone.
 *
 * @param athlete whose massage it is, where staff read it: they are no “you”
 */
export function refusalWords(t: Translate, refusal: Refusal, athlete?: string): string {
  const next = 'next' in refusal && refusal.next !== null ? [t('refusal.next', { when: t.moment(refusal.next) })] : [];
  return [sentence(athlete === undefined ? t : aboutAthlete(t, athlete), refusal).trim(), ...next].join(' ');
}

/** Says a refusal about somebody by name, where it would speak to them. */
function aboutAthlete(t: Translate, athlete: string): Translate {
  const about = (key: Parameters<Translate>[0], values?: Parameters<Translate>[1]) =>
    t.maybe(key.replace(/^refusal\./, 'refusal.of.'), { ...values, athlete }) ?? t(key, values);
  return Object.assign(about, t);
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
    case 'assessment-booked':
      return t('refusal.assessment-booked', ownWords(t, refusal));
    case 'overlaps-own-booking':
      return t('refusal.overlaps-own-booking', ownWords(t, refusal));
    case 'too-close-to-own-booking':
      return t('refusal.too-close-to-own-booking', { ...ownWords(t, refusal), hours: refusal.hours });
    case 'own-day-full':
      return t('refusal.own-day-full', { ...ownWords(t, refusal), count: refusal.count });
    case 'own-week-full':
      return t('refusal.own-week-full', { count: refusal.count, kind: refusal.firm ? 'firm' : 'any' });
    case 'off-scale':
      return t('refusal.off-scale', { least: refusal.least, most: refusal.most });
    case 'short-notice':
      return t('refusal.short-notice', { minutes: refusal.minutes });
    case 'therapist-lacks-skill':
      return t('refusal.therapist-lacks-skill', { type: t(`type.${refusal.type}`) });
    case 'booking-over':
    case 'booking-stopped':
      return t(`refusal.${refusal.refused}`, { when: t.moment(refusal.at) });
    case 'booking-moved':
      return t('refusal.booking-moved', { when: t.moment(refusal.to) });
    case 'guardian-settled':
      return t('refusal.guardian-settled', {
        state: refusal.at === null ? 'open' : 'confirmed',
        athlete: refusal.athlete,
        guardian: refusal.guardian ?? 'none',
        when: refusal.at === null ? '' : t.moment(refusal.at),
      });
    case 'code-used':
    case 'code-expired':
      return t(`refusal.${refusal.refused}`, {
        purpose: refusal.purpose,
        athlete: refusal.athlete,
        when: t.moment(refusal.at),
      });
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
