/** What users did and how the bot answered: acknowledgements, and whatever becomes visible because of them. */
import { type Fields, fields, list, text } from '../json.ts';
import type { Ledger } from '../ledger.ts';
import { checkBlocks, checkView } from './blocks.ts';
import { checkOptions, type Findings } from './elements.ts';
import { textOf } from './reading.ts';
import type { SlackAck, SlackAnswer, SlackExchange, SlackMessage, SlackView } from './types.ts';
import type { Scene, StoredMessage, StoredView, Workspace } from './workspace.ts';

/** The platform's own patience; a test waits at most this long, in milliseconds. */
const SETTLE_WITHIN_MS = 10_000;
const ACK_WITHIN_MS = 3000;
export const MAX_STACK = 3;

export interface Pending extends Scene {
  readonly kind: SlackExchange['kind'];
  /** For error messages: `/deload checkin`, `button "Book"`. */
  readonly label: string;
  readonly triggerId: string;
  readonly responseUrl: string;
  readonly startedAt: number;
  readonly sentAt: number;
  readonly messages: SlackMessage[];
  ack: SlackAck | null;
  shown: SlackView | null;
}

/** Something that became visible, and by what it can be traced to an exchange. */
interface Effect {
  readonly team: string;
  readonly user: string | null;
  readonly channel: string | null;
  readonly triggerId?: string;
  readonly responseUrl?: string;
  readonly message?: SlackMessage;
  readonly view?: SlackView;
}

export interface Exchanges {
  begin(kind: SlackExchange['kind'], label: string, scene: Scene): Pending;
  acknowledge(pending: Pending, payload: Fields, status: number): void;
  effect(effect: Effect): void;
  exchangeOf(pending: Pending): SlackExchange;
  /** Takes up a pending that was delivered once more. */
  again(pending: Pending): SlackExchange;
}

/** Why Slack would not show the options a bot offers while the user types. */
function optionsProblem(payload: Fields): string | null {
  const findings: Findings = { surface: 'message', messages: [], fileExists: () => false };
  const groups = list(payload.option_groups).map(fields);
  if (groups.length > 100) return 'no more than 100 option_groups allowed';
  for (const holder of groups.length > 0 ? groups : [payload])
    if (list(holder.options).length > 0) checkOptions(holder.options, 100, 'plain', '', {}, '', findings);
  return findings.messages[0] ?? null;
}

export function openExchanges(workspace: Workspace, ledger: Ledger): Exchanges {
  const pendings: Pending[] = [];
  const fileExists = (id: string): boolean => workspace.files.has(id);

  const post = (pending: Pending, payload: Fields): string | null => {
    if (payload.blocks !== undefined) {
      const [problem] = checkBlocks(payload.blocks, 'message', fileExists);
      if (problem !== undefined) return problem;
    }
    if (text(payload.text) === '' && list(payload.blocks).length === 0) return null;
    const message = workspace.post({
      team: pending.team,
      channel: pending.channel ?? workspace.dmChannel(pending.team, pending.user),
      user: workspace.team(pending.team).botUserId,
      via: 'ack',
      ephemeralFor: payload.response_type === 'in_channel' ? null : pending.user,
      threadTs: null,
      payload,
    });
    pending.messages.push(message);
    return null;
  };

  /** What the acknowledgement of a submit does to the user's stack of modals; a text says why Slack shows an error. */
  const turn = (pending: Pending, payload: Fields): string | null => {
    const view = pending.view as StoredView;
    const action = payload.response_action;
    switch (action) {
      case undefined:
        view.closed = true;
        return null;
      case 'clear':
        for (const one of workspace.stack(view.team, view.user)) one.closed = true;
        return null;
      case 'errors': {
        const errors = Object.entries(fields(payload.errors));
        const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
        const stray = errors.find(([block, words]) => !inputs.includes(block) || text(words) === '');
        if (errors.length === 0 || stray)
          return `invalid errors: ${JSON.stringify(payload.errors)} (inputs: ${inputs.join(', ')})`;
        view.errors = Object.fromEntries(errors.map(([block, words]) => [block, text(words)]));
        return null;
      }
      case 'update':
      case 'push': {
        const next = fields(payload.view);
        const [problem] = checkView(next, 'modal', fileExists);
        if (problem !== undefined) return problem;
        if (action === 'update') workspace.setView(view, next);
        else if (workspace.stack(view.team, view.user).length >= MAX_STACK) return 'push_limit_reached';
        pending.shown = action === 'update' ? view : workspace.addView(view.team, view.user, next, view);
        return null;
      }
      default:
        return `invalid response_action ${String(action)}`;
    }
  };

  const consequence = (pending: Pending, payload: Fields): string | null => {
    switch (pending.kind) {
      case 'slash':
        return post(pending, payload);
      case 'submit':
        return turn(pending, payload);
      case 'suggest':
        return optionsProblem(payload);
      default:
        return null;
    }
  };

  const visible = (pending: Pending): boolean => {
    const { ack } = pending;
    if (ack === null) return false;
    return (
      ack.refused !== null ||
      pending.messages.length > 0 ||
      pending.shown !== null ||
      Object.keys(ack.errors).length > 0 ||
      pending.kind === 'suggest'
    );
  };

  const answerOf = (pending: Pending, ack: SlackAck): SlackAnswer => ({
    ack,
    get message() {
      return pending.messages[0] ?? null;
    },
    messages: pending.messages,
    get view() {
      return pending.shown;
    },
    errors: ack.errors,
    get text() {
      return [...pending.messages.filter((message) => !message.deleted), pending.shown]
        .map(textOf)
        .concat(Object.values(ack.errors))
        .filter(Boolean)
        .join('\n');
    },
  });

  return {
    begin(kind, label, scene) {
      const pending: Pending = {
        ...scene,
        kind,
        label,
        triggerId: kind === 'event' || kind === 'suggest' || kind === 'close' ? '' : workspace.trigger(scene),
        responseUrl:
          kind === 'slash' || (kind === 'click' && scene.message !== null) ? workspace.responseUrl(scene) : '',
        startedAt: workspace.now(),
        sentAt: performance.now(),
        messages: [],
        ack: null,
        shown: null,
      };
      pendings.push(pending);
      ledger.note(`${scene.user} ${kind} ${label}`);
      return pending;
    },

    acknowledge(pending, payload, status) {
      if (pending.ack !== null) {
        ledger.note(`second acknowledgement of ${pending.label} ignored`);
        return;
      }
      const late = workspace.now() - pending.startedAt > ACK_WITHIN_MS && pending.kind !== 'event';
      const good = status === 200 && !late;
      const refused = late
        ? 'operation_timeout'
        : status === 200
          ? consequence(pending, payload)
          : `http_status_${status}`;
      const isErrors = good && refused === null && payload.response_action === 'errors';
      pending.ack = {
        payload,
        status,
        ms: performance.now() - pending.sentAt,
        errors: isErrors ? (fields(payload.errors) as Readonly<Record<string, string>>) : {},
        options: [
          ...list(payload.options),
          ...list(payload.option_groups).flatMap((group) => list(fields(group).options)),
        ]
          .map(fields)
          .map((option) => ({ text: text(fields(option.text).text), value: text(option.value) })),
        refused,
      };
      ledger.note(
        `acknowledged ${pending.label} ${status} ${refused === null ? JSON.stringify(payload) : `REFUSED ${refused}`}`,
      );
    },

    effect(effect) {
      const traced = (pending: Pending): boolean => {
        if (effect.triggerId !== undefined) return pending.triggerId === effect.triggerId;
        if (effect.responseUrl !== undefined) return pending.responseUrl.endsWith(`/${effect.responseUrl}`);
        if (pending.team !== effect.team) return false;
        return (
          (effect.user !== null && effect.user === pending.user) ||
          (effect.channel !== null && effect.channel === pending.channel)
        );
      };
      const pending = pendings.findLast(traced);
      if (!pending) return;
      if (effect.message && !pending.messages.includes(effect.message))
        pending.messages.push(effect.message as StoredMessage);
      if (effect.view) pending.shown = effect.view;
    },

    again(pending) {
      pendings.push(pending);
      ledger.note(`${pending.label} once more`);
      return exchangeOf(pending);
    },

    exchangeOf,
  };

  function exchangeOf(pending: Pending): SlackExchange {
    const reply = async (): Promise<SlackAnswer> => {
      const ack = await ledger.waitFor(
        () => visible(pending) && pending.ack,
        `the answer to ${pending.label}`,
        SETTLE_WITHIN_MS,
      );
      return answerOf(pending, ack);
    };
    return {
      kind: pending.kind,
      triggerId: pending.triggerId,
      responseUrl: pending.responseUrl,
      acked: () => ledger.waitFor(() => pending.ack, `the acknowledgement of ${pending.label}`, SETTLE_WITHIN_MS),
      reply,
      settled: reply,
    };
  }
}
