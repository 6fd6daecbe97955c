import { addDays, dayOf, type Instant, instantOf } from '../../domain/day.ts';
import type { Role } from '../../domain/people/athlete.ts';
import { personSettings } from '../../domain/team/settings.ts';
import type { ClaimedMessage } from '../../store/messages/outbox.ts';
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
    | { readonly kind: 'channel'; readonly platform: string; readonly workspace: string; readonly channel: string };
}

export type Outcome =
  | { readonly kind: 'sent'; readonly sentAs: object; readonly conversation?: string }
  | { readonly kind: 'dropped'; readonly problem: string }
  | { readonly kind: 'later'; readonly dueAt: Instant; readonly problem: string }
  | { readonly kind: 'failed'; readonly retryAfterMs: number | null; readonly problem: string }
  | { readonly kind: 'blocked'; readonly problem: string };

const LEASE_MS = 60_000;
/** After five tries a message is laid aside; the admin sees it there. */
const TRIES = 5;
const FIRST_WAIT_MS = 15_000;

/**
 * Messages that are due, each with its address. Those that cannot be sent to anybody are settled here. `urgent`: only
 * those.
 */
export const claimMessages =
  ({ store }: Deps) =>
  async (now: Instant, limit: number, lane: 'urgent' | 'bulk' = 'bulk'): Promise<readonly Delivery[]> => {
    const claimed = await store.queue.claim({ now, limit, leaseMs: LEASE_MS, lane });
    const deliveries: Delivery[] = [];
    for (const message of claimed) {
      const delivery = await address(store, message, now);
      if (typeof delivery === 'string') await store.queue.settle(message, { state: 'aside', problem: delivery });
      else deliveries.push(delivery);
    }
    return deliveries;
  };

async function address(store: Deps['store'], message: ClaimedMessage, now: Instant): Promise<Delivery | string> {
  const team = store.team(message.teamId);
  const { to } = message;
  if (to.personId === null) {
    const row = await team.team.get();
    const place = (await team.team.workspaces()).find(
      (one) => one.platform === to.platform && one.workspace === to.workspace,
    );
    if (!place?.alertChannel) return 'no alert channel is set';
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
  if (!person) return 'this person has left';
  const account = (await team.people.accountsOf(person.id)).find((one) => !one.blocked);
  if (!account) return 'no account that takes direct messages';
  return {
    message,
    reader: { personId: person.id, name: person.name, roles: person.roles },
    locale: person.locale,
    zone: person.zone,
    quietUntil: quietUntil(personSettings(person.settings), person.zone, now),
    to: {
      kind: 'person',
      platform: account.platform,
      workspace: account.workspace,
      user: account.user,
      conversation: account.conversation,
    },
  };
}

/** The end of the reader's quiet hours if it is quiet now on their wall clock; null otherwise. */
export function quietUntil(
  { quietFrom, quietTo }: { readonly quietFrom: string; readonly quietTo: string },
  zone: string,
  now: Instant,
): Instant | null {
  if (quietFrom === quietTo) return null;
  const today = dayOf(now, zone);
  for (const day of [addDays(today, -1), today]) {
    const from = instantOf(day, quietFrom, zone);
    const to = instantOf(quietTo > quietFrom ? day : addDays(day, 1), quietTo, zone);
    if (now >= from && now < to) return to;
  }
  return null;
}

/** Notes what became of a message: sent, dropped, to be tried again with back-off, or laid aside. */
export const settleMessage =
  ({ store }: Deps) =>
  async ({ message, to }: Delivery, outcome: Outcome, now: Instant): Promise<void> => {
    const people = store.team(message.teamId).people;
    switch (outcome.kind) {
      case 'sent':
        if (to.kind === 'person' && outcome.conversation && outcome.conversation !== to.conversation) {
          await people.markAccount(to, { conversation: outcome.conversation });
        }
        return store.queue.settle(message, { state: 'sent', at: now, sentAs: outcome.sentAs });
      case 'dropped':
        return store.queue.settle(message, { state: 'dropped', problem: outcome.problem });
      case 'later':
        return store.queue.settle(message, { state: 'waiting', dueAt: outcome.dueAt, problem: outcome.problem });
      case 'blocked':
        if (to.kind === 'person') await people.markAccount(to, { blockedAt: now });
        return store.queue.settle(message, { state: 'aside', problem: outcome.problem });
      case 'failed': {
        if (message.tries >= TRIES || outcome.retryAfterMs === null) {
          return store.queue.settle(message, { state: 'aside', problem: outcome.problem });
        }
        const wait = Math.max(outcome.retryAfterMs, FIRST_WAIT_MS * 4 ** (message.tries - 1));
        return store.queue.settle(message, { state: 'waiting', dueAt: now + wait, problem: outcome.problem });
      }
    }
  };

/** How many seconds the oldest due message has been waiting. */
export const outboxLateness =
  ({ store }: Deps) =>
  async (now: Instant): Promise<number> => {
    const due = await store.queue.oldestDue(now);
    return due === null ? 0 : Math.max(0, (now - due) / 1000);
  };
