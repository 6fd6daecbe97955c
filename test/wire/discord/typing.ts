/** What a Discord client lets its user send: typed options and filled-in forms, checked against their definitions. */
import { type Fields, fields, isFields, lengthOf, list, text } from '../json.ts';
import {
  ATTACHMENT,
  BOOLEAN,
  CHANNEL,
  GROUP,
  INTEGER,
  MENTIONABLE,
  NUMBER,
  ROLE,
  STRING,
  SUBCOMMAND,
  USER,
} from './commands.ts';
import * as component from './components.ts';
import type { DiscordAttachment, ModalInput, OptionValue, Upload } from './types.ts';

/** Looks up what an id in an option or select means; each adds it to the interaction's `resolved`. */
export interface Resolver {
  user(id: string): boolean;
  channel(id: string): boolean;
  role(id: string): boolean;
  attach(file: Upload): DiscordAttachment;
  readonly resolved: Fields;
}

function impossible(why: string): never {
  throw new Error(`A Discord client would not send this: ${why}`);
}

/** The definition that `name sub` or `name group sub` leads to, and the way to wrap its options. */
export function findCommand(
  commands: readonly Fields[],
  typed: string,
): { readonly command: Fields; readonly leaf: Fields; wrap(options: readonly Fields[]): readonly Fields[] } {
  const [name, ...steps] = typed.replace(/^\//, '').split(/\s+/);
  const command = commands.find((one) => one.name === name && one.type === 1);
  if (!command)
    impossible(
      `no command /${name} is registered (there are: ${commands.map((one) => text(one.name)).join(', ') || 'none'})`,
    );
  const taken: Fields[] = [];
  let leaf = command;
  for (const step of steps) {
    const next = list(leaf.options)
      .map(fields)
      .find((option) => option.name === step && (option.type === SUBCOMMAND || option.type === GROUP));
    if (!next) impossible(`/${typed}: ${text(leaf.name)} has no sub-command ${step}`);
    taken.push(next);
    leaf = next;
  }
  if (list(leaf.options).some((option) => [SUBCOMMAND, GROUP].includes(fields(option).type as number)))
    impossible(`/${typed} needs one of its sub-commands`);
  return {
    command,
    leaf,
    wrap: (options) =>
      taken.reduceRight<readonly Fields[]>(
        (inner, step) => [{ name: step.name, type: step.type, options: inner }],
        options,
      ),
  };
}

/** The interaction's `options` for the values a user typed. @throws when Discord would not let them be sent */
export function typeOptions(
  leaf: Fields,
  values: Readonly<Record<string, OptionValue>>,
  resolver: Resolver,
  complete: boolean,
): readonly Fields[] {
  const definitions = list(leaf.options).map(fields);
  for (const name of Object.keys(values))
    if (!definitions.some((one) => one.name === name))
      impossible(
        `${text(leaf.name)} has no option ${name} (it has: ${definitions.map((one) => text(one.name)).join(', ') || 'none'})`,
      );
  return definitions.flatMap((definition) => {
    const name = text(definition.name);
    const value = values[name];
    if (value === undefined) {
      if (complete && definition.required === true) impossible(`the required option ${name} is missing`);
      return [];
    }
    return [{ name, type: definition.type, value: typeOption(definition, value, resolver) }];
  });
}

function typeOption(definition: Fields, value: OptionValue, resolver: Resolver): string | number | boolean {
  const name = text(definition.name);
  const wrong = (what: string): never => impossible(`option ${name}: ${JSON.stringify(value)} is no ${what}`);
  const choices = list(definition.choices).map(fields);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    wrong(`choice (${choices.map((choice) => String(choice.value)).join(', ')})`);
  switch (definition.type) {
    case STRING: {
      if (typeof value !== 'string') return wrong('string');
      const length = lengthOf(value);
      const max = typeof definition.max_length === 'number' ? definition.max_length : 6000;
      const min = typeof definition.min_length === 'number' ? definition.min_length : 0;
      if (length < min || length > max || length === 0) return wrong(`string of ${min} to ${max} characters`);
      return value;
    }
    case INTEGER:
    case NUMBER: {
      if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('number');
      if (definition.type === INTEGER && !Number.isSafeInteger(value)) return wrong('integer');
      if (typeof definition.min_value === 'number' && value < definition.min_value)
        return wrong(`number from ${definition.min_value}`);
      if (typeof definition.max_value === 'number' && value > definition.max_value)
        return wrong(`number up to ${definition.max_value}`);
      return value;
    }
    case BOOLEAN:
      return typeof value === 'boolean' ? value : wrong('boolean');
    case USER:
      return typeof value === 'string' && resolver.user(value) ? value : wrong('user');
    case CHANNEL:
      return typeof value === 'string' && resolver.channel(value) ? value : wrong('channel');
    case ROLE:
      return typeof value === 'string' && resolver.role(value) ? value : wrong('role');
    case MENTIONABLE:
      return typeof value === 'string' && (resolver.user(value) || resolver.role(value))
        ? value
        : wrong('user or role');
    case ATTACHMENT:
      return typeof value === 'object' ? resolver.attach(value).id : wrong('file');
    default:
      return wrong('known option type');
  }
}

/** Checks chosen values of a select on a message or in a modal. @throws when Discord would not let them be sent */
export function checkSelected(select: Fields, values: readonly string[], resolver: Resolver): void {
  const label = text(select.custom_id);
  const min = typeof select.min_values === 'number' ? select.min_values : 1;
  const max =
    typeof select.max_values === 'number'
      ? select.max_values
      : select.type === component.CHECKBOX_GROUP
        ? list(select.options).length
        : 1;
  if (values.length < min && !(values.length === 0 && select.required === false))
    impossible(`${label} needs at least ${min} values`);
  if (values.length > max) impossible(`${label} takes at most ${max} values`);
  const known = (value: string): boolean => {
    switch (select.type) {
      case component.USER_SELECT:
        return resolver.user(value);
      case component.ROLE_SELECT:
        return resolver.role(value);
      case component.CHANNEL_SELECT:
        return resolver.channel(value);
      case component.MENTIONABLE_SELECT:
        return resolver.user(value) || resolver.role(value);
      default:
        return list(select.options).some((option) => fields(option).value === value);
    }
  };
  for (const value of values) if (!known(value)) impossible(`${label} has no ${value}`);
}

/** The `components` of a modal submit. @throws when Discord would not let the user press Submit */
export function fillModal({ modal, values, forged = false }: ModalInput, resolver: Resolver): readonly Fields[] {
  const used = new Set<string>();
  const filled = modal.components.map((top, index) => {
    const id = index + 1;
    if (top.type === component.TEXT_DISPLAY) return { type: top.type, id };
    const input = fields(top.type === component.LABEL ? top.component : list(top.components)[0]);
    const label = text(top.label) || text(input.label);
    const key = [text(input.custom_id), label].find((name) => name in values);
    if (key !== undefined) used.add(key);
    const answer = {
      type: input.type,
      custom_id: input.custom_id,
      id: id + 100,
      ...fillInput(input, key === undefined ? undefined : values[key], label, resolver, forged),
    };
    return top.type === component.LABEL
      ? { type: top.type, id, component: answer }
      : { type: top.type, id, components: [answer] };
  });
  const unknown = Object.keys(values).filter((name) => !used.has(name));
  if (unknown.length > 0) impossible(`the form "${modal.title}" has no field ${unknown.join(', ')}`);
  return filled;
}

function fillInput(
  input: Fields,
  value: ModalInput['values'][string] | undefined,
  label: string,
  resolver: Resolver,
  forged: boolean,
): Fields {
  const required = input.type === component.CHECKBOX ? false : input.required !== false;
  if (input.type === component.TEXT_INPUT) {
    const typed = value ?? text(input.value);
    if (typeof typed !== 'string') return impossible(`${label} takes text`);
    if (!forged) checkTyped(input, typed, label, required);
    return { value: typed };
  }
  if (input.type === component.CHECKBOX) {
    const ticked = value ?? input.default === true;
    return typeof ticked === 'boolean' ? { value: ticked } : impossible(`${label} takes true or false`);
  }
  if (input.type === component.FILE_UPLOAD) {
    const files = list(value ?? []).filter(isFields) as unknown as readonly Upload[];
    const min = typeof input.min_values === 'number' ? input.min_values : 1;
    const max = typeof input.max_values === 'number' ? input.max_values : 1;
    if (!forged && ((required && files.length < min) || files.length > max))
      impossible(`${label} takes ${min} to ${max} files`);
    return { values: files.map((file) => resolver.attach(file).id) };
  }
  const defaults = list(input.options)
    .map(fields)
    .filter((option) => option.default === true)
    .map((option) => text(option.value));
  const chosen = typeof value === 'string' ? [value] : value === undefined ? defaults : list(value).map(String);
  if (!forged && (required || chosen.length > 0)) checkSelected({ ...input, required }, chosen, resolver);
  return input.type === component.RADIO_GROUP ? { value: chosen[0] ?? null } : { values: chosen };
}

function checkTyped(input: Fields, typed: string, label: string, required: boolean): void {
  const length = lengthOf(typed);
  const max = typeof input.max_length === 'number' ? input.max_length : 4000;
  const min = typeof input.min_length === 'number' ? input.min_length : 0;
  if (required && length === 0) impossible(`${label} is required`);
  if (length > max || (length > 0 && length < min))
    impossible(`${label} takes ${min} to ${max} characters, not ${length}`);
  if (input.style === 1 && /\n/.test(typed)) impossible(`${label} is a single line`);
}
