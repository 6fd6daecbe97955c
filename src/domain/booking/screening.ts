import { HOUR, type Instant } from '../day.ts';
import type { Refusal } from '../refusal.ts';
import { type AskedBooking, whyNotAnswered } from './consent.ts';

/**
 * Answers to "anything new since last time?". `open`: yes, and not yet said what. `something`: what it is was answered in
 * the intake.
 */
export const SCREENING_ANSWERS = ['nothing', 'open', 'something'] as const;
export type ScreeningAnswer = (typeof SCREENING_ANSWERS)[number];

export interface ScreeningRecord {
  readonly answer: ScreeningAnswer;
  readonly at: Instant;
}

/** The question is asked at booking, and again when the massage is this near. */
export const ASKED_AGAIN = 4 * HOUR;
/** An answer older than this says nothing about a massage that starts now. */
export const SCREENING_FOR = 12 * HOUR;

/** Is the question open: never answered, answered with a yes that says nothing more, or not since the massage is near? */
export function isScreeningOpen(
  { start }: Pick<AskedBooking, 'start'>,
  before: readonly ScreeningRecord[],
  now: Instant,
): boolean {
  const last = before.at(-1);
  if (last === undefined || last.answer === 'open') return true;
  return now >= start - ASKED_AGAIN && last.at < start - ASKED_AGAIN;
}

/** Records an answer, or says why not. The same tap twice stores nothing the second time. */
export function screeningToRecord(
  booking: AskedBooking,
  before: readonly ScreeningRecord[],
  answer: ScreeningAnswer,
  now: Instant,
): ScreeningAnswer | Refusal {
  const closed = whyNotAnswered(booking, now);
  if (closed) return closed;
  const last = before.at(-1);
  return answer === 'nothing' && last?.answer === 'nothing' && !isScreeningOpen(booking, before, now)
    ? { refused: 'already-answered' }
    : answer;
}

/** For those who treat. An answer stays until the massage is near enough for it to be too old at the start. */
export type ScreeningStatus = 'nothing' | 'something' | 'not-yet';

export function screeningStatus(
  { start }: Pick<AskedBooking, 'start'>,
  records: readonly ScreeningRecord[],
  now: Instant,
): ScreeningStatus {
  const last = records.at(-1);
  if (last === undefined || last.answer === 'open' || last.at + SCREENING_FOR <= Math.max(start, now)) return 'not-yet';
  return records.some(({ answer }) => answer === 'something') ? 'something' : 'nothing';
}
