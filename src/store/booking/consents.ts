import { CONSENT_ANSWERS, type ConsentAnswer, type ConsentRecord } from '../../domain/booking/consent.ts';
import type { Instant } from '../../domain/day.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface StoredConsent extends ConsentRecord {
  readonly bookingId: string;
  readonly personId: string;
}

/** What athletes said about being treated, booking by booking. Rows are only ever added. */
export const consents = ({ db, teamId }: Scope) => ({
  /** Oldest first. */
  async of(bookingIds: readonly string[]): Promise<readonly StoredConsent[]> {
    const rows = await db.bookingConsent.findMany({
      where: { teamId, bookingId: { in: [...bookingIds] } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    return rows.map(({ bookingId, personId, answer, at }) => ({
      bookingId,
      personId,
      // A word nobody knows is no yes.
      answer: CONSENT_ANSWERS.find((one) => one === answer) ?? 'no',
      at: at.getTime(),
    }));
  },
  async add(bookingId: string, personId: string, answer: ConsentAnswer, now: Instant): Promise<void> {
    await db.bookingConsent.create({ data: { teamId, bookingId, personId, answer, at: toDate(now) } });
  },
});
