import type { Reason } from '../../domain/clinic/reason.ts';
import type { Translate, Values } from '../../i18n/translate.ts';

/** Why a time was chosen, or what stood in the way, as one sentence; empty without reasons. */
export function reasonWords(t: Translate, reasons: readonly Reason[], most = 3): string {
  const said = reasons.slice(0, most).flatMap((one) => t.maybe(`reason.${one.code}`, valuesOf(t, one)) ?? []);
  return said.length === 0 ? '' : `${t.list(said)}.`;
}

/** Codes among the values become the reader's words. */
function valuesOf(t: Translate, { values }: Reason): Values {
  const named = (key: string, value: string | number) => {
    if (key === 'type') return t.maybe(`type.${value}`);
    if (key === 'area') return t.maybe(`area.${value}`);
    if (key === 'stage') return t.maybe(`stage.${value}`);
    if (key === 'phase') return t.maybe(`phase.${value}`);
    if (key === 'side') return t.maybe(`side.${value}`);
    if (key === 'pattern') return t.maybe(`pattern.${value}.name`);
    return undefined;
  };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, named(key, value) ?? value]));
}

/** The same as a sentence by itself: `Why then: …`. Empty without reasons. */
export function whyWords(t: Translate, reasons: readonly Reason[]): string {
  const why = reasonWords(t, reasons);
  return why === '' ? '' : t('book.why', { why });
}
