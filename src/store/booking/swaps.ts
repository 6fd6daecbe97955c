import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import type { SwapAsk as Row } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface SwapAsk {
  readonly id: string;
  /** The asker's own booking. */
  readonly bookingId: string;
  readonly otherId: string;
  readonly state: 'asked' | 'accepted' | 'declined' | 'over';
  readonly until: Instant;
}

const open = (row: Row): SwapAsk => ({
  id: row.id,
  bookingId: row.bookingId,
  otherId: row.otherId,
  state: row.state as SwapAsk['state'],
  until: row.untilAt.getTime(),
});

/** Who asks whom to swap bookings in one team. */
export const swaps = ({ db, teamId }: Scope) => ({
  async byId(id: string): Promise<SwapAsk | null> {
    if (!isId(id)) return null;
    const row = await db.swapAsk.findFirst({ where: { teamId, id } });
    return row && open(row);
  },
  /** Everything ever asked about a booking, whoever holds it. */
  async aboutBooking(bookingId: string): Promise<readonly SwapAsk[]> {
    const rows = await db.swapAsk.findMany({ where: { teamId, bookingId }, orderBy: { createdAt: 'asc' } });
    return rows.map(open);
  },
  async ask(ask: Pick<SwapAsk, 'bookingId' | 'otherId' | 'until'> & { readonly now: Instant }): Promise<SwapAsk> {
    const { bookingId, otherId, until, now } = ask;
    const row = await db.swapAsk.create({
      data: { id: randomUUID(), teamId, bookingId, otherId, untilAt: toDate(until), createdAt: toDate(now) },
    });
    return open(row);
  },
  /** Every question ends here; false when it had ended already. */
  async end(id: string, state: Exclude<SwapAsk['state'], 'asked'>): Promise<boolean> {
    const { count } = await db.swapAsk.updateMany({ where: { teamId, id, state: 'asked' }, data: { state } });
    return count > 0;
  },
  /** Questions waiting for an answer. */
  async waiting(): Promise<readonly SwapAsk[]> {
    const rows = await db.swapAsk.findMany({ where: { teamId, state: 'asked' } });
    return rows.map(open);
  },
  /** Questions nobody answered in time. */
  async unanswered(now: Instant): Promise<readonly SwapAsk[]> {
    const rows = await db.swapAsk.findMany({ where: { teamId, state: 'asked', untilAt: { lte: toDate(now) } } });
    return rows.map(open);
  },
});
