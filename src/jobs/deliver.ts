import { setTimeout } from 'node:timers/promises';
import type { Delivery, Outcome } from '../care/messages/deliver.ts';
import type { Address, Sent } from '../chat/platform.ts';
import { makeTranslate } from '../i18n/translate.ts';
import type { JobDeps } from './deps.ts';
import type { Job } from './job.ts';

const BATCH = 40;
/** Messages in flight at once. A platform's own limits apply on top. */
const IN_FLIGHT = 4;
/** How often messages that have become urgent meanwhile overtake a running batch. */
const OVERTAKE_MS = 500;

/** Messages to staff about a finding. */
const ABOUT_ALERTS = /^(risk|alert)\./;

/** The outbox: claims what is due, words it, sends it, and notes what became of it. */
export function deliver(deps: JobDeps): Job {
  const { care, notices, send, now, log, metrics } = deps;
  const byKind = new Map<string, (typeof notices)[number]>(notices.map((notice) => [notice.kind, notice]));

  const outcomeOf = async (delivery: Delivery): Promise<Outcome> => {
    const { message, to } = delivery;
    if (to.kind === 'nowhere') return { kind: 'refused', problem: to.problem };
    const notice = byKind.get(message.kind);
    if (!notice) return { kind: 'dropped', problem: `no notice of kind ${message.kind}` };
    if (delivery.quietUntil !== null && notice.quiet === 'waits') {
      return { kind: 'later', dueAt: delivery.quietUntil, problem: 'quiet hours' };
    }
    const data = notice.data.safeParse(message.data);
    if (!data.success)
      return { kind: 'failed', retryAfterMs: null, problem: `its data does not fit: ${data.error.message}` };
    const doc = await notice.write(
      {
        teamId: message.teamId,
        reader: delivery.reader,
        care,
        t: makeTranslate(delivery.locale, delivery.zone),
        now: now(),
      },
      data.data,
    );
    if (doc === null) return { kind: 'dropped', problem: 'no longer true' };
    const sending = send(to.platform, addressOf(to), doc, message.key);
    if (sending === null) return { kind: 'failed', retryAfterMs: 60_000, problem: `${to.platform} is not switched on` };
    return outcomeOfSending(await sending);
  };

  const deliverOne = async (delivery: Delivery): Promise<void> => {
    let outcome: Outcome;
    try {
      outcome = await outcomeOf(delivery);
    } catch (error) {
      log.error(
        { kind: delivery.message.kind, message: delivery.message.id, err: error },
        'a message could not be worded or sent',
      );
      metrics.errors.inc({ where: `notice:${delivery.message.kind}` });
      outcome = { kind: 'failed', retryAfterMs: 0, problem: error instanceof Error ? error.message : String(error) };
    }
    metrics.sent.inc({ platform: delivery.to.platform, outcome: outcome.kind });
    const aside = await care.messages.settle(delivery, outcome, now());
    // An alert that reaches nobody goes to the next person now, not at the next look.
    if (aside && ABOUT_ALERTS.test(delivery.message.kind)) await care.risk.followUpAlerts(now());
  };

  return {
    name: 'deliver',
    everyMinutes: 1,
    async run() {
      for (;;) {
        // Nothing else begins before the urgent ones are out: a batch in flight would share its lanes with them.
        const urgent = await care.messages.claim(now(), BATCH, 'urgent');
        const due = urgent.length > 0 ? urgent : await care.messages.claim(now(), BATCH);
        if (due.length === 0) break;
        const waiting = [...due];
        const lane = async () => {
          for (let next = waiting.shift(); next; next = waiting.shift()) await deliverOne(next);
        };
        const batch = Promise.all(Array.from({ length: IN_FLIGHT }, lane));
        await overtake(batch, async () => {
          await Promise.all((await care.messages.claim(now(), BATCH, 'urgent')).map(deliverOne));
        });
      }
      metrics.outboxLateSeconds.set(await care.messages.lateness(now()));
    },
  };
}

/**
 * Does something now and then until a batch is done, so that urgent messages do not wait for somebody who is slow to
 * reach.
 */
async function overtake(batch: Promise<unknown>, work: () => Promise<void>): Promise<void> {
  const ended = new AbortController();
  const again = async () => {
    while (!ended.signal.aborted) {
      await setTimeout(OVERTAKE_MS, null, { signal: ended.signal }).catch(() => null);
      if (!ended.signal.aborted) await work();
    }
  };
  await Promise.all([batch.finally(() => ended.abort()), again()]);
}

function addressOf(to: Exclude<Delivery['to'], { readonly kind: 'nowhere' }>): Address {
  return to.kind === 'channel'
    ? { kind: 'channel', workspace: to.workspace, channel: to.channel }
    : {
        kind: 'person',
        workspace: to.workspace,
        user: to.user,
        conversation: to.conversation ?? undefined,
      };
}

function outcomeOfSending(sent: Sent): Outcome {
  if (sent.ok) {
    return {
      kind: 'sent',
      sentAs: { message: sent.message },
      conversation: sent.conversation,
    };
  }
  if (sent.reason === 'blocked') return { kind: 'blocked', problem: sent.detail };
  if (sent.reason === 'gone') return { kind: 'refused', problem: `gone: ${sent.detail}` };
  return {
    kind: 'failed',
    retryAfterMs: sent.retry ? (sent.afterMs ?? 0) : null,
    problem: `${sent.reason}: ${sent.detail}`,
  };
}
