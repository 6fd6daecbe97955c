import { makeTranslate, type Translate } from '../../i18n/translate.ts';

/** The translator of a reader the platform may not have told us much about. */
export function wordsFor(locale: string | undefined, zone: string | undefined): Translate {
  return makeTranslate(locale ?? 'en', zone ?? 'utc');
}
