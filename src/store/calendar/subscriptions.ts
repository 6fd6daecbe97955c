import type { Instant } from '../../domain/day.ts';
import { toDate, toInstant } from '../instants.ts';
import { hashOf } from '../people/codes.ts';
import type { Db, Scope } from '../scope.ts';

/** One's own bookings, or the roster of the whole team. */
const SUBSCRIBED = ['mine', 'team'] as const;
export type Subscribed = (typeof SUBSCRIBED)[number];

export interface Subscription {
  readonly teamId: string;
  readonly personId: string;
  readonly whose: Subscribed;
  readonly createdAt: Instant;
}

/** Addresses that calendar apps read bookings from: one of each kind per person. Only hashes are kept. */
export const subscriptions = ({ db, teamId }: Scope) => ({
  async of(personId: string): Promise<readonly Subscription[]> {
    const rows = await db.subscription.findMany({ where: { teamId, personId }, orderBy: { whose: 'asc' } });
    return rows.map(open);
  },
  /** Replaces the old one. */
  async put(token: string, { personId, whose, createdAt }: Omit<Subscription, 'teamId'>): Promise<void> {
    const values = { hash: hashOf(token), createdAt: toDate(createdAt) };
    await db.subscription.upsert({
      where: { teamId_personId_whose: { teamId, personId, whose } },
      create: { ...values, teamId, personId, whose },
      update: values,
    });
  },
  async remove(personId: string, whose: Subscribed): Promise<boolean> {
    const { count } = await db.subscription.deleteMany({ where: { teamId, personId, whose } });
    return count > 0;
  },
});

/** What an address with this secret part is for; null when it is unknown or was ended. */
export async function findSubscription(db: Db, token: string): Promise<Subscription | null> {
  const row = await db.subscription.findUnique({ where: { hash: hashOf(token) } });
  return row && open(row);
}

function open(row: {
  readonly teamId: string;
  readonly personId: string;
  readonly whose: string;
  readonly createdAt: Date;
}): Subscription {
  const { teamId, personId } = row;
  const whose = SUBSCRIBED.find((one) => one === row.whose) ?? 'mine';
  return { teamId, personId, whose, createdAt: toInstant(row.createdAt) };
}
