import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import { Prisma } from '../generated/client.ts';
import { isId } from '../ids.ts';
import { toDate, toInstant } from '../instants.ts';
import { isFree, lease } from '../lease.ts';
import type { Db, Scope } from '../scope.ts';
import type { Message, MessageKind } from './kinds.ts';

/** Urgent goes before alerts, alerts before answers people wait for, and those before bulk. */
export const LANES = { urgent: 0, alert: 1, reply: 3, bulk: 5 } as const;

export type NewMessage<Kind extends MessageKind = MessageKind> = Message<Kind> & {
  /** Makes it the same message: `booking.reminder:<id>:24h`. Putting it a second time does nothing. */
  readonly key: string;
  /** A person, or the alert channel of one workspace. */
  readonly to: Recipient;
  readonly dueAt: Instant;
  readonly lane?: keyof typeof LANES;
  /** Who was promised that it arrives: they hear of it when it does not. */
  readonly senderId?: string;
};

export type Recipient =
  | { readonly personId: string }
  | { readonly personId: null; readonly platform: string; readonly workspace: string };

export interface ClaimedMessage {
  readonly id: string;
  readonly teamId: string;
  readonly key: string;
  readonly to: Recipient;
  readonly kind: string;
  readonly data: unknown;
  readonly dueAt: Instant;
  readonly tries: number;
  readonly lane: number;
  readonly senderId: string | null;
  /** Accounts that refused it already. */
  readonly refusedBy: readonly string[];
  /** The lease it was claimed under: only its holder may settle it. */
  readonly lease: string;
}

export interface AsideMessage {
  readonly id: string;
  readonly kind: string;
  readonly personId: string | null;
  readonly problem: string;
  readonly dueAt: Instant;
}

/** What one team has to say. */
export const outbox = ({ db, teamId, onOutbox }: Scope) => ({
  async put(messages: readonly NewMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const { count } = await db.outboxMessage.createMany({
      data: messages.map((message) => ({
        teamId,
        key: message.key,
        ...message.to,
        kind: message.kind,
        data: { ...message.data },
        dueAt: toDate(message.dueAt),
        lane: LANES[message.lane ?? 'bulk'],
        senderId: message.senderId,
      })),
      skipDuplicates: true,
    });
    if (count > 0) onOutbox();
  },
  /** Withdraws what has not been sent yet: every message whose key starts with this. */
  async withdraw(keyPrefix: string): Promise<void> {
    await db.outboxMessage.updateMany({
      where: { teamId, key: { startsWith: keyPrefix }, state: 'waiting' },
      data: { state: 'dropped', problem: 'withdrawn' },
    });
  },
  /** Recalls the messages of one kind that these people have not been sent yet, and returns what they were about. */
  async recall(
    kind: MessageKind,
    personIds: readonly string[],
  ): Promise<readonly { readonly personId: string; readonly data: unknown; readonly dueAt: Instant }[]> {
    const rows = await db.outboxMessage.updateManyAndReturn({
      where: { teamId, kind, personId: { in: [...personIds] }, state: 'waiting' },
      data: { state: 'dropped', problem: 'withdrawn' },
      select: { personId: true, data: true, dueAt: true },
    });
    return rows.map(({ personId, data, dueAt }) => ({ personId: personId ?? '', data, dueAt: toInstant(dueAt) }));
  },
  /** Whose newest message under one of these keys could not be delivered anywhere. */
  async refusedUnder(keyPrefixes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db.outboxMessage.findMany({
      where: { teamId, personId: { not: null }, OR: keyPrefixes.map((prefix) => ({ key: { startsWith: prefix } })) },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { personId: true, state: true },
    });
    const newest = new Map(rows.map(({ personId, state }) => [personId ?? '', state]));
    return new Set([...newest].filter(([, state]) => state === 'aside').map(([personId]) => personId));
  },
  async laidAside(): Promise<readonly AsideMessage[]> {
    const rows = await db.outboxMessage.findMany({
      where: { teamId, state: 'aside' },
      orderBy: { dueAt: 'desc' },
      take: 50,
    });
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      personId: row.personId,
      problem: row.problem ?? '',
      dueAt: toInstant(row.dueAt),
    }));
  },
  /** Puts a message that was laid aside back in the queue. */
  async retry(id: string, now: Instant): Promise<boolean> {
    if (!isId(id)) return false;
    const { count } = await db.outboxMessage.updateMany({
      where: { teamId, id, state: 'aside' },
      data: { state: 'waiting', tries: 0, dueAt: toDate(now), problem: null, refusedBy: [] },
    });
    return count > 0;
  },
});

interface Row {
  readonly id: string;
  readonly teamId: string;
  readonly key: string;
  readonly personId: string | null;
  readonly platform: string | null;
  readonly workspace: string | null;
  readonly kind: string;
  readonly data: unknown;
  readonly dueAt: Date;
  readonly tries: number;
  readonly lane: number;
  readonly senderId: string | null;
  readonly refusedBy: readonly string[];
}

/**
 * The queue of all teams. Messages are claimed with a lease, so that a dead process's work is taken over and nothing is
 * sent twice.
 */
export const outboxQueue = (db: Db) => ({
  async claim({
    now,
    limit,
    leaseMs,
    lane = 'bulk',
  }: {
    now: Instant;
    limit: number;
    leaseMs: number;
    /** Nothing in a slower lane than this. */
    lane?: keyof typeof LANES;
  }): Promise<readonly ClaimedMessage[]> {
    const holder = randomUUID();
    const rows = await lease<Row>(db, {
      table: 'OutboxMessage',
      key: 'id',
      which: Prisma.sql`"lane" <= ${LANES[lane]} AND ${isFree({ waiting: 'waiting', taken: 'sending' }, now)}
        ORDER BY "lane", "dueAt", "id" LIMIT ${limit}`,
      take: Prisma.sql`"state" = 'sending', "leaseUntil" = ${toDate(now + leaseMs)}, "leaseBy" = ${holder}, "tries" = "tries" + 1`,
      returning: Prisma.sql`"id", "teamId", "key", "personId", "platform", "workspace", "kind", "data", "dueAt", "tries", "lane", "senderId", "refusedBy"`,
    });
    return [...rows]
      .sort((a, b) => a.lane - b.lane || a.dueAt.getTime() - b.dueAt.getTime() || a.id.localeCompare(b.id))
      .map(({ dueAt, personId, platform, workspace, ...row }) => ({
        ...row,
        lease: holder,
        dueAt: toInstant(dueAt),
        to: personId === null ? { personId, platform: platform ?? '', workspace: workspace ?? '' } : { personId },
      }));
  },
  async settle(
    message: Pick<ClaimedMessage, 'id' | 'lease'>,
    outcome:
      | { readonly state: 'sent'; readonly at: Instant; readonly sentAs: object }
      | { readonly state: 'dropped'; readonly problem: string }
      | {
          readonly state: 'waiting';
          readonly dueAt: Instant;
          readonly problem: string;
          readonly refusedBy?: readonly string[];
        }
      | { readonly state: 'aside'; readonly problem: string },
  ): Promise<void> {
    const { state, ...rest } = outcome;
    await db.outboxMessage.updateMany({
      where: { id: message.id, leaseBy: message.lease, state: 'sending' },
      data: {
        state,
        leaseUntil: null,
        problem: 'problem' in rest ? rest.problem.slice(0, 500) : undefined,
        sentAt: 'at' in rest ? toDate(rest.at) : undefined,
        sentAs: 'at' in rest ? rest.sentAs : undefined,
        dueAt: 'dueAt' in rest ? toDate(rest.dueAt) : undefined,
        refusedBy: 'refusedBy' in rest && rest.refusedBy ? [...rest.refusedBy] : undefined,
      },
    });
  },
  /** When the oldest waiting message became due; null when none is due. */
  async oldestDue(now: Instant): Promise<Instant | null> {
    const row = await db.outboxMessage.findFirst({
      where: { state: { in: ['waiting', 'sending'] }, dueAt: { lte: toDate(now) } },
      orderBy: { dueAt: 'asc' },
      select: { dueAt: true },
    });
    return row && toInstant(row.dueAt);
  },
});
