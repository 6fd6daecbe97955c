import { z } from 'zod';
import type { Translate } from '../../i18n/translate.ts';
import type { Ask, FieldSpec, InputValue } from '../doc.ts';
import type { Command } from './command.ts';

/** What zod does not say about an option. Set it with `.meta({ ... } satisfies OptionMeta)`. */
export interface OptionMeta {
  /** Text and number follow from the schema; these do not. */
  readonly input?: 'longText' | 'file' | 'person' | 'channel' | 'secret';
  /** The prefix of the values' names in the locale files: `area` makes `area.calf`. */
  readonly labels?: string;
  /** The command can suggest values while somebody types. */
  readonly suggest?: boolean;
  /** Never offered for typing or in help: only buttons carry it. A secret is hidden too: only a form takes it. */
  readonly hidden?: boolean;
}

/** One option of a command, read from its zod schema. */
export interface OptionSpec {
  readonly name: string;
  readonly required: boolean;
  readonly type: 'text' | 'longText' | 'number' | 'integer' | 'choice' | 'file' | 'person' | 'channel' | 'secret';
  readonly choices?: readonly string[];
  readonly labels?: string;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly suggest: boolean;
  readonly hidden: boolean;
}

/** A form page holds at most this many fields on every platform. */
export const FIELDS_A_PAGE = 5;

/** The options of a command, in the order of its schema. */
export function optionsOf(command: Command): readonly OptionSpec[] {
  return Object.entries(command.input.shape).map(([name, schema]) => specOf(name, schema));
}

function specOf(name: string, schema: z.ZodType): OptionSpec {
  const meta = metaOf(schema);
  const { core, required } = unwrap(schema);
  const base = {
    name,
    required,
    suggest: meta.suggest ?? false,
    hidden: (meta.hidden ?? false) || meta.input === 'secret',
    labels: meta.labels,
  };
  if (meta.input) return { ...base, type: meta.input, ...lengthOf(core) };
  if (core instanceof z.ZodEnum) return { ...base, type: 'choice', choices: core.options.map(String) };
  if (core instanceof z.ZodNumber) {
    return { ...base, type: core.format?.includes('int') ? 'integer' : 'number', ...rangeOf(core) };
  }
  return { ...base, type: 'text', ...lengthOf(core) };
}

function unwrap(schema: z.ZodType): { core: z.ZodType; required: boolean } {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return { core: unwrap(schema.unwrap() as z.ZodType).core, required: false };
  }
  if (schema instanceof z.ZodDefault) return { core: unwrap(schema.unwrap() as z.ZodType).core, required: false };
  if (schema instanceof z.ZodPipe) {
    const inner = unwrap(schema.in as z.ZodType);
    return inner;
  }
  return { core: schema, required: true };
}

/** `.meta()` may stand before or after `.optional()`: look through. */
function metaOf(schema: z.ZodType): OptionMeta {
  const own = (schema.meta() ?? {}) as OptionMeta;
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
      ? metaOf(schema.unwrap() as z.ZodType)
      : {};
  return { ...inner, ...own };
}

function rangeOf(schema: z.ZodNumber): { min?: number; max?: number } {
  const { minValue, maxValue } = schema;
  return {
    min: minValue !== null && Math.abs(minValue) < 1e15 ? minValue : undefined,
    max: maxValue !== null && Math.abs(maxValue) < 1e15 ? maxValue : undefined,
  };
}

function lengthOf(schema: z.ZodType): { maxLength?: number } {
  return schema instanceof z.ZodString && schema.maxLength !== null ? { maxLength: schema.maxLength } : {};
}

/**
 * What people and platforms send, made fit for the schema: blanks count as absent, numbers may have a decimal comma,
 * and choices may be in the reader's language or in other capitals.
 */
export function tidy(command: Command, raw: Readonly<Record<string, unknown>>, t: Translate): Record<string, unknown> {
  const tidied: Record<string, unknown> = {};
  for (const option of optionsOf(command)) {
    const value = raw[option.name];
    if (value === undefined || value === null) continue;
    const text = typeof value === 'string' ? value.trim() : value;
    if (text === '') continue;
    tidied[option.name] = tidyOne(option, text, t);
  }
  return tidied;
}

function tidyOne(option: OptionSpec, value: unknown, t: Translate): unknown {
  if (typeof value !== 'string') return value;
  if (option.type === 'number' || option.type === 'integer') {
    const number = Number(value.replace(',', '.'));
    return Number.isNaN(number) ? value : number;
  }
  if (option.choices) {
    const wanted = value.toLocaleLowerCase();
    return (
      option.choices.find((choice) => choice.toLocaleLowerCase() === wanted) ??
      option.choices.find((choice) => choiceLabel(option, choice, t).toLocaleLowerCase() === wanted) ??
      value
    );
  }
  return value;
}

export function choiceLabel(option: OptionSpec, choice: string, t: Translate): string {
  return option.labels ? (t.maybe(`${option.labels}.${choice}`) ?? choice) : choice;
}

/** A wrong or missing option, in the reader's words. */
export interface FieldProblem {
  readonly option: string;
  readonly says: string;
}

/** zod's issues in the reader's words: the field, what is wrong, and what would be right. */
export function problemsOf(command: Command, error: z.ZodError, t: Translate): readonly FieldProblem[] {
  const specs = new Map(optionsOf(command).map((option) => [option.name, option]));
  return error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '');
    const option = specs.get(name);
    return { option: name, says: option ? whatIsRight(option, issue, t) : t('input.unknown', { option: name }) };
  });
}

function whatIsRight(option: OptionSpec, issue: z.core.$ZodIssue, t: Translate): string {
  if (issue.code === 'custom' && issue.message) return t.maybe(issue.message) ?? issue.message;
  if (option.choices) {
    const choices = option.choices.slice(0, 25).map((choice) => choiceLabel(option, choice, t));
    return t('input.choice', { choices: choices.join(', ') });
  }
  if (option.type === 'number' || option.type === 'integer') {
    if (option.min !== undefined && option.max !== undefined) {
      return t(option.type === 'integer' ? 'input.integerBetween' : 'input.numberBetween', {
        min: option.min,
        max: option.max,
      });
    }
    return t('input.number');
  }
  if (issue.code === 'too_big' && option.maxLength !== undefined) return t('input.tooLong', { max: option.maxLength });
  if (issue.code === 'invalid_type') return t('input.missing');
  return t.maybe(issue.message) ?? t('input.invalid');
}

/** The label of an option as the reader sees it. */
export function optionLabel(command: string, option: string, t: Translate): string {
  return t.maybe(`command.${command}.option.${option}.label`) ?? t.maybe(`option.${option}`) ?? option;
}

/** What an option means, for menus and help. */
export function optionHint(command: string, option: string, t: Translate): string {
  return t.maybe(`command.${command}.option.${option}`) ?? optionLabel(command, option, t);
}

/**
 * The form a command opens, or null when it can run. A button's `ask` wins over what the command would ask for. Errors
 * stand beside their fields.
 */
export function formFor(
  command: Command,
  raw: Readonly<Record<string, unknown>>,
  t: Translate,
  more: {
    readonly ask?: readonly string[];
    readonly problems?: readonly FieldProblem[];
    readonly prefill?: Readonly<Record<string, string>>;
  } = {},
): Ask | null {
  const options = optionsOf(command);
  const known = tidy(command, raw, t);
  const wrong = more.problems?.map((problem) => problem.option) ?? [];
  const asked = more.ask ?? (wrong.length > 0 ? wrong : (command.ask?.(known) ?? missing(options, known)));
  // Whoever gets the form can read what it carries along, so a secret is asked for again instead.
  const again = options.filter(({ type, name }) => type === 'secret' && known[name] !== undefined);
  const names = [...new Set([...asked, ...(asked.length > 0 ? again.map(({ name }) => name) : [])])]
    .filter((name) => options.some((option) => option.name === name))
    .slice(0, FIELDS_A_PAGE);
  if (names.length === 0) return null;
  const fields = names.flatMap((name) => {
    const option = options.find((one) => one.name === name);
    return option ? [fieldOf(command, option, known[name] ?? more.prefill?.[name], more.problems, t)] : [];
  });
  return {
    title: t.maybe(`command.${command.name}.form`) ?? t.maybe(`command.${command.name}.title`) ?? command.name,
    invoke: { command: command.name, input: carried(known, [...names, ...again.map(({ name }) => name)]) },
    fields,
    submit: t('form.submit'),
  };
}

function missing(options: readonly OptionSpec[], known: Readonly<Record<string, unknown>>): readonly string[] {
  const open = options.filter((option) => known[option.name] === undefined && !option.hidden);
  const required = open.filter((option) => option.required);
  if (required.length === 0) return [];
  return [...required, ...open.filter((option) => !option.required)].map((option) => option.name);
}

function fieldOf(
  command: Command,
  option: OptionSpec,
  value: unknown,
  problems: readonly FieldProblem[] | undefined,
  t: Translate,
): FieldSpec {
  const problem = problems?.find((one) => one.option === option.name);
  const hint = t.maybe(`command.${command.name}.option.${option.name}`);
  return {
    name: option.name,
    label: optionLabel(command.name, option.name, t),
    hint: hint ?? undefined,
    required: option.required || (command.must?.includes(option.name) ?? false),
    type: option.type === 'integer' ? 'number' : option.type,
    choices: option.choices?.map((choice) => ({ value: choice, label: choiceLabel(option, choice, t) })),
    min: option.min,
    max: option.max,
    maxLength: option.maxLength,
    value: value === undefined || option.type === 'secret' ? undefined : String(value),
    error: problem?.says,
  };
}

/** What a form carries along unseen: everything known that it does not ask for. */
function carried(known: Readonly<Record<string, unknown>>, asked: readonly string[]): Record<string, InputValue> {
  return Object.fromEntries(
    Object.entries(known).filter(
      (entry): entry is [string, InputValue] =>
        !asked.includes(entry[0]) && ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  );
}

/**
 * Words to raw input: `key:value` and `key=value` by name, the rest by position. The last text option takes what is
 * left.
 */
export function readWords(command: Command, words: readonly string[]): Record<string, unknown> {
  const plain = words.map((word) => word.replace(QUOTED, ''));
  if (command.read)
    return command.read(
      plain,
      plain.filter((_, index) => QUOTED.test(words[index] ?? '')),
    );
  const options = optionsOf(command).filter((option) => !option.hidden);
  const input: Record<string, unknown> = {};
  const loose: string[] = [];
  for (const word of plain) {
    const named = /^([a-z]+)[:=](.+)$/is.exec(word);
    const option = named && options.find((one) => one.name.toLowerCase() === named[1]?.toLowerCase());
    if (named && option) input[option.name] = named[2];
    else loose.push(word);
  }
  const open = options.filter((option) => input[option.name] === undefined);
  open.forEach((option, index) => {
    if (loose.length === 0) return;
    const last = index === open.length - 1 || (option.type === 'longText' && index === open.length - 1);
    input[option.name] = last ? loose.splice(0).join(' ') : loose.shift();
  });
  return input;
}

/** How a phrase begins that stood in quotes: `hold Ada "injured"` says who, and then why. */
const QUOTED = /^"/;

/** The words of a typed line; quotes hold a phrase together, and one that is no named answer keeps its first. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/(\w+[:=])?(?:"([^"]*)"|“([^”]*)”)|\S+/g)].map(([word, name, straight, curly]) => {
    const phrase = straight ?? curly;
    return phrase === undefined ? word : `${name ?? '"'}${phrase}`;
  });
}
