import { dayOf, HOUR } from '../../day.ts';
import { isHard } from '../../training/session.ts';
import { above, atLeast } from '../compare.ts';
import { definePattern } from '../pattern.ts';
import { tripsIn } from '../trips.ts';
import type { RiskView, Trip } from '../view.ts';

/**
 * A trip across `zones` time zones, or of `hours` door to door, that arrives less than a day (or half a day per zone,
 * whichever is more) before a coming competition or hard session.
 */
export const travelBeforeCompetition = definePattern({
  id: 'R18',
  slug: 'travel-before-competition',
  severity: 'info',
  grade: 'C',
  cooldownHours: 72,
  minimumData: { trips: 1 },
  sources: ['Janse van Rensburg et al., Sports Med 2021 (travel fatigue and jet lag consensus)'],
  defaults: { zones: 3, hours: 6 },
  detect(view, { zones, hours }) {
    return tripsOf(view).flatMap((trip) => {
      const length = (trip.arrive - trip.depart) / HOUR;
      if (!atLeast(trip.zonesCrossed, zones) && !atLeast(length, hours)) return [];
      const rest = Math.max(24, 12 * trip.zonesCrossed);
      const next = view.planned.find(
        (one) =>
          one.status !== 'cancelled' &&
          one.start >= Math.max(trip.arrive, view.now) &&
          above(rest, (one.start - trip.arrive) / HOUR) &&
          isHard(one, view.sessions),
      );
      if (next === undefined) return [];
      return [
        {
          session: next.id,
          evidence: {
            zonesCrossed: trip.zonesCrossed,
            travelHours: length,
            hoursBefore: (next.start - trip.arrive) / HOUR,
            hoursAdvised: rest,
          },
          coverage: { known: 1, of: 1 },
          days: [dayOf(trip.arrive, view.zone), dayOf(next.start, next.zone)],
        },
      ];
    });
  },
});

/** Trips as they were written down, and travel in the calendar that none of them covers. */
function tripsOf(view: RiskView): readonly Trip[] {
  const isCovered = ({ depart, arrive }: Trip) => view.trips.some((one) => one.depart < arrive && depart < one.arrive);
  return [...view.trips, ...tripsIn(view.planned).filter((trip) => !isCovered(trip))];
}
