import { addDays, type Day, type Instant, startOfDay, weekStart } from '../../domain/day.ts';
import type { TeamStore } from '../../store/index.ts';

/**
 * Who was left out last time: athletes whom the last accepted plan of an earlier week had no place for, and who had no
 * massage in that week after all. Somebody who did not come to theirs was not left out.
 */
export async function leftOutBefore(team: TeamStore, day: Day, zone: string): Promise<ReadonlySet<string>> {
  const last = await team.plans.lastUnmet(weekStart(day));
  if (!last) return new Set();
  const unmet = [
    ...new Set(
      last.unmet
        .filter(({ goesOn, reasons }) => !goesOn && !reasons.some(({ code }) => code === 'intake-missing'))
        .map(({ athleteId }) => athleteId),
    ),
  ];
  const from = startOfDay(last.weekStart, zone);
  const to: Instant = startOfDay(addDays(last.weekStart, 7), zone);
  const seen = new Set(
    (await team.bookings.since(from, unmet, { noShows: true })).flatMap(({ athleteId, start }) =>
      start < to ? [athleteId] : [],
    ),
  );
  return new Set(unmet.filter((id) => !seen.has(id)));
}
