import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { fr } from './fr/index.ts';

export type MessageKey = keyof typeof en;
/** A language says everything: a missing key does not compile. */
export type Messages = Readonly<Record<MessageKey, string>>;

/** The list: one line per language. */
const languages = {
  en,
  de,
  es,
  fr,
} satisfies Readonly<Record<string, Messages>>;

export type Locale = keyof typeof languages;
export const LOCALES = Object.keys(languages) as readonly Locale[];

export function messagesOf(locale: Locale): Messages {
  return languages[locale];
}
