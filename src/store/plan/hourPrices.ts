import type { Instant } from '../../domain/day.ts';
import type { HourPrice } from '../../domain/scheduling/week/hourPrice.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

/** What the hours of one team's therapists are worth to those who have not booked yet. */
export const hourPrices = ({ db, teamId }: Scope) => ({
  /** Prices of hours that touch `[from, to)`. */
  async between(from: Instant, to: Instant): Promise<readonly HourPrice[]> {
    const rows = await db.hourPrice.findMany({
      where: { teamId, startsAt: { lt: toDate(to) }, endsAt: { gt: toDate(from) } },
    });
    return rows.map(({ therapistId, athleteId, startsAt, endsAt, price }) => ({
      therapistId,
      athleteId,
      start: startsAt.getTime(),
      end: endsAt.getTime(),
      price,
    }));
  },
  /** Replaces all of them. */
  async replace(prices: readonly HourPrice[]): Promise<void> {
    await db.hourPrice.deleteMany({ where: { teamId } });
    await db.hourPrice.createMany({
      data: prices.map(({ therapistId, athleteId, start, end, price }) => ({
        teamId,
        therapistId,
        athleteId,
        price,
        startsAt: toDate(start),
        endsAt: toDate(end),
      })),
      skipDuplicates: true,
    });
  },
  /** Somebody has what they needed: their prices are no longer kept. */
  async forget(athleteId: string): Promise<void> {
    await db.hourPrice.deleteMany({ where: { teamId, athleteId } });
  },
});
