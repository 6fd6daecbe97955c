/** Messages: what Discord refuses in them, and how they are kept, edited and shown again. */
import { type Fields, fields, lengthOf, list, text } from '../json.ts';
import type { FormFile } from '../server.ts';
import { allComponents, checkComponents } from './components.ts';
import { openProblems, type Path, type Problems, Refused, refuseIfAny } from './problems.ts';
import type { DiscordAttachment, DiscordMessage } from './types.ts';
import type { Place, World } from './world.ts';

export const EPHEMERAL = 64;
const LOADING = 128;
const COMPONENTS_V2 = 32768;
const SETTABLE = 4 | 4096 | COMPONENTS_V2;
const MAX_FILE = 10 * 1024 * 1024;

type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type StoredMessage = Writable<DiscordMessage>;

export interface Payload {
  readonly data: Fields;
  readonly files: readonly FormFile[];
}

interface Origin extends Place {
  readonly via: DiscordMessage['via'];
  readonly authorId: string;
  readonly ephemeralFor: string | null;
  /** Set for a deferred reply: nothing to show yet. */
  readonly loading?: boolean;
}

export interface Messages {
  readonly all: readonly DiscordMessage[];
  /** @throws Refused 50035, 50006 (empty), 40005 (file too large) */
  create(payload: Payload, origin: Origin, path?: Path): StoredMessage;
  /** @throws Refused as `create` */
  edit(message: StoredMessage, payload: Payload, path?: Path): void;
  find(id: string): StoredMessage | undefined;
  json(message: DiscordMessage): Fields;
}

export function openMessages(world: World): Messages {
  const all: StoredMessage[] = [];
  return {
    all,
    find: (id) => all.find((message) => message.id === id && !message.deleted),
    create(payload, origin, path = []) {
      const { data } = payload;
      const nonce = data.nonce === undefined || data.nonce === null ? null : String(data.nonce);
      if (data.enforce_nonce === true && nonce !== null) {
        const twin = all.find(
          (message) => message.nonce === nonce && message.channelId === origin.channelId && !message.deleted,
        );
        if (twin) return twin;
      }
      if (!origin.loading) check(payload, null, path);
      const flags =
        (typeof data.flags === 'number' ? data.flags & SETTABLE : 0) |
        (origin.ephemeralFor === null ? 0 : EPHEMERAL) |
        (origin.loading ? LOADING : 0);
      const attachments = attach(world, origin.channelId, payload, []);
      const message: StoredMessage = {
        id: world.snowflake(),
        channelId: origin.channelId,
        guildId: origin.guildId,
        via: origin.via,
        content: text(data.content),
        embeds: list(data.embeds).map(fields),
        components: shown(data.components, attachments),
        attachments,
        flags,
        ephemeralFor: origin.ephemeralFor,
        authorId: origin.authorId,
        nonce,
        loading: origin.loading === true,
        edits: 0,
        deleted: false,
        createdAt: world.now(),
      };
      all.push(message);
      return message;
    },
    edit(message, payload, path = []) {
      const { data } = payload;
      check(payload, message, path);
      message.attachments = attach(world, message.channelId, payload, message.attachments);
      if (data.content !== undefined) message.content = text(data.content);
      if (data.embeds !== undefined) message.embeds = list(data.embeds).map(fields);
      if (data.components !== undefined) message.components = shown(data.components, message.attachments);
      const settable = typeof data.flags === 'number' ? data.flags & SETTABLE : message.flags & SETTABLE;
      message.flags = settable | (message.flags & (EPHEMERAL | COMPONENTS_V2));
      if (!message.loading) message.edits += 1;
      message.loading = false;
    },
    json: (message) => messageJson(world, message),
  };
}

function check({ data, files }: Payload, before: DiscordMessage | null, path: Path): void {
  const problems = openProblems();
  if (files.some((file) => file.bytes.length > MAX_FILE)) throw new Refused(413, 40005, 'Request entity too large');
  const hadV2 = before !== null && (before.flags & COMPONENTS_V2) !== 0;
  const asksV2 = typeof data.flags === 'number' && (data.flags & COMPONENTS_V2) !== 0;
  const v2 = hadV2 || asksV2;
  if (hadV2 && typeof data.flags === 'number' && !asksV2)
    problems.add(
      [...path, 'flags'],
      'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
      'The IS_COMPONENTS_V2 flag cannot be removed.',
    );
  problems.mayText(data.content, 0, 2000, [...path, 'content']);
  problems.mayText(data.nonce, 0, 25, [...path, 'nonce']);
  checkEmbeds(data.embeds, [...path, 'embeds'], problems);
  checkAttachments(data, files, before, path, problems);
  const after = (key: 'content' | 'embeds' | 'components'): unknown =>
    data[key] === undefined ? before?.[key] : data[key];
  if (v2) {
    const legacy: readonly (readonly [string, unknown])[] = [
      ['content', text(after('content'))],
      ['embeds', list(after('embeds')).length],
      ['poll', data.poll],
      ['sticker_ids', list(data.sticker_ids).length],
    ];
    for (const [key, value] of legacy)
      if (value)
        problems.add(
          [...path, key],
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        );
  }
  const names = new Set([
    ...files.map((file) => file.filename),
    ...(before?.attachments ?? []).map((file) => file.filename),
  ]);
  checkComponents(data.components, v2, names, [...path, 'components'], problems);
  refuseIfAny(problems);
  const something =
    text(after('content')).trim() !== '' ||
    list(after('embeds')).length > 0 ||
    list(after('components')).length > 0 ||
    files.length > 0 ||
    (before?.attachments.length ?? 0) > 0 ||
    data.poll;
  if (!something) throw new Refused(400, 50006, 'Cannot send an empty message');
}

function checkAttachments(
  data: Fields,
  files: readonly FormFile[],
  before: DiscordMessage | null,
  path: Path,
  problems: Problems,
): void {
  if (files.length > 10) problems.add([...path, 'files'], 'BASE_TYPE_BAD_LENGTH', 'Must be 10 or fewer in length.');
  list(data.attachments)
    .map(fields)
    .forEach((one, index) => {
      problems.mayText(one.description, 0, 1024, [...path, 'attachments', index, 'description']);
      const sent = files.some((file) => file.field === `files[${String(one.id)}]`);
      const kept = before?.attachments.some((file) => file.id === String(one.id)) ?? false;
      if (!sent && !kept)
        problems.add(
          [...path, 'attachments', index, 'id'],
          'ATTACHMENT_NOT_FOUND',
          `Attachment ${String(one.id)} was not found.`,
        );
    });
}

function checkEmbeds(value: unknown, path: Path, problems: Problems): void {
  if (value === undefined || value === null) return;
  let total = 0;
  problems
    .needList(value, 0, 10, path)
    .map(fields)
    .forEach((embed, index) => {
      const at: Path = [...path, index];
      const parts: readonly (readonly [unknown, number, string])[] = [
        [embed.title, 256, 'title'],
        [embed.description, 4096, 'description'],
        [fields(embed.footer).text, 2048, 'footer'],
        [fields(embed.author).name, 256, 'author'],
      ];
      for (const [words, max, name] of parts) {
        problems.mayText(words, 0, max, [...at, name]);
        total += lengthOf(text(words));
      }
      if (embed.fields === undefined || embed.fields === null) return;
      problems
        .needList(embed.fields, 0, 25, [...at, 'fields'])
        .map(fields)
        .forEach((field, place) => {
          problems.needText(field.name, 1, 256, [...at, 'fields', place, 'name']);
          problems.needText(field.value, 1, 1024, [...at, 'fields', place, 'value']);
          total += lengthOf(text(field.name)) + lengthOf(text(field.value));
        });
    });
  if (total > 6000) problems.add(path, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
}

/** The files after a create or edit: those an edit lists stay, those it does not list go. */
function attach(
  world: World,
  channelId: string,
  { data, files }: Payload,
  before: readonly DiscordAttachment[],
): readonly DiscordAttachment[] {
  const listed = data.attachments === undefined ? null : list(data.attachments).map(fields);
  const kept = listed === null ? before : before.filter((file) => listed.some((one) => String(one.id) === file.id));
  const fresh = files.map((file) => {
    const about = listed?.find((one) => file.field === `files[${String(one.id)}]`);
    return world.store(
      channelId,
      { filename: file.filename, content: file.bytes, ...(file.contentType ? { contentType: file.contentType } : {}) },
      text(about?.description),
    );
  });
  return [...kept, ...fresh];
}

/** The components as Discord returns them: every one with an id, `attachment://` links resolved. */
function shown(components: unknown, attachments: readonly DiscordAttachment[]): readonly Fields[] {
  const copy = structuredClone(list(components)).map(fields);
  const taken = new Set(allComponents(copy).map((component) => component.id));
  let next = 1;
  for (const component of allComponents(copy) as Record<string, unknown>[]) {
    if (component.id === undefined || component.id === 0) {
      while (taken.has(next)) next += 1;
      component.id = next;
      next += 1;
    }
    for (const media of [component.media, component.file, ...list(component.items).map((item) => fields(item).media)]) {
      const holder = fields(media) as Record<string, unknown>;
      const name = /^attachment:\/\/(.+)$/.exec(text(holder.url))?.[1];
      const file = attachments.find((one) => one.filename === name);
      if (file) holder.url = file.url;
    }
  }
  return copy;
}

function messageJson(world: World, message: DiscordMessage): Fields {
  return {
    id: message.id,
    type: message.via === 'reply' ? 20 : 0,
    channel_id: message.channelId,
    ...(message.guildId === null ? {} : { guild_id: message.guildId }),
    author: world.userJson(message.authorId),
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments.map(attachmentJson),
    flags: message.flags,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.edits > 0 ? new Date(world.now()).toISOString() : null,
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.via === 'reply' || message.via === 'followup'
      ? { webhook_id: world.applicationId, application_id: world.applicationId }
      : {}),
  };
}

export function attachmentJson(file: DiscordAttachment): Fields {
  return {
    id: file.id,
    filename: file.filename,
    size: file.size,
    url: file.url,
    proxy_url: file.url,
    content_type: file.contentType,
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}
