import type { Instant } from '../domain/day.ts';
import { audit } from './audit.ts';
import { openClient } from './client.ts';
import { codes, useCode } from './codes.ts';
import type { Prisma } from './generated/client.ts';
import { invokes } from './invokes.ts';
import { jobRuns } from './jobRuns.ts';
import { outbox, outboxQueue } from './outbox.ts';
import { people } from './people.ts';
import type { Sealer } from './seal.ts';
import { directory, team } from './teams.ts';

/** A client or a transaction: repositories do not care which. */
export type Db = Prisma.TransactionClient;

/** What every repository is made of: where, for which team, and the key to what is sealed. */
export interface Scope {
  readonly db: Db;
  readonly teamId: string;
  readonly sealer: Sealer;
  /** Something was put into the outbox. */
  readonly onOutbox: () => void;
}

/** The repositories of one team: one line each. No question can be asked without saying which team. */
const repositories = (scope: Scope) => ({
  team: team(scope),
  people: people(scope),
  codes: codes(scope),
  outbox: outbox(scope),
  audit: audit(scope),
});

export type TeamStore = ReturnType<typeof repositories>;

export interface Store {
  team(teamId: string): TeamStore;
  /** All or nothing, for one team. */
  transaction<Result>(teamId: string, work: (tx: TeamStore) => Promise<Result>): Promise<Result>;
  readonly directory: ReturnType<typeof directory>;
  readonly queue: ReturnType<typeof outboxQueue>;
  readonly jobRuns: ReturnType<typeof jobRuns>;
  readonly invokes: ReturnType<typeof invokes>;
  useCode(code: string, purpose: string, now: Instant): ReturnType<typeof useCode>;
  /** Does the database answer? Throws when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly sealer: Sealer;
  readonly now: () => Instant;
  /** Called when messages were put into the outbox and are there for others to see. */
  readonly onOutbox?: () => void;
}

export function openStore(url: string, { sealer, now, onOutbox = () => {} }: StoreOptions): Store {
  const { prisma, close } = openClient(url);
  return {
    team: (teamId) => repositories({ db: prisma, teamId, sealer, onOutbox }),
    async transaction(teamId, work) {
      let put = false;
      const scope = {
        teamId,
        sealer,
        onOutbox: () => {
          put = true;
        },
      };
      const result = await prisma.$transaction((db) => work(repositories({ ...scope, db })), {
        timeout: 20_000,
        maxWait: 10_000,
      });
      if (put) onOutbox();
      return result;
    },
    directory: directory(prisma),
    queue: outboxQueue(prisma),
    jobRuns: jobRuns(prisma),
    invokes: invokes(prisma, now),
    useCode: (code, purpose, at) => useCode(prisma, code, purpose, at),
    ping: async () => {
      await prisma.$queryRaw`SELECT 1`;
    },
    close,
  };
}
