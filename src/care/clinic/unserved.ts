import { addDays, type Day, type Instant, startOfDay, weekStart } from '../../domain/day.ts';
import type { TeamStore } from '../../store/index.ts';

/**
 * Who was unserved last time: athletes whom the last accepted plan of an earlier week had no place for, and who had no
 * massage in that week after all. Somebody who did not come to theirs was served.
 */
export async function unservedLastTime(team: TeamStore, day: Day, zone: string): Promise<ReadonlySet<string>> {
  const last = await team.plans.lastUnserved(weekStart(day));
  if (!last) return new Set();
  const unserved = [
    ...new Set(
      last.unserved
        .filter(({ goal, goesOn, reasons }) => {
          const waits = goesOn || goal === 'assessment';
          return !waits && !reasons.some(({ code }) => code === 'intake-missing');
        })
        .map(({ athleteId }) => athleteId),
    ),
  ];
  const from = startOfDay(last.weekStart, zone);
  const to: Instant = startOfDay(addDays(last.weekStart, 7), zone);
  const seen = new Set(
    (await team.bookings.since(from, unserved, { noShows: true })).flatMap(({ athleteId, start }) =>
      start < to ? [athleteId] : [],
    ),
  );
  return new Set(unserved.filter((id) => !seen.has(id)));
}
