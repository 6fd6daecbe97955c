/**
 * Why something was chosen, or what stood in its way. A reason carries values; its wording is in the locale files under
 * `reason.<code>`. Instants are epoch milliseconds, formatted in the reader's zone.
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** They are kept with bookings and plans: one that goes, or takes another name, needs a migration. */
export const REASON_CODES = [
  // what makes a need
  'soreness', // area, side, score (0-10)
  'pain', // area, side, score (0-10)
  'hours-after-hard', // hours
  'hours-before-competition', // hours
  'finding', // pattern, severity
  'phase', // phase
  'matchday', // label
  'week-shape', // shape: hard, easy, taper, congested
  'cadence', // days: every how many
  'days-since-massage', // days
  'never-massaged',
  'healing-stage', // stage, area, side
  'cleared', // until, cap (1-5), areas and kinds as codes: what a clearance says
  'pressure-cap', // cap (1-5)
  'question-open', // warning questions wait for an answer
  'question-open-at', // area, side: about this spot
  'area-closed', // area, side: nobody has looked at it yet
  'to-be-seen', // by medical staff, within days
  'to-be-seen-today',
  'operation-not-cleared',
  'finding-stops', // until medical staff have looked
  'on-order', // ordered by a clinician for a healing area
  'order-needs-clearance', // work on order: no clearance holds
  'order-needs-note', // no clinician has written a note, of at most so many days
  'order-note-old', // the latest is older than so many days
  'order-too-early', // scar work, before so many days
  'asked', // asked for by the athlete or a therapist
  'left-out-last-time',
  // what makes a start a good one
  'best-window', // type, permille
  'in-window', // type, permille
  'shortened', // minutes, usual: that long does not fit
  'preferred-therapist',
  'preferred-gender',
  'preferred-language',
  'preferred-time',
  'usual-room',
  'first-session',
  'kept', // already booked then
  // what stood in the way of a need
  'no-therapist-with-skill',
  'no-therapist-of-gender',
  'no-room-allowed',
  'no-type-allowed',
  'no-shift-in-window',
  'always-busy',
  'no-suitable-hour', // the kernels rule out every free start
  'own-bookings', // fixed bookings of the same athlete
  'booked-out', // fixed bookings of others
  'intake-missing', // the team asks for one, so nothing was planned
  'others-first', // every allowed start went to somebody who needed it more: count
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export function reason(code: ReasonCode, values: Reason['values'] = {}): Reason {
  return { code, values };
}
