import type { Fields } from '../json.ts';
import type { Fault } from '../server.ts';

export interface DiscordGuild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** Default 'en-US'. */
  readonly locale?: string;
  /** Default: one channel `general`, whose id is the guild's. */
  readonly channels?: readonly DiscordChannel[];
  readonly roles?: readonly { readonly id: string; readonly name: string }[];
}

interface DiscordChannel {
  readonly id: string;
  readonly name: string;
}

export interface DiscordUser {
  readonly id: string;
  readonly name: string;
  /** The user's client language; default 'en-US'. */
  readonly locale?: string;
  /** Guilds the user is in; default all. */
  readonly guildIds?: readonly string[];
  /** Permission bits beside the everyday ones; a guild's owner has all. */
  readonly permissions?: bigint;
  readonly roleIds?: readonly string[];
}

export interface DiscordWireOptions {
  readonly applicationId?: string;
  /** Default 'test-token'. */
  readonly botToken?: string;
  readonly guilds: readonly DiscordGuild[];
  readonly users: readonly DiscordUser[];
  /** Epoch milliseconds; decides ids, timestamps, and when an interaction is over. Default `Date.now`. */
  readonly now?: () => number;
  /** Default 41250. */
  readonly heartbeatMs?: number;
  /** Privileged intents switched on in the developer portal; default none. */
  readonly privilegedIntents?: number;
}

/** A file at the CDN. */
export interface DiscordAttachment {
  readonly id: string;
  readonly filename: string;
  readonly description?: string;
  readonly contentType: string;
  readonly size: number;
  readonly url: string;
  readonly bytes: Buffer;
}

/** A message as it is now: the object stays the same when the bot edits it, its properties change. */
export interface DiscordMessage {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  /** How it was sent: to the channel, as an interaction's answer, after it, or by a user. */
  readonly via: 'channel' | 'reply' | 'followup' | 'user';
  readonly content: string;
  readonly embeds: readonly Fields[];
  readonly components: readonly Fields[];
  readonly attachments: readonly DiscordAttachment[];
  readonly flags: number;
  /** The only user who sees it, or null when everyone in the channel does. */
  readonly ephemeralFor: string | null;
  readonly authorId: string;
  readonly nonce: string | null;
  /** Still "thinking": a deferred reply without its answer. */
  readonly loading: boolean;
  readonly edits: number;
  readonly deleted: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** A form that is open at a user's screen. */
export interface DiscordModal {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Fields[];
  readonly user: string;
  readonly guildId: string | null;
  readonly channelId: string;
  readonly locale: string;
  /** The message whose component opened it. */
  readonly message: DiscordMessage | null;
}

export type DiscordAck = 'reply' | 'deferReply' | 'deferUpdate' | 'update' | 'autocomplete' | 'modal';

/** What the bot finally answered. */
export interface DiscordAnswer {
  readonly ack: DiscordAck;
  readonly deferred: boolean;
  /** Decided by the first acknowledgement. */
  readonly ephemeral: boolean;
  /** Milliseconds from dispatching the interaction to receiving its acknowledgement. */
  readonly ackMs: number;
  /** The reply, or the message that was updated; null for a modal, autocomplete or a deleted reply. */
  readonly message: DiscordMessage | null;
  readonly modal: DiscordModal | null;
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  readonly followups: readonly DiscordMessage[];
  /** `textOf` the message or modal, with the followups, at the moment it is read. */
  readonly text: string;
}

/** One interaction sent to the bot. */
export interface DiscordExchange {
  readonly id: string;
  readonly token: string;
  readonly kind: 'slash' | 'button' | 'select' | 'modal' | 'autocomplete';
  /** When the first callback was accepted. */
  acked(): Promise<{ readonly ack: DiscordAck; readonly ackMs: number; readonly ephemeral: boolean }>;
  /**
   * When the bot's answer is there: at once for reply, update, modal and autocomplete; after a deferral with the first
   * edit, deletion or followup.
   */
  settled(): Promise<DiscordAnswer>;
  /** The same as `settled`. */
  reply(): Promise<DiscordAnswer>;
  /** Answers of the bot to this interaction that Discord refused. */
  readonly refusals: readonly DiscordRefusal[];
}

/** A request the wire answered with 4xx of its own judgement (not an injected fault). */
export interface DiscordRefusal {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Discord's JSON error code, such as 50035 (invalid form body), 10062, 40060, 50007. */
  readonly code: number;
  readonly body: Fields;
}

export interface DiscordRequest {
  readonly method: string;
  /** Under `/api/v10`, such as `/channels/1/messages`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON body, of a multipart request its `payload_json`. */
  readonly body: unknown;
  readonly status: number;
  /** Epoch milliseconds by `now`. */
  readonly at: number;
}

export interface DiscordRegistration {
  /** null: global. */
  readonly guildId: string | null;
  readonly commands: readonly Fields[];
  readonly at: number;
}

/** A file a user attaches. */
export interface Upload {
  readonly filename: string;
  readonly content: string | Buffer;
  /** Default by the file's extension. */
  readonly contentType?: string;
  /** Claimed size in bytes, when a test needs one that differs from the content's. */
  readonly size?: number;
}

export type OptionValue = string | number | boolean | Upload;

/** Where a user is: a guild (its first channel unless named), or the direct messages with the bot. */
export interface Whereabouts {
  /** null: in direct messages with the bot. */
  readonly guildId: string | null;
  readonly channelId?: string;
}

interface Actor {
  /** A user id. */
  readonly user: string;
  /** Default: the user's. */
  readonly locale?: string;
  /** Dispatches an interaction whose three seconds are already over: every callback is answered with 10062. */
  readonly expired?: boolean;
}

interface SlashInput extends Whereabouts, Actor {
  /** `name`, `name sub` or `name group sub`. */
  readonly command: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

interface AutocompleteInput extends Whereabouts, Actor {
  readonly command: string;
  /** The option being typed and what is typed so far. */
  readonly focused: string;
  readonly value: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

export interface ComponentInput extends Actor {
  /** Default: the newest message visible to the user that has the component. */
  readonly message?: DiscordMessage;
  readonly customId?: string;
  /** Sends it though no such component is on the message, is disabled, or the user cannot see it. */
  readonly forged?: boolean;
}

export interface ClickInput extends ComponentInput {
  /** The button's visible text, instead of its `customId`. */
  readonly label?: string;
}

interface SelectInput extends ComponentInput {
  /** Option values, or ids in user, role and channel selects. */
  readonly values: readonly string[];
}

export interface ModalInput {
  readonly modal: DiscordModal;
  /** By custom id or by label text. Select, radio: values; checkbox: boolean; file upload: `Upload[]`. */
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | readonly Upload[]>>;
  readonly expired?: boolean;
  /** Skips the checks a Discord client makes before sending. */
  readonly forged?: boolean;
}

/** The wire server and the people using Discord. */
export interface DiscordWire {
  /** `http://127.0.0.1:PORT/api`: for `rest.api` of the client. */
  readonly apiUrl: string;
  readonly cdnUrl: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly botToken: string;

  slash(input: SlashInput): DiscordExchange;
  autocomplete(input: AutocompleteInput): DiscordExchange;
  click(input: ClickInput): DiscordExchange;
  select(input: SelectInput): DiscordExchange;
  submitModal(input: ModalInput): DiscordExchange;
  /** Sends a plain message as a user (MESSAGE_CREATE, when the bot's intents include it). */
  say(input: Whereabouts & { readonly user: string; readonly content: string }): DiscordMessage;
  /** Puts a file at the CDN, as if a user had attached it. */
  upload(file: Upload): DiscordAttachment;

  /** Everything sent, in order, by the bot and by `say`; deleted ones stay, marked. */
  readonly messages: readonly DiscordMessage[];
  messagesIn(channelId: string): readonly DiscordMessage[];
  /** The user's direct messages with the bot, not counting those of interactions. */
  dms(userId: string): readonly DiscordMessage[];
  dmChannelId(userId: string): string;
  blockDms(userId: string): void;
  allowDms(userId: string): void;
  /** The bot is added to a guild, or thrown out of it. */
  joinGuild(guild: DiscordGuild): void;
  leaveGuild(guildId: string): void;

  readonly registrations: readonly DiscordRegistration[];
  /** What a user finds: the global commands (null) or a guild's. */
  commands(guildId: string | null): readonly Fields[];
  readonly requests: readonly DiscordRequest[];
  readonly refusals: readonly DiscordRefusal[];
  readonly gateway: {
    readonly identifies: number;
    readonly resumes: number;
    readonly heartbeats: number;
    readonly open: number;
  };

  /** Injects faults; the path is below `/api/v10`. Method '*' is any; 'CDN' is a download, by path below `/cdn`. */
  fail(method: string, path: RegExp, fault: Fault): void;
  /** Resolves when a bot has identified or resumed and is connected. */
  connected(): Promise<void>;
  /** Cuts the gateway connections without a close frame; the sessions stay resumable. */
  dropSocket(): void;
  sendReconnect(): void;
  sendInvalidSession(resumable: boolean): void;
  /** Closes the gateway connections with a code, such as 4000 (resumable) or 4004 (fatal). */
  closeSocket(code: number): void;
  waitFor<T>(find: () => T, what?: string, timeoutMs?: number): Promise<Exclude<T, false | null | undefined | 0 | ''>>;
  /** One line for each thing seen, for a failing test to print. */
  readonly transcript: readonly string[];
  close(): Promise<void>;
}
