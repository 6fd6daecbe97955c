import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { LOCALES, type Locale } from '../../i18n/locales/index.ts';
import { makeTranslate, type Translate } from '../../i18n/translate.ts';
import type { Command } from '../command/command.ts';
import { choiceLabel, type OptionSpec, optionHint, optionsOf } from '../command/options.ts';
import { LIMITS } from './limits.ts';
import { TALKING_CHANNELS } from './modal.ts';
import { shorten } from './words.ts';

/** Languages for which Discord's tag is not ours. docs: reference#locales */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  en: ['en-US', 'en-GB'],
  es: ['es-ES', 'es-419'],
  pt: ['pt-BR'],
  sv: ['sv-SE'],
  zh: ['zh-CN', 'zh-TW'],
  nb: ['no'],
};

/** A command as Discord registers it: English, with its descriptions in every language we speak. */
export function toSlash(command: Command): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const summary = (t: Translate) => t.maybe(`command.${command.name}.summary`) ?? command.name;
  return {
    name: command.name,
    ...described(summary),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: offered(command).map((option) => optionJson(command, option)),
  };
}

/** What can be typed, required options first. Hidden ones are only carried by buttons. */
function offered(command: Command): readonly OptionSpec[] {
  const options = optionsOf(command).filter((option) => !option.hidden);
  return [...options.filter((option) => option.required), ...options.filter((option) => !option.required)].slice(
    0,
    LIMITS.commandOptions,
  );
}

/**
 * Registered as optional even where the command needs it: otherwise Discord would insist on it, and no form would ever
 * open.
 */
function optionJson(command: Command, option: OptionSpec): APIApplicationCommandBasicOption {
  const base = {
    name: option.name,
    required: false,
    ...described((t) => optionHint(command.name, option.name, t)),
  };
  switch (option.type) {
    case 'file':
      return { ...base, type: ApplicationCommandOptionType.Attachment };
    case 'person':
      return { ...base, type: ApplicationCommandOptionType.User };
    case 'channel':
      return { ...base, type: ApplicationCommandOptionType.Channel, channel_types: [...TALKING_CHANNELS] };
    case 'integer':
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        ...range(option.min && Math.ceil(option.min), option.max && Math.floor(option.max)),
      };
    case 'number':
      return { ...base, type: ApplicationCommandOptionType.Number, ...range(option.min, option.max) };
    default: {
      if (!offersWhileTyping(option)) {
        return option.choices
          ? { ...base, type: ApplicationCommandOptionType.String, choices: choicesJson(option, option.choices) }
          : { ...base, type: ApplicationCommandOptionType.String, max_length: maxLength(option) };
      }
      return { ...base, type: ApplicationCommandOptionType.String, autocomplete: true };
    }
  }
}

/** Autocompleted: what the command suggests, and choices too many to list. */
function offersWhileTyping(option: OptionSpec): boolean {
  return option.suggest || (option.choices?.length ?? 0) > LIMITS.choices;
}

function maxLength(option: OptionSpec): number {
  return Math.max(1, Math.min(option.maxLength ?? LIMITS.optionText, LIMITS.optionText));
}

function range(min: number | undefined, max: number | undefined) {
  return { ...(min === undefined ? {} : { min_value: min }), ...(max === undefined ? {} : { max_value: max }) };
}

function choicesJson(option: OptionSpec, choices: readonly string[]) {
  const named = (t: Translate) => {
    const names = choices.map((choice) => shorten(choiceLabel(option, choice, t), LIMITS.choiceName));
    // Discord refuses two choices of the same name: then the values themselves are used, which differ.
    return new Set(names).size === names.length ? names : choices;
  };
  const english = named(translateTo('en'));
  const others = inEveryLocale(named);
  return choices.map((value, index) => ({
    name: english[index] ?? value,
    name_localizations: Object.fromEntries(Object.entries(others).map(([tag, names]) => [tag, names[index] ?? value])),
    value,
  }));
}

function described(words: (t: Translate) => string) {
  const short = (t: Translate) => shorten(words(t), LIMITS.description);
  return { description: short(translateTo('en')), description_localizations: inEveryLocale(short) };
}

function inEveryLocale<T>(say: (t: Translate) => T): Record<string, T> {
  return Object.fromEntries(
    LOCALES.flatMap((locale) => (TAGS[locale] ?? [locale]).map((tag) => [tag, say(translateTo(locale))])),
  );
}

function translateTo(locale: Locale): Translate {
  return makeTranslate(locale, 'utc');
}
