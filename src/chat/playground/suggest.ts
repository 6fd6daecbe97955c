import { html } from 'hono/html';
import type { Translate } from '../../i18n/translate.ts';
import type { Command } from '../command/command.ts';
import { choiceLabel, type OptionSpec, optionHint, optionsOf, readWords, wordsOf } from '../command/options.ts';
import type { Html } from './markup.ts';
import type { PlaygroundPerson } from './people.ts';

/** What could come next on the input line. */
export interface Offer {
  /** The whole line, if taken. */
  readonly line: string;
  readonly label: string;
  readonly detail: string;
}

export interface Suggestions {
  readonly offers: readonly Offer[];
  readonly usage: Html | null;
}

export interface SuggestDeps {
  readonly commands: readonly Command[];
  readonly people: readonly PlaygroundPerson[];
  readonly t: Translate;
  /** Values the command itself knows while somebody types. */
  readonly ask: (
    command: Command,
    input: Readonly<Record<string, unknown>>,
    option: string,
    typed: string,
  ) => Promise<readonly { readonly value: string; readonly label: string }[]>;
}

const MOST = 8;

/**
 * Commands while the first word is typed, then values of the option whose turn it is, with a line on how to continue.
 */
export async function suggest(line: string, deps: SuggestDeps): Promise<Suggestions> {
  const start = /^\s*\/?(?:deload\s+)?/i.exec(line)?.[0] ?? '';
  const rest = line.slice(start.length);
  const name = /^\S*/.exec(rest)?.[0] ?? '';
  if (name.length === rest.length) return { offers: commandOffers(name, line, deps), usage: null };
  const command = deps.commands.find((one) => one.name === name.toLowerCase());
  if (!command) return { offers: [], usage: null };

  const typed = /\S*$/.exec(rest)?.[0] ?? '';
  const before = line.slice(0, line.length - typed.length);
  const words = wordsOf(rest.slice(name.length, rest.length - typed.length));
  const known = readWords(command, words);
  const options = optionsOf(command).filter((option) => !option.hidden);
  const open = options.filter((option) => known[option.name] === undefined);
  // A command that reads its words in its own way takes them in any order.
  const turn = command.read ? open : open.slice(0, 1);
  const values = await Promise.all(turn.map((option) => valuesOf(command, option, known, typed, deps)));
  const examples = words.length === 0 ? exampleOffers(command, typed, before) : [];
  const offers = values.flat().map((value) => ({ ...value, line: `${before}${quoted(value.line)} ` }));
  return { offers: [...examples, ...offers].slice(0, MOST), usage: usageOf(command, options, known, turn, deps.t) };
}

function commandOffers(name: string, line: string, { commands, t }: SuggestDeps): readonly Offer[] {
  if (line === '') return [];
  const wanted = name.toLowerCase();
  return commands
    .filter((command) => command.name.startsWith(wanted))
    .map((command) => ({ line: `/${command.name} `, label: `/${command.name}`, detail: summaryOf(command, t) }));
}

export function summaryOf(command: Command, t: Translate): string {
  return t.maybe(`command.${command.name}.summary`) ?? t.maybe(`command.${command.name}.title`) ?? '';
}

function exampleOffers(command: Command, typed: string, before: string): readonly Offer[] {
  return command.examples
    .filter((example) => example !== '' && example !== typed && example.startsWith(typed))
    .slice(0, 2)
    .map((example) => ({ line: `${before}${example}`, label: example, detail: 'an example' }));
}

async function valuesOf(
  command: Command,
  option: OptionSpec,
  known: Readonly<Record<string, unknown>>,
  typed: string,
  { people, t, ask }: SuggestDeps,
): Promise<readonly Offer[]> {
  const detail = optionHint(command.name, option.name, t);
  const asOffer = (value: string, label: string): Offer => ({ line: value, label, detail });
  const wanted = typed.replace(/^[@#]/, '').toLocaleLowerCase();
  const fits = (text: string) => text.toLocaleLowerCase().includes(wanted);
  if (option.suggest) {
    return (await ask(command, known, option.name, typed)).map((one) => asOffer(one.value, one.label));
  }
  if (option.choices) {
    return option.choices
      .map((choice) => asOffer(choice, choiceLabel(option, choice, t)))
      .filter((offer) => fits(offer.line) || fits(offer.label));
  }
  if (option.type === 'person') {
    return people.filter((person) => fits(person.name)).map((person) => asOffer(person.name, person.name));
  }
  return [];
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}

function usageOf(
  command: Command,
  options: readonly OptionSpec[],
  known: Readonly<Record<string, unknown>>,
  turn: readonly OptionSpec[],
  t: Translate,
): Html {
  const stateOf = (option: OptionSpec) => {
    if (known[option.name] !== undefined) return 'set';
    return !command.read && option === turn[0] ? 'turn' : 'open';
  };
  const now = command.read ? undefined : turn[0];
  return html`<b>/${command.name}</b> ${options.map(
    (option) => html`<span class="${stateOf(option)}">${option.name}${option.required ? '' : '?'}</span> `,
  )}${now ? html`<em>${optionHint(command.name, now.name, t)}</em>` : ''}`;
}
