import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '../../domain/day.ts';
import { type Feed as FeedRow, Prisma } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate, toDateIfSaid, toInstant, toInstantOrNull } from '../instants.ts';
import { lease } from '../lease.ts';
import type { Db, Scope } from '../scope.ts';

const FEED_SOURCES = ['url', 'file', 'spreadsheet', 'caldav'] as const;
export type FeedSource = (typeof FEED_SOURCES)[number];
/** What an event is when its title does not say. */
const FEED_PURPOSES = ['team', 'competition', 'athlete'] as const;
export type FeedPurpose = (typeof FEED_PURPOSES)[number];
/**
 * choosing: an account with several calendars, and nobody has said yet which. waiting: not read yet. held: it lost most
 * of its future, and somebody was asked whether that is right.
 */
const FEED_STATES = ['choosing', 'waiting', 'good', 'failing', 'held'] as const;
export type FeedState = (typeof FEED_STATES)[number];

export interface Feed {
  readonly id: string;
  /** Whose calendar: an athlete's own, or the team's when null. */
  readonly personId: string | null;
  readonly squad: string | null;
  readonly source: FeedSource;
  readonly name: string;
  readonly purpose: FeedPurpose;
  readonly url: string | null;
  /** The address without its secret part. */
  readonly shownUrl: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly state: FeedState;
  /** What went wrong, as a code the locale words under `calendar.problem`. */
  readonly problem: string | null;
  /** How many checks in a row have failed. */
  readonly failures: number;
  readonly checkedAt: Instant | null;
  /** The last check that succeeded. */
  readonly goodAt: Instant | null;
  readonly nextAt: Instant;
  readonly createdAt: Instant;
}

/** An account on a calendar server. */
export interface FeedLogin {
  readonly user: string;
  readonly password: string;
}

export type NewFeed = Pick<
  Feed,
  'personId' | 'squad' | 'source' | 'name' | 'purpose' | 'url' | 'shownUrl' | 'nextAt' | 'createdAt'
> & { readonly login?: FeedLogin; readonly state?: FeedState };

export type FeedChange = Partial<
  Pick<
    Feed,
    | 'name'
    | 'source'
    | 'purpose'
    | 'squad'
    | 'etag'
    | 'lastModified'
    | 'state'
    | 'problem'
    | 'failures'
    | 'checkedAt'
    | 'goodAt'
  >
> & {
  readonly nextAt?: Instant;
  /** The last good copy. */
  readonly content?: Uint8Array;
  readonly url?: string;
  readonly shownUrl?: string;
  readonly login?: FeedLogin;
};

/** Everything but the last good copy, which may be 10 MB, and the login, which is opened only to fetch. */
const WITHOUT_CONTENT = { content: true, login: true } as const;
type Row = Omit<FeedRow, 'content' | 'login'>;

const LOGIN = z.object({ user: z.string(), password: z.string() });

/** The calendars a team has connected. Addresses are sealed, because most are their own password; so are logins. */
export const feeds = ({ db, teamId, sealer }: Scope) => {
  const contextOf = (id: string) => `feed:${id}:url`;
  const loginContextOf = (id: string) => `feed:${id}:login`;
  const sealedLogin = (id: string, { user, password }: FeedLogin) =>
    sealer.seal(JSON.stringify({ user, password }), loginContextOf(id));
  const open = (row: Row): Feed => ({
    id: row.id,
    personId: row.personId,
    squad: row.squad,
    source: FEED_SOURCES.find((source) => source === row.source) ?? 'file',
    name: row.name,
    purpose: FEED_PURPOSES.find((purpose) => purpose === row.purpose) ?? 'team',
    url: row.url === null ? null : sealer.open(row.url, contextOf(row.id)),
    shownUrl: row.shownUrl,
    etag: row.etag,
    lastModified: row.lastModified,
    state: FEED_STATES.find((state) => state === row.state) ?? 'waiting',
    problem: row.problem,
    failures: row.failures,
    checkedAt: toInstantOrNull(row.checkedAt),
    goodAt: toInstantOrNull(row.goodAt),
    nextAt: toInstant(row.nextAt),
    createdAt: toInstant(row.createdAt),
  });
  return {
    async add(feed: NewFeed): Promise<Feed> {
      const id = randomUUID();
      const { url, nextAt, createdAt, login, ...plain } = feed;
      const sealed = url === null ? null : sealer.seal(url, contextOf(id));
      const row = await db.feed.create({
        data: {
          id,
          teamId,
          ...plain,
          url: sealed,
          nextAt: toDate(nextAt),
          createdAt: toDate(createdAt),
          login: login && sealedLogin(id, login),
        },
        omit: WITHOUT_CONTENT,
      });
      return open(row);
    },
    async byId(id: string): Promise<Feed | null> {
      if (!isId(id)) return null;
      const row = await db.feed.findFirst({ where: { teamId, id }, omit: WITHOUT_CONTENT });
      return row && open(row);
    },
    /** The team's calendars (null) or those of one athlete, oldest first; all of them when nobody is named. */
    async list(whose?: { readonly personId: string | null }): Promise<readonly Feed[]> {
      const rows = await db.feed.findMany({
        where: { teamId, personId: whose?.personId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        omit: WITHOUT_CONTENT,
      });
      return rows.map(open);
    },
    /** The account to sign in with; null where none is needed. */
    async loginOf(id: string): Promise<FeedLogin | null> {
      const row = await db.feed.findFirst({ where: { teamId, id }, select: { login: true } });
      return row?.login ? LOGIN.parse(JSON.parse(sealer.open(row.login, loginContextOf(id)))) : null;
    },
    async contentOf(id: string): Promise<Uint8Array | null> {
      const row = await db.feed.findFirst({ where: { teamId, id }, select: { content: true } });
      return row?.content ?? null;
    },
    async change(id: string, change: FeedChange): Promise<void> {
      const { checkedAt, goodAt, nextAt, content, url, login, ...plain } = change;
      await db.feed.updateMany({
        where: { teamId, id },
        data: {
          ...plain,
          checkedAt: toDateIfSaid(checkedAt),
          goodAt: toDateIfSaid(goodAt),
          nextAt: toDateIfSaid(nextAt),
          content: content && Uint8Array.from(content),
          url: url === undefined ? undefined : sealer.seal(url, contextOf(id)),
          login: login && sealedLogin(id, login),
        },
      });
    },
    /** And with it everything it said. */
    async remove(id: string): Promise<boolean> {
      const { count } = await db.feed.deleteMany({ where: { teamId, id } });
      return count > 0;
    },
  };
};

/** The calendars of all teams that are due for a look. */
export const feedQueue = (db: Db) => ({
  /** Claims some: nobody else gets them until the lease is over. */
  async claim(now: Instant, limit: number, leaseMs: number): Promise<readonly { teamId: string; feedId: string }[]> {
    return lease<{ teamId: string; feedId: string }>(db, {
      table: 'Feed',
      key: 'id',
      which: Prisma.sql`"nextAt" <= ${toDate(now)} ORDER BY "nextAt", "id" LIMIT ${limit}`,
      take: Prisma.sql`"nextAt" = ${toDate(now + leaseMs)}`,
      returning: Prisma.sql`"teamId"::text AS "teamId", "id"::text AS "feedId"`,
    });
  },
});
