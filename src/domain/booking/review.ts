import type { Spot } from '../checkIn/bodyMap.ts';
import { type BookingType, MODALITIES, type Pressure } from '../clinic/modality.ts';
import { type Day, HOUR, type Instant } from '../day.ts';
import { type QuietHours, quietSpan, wokeBefore } from '../people/quiet.ts';
import type { ConsentAnswer } from './consent.ts';
import { type GoneReason, goneReason, type KnownNow, type ReasonedBooking, soreSpots } from './goneReason.ts';
import type { ScreeningAnswer } from './screening.ts';
import type { Trouble } from './trouble.ts';

/** So long before its start a massage is looked at again, at least: somebody else can still use the time. */
const REVIEW_LEAD = 4 * HOUR;
/** Whoever is awake for less than that before the last moment is asked the evening before. */
const AWAKE_BEFORE = HOUR;
const EVENING = 4 * HOUR;
/** Until then today's answer is waited for; yesterday's counts afterwards. */
const WAIT_UNTIL = HOUR;

/** When a massage is looked at again: on its morning, or the evening before an early one. */
export function reviewSpan(start: Instant, hours: QuietHours): { readonly start: Instant; readonly end: Instant } {
  const latest = start - REVIEW_LEAD;
  const night = quietSpan(hours, latest - AWAKE_BEFORE);
  if (night) return { start: night.start - EVENING, end: night.start };
  const end = quietSpan(hours, latest)?.start ?? latest;
  return { start: wokeBefore(hours, latest - AWAKE_BEFORE), end };
}

export interface ReviewedBooking {
  readonly booking: ReasonedBooking;
  /** The newest word on consent to it, and on anything new; null: none. */
  readonly consent: ConsentAnswer | null;
  readonly screening: ScreeningAnswer | null;
  /** What has come between the athlete and it; null: nothing. */
  readonly against: Trouble['why'] | null;
  /** The highest pressure the body allows then on a spot. */
  readonly capAt: (spot: Spot) => Pressure;
  readonly known: KnownNow;
  /** The athlete's day of the newest answer about soreness; null: none of today or yesterday. */
  readonly saidOn: Day | null;
  readonly today: Day;
  readonly hours: QuietHours;
}

/** What becomes of a massage that was planned for soreness; null: it stays, and nothing is said. */
export type Review =
  /** The athlete said no, or a question comes first: it does not begin before that is answered. */
  | { readonly do: 'hold'; readonly until: 'consent' | 'news' | 'question' }
  /** The reason is gone: the athlete keeps it, or gives it back. */
  | { readonly do: 'offer-back'; readonly gone: GoneReason }
  /** Another kind fits at that hour. */
  | { readonly do: 'change'; readonly to: BookingType }
  /** The same kind, with less pressure than it was planned with. */
  | { readonly do: 'lighten'; readonly cap: number }
  /** Nothing fits at that hour. */
  | { readonly do: 'flag' };

/** Looks at a massage again, with what its athlete said last. */
export function reviewBooking(view: ReviewedBooking, now: Instant): Review | null {
  const { booking, consent, screening, against, known, saidOn, today, hours } = view;
  const spots = soreSpots(booking.reasons);
  const span = reviewSpan(booking.start, hours);
  if (spots.length === 0 || now < span.start || now >= span.end) return null;
  if (consent !== null && consent !== 'yes') return { do: 'hold', until: 'consent' };
  if (screening === 'open') return { do: 'hold', until: 'news' };
  if (saidOn === null || (saidOn !== today && now < span.end - WAIT_UNTIL)) return null;
  if (against?.refused === 'question-open') return { do: 'hold', until: 'question' };
  const gone = goneReason(booking, known);
  if (against) {
    return against.refused === 'contraindicated' && against.fits !== null && gone === null
      ? { do: 'change', to: against.fits }
      : { do: 'flag' };
  }
  if (gone) return { do: 'offer-back', gone };
  const cap = Math.min(...spots.map(view.capAt));
  return isLess(booking, cap) ? { do: 'lighten', cap } : null;
}

/** Is less pressure allowed than it was planned with? */
function isLess({ type, reasons }: ReasonedBooking, cap: number): boolean {
  const { max } = MODALITIES[type].pressure;
  const planned = reasons.find(({ code }) => code === 'pressure-cap')?.values.cap ?? max;
  return Math.min(cap, max) < Math.min(Number(planned), max);
}
