import type { BookingLimits } from '../../../care/booking/limits.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Block } from '../../doc.ts';
import { spotsWords } from '../areas.ts';
import { reasonWords } from '../reasons.ts';

/** What the bookings of a roster have to respect, one row each. */
export function bookingLimitBlocks(t: Translate, limits: readonly BookingLimits[]): readonly Block[] {
  if (limits.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('roster.keepTo'),
      headings: [t('option.athlete'), t('book.when'), t('roster.limits')],
      rows: limits.map(({ booking, reasons, leftAlone }) => [
        booking.athlete,
        t.moment(booking.start),
        [
          reasonWords(t, reasons),
          leftAlone.length === 0 ? '' : t('intake.means.leftAlone', { areas: spotsWords(t, leftAlone) }),
        ]
          .filter(Boolean)
          .join(' '),
      ]),
    },
  ];
}
