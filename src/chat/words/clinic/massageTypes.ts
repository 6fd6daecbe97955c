import type { BookingType } from '../../../domain/clinic/modality.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { type Action, type Doc, text } from '../../doc.ts';

/**
 * Kinds from comma-separated words, by name or by the reader's word for it; and the words that were none.
 */
export function readTypes<Type extends BookingType>(
  t: Translate,
  typed: string,
  among: readonly Type[],
): { readonly types: readonly Type[]; readonly unknown: readonly string[] } {
  const words = typed
    .split(/[,;]+/)
    .map((word) => word.trim())
    .filter(Boolean);
  const found = words.map((word) => among.find((type) => looksLike(word, type, t(`type.${type}`))));
  return {
    types: [...new Set(found.flatMap((type) => type ?? []))],
    unknown: words.filter((_, at) => found[at] === undefined),
  };
}

/** Names the words that were no kind, lists the kinds there are, and leads back to what was typed. */
export function unknownTypesDoc(
  t: Translate,
  unknown: readonly string[],
  among: readonly BookingType[],
  again: Action,
): Doc {
  const skills = t.list(among.map((type) => t(`type.${type}`)));
  return {
    title: t('refused.title'),
    tone: 'refused',
    blocks: [text(t('clinic.skillsAre', { unknown: unknown.join(', ') || 'none', skills }))],
    actions: [again],
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
