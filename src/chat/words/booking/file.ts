import type { NamedBooking } from '../../../care/booking/book.ts';
import type { Care } from '../../../care/index.ts';
import { isMassage } from '../../../domain/clinic/modality.ts';
import { dayOf, type Instant } from '../../../domain/day.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { bookingEntry } from '../../../ics/bookingEntry.ts';
import { writeEntries } from '../../../ics/writeCalendar.ts';
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
  return bookingsFile(t, care, teamId, [booking], now);
}

/** The same for several of one athlete's: one file with all of them. */
export async function bookingsFile(
  t: Translate,
  care: Parameters<typeof bookingFile>[1],
  teamId: string,
  bookings: readonly NamedBooking[],
  now: Instant,
): Promise<readonly FileBlock[]> {
  const [first] = bookings;
  if (!first || !(await care.calendar.wantsFiles(teamId, first.athleteId))) return [];
  const name = `deload-${dayOf(first.start, t.zone)}.ics`;
  const text = writeEntries(
    bookings.map((booking) => bookingEntry(t, { ...booking, isAssessment: !isMassage(booking) }, null, now)),
  );
  return [{ kind: 'file', name, type: 'text/calendar', text, words: t('ics.file', { file: name }) }];
}
