import type { NamedBooking } from '../../../care/booking/book.ts';
import type { Care } from '../../../care/index.ts';
import { dayOf, type Instant } from '../../../domain/day.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { bookingEntry } from '../../../ics/bookingEntry.ts';
import { writeEntry } from '../../../ics/writeCalendar.ts';
import type { FileBlock } from '../../doc.ts';

/**
 * The athlete's booking as a file for their calendar app. It is the same entry as in the calendar they may subscribe
 * to, so that a later file or the calendar updates it. None for those who subscribe already.
 */
export async function bookingFile(
  t: Translate,
  care: { readonly calendar: Pick<Care['calendar'], 'wantsFiles'> },
  teamId: string,
  booking: NamedBooking,
  now: Instant,
): Promise<readonly FileBlock[]> {
  if (!(await care.calendar.wantsFiles(teamId, booking.athleteId))) return [];
  const name = `deload-${dayOf(booking.start, t.zone)}.ics`;
  const text = writeEntry(bookingEntry(t, booking, null, now));
  return [{ kind: 'file', name, type: 'text/calendar', text, words: t('ics.file', { file: name }) }];
}
