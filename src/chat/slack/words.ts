import { makeTranslate, type Translate } from '../../i18n/translate.ts';
import type { People } from './people.ts';

/** The translator for a reader of whom the platform may have told us little. */
export function wordsFor(locale: string | undefined, zone: string | undefined): Translate {
  return makeTranslate(locale ?? 'en', zone ?? 'utc');
}

/** In the language of somebody, as far as it is known now. */
export function wordsOf(people: People, workspace: string, user: string): Translate {
  const person = people.known(workspace, user);
  return wordsFor(person?.locale, person?.zone);
}
