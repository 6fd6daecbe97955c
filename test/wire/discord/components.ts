/**
 * What Discord refuses in message components and modals. Limits: discord.com/developers/docs/components/reference,
 * and the validators of @discordjs/builders.
 */
import { type Fields, fields, isFields, lengthOf, list, text } from '../json.ts';
import type { Path, Problems } from './problems.ts';

const ROW = 1;
export const BUTTON = 2;
const STRING_SELECT = 3;
export const TEXT_INPUT = 4;
export const USER_SELECT = 5;
export const ROLE_SELECT = 6;
export const MENTIONABLE_SELECT = 7;
export const CHANNEL_SELECT = 8;
const SECTION = 9;
export const TEXT_DISPLAY = 10;
const THUMBNAIL = 11;
const GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;
export const LABEL = 18;
export const FILE_UPLOAD = 19;
export const RADIO_GROUP = 21;
export const CHECKBOX_GROUP = 22;
export const CHECKBOX = 23;

export const SELECTS: readonly unknown[] = [
  STRING_SELECT,
  USER_SELECT,
  ROLE_SELECT,
  MENTIONABLE_SELECT,
  CHANNEL_SELECT,
];
const V2_CHILDREN = [ROW, SECTION, TEXT_DISPLAY, GALLERY, FILE, SEPARATOR];
const MAX_NESTED = 40;
const MAX_TEXT = 4000;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;

interface Walk {
  readonly problems: Problems;
  readonly v2: boolean;
  /** Names of the files that come with the message or are kept by it. */
  readonly files: ReadonlySet<string>;
  readonly customIds: Set<string>;
  readonly ids: Set<number>;
  nested: number;
  characters: number;
}

/** Checks the `components` of a message; `v2` says whether it has the Components V2 flag. */
export function checkComponents(
  value: unknown,
  v2: boolean,
  files: ReadonlySet<string>,
  path: Path,
  problems: Problems,
): void {
  if (value === undefined || value === null) return;
  const walk: Walk = { problems, v2, files, customIds: new Set(), ids: new Set(), nested: 0, characters: 0 };
  const components = problems.needList(value, 0, v2 ? MAX_NESTED : 5, path);
  const allowed = v2 ? [...V2_CHILDREN, CONTAINER] : [ROW];
  components.forEach((component, index) => {
    checkComponent(component, allowed, [...path, index], walk);
  });
  if (walk.nested > MAX_NESTED)
    problems.add(
      path,
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `A message has at most ${MAX_NESTED} components, nested ones counted; found ${walk.nested}`,
    );
  if (walk.characters > MAX_TEXT)
    problems.add(
      path,
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `The total text of all components exceeds ${MAX_TEXT}: ${walk.characters}`,
    );
}

function checkComponent(value: unknown, allowed: readonly number[], path: Path, walk: Walk): void {
  const { problems } = walk;
  if (!isFields(value)) {
    problems.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  const { type } = value;
  if (typeof type !== 'number' || !allowed.includes(type)) {
    problems.add(
      [...path, 'type'],
      'UNION_TYPE_CHOICES',
      `Value of field "type" must be one of (${allowed.join(', ')}).`,
    );
    return;
  }
  walk.nested += 1;
  checkId(value.id, path, walk);
  switch (type) {
    case ROW:
      checkRow(value, path, walk);
      return;
    case BUTTON:
      checkButton(value, path, walk);
      return;
    case STRING_SELECT:
    case USER_SELECT:
    case ROLE_SELECT:
    case MENTIONABLE_SELECT:
    case CHANNEL_SELECT:
      checkSelect(value, path, walk.customIds, problems);
      return;
    case SECTION:
      problems.needList(value.components, 1, 3, [...path, 'components']).forEach((child, index) => {
        checkComponent(child, [TEXT_DISPLAY], [...path, 'components', index], walk);
      });
      checkComponent(value.accessory, [BUTTON, THUMBNAIL], [...path, 'accessory'], walk);
      return;
    case TEXT_DISPLAY:
      if (problems.needText(value.content, 1, MAX_TEXT, [...path, 'content']))
        walk.characters += lengthOf(value.content);
      return;
    case THUMBNAIL:
      checkMedia(value, 'media', path, walk);
      return;
    case GALLERY:
      problems.needList(value.items, 1, 10, [...path, 'items']).forEach((item, index) => {
        checkMedia(fields(item), 'media', [...path, 'items', index], walk);
      });
      return;
    case FILE:
      checkMedia(value, 'file', path, walk);
      return;
    case SEPARATOR:
      if (value.spacing !== undefined && value.spacing !== 1 && value.spacing !== 2)
        problems.add([...path, 'spacing'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2).');
      return;
    case CONTAINER:
      problems.mayNumber(value.accent_color, 0, 0xffffff, [...path, 'accent_color']);
      problems.needList(value.components, 1, MAX_NESTED, [...path, 'components']).forEach((child, index) => {
        checkComponent(child, V2_CHILDREN, [...path, 'components', index], walk);
      });
      return;
  }
}

function checkId(id: unknown, path: Path, { ids, problems }: Walk): void {
  if (id === undefined || id === null || id === 0) return;
  if (typeof id !== 'number' || !Number.isInteger(id))
    problems.add([...path, 'id'], 'NUMBER_TYPE_COERCE', 'Not an integer.');
  else if (ids.has(id)) problems.add([...path, 'id'], 'COMPONENT_DUPLICATED_ID', 'Component id cannot be duplicated');
  else ids.add(id);
}

function checkRow(row: Fields, path: Path, walk: Walk): void {
  const children = walk.problems.needList(row.components, 1, 5, [...path, 'components']);
  const selects = children.filter((child) => SELECTS.includes(fields(child).type)).length;
  if (selects > 0 && children.length > 1)
    walk.problems.add(
      [...path, 'components'],
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  children.forEach((child, index) => {
    checkComponent(child, [BUTTON, ...(SELECTS as number[])], [...path, 'components', index], walk);
  });
}

function checkButton(button: Fields, path: Path, { problems, customIds }: Walk): void {
  const { style, emoji } = button;
  if (typeof style !== 'number' || style < 1 || style > PREMIUM_STYLE) {
    problems.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6).');
    return;
  }
  if (style === PREMIUM_STYLE) return;
  if (!isFields(emoji)) problems.needText(button.label, 1, 80, [...path, 'label']);
  else problems.mayText(button.label, 0, 80, [...path, 'label']);
  if (style === LINK_STYLE) {
    problems.needText(button.url, 1, 512, [...path, 'url']);
    if (!/^(https?|discord):\/\//.test(text(button.url)))
      problems.add([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of (http, https, discord).');
    if (button.custom_id !== undefined)
      problems.add(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    return;
  }
  if (button.url !== undefined && button.url !== null)
    problems.add(
      path,
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A custom id and url cannot both be specified',
    );
  checkCustomId(button.custom_id, path, customIds, problems);
}

function checkCustomId(customId: unknown, path: Path, taken: Set<string>, problems: Problems): void {
  const at = [...path, 'custom_id'];
  if (!problems.needText(customId, 1, 100, at)) return;
  if (taken.has(customId))
    problems.add(at, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  taken.add(customId);
}

function checkSelect(select: Fields, path: Path, customIds: Set<string>, problems: Problems): void {
  checkCustomId(select.custom_id, path, customIds, problems);
  problems.mayText(select.placeholder, 0, 150, [...path, 'placeholder']);
  problems.mayNumber(select.min_values, 0, 25, [...path, 'min_values']);
  problems.mayNumber(select.max_values, 1, 25, [...path, 'max_values']);
  if (select.type !== STRING_SELECT) return;
  const options = checkChoices(select.options, 1, 25, [...path, 'options'], problems);
  const max = typeof select.max_values === 'number' ? select.max_values : 1;
  const min = typeof select.min_values === 'number' ? select.min_values : 1;
  if (max > options.length)
    problems.add(
      [...path, 'max_values'],
      'NUMBER_TYPE_MAX',
      `Must be at most the number of options (${options.length}).`,
    );
  if (min > max) problems.add([...path, 'min_values'], 'NUMBER_TYPE_MAX', 'min_values exceeds max_values.');
  if (options.filter((option) => option.default === true).length > max)
    problems.add([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More defaults than max_values.');
}

function checkChoices(value: unknown, min: number, max: number, path: Path, problems: Problems): readonly Fields[] {
  const options = problems.needList(value, min, max, path).map(fields);
  const values = new Set<unknown>();
  options.forEach((option, index) => {
    problems.needText(option.label, 1, 100, [...path, index, 'label']);
    problems.needText(option.value, 1, 100, [...path, index, 'value']);
    problems.mayText(option.description, 0, 100, [...path, index, 'description']);
    if (values.has(option.value))
      problems.add(
        [...path, index, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    values.add(option.value);
  });
  return options;
}

function checkMedia(owner: Fields, key: string, path: Path, { problems, files }: Walk): void {
  problems.mayText(owner.description, 0, 1024, [...path, 'description']);
  const at = [...path, key, 'url'];
  const { url } = fields(owner[key]);
  if (!problems.needText(url, 1, 2048, at)) return;
  const attached = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  if (attached !== undefined) {
    if (!files.has(attached))
      problems.add(
        at,
        'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        `The referenced attachment was not found: ${attached}`,
      );
  } else if (key === 'file') problems.add(at, 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of (attachment).');
  else if (!/^https?:\/\//.test(url))
    problems.add(at, 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of (http, https, attachment).');
}

/** Checks the `data` of a modal. */
export function checkModal(data: Fields, path: Path, problems: Problems): void {
  const customIds = new Set<string>();
  problems.needText(data.custom_id, 1, 100, [...path, 'custom_id']);
  problems.needText(data.title, 1, 45, [...path, 'title']);
  const components = problems.needList(data.components, 1, 5, [...path, 'components']);
  components.map(fields).forEach((component, index) => {
    const at: Path = [...path, 'components', index];
    if (component.type === TEXT_DISPLAY) problems.needText(component.content, 1, MAX_TEXT, [...at, 'content']);
    else if (component.type === LABEL) {
      problems.needText(component.label, 1, 45, [...at, 'label']);
      problems.mayText(component.description, 0, 100, [...at, 'description']);
      checkInput(fields(component.component), false, [...at, 'component'], customIds, problems);
    } else if (component.type === ROW) {
      const [input] = problems.needList(component.components, 1, 1, [...at, 'components']);
      if (fields(input).type !== TEXT_INPUT)
        problems.add(
          [...at, 'components', 0, 'type'],
          'UNION_TYPE_CHOICES',
          'Value of field "type" must be one of (4,).',
        );
      checkInput(fields(input), true, [...at, 'components', 0], customIds, problems);
    } else problems.add([...at, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 10, 18).');
  });
}

function checkInput(input: Fields, inRow: boolean, path: Path, customIds: Set<string>, problems: Problems): void {
  if (SELECTS.includes(input.type)) {
    checkSelect(input, path, customIds, problems);
    return;
  }
  checkCustomId(input.custom_id, path, customIds, problems);
  switch (input.type) {
    case TEXT_INPUT:
      if (input.style !== 1 && input.style !== 2)
        problems.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of (1, 2).');
      if (inRow) problems.needText(input.label, 1, 45, [...path, 'label']);
      else if (input.label !== undefined && input.label !== null)
        problems.add(
          [...path, 'label'],
          'COMPONENT_LABEL_NOT_ALLOWED',
          'A text input inside a label has no label of its own.',
        );
      problems.mayText(input.placeholder, 0, 100, [...path, 'placeholder']);
      problems.mayNumber(input.min_length, 0, MAX_TEXT, [...path, 'min_length']);
      problems.mayNumber(input.max_length, 1, MAX_TEXT, [...path, 'max_length']);
      problems.mayText(input.value, 0, typeof input.max_length === 'number' ? input.max_length : MAX_TEXT, [
        ...path,
        'value',
      ]);
      return;
    case RADIO_GROUP:
      checkChoices(input.options, 2, 10, [...path, 'options'], problems);
      return;
    case CHECKBOX_GROUP: {
      const options = checkChoices(input.options, 1, 10, [...path, 'options'], problems);
      problems.mayNumber(input.min_values, 0, 10, [...path, 'min_values']);
      problems.mayNumber(input.max_values, 1, options.length, [...path, 'max_values']);
      return;
    }
    case FILE_UPLOAD:
      problems.mayNumber(input.min_values, 0, 10, [...path, 'min_values']);
      problems.mayNumber(input.max_values, 1, 10, [...path, 'max_values']);
      return;
    case CHECKBOX:
      return;
    default:
      problems.add(
        [...path, 'type'],
        'UNION_TYPE_CHOICES',
        'Value of field "type" must be one of (3, 4, 5, 6, 7, 8, 19, 21, 22, 23).',
      );
  }
}

/** Every component of a message or modal, parents before children. */
export function allComponents(components: unknown): readonly Fields[] {
  return list(components)
    .filter(isFields)
    .flatMap((component) => [
      component,
      ...allComponents(component.components),
      ...allComponents(component.accessory === undefined ? [] : [component.accessory]),
      ...allComponents(component.component === undefined ? [] : [component.component]),
    ]);
}
