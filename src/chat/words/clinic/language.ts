import type { Translate } from '../../../i18n/translate.ts';

/** The language of a BCP 47 tag, the way therapists' languages are stored: `de-AT` is `de`. null: not a tag. */
export function readLanguage(text: string): string | null {
  try {
    return new Intl.Locale(text.trim()).language;
  } catch {
    return null;
  }
}

/** The language's name in the reader's language. */
export function languageName(t: Translate, tag: string): string {
  return new Intl.DisplayNames(t.locale, { type: 'language' }).of(tag) ?? tag;
}
