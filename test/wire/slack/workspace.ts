/** Workspaces: people, channels, messages, files, views, triggers and response URLs. */

import { type Fields, fields, list, text } from '../json.ts';
import type { Ledger } from '../ledger.ts';
import { fileJson, kept } from './filling.ts';
import type {
  SlackChannel,
  SlackFile,
  SlackMessage,
  SlackTeam,
  SlackUser,
  SlackView,
  SlackWireOptions,
} from './types.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type StoredMessage = Writable<SlackMessage>;
export type StoredView = Writable<SlackView>;

export const APP_ID = 'A0DELOAD';
const TRIGGER_LIVES_MS = 3000;
const RESPONSE_URL_LIVES_MS = 30 * 60_000;
const RESPONSE_URL_USES = 5;

/** Where a user was when something began, for the trigger and the response URL that come with it. */
export interface Scene {
  readonly team: string;
  readonly user: string;
  readonly channel: string | null;
  readonly message: SlackMessage | null;
  readonly view: SlackView | null;
}

interface Pass extends Scene {
  readonly id: string;
  readonly madeAt: number;
  used: number;
}

type Opened<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

export interface Workspace {
  readonly teams: ReadonlyMap<string, SlackTeam>;
  readonly messages: StoredMessage[];
  readonly views: StoredView[];
  readonly files: Map<string, SlackFile>;
  readonly uninstalled: Set<string>;
  now(): number;
  newId(prefix: string): string;
  ts(): string;
  team(id: string | undefined): SlackTeam;
  user(team: string, id: string): SlackUser | undefined;
  channels(team: SlackTeam): readonly SlackChannel[];
  dmChannel(team: string, user: string): string;
  dmUser(channel: string): string | undefined;
  trigger(scene: Scene): string;
  useTrigger(id: string): Opened<Scene>;
  responseUrl(scene: Scene): string;
  useResponseUrl(id: string): Opened<Scene>;
  post(
    input: Pick<SlackMessage, 'team' | 'channel' | 'user' | 'via' | 'ephemeralFor' | 'threadTs'> & {
      readonly payload: Fields;
      readonly files?: readonly SlackFile[];
    },
  ): StoredMessage;
  find(team: string, channel: string, ts: string): StoredMessage | undefined;
  /** `whole`: what the payload leaves out is gone (response_url); otherwise it stays (chat.update). */
  edit(message: StoredMessage, payload: Fields, whole: boolean): void;
  addView(team: string, user: string, payload: Fields, previous: SlackView | null): StoredView;
  setView(view: StoredView, payload: Fields): void;
  /** The user's open modals, the top one last. */
  stack(team: string, user: string): readonly StoredView[];
  home(team: string, user: string): StoredView | null;
  addFile(file: Omit<SlackFile, 'id' | 'urlPrivate' | 'size'> & { readonly id?: string }): SlackFile;
  messageJson(message: SlackMessage): Fields;
  viewJson(view: SlackView, state?: Fields): Fields;
}

export function openWorkspace(options: SlackWireOptions, origin: () => string, ledger: Ledger): Workspace {
  const now = options.now ?? Date.now;
  const teams = new Map(options.teams.map((team) => [team.id, team]));
  const [first] = options.teams;
  const messages: StoredMessage[] = [];
  const views: StoredView[] = [];
  const files = new Map<string, SlackFile>();
  const dms = new Map<string, string>();
  const dmUsers = new Map<string, string>();
  const triggers = new Map<string, Pass>();
  const responseUrls = new Map<string, Pass>();
  let count = 0;

  const pass = (scene: Scene, id: string): Pass => ({ ...scene, id, madeAt: now(), used: 0 });
  const newId = (prefix: string): string => {
    count += 1;
    return `${prefix}${count.toString(36).toUpperCase().padStart(8, '0')}`;
  };
  const userText = (view: Fields, key: string): string | null =>
    view[key] === undefined ? null : text(fields(view[key]).text);

  const workspace: Workspace = {
    teams,
    messages,
    views,
    files,
    uninstalled: new Set(),
    now,
    newId,
    ts() {
      count += 1;
      return `${Math.floor(now() / 1000)}.${String(count).padStart(6, '0')}`;
    },
    team(id) {
      const team = id === undefined ? first : teams.get(id);
      if (!team) throw new Error(`No team ${String(id)} was given to startSlackWire`);
      return team;
    },
    user: (team, id) => teams.get(team)?.users.find((user) => user.id === id),
    channels: (team) => team.channels ?? [{ id: `C${team.id.slice(1)}GENERAL`, name: 'general' }],
    dmChannel(team, user) {
      const known = dms.get(`${team} ${user}`);
      if (known !== undefined) return known;
      const id = newId('D');
      dms.set(`${team} ${user}`, id);
      dmUsers.set(id, user);
      return id;
    },
    dmUser: (channel) => dmUsers.get(channel),
    trigger(scene) {
      const id = `${newId('')}.${scene.team}.${Math.floor(now())}`;
      triggers.set(id, pass(scene, id));
      return id;
    },
    useTrigger(id) {
      const trigger = triggers.get(id);
      if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
      if (trigger.used > 0) return { ok: false, error: 'exchanged_trigger_id' };
      if (now() - trigger.madeAt > TRIGGER_LIVES_MS) return { ok: false, error: 'expired_trigger_id' };
      trigger.used += 1;
      return { ok: true, value: trigger };
    },
    responseUrl(scene) {
      const id = newId('R');
      responseUrls.set(id, pass(scene, id));
      return `${origin()}/actions/${scene.team}/${id}`;
    },
    useResponseUrl(id) {
      const url = responseUrls.get(id);
      if (!url) return { ok: false, error: 'invalid_url' };
      if (now() - url.madeAt > RESPONSE_URL_LIVES_MS) return { ok: false, error: 'expired_url' };
      if (url.used >= RESPONSE_URL_USES) return { ok: false, error: 'used_url' };
      url.used += 1;
      return { ok: true, value: url };
    },
    post({ payload, files: attached = [], ...input }) {
      const message: StoredMessage = {
        ...input,
        ts: workspace.ts(),
        text: text(payload.text),
        blocks: kept(payload.blocks, () => newId('b')),
        attachments: list(payload.attachments).map(fields),
        files: attached,
        edits: 0,
        deleted: false,
        createdAt: now(),
      };
      messages.push(message);
      ledger.note(
        `message ${message.channel} ${message.ephemeralFor === null ? '' : `only to ${message.ephemeralFor} `}${message.text}`,
      );
      return message;
    },
    find: (team, channel, ts) =>
      messages.find((one) => one.team === team && one.channel === channel && one.ts === ts && !one.deleted),
    edit(message, payload, whole) {
      if (whole || payload.text !== undefined) message.text = text(payload.text);
      if (whole || payload.blocks !== undefined) message.blocks = kept(payload.blocks, () => newId('b'));
      if (whole || payload.attachments !== undefined) message.attachments = list(payload.attachments).map(fields);
      message.edits += 1;
    },
    addView(team, user, payload, previous) {
      const id = newId('V');
      const view: StoredView = {
        id,
        team,
        user,
        type: payload.type === 'home' ? 'home' : 'modal',
        callbackId: '',
        title: '',
        submit: null,
        close: null,
        blocks: [],
        privateMetadata: '',
        externalId: '',
        hash: '',
        previousViewId: previous?.id ?? null,
        rootViewId: previous?.rootViewId ?? id,
        clearOnClose: false,
        notifyOnClose: false,
        closed: false,
        updates: -1,
        errors: {},
      };
      workspace.setView(view, payload);
      views.push(view);
      return view;
    },
    setView(view, payload) {
      view.callbackId = text(payload.callback_id);
      view.title = text(fields(payload.title).text);
      view.submit = userText(payload, 'submit');
      view.close = userText(payload, 'close');
      view.blocks = kept(payload.blocks, () => newId('b'));
      view.privateMetadata = text(payload.private_metadata);
      view.externalId = text(payload.external_id);
      view.clearOnClose = payload.clear_on_close === true;
      view.notifyOnClose = payload.notify_on_close === true;
      view.hash = `${Math.floor(now() / 1000)}.${newId('h')}`;
      view.updates += 1;
      view.errors = {};
    },
    stack: (team, user) =>
      views.filter((view) => view.type === 'modal' && view.team === team && view.user === user && !view.closed),
    home: (team, user) =>
      views.find((view) => view.type === 'home' && view.team === team && view.user === user) ?? null,
    addFile(input) {
      const id = input.id ?? newId('F');
      const file: SlackFile = {
        ...input,
        id,
        size: input.bytes.length,
        urlPrivate: `${origin()}/files-pri/${input.team}-${id}/${encodeURIComponent(input.name)}`,
      };
      files.set(id, file);
      return file;
    },
    messageJson(message) {
      const team = workspace.team(message.team);
      const byBot = message.user === team.botUserId;
      return {
        type: 'message',
        ts: message.ts,
        user: message.user,
        team: message.team,
        text: message.text,
        ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
        ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
        ...(message.files.length > 0 ? { files: message.files.map(fileJson) } : {}),
        ...(byBot ? { bot_id: `B${team.botUserId.slice(1)}`, app_id: APP_ID } : {}),
        ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
        ...(message.edits > 0 ? { edited: { user: message.user, ts: message.ts } } : {}),
      };
    },
    viewJson(view, state = {}) {
      const words = (value: string | null): Fields | null =>
        value === null ? null : { type: 'plain_text', text: value, emoji: true };
      return {
        id: view.id,
        team_id: view.team,
        app_id: APP_ID,
        app_installed_team_id: view.team,
        bot_id: `B${workspace.team(view.team).botUserId.slice(1)}`,
        type: view.type,
        blocks: view.blocks,
        private_metadata: view.privateMetadata,
        callback_id: view.callbackId,
        external_id: view.externalId,
        state: { values: state },
        hash: view.hash,
        title: words(view.title) ?? { type: 'plain_text', text: 'View Title', emoji: true },
        submit: words(view.submit),
        close: words(view.close),
        clear_on_close: view.clearOnClose,
        notify_on_close: view.notifyOnClose,
        previous_view_id: view.previousViewId,
        root_view_id: view.rootViewId,
      };
    },
  };
  return workspace;
}
