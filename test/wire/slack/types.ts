import type { Fields } from '../json.ts';
import type { Fault } from '../server.ts';

export interface SlackUser {
  readonly id: string;
  readonly name: string;
  /** Default 'en-US'. */
  readonly locale?: string;
  /** IANA zone; default 'Europe/Berlin'. */
  readonly tz?: string;
  readonly isAdmin?: boolean;
  readonly deleted?: boolean;
}

export interface SlackTeam {
  readonly id: string;
  readonly name?: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly users: readonly SlackUser[];
  /** Default: one, `general`, with the bot in it. */
  readonly channels?: readonly SlackChannel[];
  /** The token's scopes; a method outside them is answered with `missing_scope`. Default: all. */
  readonly scopes?: readonly string[];
}

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  /** Default true. */
  readonly botIsIn?: boolean;
}

/** How events reach the bot: over its Socket Mode connection, or as signed requests to a URL. */
export type SlackDelivery = { readonly mode: 'socket' } | { readonly mode: 'http'; readonly url: string };

export interface SlackWireOptions {
  readonly teams: readonly SlackTeam[];
  /** Default 'xapp-test'. */
  readonly appToken?: string;
  /** Default 'test-signing-secret'. */
  readonly signingSecret?: string;
  readonly deliver?: SlackDelivery;
  /** Epoch milliseconds; decides timestamps and when triggers and response URLs are over. Default `Date.now`. */
  readonly now?: () => number;
  /** Slash commands in the app's manifest; others then cannot be typed. Default: any. */
  readonly commands?: readonly string[];
  /** Milliseconds between server pings; default 5000. */
  readonly pingMs?: number;
}

export interface SlackFile {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  /** Needs the bot token as bearer. */
  readonly urlPrivate: string;
  readonly user: string;
  readonly bytes: Buffer;
  readonly altText: string;
}

/** A message as it is now: the object stays the same when the bot updates it, its properties change. */
export interface SlackMessage {
  readonly team: string;
  /** A channel (C…) or a direct message (D…). */
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  /** By which road it came: a Web API call, a response URL, the acknowledgement itself, or typed by a user. */
  readonly via: 'api' | 'response_url' | 'ack' | 'user';
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly attachments: readonly Fields[];
  readonly files: readonly SlackFile[];
  /** The only user who sees it, or null. */
  readonly ephemeralFor: string | null;
  readonly threadTs: string | null;
  readonly edits: number;
  readonly deleted: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** A modal or an App Home as it is now; live like a message. */
export interface SlackView {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  readonly callbackId: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly blocks: readonly Fields[];
  readonly privateMetadata: string;
  readonly externalId: string;
  readonly hash: string;
  readonly previousViewId: string | null;
  readonly rootViewId: string;
  readonly clearOnClose: boolean;
  readonly notifyOnClose: boolean;
  /** No longer on the user's screen. */
  readonly closed: boolean;
  readonly updates: number;
  /** Errors shown beside the fields, by block id, after a refused submit. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What a user put into a field, by element type: text, a value, values, a date text, a user id, or files. */
export type FieldValue = string | number | readonly string[] | readonly SlackFile[] | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface SlackAck {
  /** The acknowledgement's payload ({} when there is none). */
  readonly payload: Fields;
  /** HTTP mode: the status; 200 in Socket Mode. */
  readonly status: number;
  /** Milliseconds from dispatch to acknowledgement. */
  readonly ms: number;
  /** view_submission: errors by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** block_suggestion: the options offered. */
  readonly options: readonly { readonly text: string; readonly value: string }[];
  /** Why Slack would show the user an error instead: an invalid payload in the acknowledgement. Null: fine. */
  readonly refused: string | null;
}

/** What the user finally sees. */
export interface SlackAnswer {
  readonly ack: SlackAck;
  /** The first message of the answer (posted, updated, private, or in the acknowledgement). */
  readonly message: SlackMessage | null;
  readonly messages: readonly SlackMessage[];
  /** The view opened, pushed, updated or published. */
  readonly view: SlackView | null;
  readonly errors: Readonly<Record<string, string>>;
  /** All visible text of messages and view, read now. */
  readonly text: string;
}

/** One thing a user did, on its way to the bot. */
export interface SlackExchange {
  readonly kind: 'slash' | 'click' | 'submit' | 'close' | 'suggest' | 'event';
  readonly triggerId: string;
  readonly responseUrl: string;
  /** When the bot acknowledged. Fails after `SETTLE_WITHIN_MS` with the transcript. */
  acked(): Promise<SlackAck>;
  /**
   * When the bot acknowledged and something became visible to the user: text in the acknowledgement, field errors, a
   * response_url post, a view, or a message in the same place or to the same user. A plain submit without a further
   * message never becomes visible: use `acked()`.
   */
  reply(): Promise<SlackAnswer>;
  /** The same as `reply`. */
  settled(): Promise<SlackAnswer>;
}

/** How an HTTP delivery is spoilt on purpose. */
export interface Forgery {
  readonly signature?: 'wrong' | 'missing';
  /** Added to the request's timestamp (signed correctly), in seconds: -360 is stale, 3600 is from the future. */
  readonly timestampShift?: number;
  /** Changes the body after signing. */
  readonly tampered?: boolean;
}

export interface Act {
  readonly user: string;
  /** Default: the first team. */
  readonly team?: string;
  readonly forge?: Forgery;
}

interface SlashInput extends Act {
  /** With the slash: '/deload'. */
  readonly command: string;
  /** What follows it; default ''. */
  readonly text?: string;
  /** Default: the first channel. Use `wire.dmChannelId(user)` for the direct messages with the bot. */
  readonly channel?: string;
}

export interface ActionInput extends Act {
  /** Default: the newest message or open view visible to the user that has the element. */
  readonly message?: SlackMessage;
  readonly view?: SlackView;
  readonly actionId?: string;
  readonly blockId?: string;
  /** Fields of the same message or view filled in so far, by block id, action id or label. */
  readonly values?: FieldValues;
  /** Sends an action the message does not have. */
  readonly forged?: { readonly actionId: string; readonly value: string };
}

interface ClickInput extends ActionInput {
  /** The button's visible text. */
  readonly label?: string;
}

interface SelectInput extends ActionInput {
  /** What is chosen: an option's value or text, values, a date, a time, a user id. */
  readonly value: FieldValue;
}

interface SubmitInput {
  readonly view: SlackView;
  /** By block id, action id or label text. Fields left out keep their initial values. */
  readonly values?: FieldValues;
  readonly forge?: Forgery;
  /** Skips the checks a Slack client makes before sending. */
  readonly forged?: boolean;
}

interface SuggestInput extends ActionInput {
  /** What is typed. */
  readonly value: string;
}

export interface SlackRequest {
  /** 'chat.postMessage', 'response_url', 'upload', 'download'. */
  readonly method: string;
  readonly team: string | null;
  readonly args: Fields;
  /** 'ok' or Slack's error. */
  readonly result: string;
  readonly at: number;
}

export interface SlackRefusal {
  readonly method: string;
  readonly error: string;
  /** `[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]` */
  readonly messages: readonly string[];
}

/** The wire server and the people using Slack. */
export interface SlackWire {
  /** `http://127.0.0.1:PORT/api/`: for `slackApiUrl` of the client. */
  readonly apiUrl: string;
  readonly appId: string;
  readonly appToken: string;
  readonly signingSecret: string;

  slash(input: SlashInput): SlackExchange;
  click(input: ClickInput): SlackExchange;
  select(input: SelectInput): SlackExchange;
  submit(input: SubmitInput): SlackExchange;
  closeView(input: { readonly view: SlackView; readonly all?: boolean }): SlackExchange;
  /** Types into an external select (block_suggestion). */
  suggest(input: SuggestInput): SlackExchange;
  openHome(input: Act & { readonly tab?: 'home' | 'messages' }): SlackExchange;
  /** A message typed by a user; in direct messages unless `channel` is given. */
  say(
    input: Act & { readonly text: string; readonly channel?: string; readonly files?: readonly SlackFile[] },
  ): SlackExchange;
  /** Any other event, such as `{type: 'tokens_revoked', tokens: {bot: [...]}}`. */
  event(input: { readonly team?: string; readonly event: Fields; readonly forge?: Forgery }): SlackExchange;
  /** A file of a user: a value for a file_input, or for `say`. */
  uploadFile(
    input: Act & { readonly name: string; readonly content: string | Buffer; readonly mimetype?: string },
  ): SlackFile;
  /** HTTP mode: the very same request again. Socket Mode: the same payload in a new envelope. */
  replay(exchange: SlackExchange): SlackExchange;
  /** HTTP mode: posts a signed body; what `url_verification` and broken requests need. */
  post(body: string, contentType: string, forge?: Forgery): Promise<{ readonly status: number; readonly body: string }>;

  /** Everything sent, in order; deleted ones stay, marked. */
  readonly messages: readonly SlackMessage[];
  messagesIn(channel: string): readonly SlackMessage[];
  /** Not ephemeral messages in the user's direct messages with the bot. */
  dms(user: string, team?: string): readonly SlackMessage[];
  ephemerals(user: string, team?: string): readonly SlackMessage[];
  readonly responseUrlPosts: readonly SlackMessage[];
  dmChannelId(user: string, team?: string): string;
  /** Every view ever opened, pushed or published. */
  readonly views: readonly SlackView[];
  /** The modal on top of the user's screen. */
  openView(user: string, team?: string): SlackView | null;
  home(user: string, team?: string): SlackView | null;
  readonly files: readonly SlackFile[];

  readonly requests: readonly SlackRequest[];
  /** Requests the wire refused by its own judgement (not injected faults); assert that it stays empty. */
  readonly refusals: readonly SlackRefusal[];
  /** Slack's warnings, such as `missing_text_in_message` for blocks without the fallback text. */
  readonly warnings: readonly string[];
  readonly sockets: { readonly open: number; readonly opened: number; readonly pongs: number };

  /**
   * Injects faults by method: 'chat.postMessage', 'response_url', 'upload', 'download', '*'. `error` answers
   * `{ok: false, error}` with status 200.
   */
  fail(method: string, fault: Fault & { readonly error?: string }): void;
  deliverTo(delivery: SlackDelivery): void;
  /** Resolves when a Socket Mode connection is open. */
  connected(count?: number): Promise<void>;
  /** Asks one connection (default), or all, to reconnect, as Slack does every few hours, and closes it. */
  sendDisconnect(reason?: 'warning' | 'refresh_requested' | 'link_disabled', which?: 'one' | 'all'): void;
  /** Cuts the connections without a close frame. */
  dropSocket(): void;
  /** The workspace removes the app: its token stops working and `app_uninstalled` is sent. */
  uninstall(team?: string): SlackExchange;
  waitFor<T>(find: () => T, what?: string, timeoutMs?: number): Promise<Exclude<T, false | null | undefined | 0 | ''>>;
  readonly transcript: readonly string[];
  close(): Promise<void>;
}
