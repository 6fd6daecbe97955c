/**
 * Interactions from the platform's side: each may be acknowledged once and within three seconds, then its webhook is
 * open for fifteen minutes. discord.com/developers/docs/interactions/receiving-and-responding
 */
import { type Fields, fields, list } from '../json.ts';
import type { Ledger } from '../ledger.ts';
import type { WireResponse } from '../server.ts';
import { checkChoices } from './commands.ts';
import { checkModal } from './components.ts';
import { EPHEMERAL, type Messages, type Payload, type StoredMessage } from './messages.ts';
import { openProblems, Refused, refuseIfAny } from './problems.ts';
import { textOf } from './reading.ts';
import type {
  DiscordAck,
  DiscordAnswer,
  DiscordExchange,
  DiscordMessage,
  DiscordModal,
  DiscordRefusal,
} from './types.ts';
import type { Place, World } from './world.ts';

const ACK_WITHIN_MS = 3000;
const TOKEN_LIVES_MS = 15 * 60_000;
const SETTLE_WITHIN_MS = 10_000;

const ACKS: Readonly<Record<number, DiscordAck>> = {
  4: 'reply',
  5: 'deferReply',
  6: 'deferUpdate',
  7: 'update',
  8: 'autocomplete',
  9: 'modal',
};
const TYPE_OF: Readonly<Record<DiscordExchange['kind'], number>> = {
  slash: 2,
  button: 3,
  select: 3,
  autocomplete: 4,
  modal: 5,
};

export interface Opening {
  readonly kind: DiscordExchange['kind'];
  readonly place: Place;
  readonly user: string;
  readonly locale: string;
  readonly expired: boolean;
  /** The message whose component was used, or from which the modal was opened. */
  readonly source: DiscordMessage | null;
  /** Autocomplete: the type of the focused option. */
  readonly optionType?: number;
  /** For error messages: `/checkin`, `button "Book"`. */
  readonly label: string;
}

interface Interaction extends Opening {
  readonly id: string;
  readonly token: string;
  readonly createdAt: number;
  readonly sentAt: number;
  readonly refusals: DiscordRefusal[];
  readonly followups: StoredMessage[];
  ack: DiscordAck | null;
  ackMs: number;
  ephemeral: boolean;
  settled: boolean;
  original: StoredMessage | null;
  modal: DiscordModal | null;
  choices: DiscordAnswer['choices'];
}

export interface Interactions {
  /** Takes a new interaction up; `data` goes to the bot. */
  open(opening: Opening, data: Fields): { readonly exchange: DiscordExchange; readonly payload: Fields };
  callback(id: string, token: string, withResponse: boolean, payload: Payload): WireResponse;
  /** @throws Refused 10015 before the acknowledgement or for an unknown token, 50027 after fifteen minutes */
  followUp(token: string, payload: Payload): DiscordMessage;
  edit(token: string, messageId: string, payload: Payload): DiscordMessage;
  fetch(token: string, messageId: string): DiscordMessage;
  remove(token: string, messageId: string): void;
  refused(token: string, refusal: DiscordRefusal): void;
}

export function openInteractions(world: World, messages: Messages, ledger: Ledger): Interactions {
  const byToken = new Map<string, Interaction>();

  /** The acknowledged interaction whose webhook is used. */
  const webhook = (token: string): Interaction => {
    const interaction = byToken.get(token);
    if (!interaction || interaction.ack === null || interaction.ack === 'autocomplete')
      throw new Refused(404, 10015, 'Unknown Webhook');
    if (world.now() - interaction.createdAt > TOKEN_LIVES_MS) throw new Refused(401, 50027, 'Invalid Webhook Token');
    return interaction;
  };

  const target = (interaction: Interaction, messageId: string): StoredMessage => {
    const own =
      messageId === '@original'
        ? interaction.original
        : [interaction.original, ...interaction.followups].find((one) => one?.id === messageId);
    if (!own || own.deleted) throw new Refused(404, 10008, 'Unknown Message');
    return own;
  };

  const reply = (interaction: Interaction, payload: Payload, loading: boolean): void => {
    const ephemeral = (Number(payload.data.flags ?? 0) & EPHEMERAL) !== 0;
    interaction.original = messages.create(
      payload,
      {
        ...interaction.place,
        via: 'reply',
        authorId: world.botUserId,
        ephemeralFor: ephemeral ? interaction.user : null,
        loading,
      },
      ['data'],
    );
    interaction.ephemeral = ephemeral;
  };

  const openModal = (interaction: Interaction, data: Fields): void => {
    const problems = openProblems();
    checkModal(data, ['data'], problems);
    refuseIfAny(problems);
    interaction.modal = {
      customId: String(data.custom_id),
      title: String(data.title),
      components: list(data.components).map(fields),
      user: interaction.user,
      guildId: interaction.place.guildId,
      channelId: interaction.place.channelId,
      locale: interaction.locale,
      message: interaction.source,
    };
  };

  const complete = (interaction: Interaction, data: Fields): void => {
    const problems = openProblems();
    const choices = problems.needList(data.choices, 0, 25, ['data', 'choices']);
    checkChoices(choices, interaction.optionType ?? 3, ['data', 'choices'], problems);
    refuseIfAny(problems);
    interaction.choices = choices.map(fields) as unknown as DiscordAnswer['choices'];
  };

  const acknowledge = (interaction: Interaction, ack: DiscordAck, payload: Payload): void => {
    const source = interaction.source as StoredMessage | null;
    switch (ack) {
      case 'reply':
        reply(interaction, payload, false);
        return;
      case 'deferReply':
        reply(interaction, payload, true);
        return;
      case 'update':
        if (source) messages.edit(source, payload, ['data']);
        interaction.original = source;
        interaction.ephemeral = source?.ephemeralFor !== null;
        return;
      case 'deferUpdate':
        interaction.original = source;
        interaction.ephemeral = source?.ephemeralFor !== null;
        return;
      case 'modal':
        openModal(interaction, payload.data);
        return;
      case 'autocomplete':
        complete(interaction, payload.data);
        return;
    }
  };

  const answerOf = (interaction: Interaction): DiscordAnswer => ({
    ack: interaction.ack ?? 'reply',
    deferred: interaction.ack === 'deferReply' || interaction.ack === 'deferUpdate',
    ephemeral: interaction.ephemeral,
    ackMs: interaction.ackMs,
    get message() {
      return interaction.original?.deleted ? null : interaction.original;
    },
    modal: interaction.modal,
    choices: interaction.choices,
    followups: interaction.followups,
    get text() {
      const shown = [
        interaction.original?.deleted ? null : interaction.original,
        interaction.modal,
        ...interaction.followups,
      ];
      return shown.map(textOf).filter(Boolean).join('\n');
    },
  });

  const exchangeOf = (interaction: Interaction): DiscordExchange => {
    const settled = (): Promise<DiscordAnswer> =>
      ledger.waitFor(
        () => interaction.settled && answerOf(interaction),
        `the answer to ${interaction.label}`,
        SETTLE_WITHIN_MS,
      );
    return {
      id: interaction.id,
      token: interaction.token,
      kind: interaction.kind,
      refusals: interaction.refusals,
      acked: () =>
        ledger.waitFor(
          () =>
            interaction.ack !== null && {
              ack: interaction.ack,
              ackMs: interaction.ackMs,
              ephemeral: interaction.ephemeral,
            },
          `the acknowledgement of ${interaction.label}`,
          SETTLE_WITHIN_MS,
        ),
      settled,
      reply: settled,
    };
  };

  return {
    open(opening, data) {
      const id = world.snowflake();
      const interaction: Interaction = {
        ...opening,
        id,
        token: `interaction-token-${id}`,
        createdAt: world.now() - (opening.expired ? ACK_WITHIN_MS + 1 : 0),
        sentAt: performance.now(),
        refusals: [],
        followups: [],
        ack: null,
        ackMs: 0,
        ephemeral: false,
        settled: false,
        original: null,
        modal: null,
        choices: [],
      };
      byToken.set(interaction.token, interaction);
      return { exchange: exchangeOf(interaction), payload: payloadOf(world, messages, interaction, data) };
    },

    callback(id, token, withResponse, payload) {
      const interaction = byToken.get(token);
      if (!interaction || interaction.id !== id || world.now() - interaction.createdAt > ACK_WITHIN_MS)
        throw new Refused(404, 10062, 'Unknown interaction');
      if (interaction.ack !== null) throw new Refused(400, 40060, 'Interaction has already been acknowledged.');
      const type = Number(payload.data.type);
      const ack = ACKS[type];
      if (ack === undefined || !fits(ack, interaction)) {
        const problems = openProblems();
        problems.add(
          ['type'],
          'BASE_TYPE_CHOICES',
          `Callback type ${type} does not answer a ${interaction.kind} interaction.`,
        );
        refuseIfAny(problems);
        return { status: 400 };
      }
      acknowledge(interaction, ack, { data: fields(payload.data.data), files: payload.files });
      interaction.ack = ack;
      interaction.ackMs = performance.now() - interaction.sentAt;
      interaction.settled = ack !== 'deferReply' && ack !== 'deferUpdate';
      if (!withResponse) return { status: 204 };
      const { original } = interaction;
      return {
        status: 200,
        json: {
          interaction: {
            id,
            type: TYPE_OF[interaction.kind],
            ...(original
              ? {
                  response_message_id: original.id,
                  response_message_loading: original.loading,
                  response_message_ephemeral: original.ephemeralFor !== null,
                }
              : {}),
          },
          resource: { type, ...(original ? { message: messages.json(original) } : {}) },
        },
      };
    },

    followUp(token, payload) {
      const interaction = webhook(token);
      const { original } = interaction;
      if (interaction.ack === 'deferReply' && original?.loading) {
        // The first followup after a deferral is the deferred reply, and as ephemeral as that was.
        messages.edit(original, payload);
        interaction.settled = true;
        return original;
      }
      const ephemeral = (Number(payload.data.flags ?? 0) & EPHEMERAL) !== 0;
      const message = messages.create(payload, {
        ...interaction.place,
        via: 'followup',
        authorId: world.botUserId,
        ephemeralFor: ephemeral ? interaction.user : null,
      });
      interaction.followups.push(message);
      interaction.settled = true;
      return message;
    },

    edit(token, messageId, payload) {
      const interaction = webhook(token);
      const message = target(interaction, messageId);
      messages.edit(message, payload);
      interaction.settled = true;
      return message;
    },

    fetch: (token, messageId) => target(webhook(token), messageId),

    remove(token, messageId) {
      const interaction = webhook(token);
      target(interaction, messageId).deleted = true;
      interaction.settled = true;
    },

    refused: (token, refusal) => void byToken.get(token)?.refusals.push(refusal),
  };
}

function fits(ack: DiscordAck, { kind, source }: Interaction): boolean {
  switch (ack) {
    case 'reply':
    case 'deferReply':
      return kind !== 'autocomplete';
    case 'update':
    case 'deferUpdate':
      return kind === 'button' || kind === 'select' || (kind === 'modal' && source !== null);
    case 'modal':
      return kind === 'slash' || kind === 'button' || kind === 'select';
    case 'autocomplete':
      return kind === 'autocomplete';
  }
}

function payloadOf(world: World, messages: Messages, interaction: Interaction, data: Fields): Fields {
  const { place, user, kind, source } = interaction;
  const { guildId } = place;
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type: TYPE_OF[kind],
    token: interaction.token,
    version: 1,
    data,
    channel: world.channelJson(place.channelId),
    channel_id: place.channelId,
    locale: interaction.locale,
    app_permissions: ((1n << 53n) - 1n).toString(),
    entitlements: [],
    authorizing_integration_owners: { 0: guildId ?? '0' },
    context: guildId === null ? 1 : 0,
    attachment_size_limit: 10 * 1024 * 1024,
    ...(guildId === null
      ? { user: world.userJson(user) }
      : {
          guild_id: guildId,
          guild: { id: guildId, locale: world.guilds.get(guildId)?.locale ?? 'en-US', features: [] },
          guild_locale: world.guilds.get(guildId)?.locale ?? 'en-US',
          member: world.memberJson(user, guildId),
        }),
    ...(source === null ? {} : { message: messages.json(source) }),
  };
}
