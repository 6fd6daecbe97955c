import { makeTranslate, type Translate } from '../../i18n/translate.ts';

/** The translator for a reader of whom the platform may have told us little. */
export function wordsFor(locale: string | undefined, zone: string | undefined): Translate {
  return makeTranslate(locale ?? 'en', zone ?? 'utc');
}
