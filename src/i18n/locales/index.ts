import type { TypedWords } from '../typedWords.ts';
import { de } from './de/index.ts';
import { typed as deTyped } from './de/typed.ts';
import { en } from './en/index.ts';
import { typed as enTyped } from './en/typed.ts';
import { es } from './es/index.ts';
import { typed as esTyped } from './es/typed.ts';
import { fr } from './fr/index.ts';
import { typed as frTyped } from './fr/typed.ts';
import type { Messages } from './messages.ts';

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

/** What people type is read in every language at once; English first. */
export const TYPED_WORDS: readonly TypedWords[] = [enTyped, deTyped, esTyped, frTyped];
