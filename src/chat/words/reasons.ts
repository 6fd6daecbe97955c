import type { MassageType } from '../../domain/clinic/modality.ts';
import type { Reason } from '../../domain/clinic/reason.ts';
import type { Translate, Values } from '../../i18n/translate.ts';
import { spotWords } from './areas.ts';

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
    if (key === 'until') return t.day(String(value));
    if (key === 'kinds')
      return value === ''
        ? 'none'
        : t.list(
            String(value)
              .split(',')
              .map((type) => t(`type.${type as MassageType}`)),
          );
    if (key === 'areas')
      return value === ''
        ? 'none'
        : t.list(
            String(value)
              .split(',')
              .map((spot) => spotOf(t, spot)),
          );
    return undefined;
  };
  const spot = spotWords(t, String(values.area ?? ''), String(values.side ?? ''));
  return {
    spot,
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, named(key, value) ?? value])),
  };
}

/** `calf/left` */
function spotOf(t: Translate, code: string): string {
  const [area = '', side = ''] = code.split('/');
  return spotWords(t, area, side);
}

/** The same as a sentence by itself: `Why then: …`. Empty without reasons. */
export function whyWords(t: Translate, reasons: readonly Reason[]): string {
  const why = reasonWords(t, reasons);
  return why === '' ? '' : t('book.why', { why });
}
