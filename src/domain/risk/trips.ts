import { DateTime } from 'luxon';
import type { Instant } from '../day.ts';
import { isExercise, type PlannedSession } from '../training/session.ts';
import type { Trip } from './view.ts';

/**
 * The trips a calendar holds: every entry of travel, from the zone it is written in to that of the next journey, training or
 * competition. Where none follows, or all is written in one zone, no zones are known to be crossed.
 */
export function tripsIn(planned: readonly PlannedSession[]): readonly Trip[] {
  const shows = planned
    .filter((one) => one.status !== 'cancelled' && (one.kind === 'travel' || isExercise(one)))
    .toSorted((a, b) => a.start - b.start);
  return shows.flatMap((one): readonly Trip[] => {
    if (one.kind !== 'travel') return [];
    const { start: depart, end: arrive, zone } = one;
    const next = shows.find((other) => other !== one && other.start >= arrive);
    return [{ depart, arrive, zonesCrossed: next ? zonesBetween(zone, next.zone, arrive) : 0 }];
  });
}

/** Hours the clocks of two zones are apart at a moment. */
export function zonesBetween(one: string, other: string, at: Instant): number {
  const offset = (zone: string) => DateTime.fromMillis(at, { zone }).offset;
  return one === other ? 0 : Math.abs(offset(other) - offset(one)) / 60;
}
