import { RED_FLAGS, type RedFlag } from '../checkIn/checkIn.ts';
import { FLAG_ROWS, ROADS, type Road } from '../medical/triage/table.ts';
import type { Finding } from './pattern.ts';

/** Kept with the warning signs: an area that is never worked on hurts so much that somebody looks today. */
export const STRONG_INSIDE = 'strong-inside' as const;
/** And from which number of 0 to 10 that was, when it was seen. */
export const STRONG_FROM = 'strong-from' as const;

type Alert = Pick<Finding, 'pattern' | 'severity' | 'evidence'>;

/** Warning signs a finding holds. */
export function signsOf({ evidence }: Pick<Alert, 'evidence'>): readonly RedFlag[] {
  return RED_FLAGS.filter((flag) => evidence[flag] === 1);
}

/** The road a warning sign takes; of several, the one that cannot wait. null: no warning sign. */
export function roadOf(alert: Pick<Alert, 'evidence'>): Road | null {
  const offers: readonly Road[] = [
    ...signsOf(alert).map((flag) => FLAG_ROWS[flag].offer),
    ...(alert.evidence[STRONG_INSIDE] === 1 ? (['same-day'] as const) : []),
  ];
  return ROADS.find((road) => offers.includes(road)) ?? null;
}

/** A warning sign, or anything urgent: taken over by a clinician or the deputy, and closed by a clinician. */
export function isMedicalAlert({ pattern, severity }: Pick<Alert, 'pattern' | 'severity'>): boolean {
  return severity === 'urgent' || pattern === 'R19';
}

/** It holds the athlete's bookings. Signs that somebody looks at within days close their own area instead. */
export function holdsBookings(alert: Alert): boolean {
  return isMedicalAlert(alert) && roadOf(alert) !== 'assessment';
}

/** On one of the first two roads: a clinician sees it today. */
export function isForToday(alert: Pick<Alert, 'evidence'>): boolean {
  const road = roadOf(alert);
  return road === 'emergency' || road === 'same-day';
}

/** One of the first two roads: told again and again until somebody takes it over, quiet hours or not. */
export function isPressing(alert: Alert): boolean {
  return alert.severity === 'urgent' && isForToday(alert);
}
