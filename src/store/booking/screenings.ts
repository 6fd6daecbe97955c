import { SCREENING_ANSWERS, type ScreeningAnswer, type ScreeningRecord } from '../../domain/booking/screening.ts';
import type { Instant } from '../../domain/day.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface StoredScreening extends ScreeningRecord {
  readonly bookingId: string;
}

/** Whether anything was new before a booking. Rows are only ever added. */
export const screenings = ({ db, teamId }: Scope) => ({
  /** Oldest first. */
  async of(bookingIds: readonly string[]): Promise<readonly StoredScreening[]> {
    const rows = await db.bookingScreening.findMany({
      where: { teamId, bookingId: { in: [...bookingIds] } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    return rows.map(({ bookingId, answer, at }) => ({
      bookingId,
      // A word nobody knows answers nothing.
      answer: SCREENING_ANSWERS.find((one) => one === answer) ?? 'open',
      at: at.getTime(),
    }));
  },
  async add(bookingId: string, personId: string, answer: ScreeningAnswer, now: Instant): Promise<void> {
    await db.bookingScreening.create({ data: { teamId, bookingId, personId, answer, at: toDate(now) } });
  },
});
