import type { Translate } from '../../../i18n/translate.ts';
import { type Block, text } from '../../doc.ts';

/** To somebody whose bookings were held just now: first of all, whom to talk to. */
export function contactBlocks(t: Translate, staff: readonly string[]): readonly Block[] {
  const whom = staff.length > 0 ? t('checkin.contact', { names: t.list(staff) }) : t('checkin.contactNobody');
  return [whom, t('checkin.held')].map(text);
}
