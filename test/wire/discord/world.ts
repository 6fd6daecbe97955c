import type { Fields } from '../json.ts';
import type { DiscordAttachment, DiscordGuild, DiscordUser, DiscordWireOptions, Upload } from './types.ts';

const DISCORD_EPOCH = 1_420_070_400_000;
const EVERYDAY = 0x800n | 0x400n | 0x10000n | 0x8000n | 0x80000000n;
const ALL = (1n << 53n) - 1n;

/** Where a message goes. */
export interface Place {
  readonly channelId: string;
  readonly guildId: string | null;
  /** In direct messages: the other side. */
  readonly dmWith: string | null;
}

/** Guilds, people, channels and files, and their JSON. */
export interface World {
  readonly applicationId: string;
  readonly botUserId: string;
  readonly guilds: ReadonlyMap<string, DiscordGuild>;
  readonly blocked: Set<string>;
  now(): number;
  /** A new id; its time is `now`, and no two are the same. */
  snowflake(): string;
  user(id: string): DiscordUser | undefined;
  isMember(userId: string, guildId: string): boolean;
  addGuild(guild: DiscordGuild): void;
  removeGuild(id: string): void;
  dmChannel(userId: string): string;
  place(channelId: string): Place | undefined;
  hasRole(guildId: string | null, roleId: string): boolean;
  permissions(userId: string, guildId: string): bigint;
  store(channelId: string, file: Upload, description?: string): DiscordAttachment;
  file(path: string): DiscordAttachment | undefined;
  userJson(id: string): Fields;
  memberJson(userId: string, guildId: string): Fields;
  channelJson(channelId: string): Fields | undefined;
  guildJson(id: string): Fields | undefined;
  roleJson(guildId: string, roleId: string): Fields;
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

export function openWorld(options: DiscordWireOptions, origin: () => string): World {
  const now = options.now ?? Date.now;
  const guilds = new Map(options.guilds.map((guild) => [guild.id, guild]));
  const users = new Map(options.users.map((user) => [user.id, user]));
  const dmChannels = new Map<string, string>();
  const dmUsers = new Map<string, string>();
  const files = new Map<string, DiscordAttachment>();
  const applicationId = options.applicationId ?? '900000000000000001';
  const botUserId = applicationId;
  let count = 0;

  const channelsOf = (guild: DiscordGuild) => guild.channels ?? [{ id: guild.id, name: 'general' }];
  const guildOf = (channelId: string): DiscordGuild | undefined =>
    [...guilds.values()].find((guild) => channelsOf(guild).some((channel) => channel.id === channelId));

  const world: World = {
    applicationId,
    botUserId,
    guilds,
    blocked: new Set(),
    now,
    snowflake() {
      count += 1;
      return ((BigInt(Math.floor(now()) - DISCORD_EPOCH) << 22n) | BigInt(count & 0x3fffff)).toString();
    },
    user: (id) => users.get(id),
    isMember(userId, guildId) {
      const user = users.get(userId);
      return (
        user !== undefined && guilds.has(guildId) && (user.guildIds === undefined || user.guildIds.includes(guildId))
      );
    },
    addGuild: (guild) => void guilds.set(guild.id, guild),
    removeGuild: (id) => void guilds.delete(id),
    dmChannel(userId) {
      const known = dmChannels.get(userId);
      if (known !== undefined) return known;
      const id = world.snowflake();
      dmChannels.set(userId, id);
      dmUsers.set(id, userId);
      return id;
    },
    place(channelId) {
      const dmWith = dmUsers.get(channelId);
      if (dmWith !== undefined) return { channelId, guildId: null, dmWith };
      const guild = guildOf(channelId);
      return guild && { channelId, guildId: guild.id, dmWith: null };
    },
    hasRole(guildId, roleId) {
      if (guildId === null) return false;
      return roleId === guildId || (guilds.get(guildId)?.roles ?? []).some((role) => role.id === roleId);
    },
    permissions(userId, guildId) {
      return guilds.get(guildId)?.ownerId === userId ? ALL : EVERYDAY | (users.get(userId)?.permissions ?? 0n);
    },
    store(channelId, upload, description) {
      const id = world.snowflake();
      const filename = upload.filename.replaceAll(/[^\w.-]/g, '_');
      const path = `/attachments/${channelId}/${id}/${filename}`;
      const bytes = Buffer.from(upload.content);
      const contentType = upload.contentType ?? TYPES[filename.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      const size = upload.size ?? bytes.length;
      const url = `${origin()}/cdn${path}?ex=7fffffff&is=6fffffff&hm=0`;
      const file: DiscordAttachment = {
        id,
        filename,
        contentType,
        size,
        url,
        bytes,
        ...(description ? { description } : {}),
      };
      files.set(path, file);
      return file;
    },
    file: (path) => files.get(path),
    userJson(id) {
      const isBot = id === botUserId;
      const name = isBot ? 'Deload' : (users.get(id)?.name ?? 'Unknown');
      const username = name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, '_');
      return {
        id,
        username,
        global_name: isBot ? null : name,
        discriminator: isBot ? '0001' : '0',
        avatar: null,
        bot: isBot,
        public_flags: 0,
        flags: 0,
        avatar_decoration_data: null,
        collectibles: null,
        primary_guild: null,
      };
    },
    memberJson(userId, guildId) {
      return {
        user: world.userJson(userId),
        nick: null,
        avatar: null,
        roles: users.get(userId)?.roleIds?.filter((role) => world.hasRole(guildId, role)) ?? [],
        joined_at: new Date(DISCORD_EPOCH).toISOString(),
        premium_since: null,
        deaf: false,
        mute: false,
        flags: 0,
        pending: false,
        communication_disabled_until: null,
        permissions: world.permissions(userId, guildId).toString(),
      };
    },
    channelJson(channelId) {
      const place = world.place(channelId);
      if (!place) return undefined;
      if (place.dmWith !== null)
        return { id: channelId, type: 1, flags: 0, last_message_id: null, recipients: [world.userJson(place.dmWith)] };
      const name = channelsOf(guilds.get(place.guildId ?? '') as DiscordGuild).find(
        (one) => one.id === channelId,
      )?.name;
      return {
        id: channelId,
        type: 0,
        guild_id: place.guildId,
        name,
        position: 0,
        flags: 0,
        parent_id: null,
        topic: null,
        nsfw: false,
        last_message_id: null,
        rate_limit_per_user: 0,
        permission_overwrites: [],
        permissions: ALL.toString(),
      };
    },
    guildJson(id) {
      const guild = guilds.get(id);
      if (!guild) return undefined;
      return {
        id,
        name: guild.name,
        owner_id: guild.ownerId,
        icon: null,
        splash: null,
        features: [],
        preferred_locale: guild.locale ?? 'en-US',
        verification_level: 0,
        default_message_notifications: 0,
        explicit_content_filter: 0,
        mfa_level: 0,
        premium_tier: 0,
        nsfw_level: 0,
        system_channel_flags: 0,
        afk_timeout: 300,
        large: false,
        unavailable: false,
        member_count: users.size + 1,
        joined_at: new Date(DISCORD_EPOCH).toISOString(),
        roles: [id, ...(guild.roles ?? []).map((role) => role.id)].map((role) => world.roleJson(id, role)),
        channels: channelsOf(guild).map((channel) => world.channelJson(channel.id)),
        members: [world.memberJson(botUserId, id)],
        emojis: [],
        stickers: [],
        threads: [],
        presences: [],
        voice_states: [],
        stage_instances: [],
        guild_scheduled_events: [],
        soundboard_sounds: [],
      };
    },
    roleJson(guildId, roleId) {
      const name = guilds.get(guildId)?.roles?.find((role) => role.id === roleId)?.name ?? '@everyone';
      return {
        id: roleId,
        name,
        color: 0,
        colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
        hoist: false,
        position: 0,
        permissions: ALL.toString(),
        managed: false,
        mentionable: false,
        flags: 0,
      };
    },
  };
  return world;
}
