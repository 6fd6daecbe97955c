import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/day.ts';
import { makeTranslate } from '../../i18n/translate.ts';
import type { Command } from '../command/command.ts';
import { optionLabel, optionsOf, readWords, wordsOf } from '../command/options.ts';
import { type Ask, type Doc, isAsk } from '../doc.ts';
import { packAll } from '../invoke.ts';
import type { Door, Invocation } from '../platform.ts';
import { BOT, type Content, type Message } from './conversations.ts';
import { findPerson, type PlaygroundPerson } from './people.ts';
import type { Happening } from './walk.ts';

/** The longest custom id a platform's button may have: the playground packs as tightly as the others must. */
export const PACK_LIMIT = 100;

/** What a field of a sent form holds: text, or a file the way every platform hands it over. */
type FieldValue = string | { readonly name: string; readonly bytes: Uint8Array };

/** Who speaks, and where. */
export interface Speaker {
  readonly person: PlaygroundPerson;
  readonly conversation: string;
}

/** What comes of it: an answer in the conversation, or a form to fill in first. */
export type Outcome =
  | {
      readonly kind: 'said';
      readonly message: Message;
      readonly doc: Doc;
      readonly packed: (invoke: Ask['invoke']) => string;
    }
  | { readonly kind: 'form'; readonly ask: Ask; readonly packed: string };

export interface Talk {
  /** A typed line: `/checkin 7 calf left`, also without the slash. */
  say(speaker: Speaker, line: string): Promise<Outcome>;
  /** A button, or a menu when `chosen` says which value for which option. */
  press(
    speaker: Speaker,
    packed: string,
    more: { readonly label?: string; readonly chosen?: { readonly option: string; readonly value: string } },
  ): Promise<Outcome>;
  /** A form that was filled in. */
  send(speaker: Speaker, packed: string, values: Readonly<Record<string, FieldValue>>): Promise<Outcome>;
  /** An invocation with nothing said, to ask for suggestions. */
  invocation(speaker: Speaker, part: Pick<Invocation, 'origin' | 'command' | 'input' | 'ask'>): Invocation;
}

export interface TalkDeps {
  readonly commands: readonly Command[];
  readonly door: Door;
  readonly workspace: string;
  readonly zone: string;
  readonly now: () => Instant;
  readonly people: () => Promise<readonly PlaygroundPerson[]>;
  /** Puts a message for one person into a conversation, or replaces one that is there. */
  readonly keep: (speaker: Speaker, content: Content, instead?: Message) => Message;
  readonly happened: (happening: Happening) => void;
}

/** Turns what a person does in the page into invocations, and answers into messages. */
export function makeTalk({ commands, door, workspace, zone, people, keep, happened }: TalkDeps): Talk {
  const commandOf = (name: string) => commands.find((command) => command.name === name);
  const invocation: Talk['invocation'] = ({ person, conversation }, part) => ({
    id: randomUUID(),
    platform: 'playground',
    workspace,
    user: { id: person.user, name: person.name, locale: person.locale, zone },
    channel: conversation === BOT ? null : conversation,
    ...part,
  });

  const answer = async (speaker: Speaker, asked: Invocation, echo: string): Promise<Outcome> => {
    const say = () => keep(speaker, { kind: 'words', words: echo });
    // What certainly needs no form is shown as said at once; the answer may take longer.
    const runs = door.form(asked) === null;
    if (runs) say();
    let shown: Message | undefined;
    const given = await door.answer(asked, async (doc) => {
      shown = keep(speaker, { kind: 'doc', doc, packed: await packAll(doc, PACK_LIMIT, door.pack) }, shown);
    });
    const packed = await packAll(given, PACK_LIMIT, door.pack);
    if (isAsk(given)) return { kind: 'form', ask: given, packed: packed(given.invoke) };
    if (!runs) say();
    const refused = given.tone === 'refused';
    happened({ kind: 'answered', command: asked.command, input: asked.input, refused, person: speaker.person });
    return { kind: 'said', message: keep(speaker, { kind: 'doc', doc: given, packed }, shown), doc: given, packed };
  };

  const expired = (speaker: Speaker): Outcome => {
    const t = makeTranslate(speaker.person.locale, zone);
    const doc: Doc = {
      title: t('refused.title'),
      tone: 'refused',
      blocks: [{ kind: 'text', text: t('road.expired') }],
    };
    const packed = () => '';
    return { kind: 'said', message: keep(speaker, { kind: 'doc', doc, packed }), doc, packed };
  };

  /** Names of people and channels, as people type them, to their ids. */
  const resolve = async (command: Command, input: Readonly<Record<string, unknown>>) => {
    const everybody = await people();
    const resolved: Record<string, unknown> = { ...input };
    for (const option of optionsOf(command)) {
      const value = resolved[option.name];
      if (typeof value !== 'string') continue;
      if (option.type === 'person') resolved[option.name] = findPerson(everybody, value)?.user ?? value;
      if (option.type === 'channel') resolved[option.name] = value.replace(/^#/, '');
    }
    return resolved;
  };

  return {
    invocation,
    async say(speaker, line) {
      const [first = '', ...others] = wordsOf(line.trim().replace(/^\/\s*/, ''));
      const [head = 'help', ...words] = first.toLowerCase() === 'deload' ? others : [first, ...others];
      const name = head.toLowerCase();
      const command = commandOf(name);
      const input = command ? await resolve(command, readWords(command, words)) : {};
      return answer(speaker, invocation(speaker, { origin: 'typed', command: name, input }), line.trim());
    },
    async press(speaker, packed, { label, chosen }) {
      const invoke = await door.unpack(packed);
      if (!invoke) return expired(speaker);
      const input = chosen ? { ...invoke.input, [chosen.option]: chosen.value } : invoke.input;
      const asked = invocation(speaker, { ...invoke, origin: 'button', input });
      return answer(speaker, asked, label?.trim() || `/${invoke.command}`);
    },
    async send(speaker, packed, values) {
      const invoke = await door.unpack(packed);
      if (!invoke) return expired(speaker);
      const asked = invocation(speaker, {
        origin: 'form',
        command: invoke.command,
        input: { ...invoke.input, ...values },
      });
      const command = commandOf(invoke.command);
      return answer(
        speaker,
        asked,
        command ? filledIn(command, values, speaker.person.locale, zone) : `/${invoke.command}`,
      );
    },
  };
}

/** `/checkin, Soreness: 7, Area: calf`: what somebody's form said, for their own conversation. */
function filledIn(
  command: Command,
  values: Readonly<Record<string, FieldValue>>,
  locale: string,
  zone: string,
): string {
  const t = makeTranslate(locale, zone);
  const said = optionsOf(command).flatMap((option) => {
    const value = values[option.name];
    const words = typeof value === 'object' ? value.name : value?.trim();
    if (!words || option.type === 'secret') return [];
    const shown = words.length > 80 ? `${words.slice(0, 79)}…` : words;
    return [`${optionLabel(command.name, option.name, t)}: ${shown}`];
  });
  return [`/${command.name}`, ...said].join(', ');
}
