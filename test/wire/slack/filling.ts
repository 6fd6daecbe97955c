/** What a Slack client lets its user choose and send: option and field values, checked against their definitions. */
import { type Fields, fields, isFields, list, text } from '../json.ts';
import { elementsOf } from './reading.ts';
import type { FieldValue, FieldValues, SlackFile } from './types.ts';

export function impossible(why: string): never {
  throw new Error(`A Slack client would not send this: ${why}`);
}

const optionsIn = (element: Fields): readonly Fields[] =>
  [...list(element.options), ...list(element.option_groups).flatMap((group) => list(fields(group).options))].map(
    fields,
  );

function pick(element: Fields, wanted: string, strict: boolean): Fields {
  const options = optionsIn(element);
  const found =
    options.find((option) => option.value === wanted) ?? options.find((option) => fields(option.text).text === wanted);
  if (found) return { text: found.text, value: found.value };
  // An external select's options live at the bot; whoever names one must have been offered it.
  if (!strict || text(element.type).includes('external'))
    return { text: { type: 'plain_text', text: wanted, emoji: true }, value: wanted };
  return impossible(
    `${text(element.action_id)} has no option ${wanted} (it has: ${options.map((option) => text(option.value)).join(', ')})`,
  );
}

const strings = (value: FieldValue): readonly string[] =>
  value === null
    ? []
    : typeof value === 'string' || typeof value === 'number'
      ? [String(value)]
      : (value as readonly unknown[]).map(String);

/** The part of an element's state that says what was chosen. @throws for a value the client would not let through */
export function stateOf(element: Fields, value: FieldValue | undefined, strict = true): Fields {
  const type = text(element.type);
  const [one] = value === undefined ? [] : strings(value);
  const chosen = (key: string, initial: string, check: (word: string) => boolean = () => true): Fields => {
    if (value === undefined) return { type, [key]: element[initial] ?? null };
    if (one !== undefined && strict && !check(one)) impossible(`${text(element.action_id)} does not take ${one}`);
    return { type, [key]: one ?? null };
  };
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      if (value === undefined) return { type, selected_option: element.initial_option ?? null };
      return { type, selected_option: one === undefined ? null : pick(element, one, strict) };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes': {
      if (value === undefined) return { type, selected_options: list(element.initial_options) };
      const many = strings(value).map((word) => pick(element, word, strict));
      if (strict && typeof element.max_selected_items === 'number' && many.length > element.max_selected_items)
        impossible(`${text(element.action_id)} takes at most ${element.max_selected_items}`);
      return { type, selected_options: many };
    }
    case 'datepicker':
      return chosen('selected_date', 'initial_date', (word) => /^\d{4}-\d\d-\d\d$/.test(word));
    case 'timepicker':
      return {
        ...chosen('selected_time', 'initial_time', (word) => /^([01]\d|2[0-3]):[0-5]\d$/.test(word)),
        ...(element.timezone ? { timezone: element.timezone } : {}),
      };
    case 'datetimepicker': {
      const state = chosen('selected_date_time', 'initial_date_time', (word) => /^\d{10}$/.test(word));
      return {
        ...state,
        selected_date_time: state.selected_date_time === null ? null : Number(state.selected_date_time),
      };
    }
    case 'users_select':
      return chosen('selected_user', 'initial_user');
    case 'conversations_select':
      return chosen('selected_conversation', 'initial_conversation');
    case 'channels_select':
      return chosen('selected_channel', 'initial_channel');
    case 'multi_users_select':
      return { type, selected_users: value === undefined ? list(element.initial_users) : strings(value) };
    case 'multi_conversations_select':
      return {
        type,
        selected_conversations: value === undefined ? list(element.initial_conversations) : strings(value),
      };
    case 'multi_channels_select':
      return { type, selected_channels: value === undefined ? list(element.initial_channels) : strings(value) };
    case 'file_input': {
      const files = (value === undefined || value === null ? [] : list(value)) as readonly SlackFile[];
      const max = typeof element.max_files === 'number' ? element.max_files : 10;
      if (strict && files.length > max) impossible(`${text(element.action_id)} takes at most ${max} files`);
      const kinds = list(element.filetypes).map(String);
      for (const file of files)
        if (strict && kinds.length > 0 && !kinds.includes(file.name.split('.').at(-1) ?? ''))
          impossible(`${file.name} is none of ${kinds.join(', ')}`);
      return { type, files: files.map(fileJson) };
    }
    default:
      return { type, value: value === undefined ? (element.initial_value ?? null) : (one ?? null) };
  }
}

/** The values of all input elements, by block id and action id; `values` are keyed by block id, action id or label. */
export function fill(blocks: readonly Fields[], values: FieldValues, strict: boolean, complete: boolean): Fields {
  const used = new Set<string>();
  const state: Record<string, Record<string, Fields>> = {};
  for (const { block, blockId, element } of elementsOf(blocks)) {
    const type = text(element.type);
    if (
      type === 'button' ||
      type === 'overflow' ||
      type === 'image' ||
      type === 'mrkdwn' ||
      type === 'plain_text' ||
      type.startsWith('rich_text_') ||
      !element.action_id
    )
      continue;
    const label = text(fields(block.label).text);
    const key = [blockId, text(element.action_id), label].find((name) => name !== '' && Object.hasOwn(values, name));
    if (key !== undefined) used.add(key);
    const entered = stateOf(element, key === undefined ? undefined : values[key], strict);
    if (strict && complete && block.type === 'input') checkEntered(block, element, entered, label);
    state[blockId] = { ...state[blockId], [text(element.action_id)]: entered };
  }
  const unknown = Object.keys(values).filter((name) => !used.has(name));
  if (strict && unknown.length > 0) impossible(`there is no field ${unknown.join(', ')}`);
  return state;
}

/** What Slack itself tells the user before anything is sent. */
function checkEntered(block: Fields, element: Fields, entered: Fields, label: string): void {
  const { type: _, timezone: _zone, ...rest } = entered;
  const [value] = Object.values(rest);
  const empty = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) {
    if (block.optional !== true) impossible(`${label} is required`);
    return;
  }
  if (element.type === 'plain_text_input') {
    const { length } = text(value);
    const max = typeof element.max_length === 'number' ? element.max_length : 3000;
    const min = typeof element.min_length === 'number' ? element.min_length : 0;
    if (length > max || length < min) impossible(`${label} takes ${min} to ${max} characters, not ${length}`);
    if (element.multiline !== true && text(value).includes('\n')) impossible(`${label} is a single line`);
  }
  if (element.type === 'number_input') {
    const number = Number(value);
    if (text(value).trim() === '' || Number.isNaN(number)) impossible(`${label} is a number`);
    if (element.is_decimal_allowed !== true && !Number.isInteger(number)) impossible(`${label} is a whole number`);
    if (element.min_value !== undefined && number < Number(element.min_value))
      impossible(`${label} is at least ${String(element.min_value)}`);
    if (element.max_value !== undefined && number > Number(element.max_value))
      impossible(`${label} is at most ${String(element.max_value)}`);
  }
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(text(value)))
    impossible(`${label} is an e-mail address`);
  if (element.type === 'url_text_input' && !URL.canParse(text(value))) impossible(`${label} is a URL`);
}

export function fileJson(file: SlackFile): Fields {
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    size: file.size,
    user: file.user,
    user_team: file.team,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    url_private: file.urlPrivate,
    url_private_download: file.urlPrivate.replace('/files-pri/', '/files-pri/download/'),
    ...(file.altText ? { alt_txt: file.altText } : {}),
  };
}

/** Blocks as Slack keeps them: every block with an id, every interactive element with an action id. */
export function kept(blocks: unknown, newId: () => string): readonly Fields[] {
  const copy = structuredClone(list(blocks)).filter(isFields);
  const name = (block: Record<string, unknown>): void => {
    if (!block.block_id) block.block_id = newId();
    for (const child of list(block.child_blocks)) name(child as Record<string, unknown>);
  };
  for (const block of copy) name(block as Record<string, unknown>);
  for (const { element } of elementsOf(copy)) {
    const holder = element as Record<string, unknown>;
    if (
      /^(plain_text|mrkdwn|image|card|rich_text)/.test(text(holder.type)) &&
      holder.type !== 'plain_text_input' &&
      holder.type !== 'rich_text_input'
    )
      continue;
    if (!holder.action_id) holder.action_id = newId();
  }
  return copy;
}
