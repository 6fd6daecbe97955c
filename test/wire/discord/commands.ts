/**
 * What Discord refuses when commands are registered.
 * discord.com/developers/docs/interactions/application-commands
 */
import { type Fields, fields, isFields, lengthOf, list, text } from '../json.ts';
import type { Path, Problems } from './problems.ts';

export const SUBCOMMAND = 1;
export const GROUP = 2;
export const STRING = 3;
export const INTEGER = 4;
export const BOOLEAN = 5;
export const USER = 6;
export const CHANNEL = 7;
export const ROLE = 8;
export const MENTIONABLE = 9;
export const NUMBER = 10;
export const ATTACHMENT = 11;

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES: ReadonlySet<string> = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);
const MAX_GLOBAL = 100;
const MAX_TEXT = 8000;

/** Checks the whole list of a bulk registration. */
export function checkCommands(value: unknown, problems: Problems): void {
  const commands = list(value).map(fields);
  if (!Array.isArray(value)) problems.add([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  const chatInput = commands.filter((command) => (command.type ?? 1) === 1);
  if (chatInput.length > MAX_GLOBAL)
    problems.add([], 'APPLICATION_COMMANDS_MAX', `Maximum number of application commands reached (${MAX_GLOBAL})`);
  const names = new Set<string>();
  commands.forEach((command, index) => {
    const key = `${String(command.type ?? 1)} ${text(command.name)}`;
    if (names.has(key))
      problems.add([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    names.add(key);
    checkCommand(command, [index], problems);
  });
}

function checkCommand(command: Fields, path: Path, problems: Problems): void {
  const type = command.type ?? 1;
  if (type === 1) {
    checkNamed(command, path, problems);
    checkOptions(command.options, 0, path, problems);
    const size = textSize(command);
    if (size > MAX_TEXT)
      problems.add(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_TEXT}): ${size}`);
  } else if (type === 2 || type === 3) {
    problems.needText(command.name, 1, 32, [...path, 'name']);
    if (text(command.description) !== '')
      problems.add(
        [...path, 'description'],
        'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED',
        'Context menu commands cannot have description',
      );
    if (list(command.options).length > 0)
      problems.add(
        [...path, 'options'],
        'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED',
        'Context menu commands cannot have options',
      );
  } else problems.add([...path, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4).');
}

function checkNamed(one: Fields, path: Path, problems: Problems): void {
  if (problems.needText(one.name, 1, 32, [...path, 'name'])) checkName(one.name, [...path, 'name'], problems);
  problems.needText(one.description, 1, 100, [...path, 'description']);
  checkLocalized(one.name_localizations, 32, [...path, 'name_localizations'], problems, true);
  checkLocalized(one.description_localizations, 100, [...path, 'description_localizations'], problems, false);
}

function checkName(name: string, path: Path, problems: Problems): void {
  if (!NAME.test(name) || name !== name.toLowerCase())
    problems.add(path, 'APPLICATION_COMMAND_INVALID_NAME', `Command name is invalid: ${name}`);
}

function checkLocalized(value: unknown, max: number, path: Path, problems: Problems, isName: boolean): void {
  if (value === undefined || value === null) return;
  for (const [locale, words] of Object.entries(fields(value))) {
    if (!LOCALES.has(locale))
      problems.add([...path, locale], 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid locale.`);
    if (words === null) continue;
    if (problems.needText(words, 1, max, [...path, locale]) && isName) checkName(words, [...path, locale], problems);
  }
}

function checkOptions(value: unknown, depth: number, path: Path, problems: Problems): void {
  if (value === undefined || value === null) return;
  const at: Path = [...path, 'options'];
  const options = problems.needList(value, 0, 25, at).map(fields);
  const names = new Set<unknown>();
  let optionalSeen = false;
  const nested = options.filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
  if (nested.length > 0 && nested.length < options.length)
    problems.add(
      at,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  options.forEach((option, index) => {
    const here: Path = [...at, index];
    checkNamed(option, here, problems);
    if (names.has(option.name))
      problems.add([...here, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE', 'Option names must be unique');
    names.add(option.name);
    if (option.type === SUBCOMMAND || option.type === GROUP) {
      if (depth > 1 || (depth === 1 && option.type === GROUP))
        problems.add([...here, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Nested too deeply');
      checkOptions(option.options, depth + 1, here, problems);
      return;
    }
    if (option.required === true && optionalSeen)
      problems.add(
        here,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (option.required !== true) optionalSeen = true;
    checkOption(option, here, problems);
  });
}

function checkOption(option: Fields, path: Path, problems: Problems): void {
  const { type } = option;
  if (typeof type !== 'number' || type < STRING || type > ATTACHMENT) {
    problems.add([...path, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).');
    return;
  }
  const numeric = type === INTEGER || type === NUMBER;
  const refuse = (key: string): void => {
    if (option[key] !== undefined && option[key] !== null)
      problems.add(
        [...path, key],
        'APPLICATION_COMMAND_OPTION_FIELD_NOT_ALLOWED',
        `${key} does not go with option type ${type}`,
      );
  };
  if (!numeric) ['min_value', 'max_value'].forEach(refuse);
  if (type !== STRING) ['min_length', 'max_length'].forEach(refuse);
  if (!numeric && type !== STRING)
    ['choices', 'autocomplete'].forEach((key) => {
      if (list(option[key]).length > 0 || option[key] === true) refuse(key);
    });
  if (type !== CHANNEL && list(option.channel_types).length > 0) refuse('channel_types');
  problems.mayNumber(option.min_length, 0, 6000, [...path, 'min_length']);
  problems.mayNumber(option.max_length, 1, 6000, [...path, 'max_length']);
  if (
    typeof option.min_value === 'number' &&
    typeof option.max_value === 'number' &&
    option.min_value > option.max_value
  )
    problems.add([...path, 'max_value'], 'NUMBER_TYPE_MIN', 'max_value is below min_value.');
  const choices =
    option.choices === undefined || option.choices === null
      ? []
      : problems.needList(option.choices, 0, 25, [...path, 'choices']);
  if (option.autocomplete === true && choices.length > 0)
    problems.add(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
      'autocomplete may not be set to true if choices are present',
    );
  checkChoices(choices, type, [...path, 'choices'], problems);
}

/** Checks choices of an option of `type`, as registered or as answered to autocomplete. */
export function checkChoices(choices: readonly unknown[], type: number, path: Path, problems: Problems): void {
  const names = new Set<unknown>();
  choices.forEach((entry, index) => {
    const choice = fields(entry);
    const here: Path = [...path, index];
    problems.needText(choice.name, 1, 100, [...here, 'name']);
    checkLocalized(choice.name_localizations, 100, [...here, 'name_localizations'], problems, false);
    if (names.has(choice.name))
      problems.add(
        [...here, 'name'],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE',
        'Option choice names must be unique',
      );
    names.add(choice.name);
    if (type === STRING) problems.needText(choice.value, 1, 100, [...here, 'value']);
    else if (typeof choice.value !== 'number' || (type === INTEGER && !Number.isInteger(choice.value)))
      problems.add(
        [...here, 'value'],
        'NUMBER_TYPE_COERCE',
        `Value "${String(choice.value)}" is not of the option's type.`,
      );
  });
}

/** Name, description and value of the command and all its options, each in its longest language. */
function textSize(one: Fields): number {
  const longest = (key: string): number =>
    Math.max(
      0,
      ...[one[key], ...Object.values(fields(one[`${key}_localizations`]))].map((words) => lengthOf(text(words))),
    );
  const own = longest('name') + longest('description') + lengthOf(text(one.value));
  return [...list(one.options), ...list(one.choices)]
    .filter(isFields)
    .reduce((sum, child) => sum + textSize(child), own);
}

/** The definition as Discord stores and returns it. */
export function storedCommand(command: Fields, id: string, applicationId: string, guildId: string | null): Fields {
  return {
    type: 1,
    description: '',
    options: [],
    default_member_permissions: null,
    nsfw: false,
    integration_types: [0],
    contexts: null,
    name_localizations: null,
    description_localizations: null,
    ...command,
    id,
    application_id: applicationId,
    ...(guildId === null ? {} : { guild_id: guildId }),
    version: id,
  };
}
