import { HOUR, type Instant } from '../day.ts';
import { isQuiet, type QuietHours } from '../people/quiet.ts';

/** Which reminder of a booking. */
export type ReminderKind = 'day-before' | 'hours-before';

export interface RemindedBooking {
  readonly id: string;
  readonly athleteId: string;
  readonly start: Instant;
  readonly end: Instant;
  /** When it was made or last moved: a reminder that had been due before then is not sent late. */
  readonly since: Instant;
}

export interface ReminderPreferences extends QuietHours {
  readonly wanted: readonly ReminderKind[];
}

export interface DueReminder {
  readonly bookingId: string;
  readonly athleteId: string;
  readonly kind: ReminderKind;
  /** Makes it the same reminder, so that it is sent only once: the booking, its start and the kind. */
  readonly key: string;
  /** Pointless from then on. */
  readonly until: Instant;
}

export const LEAD: Readonly<Record<ReminderKind, number>> = { 'day-before': 24 * HOUR, 'hours-before': 2 * HOUR };

/** A reminder that could not be sent in time is still worth sending until this long before the start. */
export const STILL_USEFUL: Readonly<Record<ReminderKind, number>> = {
  'day-before': 6 * HOUR,
  'hours-before': 0.5 * HOUR,
};

/**
 * What is due now. A reminder that falls into quiet hours waits until they end, and is dropped if that is too late to
 * be of use. But if the booking itself is in quiet hours, its reminders are sent on time. Wall-clock times are read in
 * the athlete's zone at that instant, so a change of the clocks moves nothing twice.
 */
export function dueReminders(
  bookings: readonly RemindedBooking[],
  preferencesOf: (athleteId: string) => ReminderPreferences,
  now: Instant,
): readonly DueReminder[] {
  return bookings.flatMap((booking) => {
    const preferences = preferencesOf(booking.athleteId);
    return preferences.wanted.flatMap((kind): readonly DueReminder[] => {
      const due = booking.start - LEAD[kind];
      const until = booking.start - STILL_USEFUL[kind];
      if (now < due || now >= until || booking.since > due) return [];
      if (isQuiet(preferences, now) && !isQuiet(preferences, booking.start)) return [];
      const { id, athleteId, start } = booking;
      return [{ bookingId: id, athleteId, kind, key: `reminder/${id}/${start}/${kind}`, until }];
    });
  });
}
