import { randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import { SealError, type Sealer } from '../database/seal.ts';
import { toDate } from '../instants.ts';
import type { Db } from '../scope.ts';

const KEPT_DAYS = 30;

/** Buttons whose arguments are too long for the platform to carry: kept for 30 days, sealed. */
export const invokes = (db: Db, sealer: Sealer, now: () => Instant) => ({
  async put(payload: string): Promise<string> {
    const id = randomBytes(12).toString('base64url');
    await db.storedInvoke.create({
      data: {
        id,
        payload: sealer.seal(payload, `invoke:${id}:payload`),
        expiresAt: toDate(now() + KEPT_DAYS * 24 * 3_600_000),
      },
    });
    return id;
  },
  async get(id: string): Promise<string | null> {
    const row = await db.storedInvoke.findFirst({ where: { id, expiresAt: { gt: toDate(now()) } } });
    if (typeof row?.payload !== 'string') return null;
    // Those of an earlier version are not sealed; they expire like the others.
    if (row.payload.startsWith('[')) return row.payload;
    try {
      return sealer.open(row.payload, `invoke:${id}:payload`);
    } catch (error) {
      if (error instanceof SealError) return null;
      throw error;
    }
  },
});
