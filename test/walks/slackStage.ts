import { allCommands } from '../../commands/index.ts';
import type { ChatPlatform } from '../../src/chat/platform.ts';
import { makeSlack } from '../../src/chat/slack/platform.ts';
import {
  buttonsOf,
  type FieldValue,
  type SlackExchange,
  type SlackMessage,
  startSlackWire,
  textOf,
} from '../wire/slack.ts';
import { openHouseWith } from './house.ts';
import { keys, type OpenStage, type Person, reader, withMentions } from './stage.ts';

const TEAM = 'T1';
const GENERAL = 'CGENERAL';
const STAFF = 'CSTAFF';
const PATIENCE_MS = 60_000;
const BOT_TOKEN = 'xoxb-of-the-walk';

/** The story in Slack, in Socket Mode: the real Bolt against a server that speaks Slack's protocols. */
export const openSlackStage: OpenStage = async (people) => {
  const idOf = (person: Person) => `U0${person.key.toUpperCase()}`;
  const wire = await startSlackWire({
    teams: [
      {
        id: TEAM,
        botToken: BOT_TOKEN,
        botUserId: 'UBOT',
        users: people.map((person) => ({ id: idOf(person), name: person.name })),
        channels: [
          { id: GENERAL, name: 'general' },
          { id: STAFF, name: 'staff' },
        ],
      },
    ],
  });
  let slack: ChatPlatform | undefined;
  const house = await openHouseWith({
    platforms: ({ log }) => {
      slack = makeSlack({
        config: {
          botToken: BOT_TOKEN,
          appToken: wire.appToken,
          signingSecret: null,
          client: null,
          apiUrl: wire.apiUrl,
        },
        commands: allCommands,
        log,
        now: Date.now,
        home: { command: 'mine' },
      });
      return [slack];
    },
  }).catch(async (error) => {
    await wire.close();
    throw error;
  });
  await wire.connected();
  if (!slack) throw new Error('no Slack was made');
  const platform: ChatPlatform = slack;
  const fresh = reader();
  const key = keys();

  return {
    name: 'slack',
    house,
    as(person) {
      const user = idOf(person);
      const visible = (message: SlackMessage) =>
        !message.deleted &&
        (message.ephemeralFor === user ||
          (message.ephemeralFor === null &&
            (message.channel.startsWith('C') || message.channel === wire.dmChannelId(user))));
      const read = async (exchange: SlackExchange) => (await exchange.reply()).text;
      return {
        type: (line, where) =>
          read(
            wire.slash({
              user,
              command: '/deload',
              text: withMentions(line, people, (one) => `<@${idOf(one)}|${one.key}>`),
              channel: where ? STAFF : GENERAL,
            }),
          ),
        async press(label) {
          const shown = () =>
            [...wire.messages]
              .reverse()
              .filter(visible)
              .flatMap((message) => buttonsOf(message).map((button) => ({ message, label: button.label })))
              .find((one) => one.label.startsWith(label));
          // A long answer comes in several messages.
          return read(wire.click({ user, ...(await wire.waitFor(shown, `a button “${label}” for ${person.name}`)) }));
        },
        async fill(values) {
          const view = wire.openView(user);
          if (!view) throw new Error(`${person.name} has no form open`);
          const before = wire.messages.length;
          const fields = Object.entries(values).map(([name, value]): [string, FieldValue] => [
            `field:${name}`,
            typeof value === 'string' ? value : [wire.uploadFile({ user, ...value })],
          ]);
          const { errors } = await wire.submit({ view, values: Object.fromEntries(fields) }).acked();
          if (Object.keys(errors).length > 0) return Object.values(errors).join('\n');
          return textOf(await wire.waitFor(() => wire.messages[before], 'the answer to a form'));
        },
        forge() {
          const message = [...wire.messages].reverse().find(visible);
          const forged = { actionId: 'a0', value: '0AAAAAAAAAAA["mine",{}]' };
          return read(wire.click({ user, actionId: 'not there', forged, ...(message ? { message } : {}) }));
        },
        files: async () =>
          wire
            .dms(user)
            .flatMap(({ files }) => files)
            .map(({ name, bytes }) => ({ name, content: Buffer.from(bytes).toString() })),
        async sees(words) {
          const shown = () => wire.messages.some((message) => visible(message) && textOf(message).includes(words));
          await wire.waitFor(shown, `“${words}” for ${person.name}`, PATIENCE_MS);
        },
        inbox: () =>
          fresh(
            user,
            wire
              .dms(user)
              // A file is a message of its own, without words.
              .filter((message) => message.via === 'api' && message.files.length === 0)
              .map(textOf),
          ),
      };
    },
    send: (person, doc) => platform.send({ kind: 'person', workspace: TEAM, user: idOf(person) }, doc, key()),
    staffChannel: () =>
      fresh(
        '#',
        wire
          .messagesIn(STAFF)
          .filter((message) => message.ephemeralFor === null)
          .map(textOf),
      ),
    complaints: () => [...wire.refusals, ...wire.warnings],
    async close() {
      await house.close();
      await wire.close();
    },
  };
};
