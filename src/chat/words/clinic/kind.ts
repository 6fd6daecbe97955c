import type { BookingType } from '../../../domain/clinic/modality.ts';
import type { Translate } from '../../../i18n/translate.ts';

/** A kind of massage as far as its reader may know it; null: only that it is a treatment. */
export function kindWords(t: Translate, type: BookingType | null): string {
  return t(`type.${type ?? 'hidden'}`);
}
