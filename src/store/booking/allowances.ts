import { type AllowanceRecord, allowanceSchema } from '../../domain/booking/allowance.ts';
import { toDate } from '../instants.ts';
import type { Scope } from '../scope.ts';

export interface StoredAllowance extends AllowanceRecord {
  readonly athleteId: string;
}

/** How athletes want to be treated, sealed. Rows are only ever added. */
export const allowances = ({ db, teamId, sealer }: Scope) => ({
  /** Everything these athletes said, for all bookings or for one, oldest first. */
  async of(athleteIds: readonly string[]): Promise<readonly StoredAllowance[]> {
    const rows = await db.allowance.findMany({
      where: { teamId, athleteId: { in: [...athleteIds] } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    return rows.map(({ athleteId, bookingId, said, at }) => {
      const about = { athleteId, bookingId, at: at.getTime() };
      return { ...about, said: allowanceSchema.parse(JSON.parse(sealer.open(said, sealedFor(about)))) };
    });
  },
  async add({ said, ...about }: StoredAllowance): Promise<void> {
    const { athleteId, bookingId, at } = about;
    await db.allowance.create({
      // The id is the database client's: of two rows of one moment it says which came later.
      data: {
        ...{ teamId, athleteId, bookingId, at: toDate(at) },
        said: sealer.seal(JSON.stringify(said), sealedFor(about)),
      },
    });
  },
});

function sealedFor({ athleteId, bookingId, at }: Omit<StoredAllowance, 'said'>): string {
  return `allowance:${athleteId}:${bookingId ?? 'all'}:${at}:said`;
}
