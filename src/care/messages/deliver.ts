import type { Instant } from '../../domain/day.ts';
import type { Role } from '../../domain/people/athlete.ts';
import { quietSpan } from '../../domain/people/quiet.ts';
import { quietHours } from '../../domain/team/settings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { ClaimedMessage } from '../../store/messages/outbox.ts';
import type { AccountRef } from '../../store/people/people.ts';
import type { Deps } from '../deps.ts';

export type { MessageData, MessageKind } from '../../store/messages/kinds.ts';

/** Where one message goes, to whom and in which language. */
export interface Delivery {
  readonly message: ClaimedMessage;
  readonly reader: { readonly personId: string; readonly name: string; readonly roles: readonly Role[] } | null;
  readonly locale: string;
  readonly zone: string;
  /** The end of the reader's quiet hours when they are now; null otherwise. */
  readonly quietUntil: Instant | null;
  readonly to:
    | {
        readonly kind: 'person';
        readonly platform: string;
        readonly workspace: string;
        readonly user: string;
        readonly conversation: string | null;
      }
    | { readonly kind: 'channel'; readonly platform: string; readonly workspace: string; readonly channel: string }
    /** There is nowhere to send it; the problem says why. */
    | { readonly kind: 'nowhere'; readonly platform: 'none'; readonly problem: string };
}

export type Outcome =
  | { readonly kind: 'sent'; readonly sentAs: object; readonly conversation?: string }
  | { readonly kind: 'dropped'; readonly problem: string }
  | { readonly kind: 'later'; readonly dueAt: Instant; readonly problem: string }
  | { readonly kind: 'failed'; readonly retryAfterMs: number | null; readonly problem: string }
  /** This account takes no direct messages until somebody writes from it. */
  | { readonly kind: 'blocked'; readonly problem: string }
  /** It was refused here for a reason that may pass: an account or a channel that is not there now. */
  | { readonly kind: 'refused'; readonly problem: string };

const LEASE_MS = 60_000;
/** After five tries a message is laid aside; the admin sees it there. */
const TRIES = 5;
const FIRST_WAIT_MS = 15_000;

/** Messages that are due, each with its address, if it has one. `urgent`: only those. */
export const claimMessages =
  ({ store }: Deps) =>
  async (now: Instant, limit: number, lane: 'urgent' | 'bulk' = 'bulk'): Promise<readonly Delivery[]> => {
    const claimed = await store.queue.claim({ now, limit, leaseMs: LEASE_MS, lane });
    const deliveries: Delivery[] = [];
    for (const message of claimed) deliveries.push(await address(store, message, now));
    return deliveries;
  };

/** The account used last that takes messages and has not refused this one. */
async function address(store: Deps['store'], message: ClaimedMessage, now: Instant): Promise<Delivery> {
  const team = store.team(message.teamId);
  const { to } = message;
  if (to.personId === null) {
    const row = await team.team.get();
    const place = (await team.team.workspaces()).find(
      (one) => one.platform === to.platform && one.workspace === to.workspace,
    );
    if (!place?.alertChannel) return nowhere(message, 'no alert channel is set');
    return {
      message,
      reader: null,
      locale: row.locale,
      zone: row.zone,
      quietUntil: null,
      to: { kind: 'channel', platform: place.platform, workspace: place.workspace, channel: place.alertChannel },
    };
  }
  const person = await team.people.byId(to.personId);
  if (!person) return nowhere(message, 'this person has left');
  const account = (await team.people.accountsOf(person.id)).find(
    (one) => !one.blocked && !message.refusedBy.includes(accountKey(one)),
  );
  if (!account) return nowhere(message, 'no account that takes direct messages');
  return {
    message,
    reader: { personId: person.id, name: person.name, roles: person.roles },
    locale: person.locale,
    zone: person.zone,
    quietUntil: quietSpan(quietHours(person), now)?.end ?? null,
    to: {
      kind: 'person',
      platform: account.platform,
      workspace: account.workspace,
      user: account.user,
      conversation: account.conversation,
    },
  };
}

function nowhere(message: ClaimedMessage, problem: string): Delivery {
  const to = { kind: 'nowhere', platform: 'none', problem } as const;
  return { message, reader: null, locale: 'en', zone: 'utc', quietUntil: null, to };
}

function accountKey({ platform, workspace, user }: Pick<AccountRef, 'platform' | 'workspace' | 'user'>): string {
  return `${platform}/${workspace}/${user}`;
}

/**
 * Notes what became of a message: sent, dropped, to be tried again with back-off, or laid aside. One that an account
 * refused goes to the person's other account at once. Whoever was promised one that is laid aside hears of it, and
 * admins hear of a channel that takes none. True: it was laid aside.
 */
export const settleMessage =
  ({ store }: Deps) =>
  async ({ message, to }: Delivery, outcome: Outcome, now: Instant): Promise<boolean> => {
    const team = store.team(message.teamId);
    const people = team.people;
    const layAside = async (problem: string): Promise<boolean> => {
      // First the word of it: whoever dies in between says it once more, and nothing twice.
      await tellUndelivered(team, message, now);
      await store.queue.settle(message, { state: 'aside', problem });
      return true;
    };
    const settled = async (work: Promise<void>): Promise<boolean> => {
      await work;
      return false;
    };
    switch (outcome.kind) {
      case 'sent':
        if (to.kind === 'person' && outcome.conversation && outcome.conversation !== to.conversation) {
          await people.markAccount(to, { conversation: outcome.conversation });
        }
        return settled(store.queue.settle(message, { state: 'sent', at: now, sentAs: outcome.sentAs }));
      case 'dropped':
        return settled(store.queue.settle(message, { state: 'dropped', problem: outcome.problem }));
      case 'later':
        return settled(
          store.queue.settle(message, { state: 'waiting', dueAt: outcome.dueAt, problem: outcome.problem }),
        );
      case 'blocked':
      case 'refused': {
        const { problem } = outcome;
        if (to.kind !== 'person') return layAside(problem);
        if (outcome.kind === 'blocked') await people.markAccount(to, { blockedAt: now });
        const refusedBy = [...message.refusedBy, accountKey(to)];
        const accounts = message.to.personId === null ? [] : await people.accountsOf(message.to.personId);
        return accounts.some((one) => !one.blocked && !refusedBy.includes(accountKey(one)))
          ? settled(store.queue.settle(message, { state: 'waiting', dueAt: now, problem, refusedBy }))
          : layAside(problem);
      }
      case 'failed': {
        if (message.tries >= TRIES || outcome.retryAfterMs === null) return layAside(outcome.problem);
        const wait = Math.max(outcome.retryAfterMs, FIRST_WAIT_MS * 4 ** (message.tries - 1));
        const dueAt = now + wait;
        return settled(store.queue.settle(message, { state: 'waiting', dueAt, problem: outcome.problem }));
      }
    }
  };

/** Who was promised it, or admins for a channel: once for each message; never about a message that says just this. */
async function tellUndelivered(team: TeamStore, message: ClaimedMessage, now: Instant): Promise<void> {
  const { id, kind, to, senderId } = message;
  if (kind === 'message.undelivered') return;
  const admins = to.personId === null ? await team.people.list(['admin']) : [];
  const readers = to.personId === null ? admins.map((one) => one.id) : senderId === null ? [] : [senderId];
  await team.outbox.put(
    readers.map((reader) => ({
      key: `message.undelivered:${id}:${reader}`,
      to: { personId: reader },
      kind: 'message.undelivered',
      data: { kind, personId: to.personId },
      dueAt: now,
      lane: 'alert',
    })),
  );
}

/** How many seconds the oldest due message has been waiting. */
export const outboxLateness =
  ({ store }: Deps) =>
  async (now: Instant): Promise<number> => {
    const due = await store.queue.oldestDue(now);
    return due === null ? 0 : Math.max(0, (now - due) / 1000);
  };
