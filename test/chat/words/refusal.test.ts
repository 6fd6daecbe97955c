import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../../src/chat/words/refusal.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import { LOCALES } from '../../../src/i18n/locales/index.ts';
import { makeTranslate } from '../../../src/i18n/translate.ts';

const AT = Date.parse('2026-03-05T16:00:00Z');
const OWN = { id: 'b1', type: 'RECOVERY', start: AT } as const;

/** Every way a line of a plan can be refused. */
const REFUSALS: readonly Refusal[] = [
  { refused: 'too-close-to-competition', type: 'RECOVERY', competition: AT, hours: 72, fits: null, next: null },
  {
    refused: 'too-soon-after-hard-session',
    type: 'RECOVERY',
    hardEnd: AT,
    hours: 2,
    fits: null,
    next: null,
  } as Refusal,
  { refused: 'outside-type-window', type: 'RECOVERY', fits: 'RELAX', next: null } as Refusal,
  { refused: 'before-hard-training', type: 'RECOVERY', hours: 24, next: null },
  { refused: 'contraindicated', type: 'RECOVERY', fits: null },
  { refused: 'on-hold' },
  { refused: 'overlaps-own-booking', own: OWN, next: null },
  { refused: 'overlaps-own-booking', own: null, next: null },
  { refused: 'too-close-to-own-booking', own: OWN, hours: 48, next: null },
  { refused: 'too-close-to-own-booking', own: null, hours: 48, next: null },
  { refused: 'own-day-full', own: OWN, count: 1, next: null },
  { refused: 'own-week-full', own: null, count: 2, firm: false, next: null },
  { refused: 'own-week-full', own: null, count: 1, firm: true, next: null },
  { refused: 'question-open' },
  { refused: 'overlaps-training', next: null },
  { refused: 'therapist-gender' },
  { refused: 'consent-missing' },
  { refused: 'birth-missing' },
  { refused: 'consent-of-age' },
  { refused: 'guardian-consent-missing' },
  { refused: 'guardian-unconfirmed' },
  { refused: 'treatment-consent-missing' },
  { refused: 'intake-missing' },
  { refused: 'nothing-fits' },
  { refused: 'outside-hours', next: null },
  { refused: 'room-full', next: null },
  { refused: 'therapist-day-full', next: null },
  { refused: 'therapist-lacks-skill', type: 'RECOVERY' },
];

const YOU = {
  en: /\b(yours?|you)\b/i,
  de: /\b(du|dir|dich|dein\w*|hast)\b/i,
  es: /\b(tu|tus|tuya|tienes|ti|contigo)\b/i,
  fr: /\b(tu|ton|ta|tes|tienne|toi)\b/i,
};

describe('a refusal that staff read about an athlete', () => {
  it.each(LOCALES.flatMap((locale) => REFUSALS.map((refusal) => [locale, refusal.refused, refusal] as const)))(
    'in %s speaks of them and not to them: %s',
    (locale, _, refusal) => {
      const t = makeTranslate(locale, 'Europe/Berlin');
      const said = refusalWords(t, refusal, 'Ada');
      expect(said).not.toMatch(YOU[locale]);
      expect(said).not.toMatch(/[{}]|undefined|none| {2}/);
      if (YOU[locale].test(refusalWords(t, refusal))) expect(said).toContain('Ada');
    },
  );
});
