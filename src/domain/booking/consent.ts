import { HOUR, type Instant } from '../day.ts';
import type { Refusal } from '../refusal.ts';

/** What an athlete may say about a massage. `withdraw` takes a yes back; `stop` ends a massage that has begun. */
export const CONSENT_WORDS = ['yes', 'no', 'withdraw', 'stop'] as const;
export type ConsentWord = (typeof CONSENT_WORDS)[number];

/** What is recorded. The newest record of a booking counts; the others are history. */
export const CONSENT_ANSWERS = ['yes', 'no', 'withdrawn', 'stopped'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

export interface ConsentRecord {
  readonly answer: ConsentAnswer;
  readonly at: Instant;
}

/** A massage may be started with a yes that is younger than this; no consent carries over to another massage. */
export const CONSENT_FOR = 12 * HOUR;

/** A booking as far as questions about it go. */
export interface AskedBooking {
  readonly start: Instant;
  readonly end: Instant;
  readonly state: string;
}

/** Why nothing about this booking can be answered any more; null while it can. */
export function whyNotAnswered({ state, end }: AskedBooking, now: Instant): Refusal | null {
  if (state === 'cancelled') return { refused: 'booking-cancelled' };
  return end <= now || state === 'done' || state === 'no-show' ? { refused: 'booking-over', at: end } : null;
}

/**
 * What an answer is recorded as, or why it is not: the booking is over, cancelled or stopped, or the same was said
 * before and still counts. `before`: this booking's records, oldest first.
 */
export function consentToRecord(
  booking: AskedBooking,
  before: readonly ConsentRecord[],
  word: ConsentWord,
  now: Instant,
): ConsentAnswer | Refusal {
  const closed = whyNotAnswered(booking, now);
  if (closed) return closed;
  const last = before.at(-1);
  if (last?.answer === 'stopped') return { refused: 'booking-stopped', at: last.at };
  if (word === 'stop' && now >= booking.start) return 'stopped';
  if (word === 'yes') {
    if (booking.state === 'held') return { refused: 'on-hold' };
    return last?.answer === 'yes' && last.at + CONSENT_FOR > booking.end ? { refused: 'already-answered' } : 'yes';
  }
  if (last === undefined) return 'no';
  return last.answer === 'yes' ? 'withdrawn' : { refused: 'already-answered' };
}

/** For those who treat: a yes that still counts at the start, a no of any kind, or nothing that counts. */
export type ConsentStatus = 'yes' | 'not-yet' | 'no';

export function consentStatus(
  { start }: Pick<AskedBooking, 'start'>,
  records: readonly ConsentRecord[],
  now: Instant,
): ConsentStatus {
  const last = records.at(-1);
  if (last === undefined) return 'not-yet';
  if (last.answer !== 'yes') return 'no';
  return last.at + CONSENT_FOR > Math.max(start, now) ? 'yes' : 'not-yet';
}
