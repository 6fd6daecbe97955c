import { type Action, type Answer, isAsk } from '../../src/chat/doc.ts';
import { filesOf } from '../../src/chat/paint.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { actionsOf, makeFakePlatform } from '../support/fakePlatform.ts';
import { openHouseWith } from './house.ts';
import { keys, type OpenStage, reader, STAFF_CHANNEL, type Values, withMentions } from './stage.ts';

/** The story on the platform that only keeps what it was sent. */
export const openFakeStage: OpenStage = async (people) => {
  const platform = makeFakePlatform();
  const house = await openHouseWith({ platforms: () => [platform] });
  const fresh = reader();
  const key = keys();
  const answers = new Map<string, Answer[]>();
  const texts = (is: (address: (typeof platform.sent)[number]['address']) => boolean) =>
    platform.sent.filter(({ address }) => is(address)).map((one) => one.text);

  return {
    name: 'fake',
    house,
    as(person) {
      const user = { id: person.key, name: person.name, locale: 'en', zone: 'Europe/Berlin' };
      const mine = answers.get(person.key) ?? [];
      answers.set(person.key, mine);
      const saw = (answer: Answer) => {
        mine.push(answer);
        return toPlainText(answer);
      };
      const button = (label: string): Action => {
        const told = platform.sent.filter(({ address }) => address.kind === 'channel' || address.user === person.key);
        const shown = [...told.map((one) => one.doc), ...mine].reverse();
        const found = shown
          .flatMap((one) => (isAsk(one) ? [] : actionsOf(one)))
          .find((one) => one.label.startsWith(label));
        if (!found) throw new Error(`${person.name} sees no button “${label}”`);
        return found;
      };
      return {
        type: async (line, where) =>
          saw(
            await platform.type(
              user,
              withMentions(line, people, (one) => one.key),
              where ? STAFF_CHANNEL : 'general',
            ),
          ),
        press: async (label) => saw(await platform.press(user, button(label))),
        fill: async (values) => {
          const form = mine.findLast(isAsk);
          if (!form) throw new Error(`${person.name} has no form open`);
          return saw(await platform.fill(user, form, raw(values)));
        },
        // The packed text never comes through: what a platform does with it is in its own tests.
        forge: async () => {
          const packed = await house.house.door.pack({ command: 'mine', input: {} }, 100);
          const back = await house.house.door.unpack(`${packed.slice(0, 4)}x${packed.slice(5)}`);
          return back === null ? 'This button is no longer good.' : `it was taken: ${back.command}`;
        },
        files: async () =>
          [
            ...platform.sent.filter(({ address }) => address.kind === 'person' && address.user === person.key),
            ...mine.flatMap((doc) => (isAsk(doc) ? [] : [{ doc }])),
          ].flatMap(({ doc }) => filesOf(doc).map(({ name, text }) => ({ name, content: text }))),
        sees: async (words) => {
          const shown = [...platform.progress, ...platform.sent.map(({ doc }) => doc), ...mine];
          if (!shown.some((one) => toPlainText(one).includes(words)))
            throw new Error(`${person.name} sees no “${words}”`);
        },
        inbox: () =>
          fresh(
            person.key,
            texts((to) => to.kind === 'person' && to.user === person.key),
          ),
      };
    },
    send: (person, doc) => platform.send({ kind: 'person', workspace: 'club', user: person.key }, doc, key()),
    staffChannel: () =>
      fresh(
        '#',
        texts((to) => to.kind === 'channel'),
      ),
    complaints: () => [],
    close: house.close,
  };
};

function raw(values: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : { name: value.name, bytes: new TextEncoder().encode(value.content) },
    ]),
  );
}
