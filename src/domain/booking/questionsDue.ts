import { HOUR, type Instant, MINUTE } from '../day.ts';
import { isQuiet } from '../people/quiet.ts';
import { LEAD, type RemindedBooking, type ReminderPreferences, STILL_USEFUL } from './reminders.ts';
import { ASKED_AGAIN } from './screening.ts';

export interface DueQuestions {
  readonly bookingId: string;
  readonly athleteId: string;
  /** Makes it the same message, so that it is sent only once. */
  readonly key: string;
  /** Pointless from then on. */
  readonly until: Instant;
}

/** So early that an answer still counts at the start. */
const EARLIEST = 11 * HOUR;
/** Reminders are looked for this often. */
const STEP = 5 * MINUTE;

/**
 * For whom the questions before a massage are due by themselves: those whom the reminder two hours before does not reach,
 * since they switched it off, sleep until the massage, or booked later than that. They are asked four hours before; if
 * it is quiet from then until the massage, on the evening before.
 */
export function dueQuestions(
  bookings: readonly RemindedBooking[],
  preferencesOf: (athleteId: string) => ReminderPreferences,
  now: Instant,
): readonly DueQuestions[] {
  return bookings.flatMap((booking): readonly DueQuestions[] => {
    const { id, athleteId, start } = booking;
    const preferences = preferencesOf(athleteId);
    if (now >= start || isReminded(booking, preferences)) return [];
    const isAwake = isQuiet(preferences, start) || !isQuiet(preferences, start - STILL_USEFUL['hours-before'] - STEP);
    if (now < start - (isAwake ? ASKED_AGAIN : EARLIEST)) return [];
    if (isQuiet(preferences, now) && !isQuiet(preferences, start)) return [];
    return [{ bookingId: id, athleteId, key: `questions/${id}/${start}`, until: start }];
  });
}

/** Will the reminder two hours before be sent? It waits while it is quiet, and then it may be too late. */
function isReminded({ start, since }: RemindedBooking, preferences: ReminderPreferences): boolean {
  if (!preferences.wanted.includes('hours-before')) return false;
  const due = start - LEAD['hours-before'];
  if (since > due) return false;
  if (isQuiet(preferences, start)) return true;
  return [due, start - STILL_USEFUL['hours-before'] - STEP].some((at) => !isQuiet(preferences, at));
}
