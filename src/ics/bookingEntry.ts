import { firmSince, isTentative } from '../domain/booking/tentative.ts';
import type { Instant } from '../domain/day.ts';
import type { Translate } from '../i18n/translate.ts';
import type { Entry } from './writeCalendar.ts';

/** A booked massage, as far as a calendar needs to know it. */
export interface CalendarBooking {
  readonly calendarUid: string;
  readonly version: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly state: string;
  readonly origin: string;
  readonly therapist: string;
  readonly room: string;
  readonly table: number;
  /** Said only to the athlete and to whoever assesses. */
  readonly isAssessment?: boolean;
}

/**
 * A booking as an entry in somebody's calendar. Calendars show on locked screens and are shared, so it never names the
 * kind of massage or the reason; only an assessment is called so, to those it concerns. `athlete` is null in the athlete's own calendar; elsewhere it is what the team lets
 * calendars say.
 */
export function bookingEntry(t: Translate, booking: CalendarBooking, athlete: string | null, now: Instant): Entry {
  const { calendarUid, version, start, end, createdAt, state, therapist, room, table } = booking;
  const { isAssessment = false } = booking;
  const firm = firmSince(booking, now);
  const isOpen = state === 'held' || isTentative(booking, now);
  return {
    uid: `${calendarUid}@deload`,
    // Becoming firm is a change of its own, between two versions.
    sequence: 2 * version + (firm === null ? 0 : 1),
    start,
    end,
    createdAt,
    changedAt: Math.max(booking.changedAt, firm ?? 0),
    status: state === 'cancelled' ? 'cancelled' : isOpen ? 'tentative' : 'confirmed',
    title:
      athlete === null
        ? t(isAssessment ? 'ics.ownAssessment' : 'ics.own', { therapist })
        : t(isAssessment ? 'ics.ofAssessment' : 'ics.of', { therapist, athlete: athlete || t('ics.somebody') }),
    place: t('book.table', { room, table }),
  };
}
