/** People using Discord: each driver checks what a client would let them do, then dispatches the interaction. */
import { type Fields, fields, list, text } from '../json.ts';
import type { Ledger } from '../ledger.ts';
import { allComponents, BUTTON, SELECTS } from './components.ts';
import type { Gateway } from './gateway.ts';
import type { Interactions, Opening } from './interactions.ts';
import { attachmentJson, type Messages } from './messages.ts';
import type { ClickInput, ComponentInput, DiscordExchange, DiscordMessage, DiscordWire, Whereabouts } from './types.ts';
import { checkSelected, fillModal, findCommand, type Resolver, typeOptions } from './typing.ts';
import type { Place, World } from './world.ts';

type Drivers = Pick<DiscordWire, 'slash' | 'autocomplete' | 'click' | 'select' | 'submitModal' | 'say'>;

export interface Stage {
  readonly world: World;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  readonly ledger: Ledger;
  commands(guildId: string | null): readonly Fields[];
}

const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;
const LINK = 5;

function impossible(why: string): never {
  throw new Error(`A Discord client would not send this: ${why}`);
}

export function openDrivers(stage: Stage): Drivers {
  const { world, messages, interactions, gateway, ledger } = stage;

  const placeFor = (user: string, { guildId, channelId }: Whereabouts): Place => {
    if (!world.user(user)) throw new Error(`No user ${user} was given to startDiscordWire`);
    if (guildId === null) return { channelId: world.dmChannel(user), guildId: null, dmWith: user };
    if (!world.isMember(user, guildId)) impossible(`user ${user} is not in guild ${guildId}`);
    const guild = world.guilds.get(guildId);
    const place = world.place(channelId ?? guild?.channels?.[0]?.id ?? guildId);
    return place ?? impossible(`guild ${guildId} has no channel ${String(channelId)}`);
  };

  const resolverFor = (place: Place): Resolver => {
    const users: Record<string, Fields> = {};
    const members: Record<string, Fields> = {};
    const channels: Record<string, Fields> = {};
    const roles: Record<string, Fields> = {};
    const attachments: Record<string, Fields> = {};
    return {
      user(id) {
        if (!world.user(id)) return false;
        users[id] = world.userJson(id);
        if (place.guildId !== null && world.isMember(id, place.guildId)) {
          const { user: _, ...member } = world.memberJson(id, place.guildId);
          members[id] = member;
        }
        return true;
      },
      channel(id) {
        const channel = world.place(id)?.guildId === place.guildId ? world.channelJson(id) : undefined;
        if (channel) channels[id] = channel;
        return channel !== undefined;
      },
      role(id) {
        if (place.guildId === null || !world.hasRole(place.guildId, id)) return false;
        roles[id] = world.roleJson(place.guildId, id);
        return true;
      },
      attach(file) {
        const stored = world.store(place.channelId, file);
        attachments[stored.id] = { ...attachmentJson(stored), ephemeral: true };
        return stored;
      },
      get resolved() {
        const all = { users, members, channels, roles, attachments };
        return Object.fromEntries(Object.entries(all).filter(([, found]) => Object.keys(found).length > 0));
      },
    };
  };

  const send = (opening: Opening, data: Fields): DiscordExchange => {
    const { exchange, payload } = interactions.open(opening, data);
    ledger.note(`interaction <- ${opening.user} ${opening.label}`);
    if (gateway.dispatch('INTERACTION_CREATE', payload) === 0)
      throw new Error(
        `No bot is connected to the gateway, so ${opening.label} reaches nobody. Await wire.connected() first.`,
      );
    return exchange;
  };

  const localeOf = (user: string, locale: string | undefined): string => locale ?? world.user(user)?.locale ?? 'en-US';

  const available = (typed: string, user: string, guildId: string | null) => {
    const found = findCommand([...(guildId === null ? [] : stage.commands(guildId)), ...stage.commands(null)], typed);
    const { contexts, default_member_permissions: needed } = found.command;
    const context = guildId === null ? 1 : 0;
    if (Array.isArray(contexts) && !contexts.includes(context))
      impossible(`/${typed} is not offered ${guildId === null ? 'in direct messages' : 'in guilds'}`);
    if (guildId === null && found.command.dm_permission === false)
      impossible(`/${typed} is not offered in direct messages`);
    if (
      guildId !== null &&
      typeof needed === 'string' &&
      (world.permissions(user, guildId) & BigInt(needed)) !== BigInt(needed)
    )
      impossible(`/${typed} is hidden from ${user}, who lacks its default_member_permissions`);
    return found;
  };

  const visible = (message: DiscordMessage, user: string): boolean =>
    !message.deleted &&
    (message.ephemeralFor === null || message.ephemeralFor === user) &&
    (message.guildId === null
      ? world.place(message.channelId)?.dmWith === user
      : world.isMember(user, message.guildId));

  const use = (
    input: ComponentInput,
    matches: (component: Fields) => boolean,
    what: string,
  ): { readonly message: DiscordMessage; readonly component: Fields } => {
    const candidates = input.message
      ? [input.message]
      : [...messages.all].reverse().filter((message) => visible(message, input.user));
    for (const message of candidates) {
      const component = allComponents(message.components).find(matches);
      if (component && input.message && !input.forged && !visible(message, input.user))
        impossible(`${input.user} does not see the message with ${what}`);
      if (component?.disabled === true && !input.forged) impossible(`${what} is disabled`);
      if (component) return { message, component };
    }
    const [newest] = candidates;
    if (input.forged && newest && input.customId !== undefined)
      return { message: newest, component: { custom_id: input.customId } };
    return impossible(
      `there is no ${what} for ${input.user}. Buttons: ${
        candidates
          .slice(0, 3)
          .flatMap((message) =>
            allComponents(message.components)
              .filter((one) => one.type === BUTTON)
              .map((one) => text(one.label)),
          )
          .join(' | ') || 'none'
      }`,
    );
  };

  const sendComponent = (
    kind: 'button' | 'select',
    input: ComponentInput,
    message: DiscordMessage,
    label: string,
    data: Fields,
  ): DiscordExchange =>
    send(
      {
        kind,
        place: world.place(message.channelId) ?? {
          channelId: message.channelId,
          guildId: message.guildId,
          dmWith: null,
        },
        user: input.user,
        locale: localeOf(input.user, input.locale),
        expired: input.expired ?? false,
        source: message,
        label,
      },
      data,
    );

  return {
    slash(input) {
      const place = placeFor(input.user, input);
      const { command, leaf, wrap } = available(input.command, input.user, place.guildId);
      const resolver = resolverFor(place);
      const options = wrap(typeOptions(leaf, input.options ?? {}, resolver, true));
      return send(
        {
          kind: 'slash',
          place,
          user: input.user,
          locale: localeOf(input.user, input.locale),
          expired: input.expired ?? false,
          source: null,
          label: `/${input.command} ${JSON.stringify(input.options ?? {})}`,
        },
        {
          id: command.id,
          name: command.name,
          type: 1,
          options,
          resolved: resolver.resolved,
          ...(command.guild_id ? { guild_id: command.guild_id } : {}),
        },
      );
    },

    autocomplete(input) {
      const place = placeFor(input.user, input);
      const { command, leaf, wrap } = available(input.command, input.user, place.guildId);
      const definition = list(leaf.options)
        .map(fields)
        .find((option) => option.name === input.focused);
      if (definition?.autocomplete !== true) impossible(`option ${input.focused} has no autocomplete`);
      const resolver = resolverFor(place);
      const given = typeOptions(leaf, input.options ?? {}, resolver, false);
      const focused = { name: input.focused, type: definition.type, value: input.value, focused: true };
      return send(
        {
          kind: 'autocomplete',
          place,
          user: input.user,
          locale: localeOf(input.user, input.locale),
          expired: input.expired ?? false,
          source: null,
          optionType: Number(definition.type),
          label: `typing /${input.command} ${input.focused}: ${input.value}`,
        },
        {
          id: command.id,
          name: command.name,
          type: 1,
          options: wrap([...given, focused]),
          resolved: resolver.resolved,
        },
      );
    },

    click(input: ClickInput) {
      const what = `button "${input.label ?? input.customId ?? ''}"`;
      const { message, component } = use(
        input,
        (one) =>
          one.type === BUTTON &&
          (input.customId === undefined ? text(one.label) === input.label : one.custom_id === input.customId),
        what,
      );
      if (component.style === LINK) impossible(`${what} is a link: a click opens ${text(component.url)}`);
      return sendComponent('button', input, message, what, {
        component_type: BUTTON,
        custom_id: component.custom_id,
        id: component.id ?? 1,
      });
    },

    select(input) {
      const what = `select "${input.customId ?? ''}"`;
      const { message, component } = use(
        input,
        (one) => SELECTS.includes(one.type) && (input.customId === undefined || one.custom_id === input.customId),
        what,
      );
      const place = world.place(message.channelId) ?? {
        channelId: message.channelId,
        guildId: message.guildId,
        dmWith: null,
      };
      const resolver = resolverFor(place);
      if (!input.forged) checkSelected(component, input.values, resolver);
      return sendComponent('select', input, message, `${what} ${input.values.join(', ')}`, {
        component_type: component.type ?? 3,
        custom_id: component.custom_id,
        id: component.id ?? 1,
        values: input.values,
        resolved: resolver.resolved,
      });
    },

    submitModal(input) {
      const { modal } = input;
      const place = world.place(modal.channelId) ?? {
        channelId: modal.channelId,
        guildId: modal.guildId,
        dmWith: null,
      };
      const resolver = resolverFor(place);
      const components = fillModal(input, resolver);
      return send(
        {
          kind: 'modal',
          place,
          user: modal.user,
          locale: modal.locale,
          expired: input.expired ?? false,
          source: modal.message,
          label: `form "${modal.title}"`,
        },
        { custom_id: modal.customId, components, resolved: resolver.resolved },
      );
    },

    say(input) {
      const place = placeFor(input.user, input);
      const message = messages.create(
        { data: { content: input.content }, files: [] },
        { ...place, via: 'user', authorId: input.user, ephemeralFor: null },
      );
      announce(gateway, messages, message, 'MESSAGE_CREATE');
      ledger.note(`message <- ${input.user} ${input.content}`);
      return message;
    },
  };
}

/** Tells the gateway about a message, as far as the bot's intents let it know. */
export function announce(
  gateway: Gateway,
  messages: Messages,
  message: DiscordMessage,
  name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
): void {
  if (message.ephemeralFor !== null) return;
  const json = messages.json(message);
  // Without the message content intent a bot reads what others write only in direct messages.
  const hidden =
    message.via === 'user' && message.guildId !== null
      ? { content: '', embeds: [], components: [], attachments: [] }
      : {};
  gateway.dispatch(name, { ...json, ...hidden }, message.guildId === null ? DIRECT_MESSAGES : GUILD_MESSAGES);
}
