import { allCommands } from '../../commands/index.ts';
import { optionsOf, readWords, wordsOf } from '../../src/chat/command/options.ts';
import { makeDiscord } from '../../src/chat/discord/platform.ts';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import {
  buttonsOf,
  type DiscordExchange,
  type DiscordMessage,
  type DiscordModal,
  type OptionValue,
  startDiscordWire,
  textOf,
} from '../wire/discord.ts';
import { openHouseWith } from './house.ts';
import { keys, type OpenStage, type Person, reader, type Values, withMentions } from './stage.ts';

const GUILD = '100';
const GENERAL = '100';
const STAFF = '150';
const PATIENCE_MS = 60_000;

/** The story in Discord: the real discord.js against a server that speaks Discord's protocols. */
export const openDiscordStage: OpenStage = async (people) => {
  const idOf = (person: Person) => String(201 + people.indexOf(person));
  const [owner] = people;
  const wire = await startDiscordWire({
    guilds: [
      {
        id: GUILD,
        name: 'FC Walk',
        ownerId: owner ? idOf(owner) : '0',
        channels: [
          { id: GENERAL, name: 'general' },
          { id: STAFF, name: 'staff' },
        ],
      },
    ],
    users: people.map((person) => ({ id: idOf(person), name: person.name })),
  });
  let discord: ChatPlatform | undefined;
  const house = await openHouseWith({
    platforms: ({ log }) => {
      discord = makeDiscord({ token: wire.botToken, apiUrl: wire.apiUrl, commands: allCommands, log });
      return [discord];
    },
  }).catch(async (error) => {
    await wire.close();
    throw error;
  });
  await wire.connected();
  if (!discord) throw new Error('no Discord was made');
  const platform: ChatPlatform = discord;
  const fresh = reader();
  const key = keys();
  const forms = new Map<string, DiscordModal>();

  return {
    name: 'discord',
    house,
    as(person) {
      const user = idOf(person);
      const visible = (message: DiscordMessage) =>
        !message.deleted &&
        (message.ephemeralFor === user ||
          (message.ephemeralFor === null &&
            (message.guildId !== null || message.channelId === wire.dmChannelId(user))));
      const read = async (exchange: DiscordExchange): Promise<string> => {
        const answer = await exchange.reply();
        if (answer.modal) forms.set(user, answer.modal);
        return answer.text;
      };
      return {
        type(line, where) {
          const [command = '', ...words] = wordsOf(withMentions(line, people, idOf));
          const channelId = where ? STAFF : GENERAL;
          return read(wire.slash({ guildId: GUILD, channelId, user, command, options: typed(command, words) }));
        },
        async press(label) {
          const shown = () =>
            [...wire.messages]
              .reverse()
              .filter(visible)
              .flatMap((message) => buttonsOf(message).map((button) => ({ ...button, message })))
              .find((one) => one.label.startsWith(label) && !one.disabled);
          // A long answer comes in several messages.
          const { message, customId } = await wire.waitFor(shown, `a button “${label}” for ${person.name}`);
          return read(wire.click({ user, message, customId }));
        },
        fill(values) {
          const modal = forms.get(user);
          if (!modal) throw new Error(`${person.name} has no form open`);
          return read(wire.submitModal({ modal, values: filled(modal, values) }));
        },
        forge() {
          const message = [...wire.messages].reverse().find(visible);
          return read(
            wire.click({ user, customId: '0AAAAAAAAAAA["mine",{}]', forged: true, ...(message ? { message } : {}) }),
          );
        },
        files: async () =>
          wire.messages
            .filter(visible)
            .flatMap(({ attachments }) => attachments)
            .filter(({ filename }) => !filename.endsWith('.png'))
            .map(({ filename, bytes }) => ({ name: filename, content: Buffer.from(bytes).toString() })),
        async sees(words) {
          const shown = () => wire.messages.some((message) => visible(message) && textOf(message).includes(words));
          await wire.waitFor(shown, `“${words}” for ${person.name}`, PATIENCE_MS);
        },
        inbox: () => fresh(user, wire.dms(user).map(textOf)),
      };
    },
    send: (person, doc) => platform.send({ kind: 'person', workspace: GUILD, user: idOf(person) }, doc, key()),
    staffChannel: () =>
      fresh(
        '#',
        wire
          .messagesIn(STAFF)
          .filter((message) => message.via === 'channel')
          .map(textOf),
      ),
    complaints: () => wire.refusals,
    async close() {
      await house.close();
      await wire.close();
    },
  };
};

/** What somebody picks in Discord's menus for a typed line. */
function typed(name: string, words: readonly string[]): Readonly<Record<string, OptionValue>> {
  const command = allCommands.find((one) => one.name === name);
  if (!command) throw new Error(`no command ${name}`);
  const options = optionsOf(command);
  return Object.fromEntries(
    Object.entries(readWords(command, words)).map(([option, value]) => {
      const type = options.find((one) => one.name === option)?.type;
      return [option, type === 'number' || type === 'integer' ? Number(value) : String(value)];
    }),
  );
}

const TEXT_INPUT = 4;

/** Text as it is; a choice as the one value chosen; a file as an upload. */
function filled(modal: DiscordModal, values: Values) {
  const texts = new Set(
    modal.components.flatMap((row) => {
      const inner = [row.component, ...((row.components as readonly unknown[] | undefined) ?? [])] as readonly (
        | { type?: number; custom_id?: string }
        | undefined
      )[];
      return inner.flatMap((one) => (one?.type === TEXT_INPUT && one.custom_id ? [one.custom_id] : []));
    }),
  );
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'string') return [name, [{ filename: value.name, content: value.content }]];
      return [name, texts.has(name) ? value : [value]];
    }),
  );
}
