/** The Web API: methods, their checks and errors. docs.slack.dev/reference/methods */
import { IANAZone } from 'luxon';
import { type Fields, fields, list, text } from '../json.ts';
import { checkBlocks, checkView } from './blocks.ts';
import { type Exchanges, MAX_STACK } from './exchanges.ts';
import { fileJson } from './filling.ts';
import type { SlackFile, SlackTeam, SlackUser, SlackView } from './types.ts';
import type { StoredMessage, StoredView, Workspace } from './workspace.ts';

/** An `{ok: false}` answer. Thrown by a method, caught where it is answered. */
export class SlackRefused extends Error {
  readonly error: string;
  readonly messages: readonly string[];
  constructor(error: string, messages: readonly string[] = []) {
    super(`${error} ${messages.join(' ')}`);
    this.error = error;
    this.messages = messages;
  }
}

export interface ApiParts {
  readonly workspace: Workspace;
  readonly exchanges: Exchanges;
  readonly origin: () => string;
  readonly warn: (warning: string) => void;
}

export type Method = (args: Fields, team: SlackTeam) => Fields;

const SCOPES: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.delete': 'chat:write',
  'conversations.open': 'im:write',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'files.info': 'files:read',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
};
const MAX_MESSAGE = 40_000;

/** Refuses a method the token's scopes do not cover. */
export function needScope(method: string, team: SlackTeam): void {
  const needed = SCOPES[method];
  if (needed !== undefined && team.scopes && !team.scopes.includes(needed))
    throw new SlackRefused('missing_scope', [`needed: ${needed}`]);
}

export function openMethods(parts: ApiParts): Readonly<Record<string, Method>> {
  return { ...chatMethods(parts), ...viewMethods(parts), ...peopleMethods(parts), ...fileMethods(parts) };
}

/** The conversation a `channel` argument means, and the user when it is a direct message. */
function resolve(
  workspace: Workspace,
  team: SlackTeam,
  channel: string,
): { readonly channel: string; readonly user: string | null } {
  const dmUser = workspace.dmUser(channel);
  if (dmUser !== undefined && workspace.user(team.id, dmUser)) return { channel, user: dmUser };
  const user = workspace.user(team.id, channel);
  if (user && !user.deleted) return { channel: workspace.dmChannel(team.id, user.id), user: user.id };
  const found = workspace.channels(team).find((one) => one.id === channel || `#${one.name}` === channel);
  if (!found) throw new SlackRefused('channel_not_found');
  if (found.botIsIn === false) throw new SlackRefused('not_in_channel');
  return { channel: found.id, user: null };
}

/** Checks what is common to every message, wherever it is posted. */
export function checkMessage(workspace: Workspace, payload: Fields, warn: (warning: string) => void): void {
  const blocks = list(payload.blocks);
  if (payload.blocks !== undefined && !Array.isArray(payload.blocks)) throw new SlackRefused('invalid_blocks_format');
  if (text(payload.text) === '' && blocks.length === 0 && list(payload.attachments).length === 0)
    throw new SlackRefused('no_text');
  if (text(payload.text).length > MAX_MESSAGE) throw new SlackRefused('msg_too_long');
  const problems = checkBlocks(blocks, 'message', (id) => workspace.files.has(id));
  if (problems.length > 0) throw new SlackRefused('invalid_blocks', problems);
  if (text(payload.text) === '' && blocks.length > 0) warn('missing_text_in_message');
}

function chatMethods({ workspace, exchanges, warn }: ApiParts): Record<string, Method> {
  const mine = (args: Fields, team: SlackTeam): StoredMessage => {
    // A user id opens a conversation for chat.postMessage only.
    if (workspace.user(team.id, text(args.channel))) throw new SlackRefused('channel_not_found');
    const { channel } = resolve(workspace, team, text(args.channel));
    const message = workspace.find(team.id, channel, text(args.ts));
    if (!message || message.ephemeralFor !== null) throw new SlackRefused('message_not_found');
    return message;
  };
  const shown = (message: StoredMessage, user: string | null): void =>
    exchanges.effect({ team: message.team, user, channel: message.channel, message });

  return {
    'chat.postMessage'(args, team) {
      const { channel, user } = resolve(workspace, team, text(args.channel));
      checkMessage(workspace, args, warn);
      const message = workspace.post({
        team: team.id,
        channel,
        user: team.botUserId,
        via: 'api',
        ephemeralFor: null,
        threadTs: text(args.thread_ts) || null,
        payload: args,
      });
      shown(message, user);
      return { channel, ts: message.ts, message: workspace.messageJson(message) };
    },
    'chat.update'(args, team) {
      const message = mine(args, team);
      if (message.user !== team.botUserId) throw new SlackRefused('cant_update_message');
      checkMessage(workspace, args, warn);
      workspace.edit(message, args, false);
      shown(message, workspace.dmUser(message.channel) ?? null);
      return { channel: message.channel, ts: message.ts, text: message.text, message: workspace.messageJson(message) };
    },
    'chat.delete'(args, team) {
      const message = mine(args, team);
      if (message.user !== team.botUserId) throw new SlackRefused('cant_delete_message');
      message.deleted = true;
      return { channel: message.channel, ts: message.ts };
    },
    'chat.postEphemeral'(args, team) {
      const { channel, user: other } = resolve(workspace, team, text(args.channel));
      const user = text(args.user);
      if (!workspace.user(team.id, user) || (other !== null && other !== user))
        throw new SlackRefused('user_not_in_channel');
      checkMessage(workspace, args, warn);
      const message = workspace.post({
        team: team.id,
        channel,
        user: team.botUserId,
        via: 'api',
        ephemeralFor: user,
        threadTs: text(args.thread_ts) || null,
        payload: args,
      });
      exchanges.effect({ team: team.id, user, channel: null, message });
      return { message_ts: message.ts };
    },
  };
}

function viewMethods({ workspace, exchanges }: ApiParts): Record<string, Method> {
  const checked = (args: Fields, surface: 'modal' | 'home', own: SlackView | null): Fields => {
    const view = fields(args.view);
    const problems = checkView(view, surface, (id) => workspace.files.has(id));
    if (problems.length > 0) throw new SlackRefused('invalid_arguments', problems);
    const external = text(view.external_id);
    if (external !== '' && workspace.views.some((one) => one !== own && !one.closed && one.externalId === external))
      throw new SlackRefused('duplicate_external_id');
    return view;
  };
  const begin = (args: Fields, push: boolean): Fields => {
    const view = checked(args, 'modal', null);
    const triggerId = text(args.trigger_id);
    if (triggerId === '') throw new SlackRefused('invalid_arguments', ['[ERROR] missing required field: trigger_id']);
    const trigger = workspace.useTrigger(triggerId);
    if (!trigger.ok) throw new SlackRefused(trigger.error);
    const { team, user } = trigger.value;
    const stack = workspace.stack(team, user);
    if (push && stack.length === 0) throw new SlackRefused('invalid_trigger_id');
    if (push && stack.length >= MAX_STACK) throw new SlackRefused('push_limit_reached');
    if (!push) for (const one of stack) one.closed = true;
    const opened = workspace.addView(team, user, view, push ? (stack.at(-1) ?? null) : null);
    exchanges.effect({ team, user, channel: null, triggerId, view: opened });
    return { view: workspace.viewJson(opened) };
  };
  const replace = (view: StoredView, args: Fields): Fields => {
    if (text(args.hash) !== '' && args.hash !== view.hash) throw new SlackRefused('hash_conflict');
    workspace.setView(view, checked(args, view.type, view));
    exchanges.effect({ team: view.team, user: view.user, channel: null, view });
    return { view: workspace.viewJson(view) };
  };

  return {
    'views.open': (args) => begin(args, false),
    'views.push': (args) => begin(args, true),
    'views.update'(args, team) {
      const view = workspace.views.find(
        (one) =>
          one.team === team.id &&
          !one.closed &&
          (one.id === args.view_id || (text(args.external_id) !== '' && one.externalId === args.external_id)),
      );
      if (!view) throw new SlackRefused('not_found');
      return replace(view, args);
    },
    'views.publish'(args, team) {
      const user = text(args.user_id);
      if (!workspace.user(team.id, user)) throw new SlackRefused('invalid_arguments', ['[ERROR] user_id is unknown']);
      const home = workspace.home(team.id, user);
      if (home) return replace(home, args);
      const view = workspace.addView(team.id, user, checked(args, 'home', null), null);
      exchanges.effect({ team: team.id, user, channel: null, view });
      return { view: workspace.viewJson(view) };
    },
  };
}

function peopleMethods({ workspace }: ApiParts): Record<string, Method> {
  const userJson = (team: SlackTeam, user: SlackUser, locale: boolean): Fields => {
    const tz = user.tz ?? 'Europe/Berlin';
    return {
      id: user.id,
      team_id: team.id,
      name: user.name.toLowerCase().replaceAll(' ', '.'),
      real_name: user.name,
      deleted: user.deleted === true,
      is_bot: false,
      is_app_user: false,
      is_admin: user.isAdmin === true,
      is_owner: false,
      tz,
      tz_label: tz,
      tz_offset: IANAZone.create(tz).offset(workspace.now()) * 60,
      profile: { real_name: user.name, display_name: user.name, team: team.id },
      ...(locale ? { locale: user.locale ?? 'en-US' } : {}),
    };
  };
  const channelJson = (team: SlackTeam, id: string): Fields => {
    const { channel, user } = resolve(workspace, team, id);
    if (user !== null) return { id: channel, is_im: true, user, is_channel: false };
    return {
      id: channel,
      name: workspace.channels(team).find((one) => one.id === channel)?.name,
      is_im: false,
      is_channel: true,
      is_member: true,
      is_private: false,
    };
  };
  const wantsLocale = (args: Fields): boolean => args.include_locale === true || args.include_locale === 'true';

  return {
    'auth.test': (_, team) => ({
      url: 'https://wire.slack.com/',
      team: team.name ?? team.id,
      user: 'deload',
      team_id: team.id,
      user_id: team.botUserId,
      bot_id: `B${team.botUserId.slice(1)}`,
      is_enterprise_install: false,
    }),
    'team.info': (_, team) => ({ team: { id: team.id, name: team.name ?? team.id, domain: 'wire' } }),
    'users.info'(args, team) {
      const user = workspace.user(team.id, text(args.user));
      if (!user) throw new SlackRefused('user_not_found');
      return { user: userJson(team, user, wantsLocale(args)) };
    },
    'users.list': (args, team) => ({
      members: team.users.map((user) => userJson(team, user, wantsLocale(args))),
      response_metadata: { next_cursor: '' },
    }),
    'conversations.open'(args, team) {
      const users = text(args.users).split(',').filter(Boolean);
      const [user] = users;
      if (users.length !== 1 || user === undefined || !workspace.user(team.id, user))
        throw new SlackRefused('user_not_found');
      return { channel: { id: workspace.dmChannel(team.id, user) } };
    },
    'conversations.info': (args, team) => ({ channel: channelJson(team, text(args.channel)) }),
    'conversations.list': (_, team) => ({
      channels: workspace
        .channels(team)
        .map((one) => ({ id: one.id, name: one.name, is_channel: true, is_member: one.botIsIn !== false })),
      response_metadata: { next_cursor: '' },
    }),
    'conversations.members'(args, team) {
      const { user } = resolve(workspace, team, text(args.channel));
      return {
        members: [team.botUserId, ...(user === null ? team.users.map((one) => one.id) : [user])],
        response_metadata: { next_cursor: '' },
      };
    },
    'conversations.history'(args, team) {
      const { channel } = resolve(workspace, team, text(args.channel));
      const within = (ts: string): boolean =>
        (text(args.latest) === '' || Number(ts) <= Number(args.latest)) &&
        (text(args.oldest) === '' || Number(ts) >= Number(args.oldest));
      const seen = workspace.messages.filter(
        (one) =>
          one.team === team.id &&
          one.channel === channel &&
          one.ephemeralFor === null &&
          !one.deleted &&
          within(one.ts),
      );
      return {
        messages: seen
          .reverse()
          .slice(0, Number(args.limit ?? 100))
          .map(workspace.messageJson),
        has_more: false,
      };
    },
  };
}

function fileMethods({ workspace, exchanges, origin, warn }: ApiParts): Record<string, Method> {
  const known = (id: unknown, team: SlackTeam): SlackFile => {
    const file = workspace.files.get(text(id));
    if (!file || file.team !== team.id) throw new SlackRefused('file_not_found');
    return file;
  };
  return {
    'files.getUploadURLExternal'(args, team) {
      const length = Number(args.length);
      if (text(args.filename) === '' || !(length > 0))
        throw new SlackRefused('invalid_arguments', ['[ERROR] filename and length are required']);
      const id = workspace.newId('F');
      const query = new URLSearchParams({
        team: team.id,
        name: text(args.filename),
        length: String(length),
        alt: text(args.alt_txt ?? args.alt_text),
      });
      return { file_id: id, upload_url: `${origin()}/upload/${id}?${query.toString()}` };
    },
    'files.completeUploadExternal'(args, team) {
      const files = list(args.files)
        .map(fields)
        .map((one) => ({ ...known(one.id, team), ...(text(one.title) === '' ? {} : { title: text(one.title) }) }));
      if (files.length === 0) throw new SlackRefused('invalid_arguments', ['[ERROR] files is required']);
      const shareIn = text(args.channel_id) || text(args.channels);
      if (shareIn !== '') {
        if (workspace.user(team.id, shareIn)) throw new SlackRefused('channel_not_found');
        const { channel, user } = resolve(workspace, team, shareIn);
        const payload = {
          text: text(args.initial_comment),
          ...(args.blocks === undefined ? {} : { blocks: args.blocks }),
        };
        if (args.blocks !== undefined) checkMessage(workspace, payload, warn);
        const message = workspace.post({
          team: team.id,
          channel,
          user: team.botUserId,
          via: 'api',
          ephemeralFor: null,
          threadTs: text(args.thread_ts) || null,
          payload,
          files,
        });
        // A bare file comes with an answer or after it: it is none.
        if (payload.text !== '' || args.blocks !== undefined)
          exchanges.effect({ team: team.id, user, channel, message });
      }
      return { files: files.map(fileJson) };
    },
    'files.info': (args, team) => ({ file: fileJson(known(args.file, team)) }),
    'files.delete'(args, team) {
      workspace.files.delete(known(args.file, team).id);
      return {};
    },
  };
}
