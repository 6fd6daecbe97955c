import type { Sealer } from './database/seal.ts';
import type { Prisma } from './generated/client.ts';

/** A client or a transaction: repositories do not care which. */
export type Db = Prisma.TransactionClient;

/** What every repository is made of: where, for which team, and the key to what is sealed. */
export interface Scope {
  readonly db: Db;
  readonly teamId: string;
  readonly sealer: Sealer;
  /** Called when something was put into the outbox. */
  readonly onOutbox: () => void;
}
