import type { BlockAction, SlackViewAction, SlashCommand } from '@slack/bolt';
import { TRIGGER_MS } from './limits.ts';
import type { Opened } from './modal.ts';
import type { PrivatePlace } from './reply.ts';

/** Opens one view, soon after the press. */
export interface Trigger {
  readonly id: string;
  /** On the clock of `performance.now()`. */
  readonly receivedAt: number;
  used: boolean;
}

/** Who asked, and where the answer goes. */
export interface Asked extends PrivatePlace, Opened {
  readonly workspace: string;
  readonly name: string;
  /** The modal it was pressed in. */
  readonly view: string | null;
  readonly trigger: Trigger;
}

export function isFresh({ used, receivedAt }: Trigger): boolean {
  return !used && performance.now() - receivedAt < TRIGGER_MS;
}

export function askedByCommand(body: SlashCommand, receivedAt: number): Asked {
  return {
    workspace: body.team_id ?? body.enterprise_id ?? '',
    user: body.user_id,
    name: body.user_name ?? body.user_id,
    channel: body.channel_id || null,
    responseUrl: body.response_url || null,
    from: 'message',
    view: null,
    trigger: { id: body.trigger_id, receivedAt, used: false },
  };
}

/** A press in a message, in the Home tab or in a modal. For a modal, we know where it was opened from. */
export function askedByPress(body: BlockAction, opened: Opened | null, receivedAt: number): Asked {
  const from = body.view === undefined ? 'message' : body.view.type === 'home' ? 'home' : 'modal';
  return {
    workspace: body.team?.id ?? body.user.team_id ?? '',
    user: body.user.id,
    name: body.user.name ?? body.user.username ?? body.user.id,
    channel: body.channel?.id ?? opened?.channel ?? null,
    responseUrl: body.response_url || opened?.responseUrl || null,
    from,
    view: from === 'modal' ? (body.view?.id ?? null) : null,
    trigger: { id: body.trigger_id, receivedAt, used: false },
  };
}

type Submission = Extract<SlackViewAction, { readonly type: 'view_submission' }>;

/** A sent form: its modal closes, and the answer goes where the form was opened. */
export function askedByForm(body: Submission, opened: Opened, receivedAt: number): Asked {
  return {
    workspace: body.view.app_installed_team_id ?? body.team?.id ?? body.user.team_id ?? body.view.team_id ?? '',
    user: body.user.id,
    name: body.user.name ?? body.user.id,
    channel: opened.channel,
    responseUrl: opened.responseUrl,
    from: opened.from === 'modal' ? 'message' : opened.from,
    view: null,
    trigger: { id: body.trigger_id, receivedAt, used: false },
  };
}
