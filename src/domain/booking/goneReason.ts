import { type Spot, sameSpot } from '../checkIn/bodyMap.ts';
import type { Soreness } from '../checkIn/checkIn.ts';
import type { BookingType } from '../clinic/modality.ts';
import { type Reason, type ReasonCode, reason } from '../clinic/reason.ts';
import { HOUR, type Instant } from '../day.ts';

export interface ReasonedBooking {
  readonly start: Instant;
  readonly type: BookingType;
  readonly reasons: readonly Reason[];
}

/** What is known now of an athlete, as far as bookings are made for it. */
export interface KnownNow {
  /** Ends of hard sessions, done and planned, from days before the booking on. */
  readonly hardSessionEnds: readonly Instant[];
  /** The newest answer about soreness, of today or yesterday; null: none. */
  readonly said: readonly Soreness[] | null;
  /** From here on, soreness is a reason for a massage: a number of the protocol. */
  readonly soreFrom: number;
  /** Patterns of findings that are open. */
  readonly patterns: readonly string[];
}

/** The fact a booking was made for, and that is one no longer. */
export type GoneReason =
  | { readonly what: 'soreness'; readonly spots: readonly Spot[] }
  /** The match or hard session before it moved, was cancelled, or took place without the athlete. */
  | { readonly what: 'session' };

/** These stay true until the massage; a booking that has one of them has its reason. */
const LASTING: ReadonlySet<ReasonCode> = new Set([
  ...(['cadence', 'days-since-massage', 'never-massaged', 'asked', 'on-order', 'pain'] as const),
]);
/** Kinds that are for the hours after a hard session. */
const AFTER_HARD: readonly BookingType[] = ['INTER_EVENT', 'POST_EVENT', 'RECOVERY'];
/** A session that ended so much earlier or later is still the one a booking was made for. */
const SAME_SESSION = 12 * HOUR;

/** What became of the reasons for a booking: null while one of them holds, and where none was written down. */
export function goneReason(booking: ReasonedBooking, now: KnownNow): GoneReason | null {
  const { reasons } = booking;
  if (reasons.some(({ code }) => LASTING.has(code))) return null;
  if (reasons.some(({ code, values }) => code === 'finding' && now.patterns.includes(String(values.pattern))))
    return null;
  const hours = hoursAfterHard(booking);
  const spots = soreSpots(reasons);
  if (hours !== null && hasSession(booking, hours, now)) return null;
  if (spots.some((spot) => isSore(spot, now))) return null;
  if (hours !== null) return { what: 'session' };
  // Without an answer nobody knows.
  return spots.length > 0 && now.said !== null ? { what: 'soreness', spots } : null;
}

/** The spots a booking was made for. */
export function soreSpots(reasons: readonly Reason[]): readonly Spot[] {
  return reasons.flatMap(({ code, values }) =>
    code === 'soreness' ? [{ area: values.area, side: values.side } as Spot] : [],
  );
}

/** The reasons of a booking whose athlete keeps it: that they want it, in place of what is gone. */
export function keptReasons({ reasons }: Pick<ReasonedBooking, 'reasons'>): readonly Reason[] {
  const gone: readonly ReasonCode[] = ['soreness', 'hours-after-hard', 'matchday', 'finding'];
  return [reason('asked'), ...reasons.filter(({ code }) => code !== 'asked' && !gone.includes(code))];
}

/** How many hours after a hard session it is, for a booking that was made for that. */
function hoursAfterHard({ type, reasons }: ReasonedBooking): number | null {
  const after = reasons.find(({ code }) => code === 'hours-after-hard');
  const isFor = AFTER_HARD.includes(type) || reasons.some(({ code }) => code === 'matchday');
  return after && isFor ? Number(after.values.hours) : null;
}

function hasSession({ start }: ReasonedBooking, hours: number, { hardSessionEnds }: KnownNow): boolean {
  return hardSessionEnds.some((end) => end <= start && Math.abs(start - hours * HOUR - end) < SAME_SESSION);
}

function isSore(spot: Spot, { said, soreFrom }: KnownNow): boolean {
  return (said ?? []).some((one) => sameSpot(one, spot) && one.value >= soreFrom);
}
