import { MASSAGE_TYPES, type MassageType } from '../domain/massage/modality.ts';
import type { Translate } from '../i18n/translate.ts';

/** Kinds of massage from words between commas: by name or by the reader's word for it, and what was none of these. */
export function readMassageTypes(
  t: Translate,
  typed: string,
): { readonly types: readonly MassageType[]; readonly unknown: readonly string[] } {
  const words = typed
    .split(/[,;]+/)
    .map((word) => word.trim())
    .filter(Boolean);
  const found = words.map((word) => MASSAGE_TYPES.find((type) => looksLike(word, type, t(`type.${type}`))));
  return {
    types: [...new Set(found.flatMap((type) => type ?? []))],
    unknown: words.filter((_, at) => found[at] === undefined),
  };
}

function looksLike(word: string, type: string, label: string): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '')
      .replace(/(massage|work)$/, '');
  return bare(word) === bare(type) || bare(word) === bare(label);
}
