/** What Slack refuses in text objects and interactive elements. docs.slack.dev/reference/block-kit/block-elements */
import { type Fields, fields, isFields, list, text } from '../json.ts';

export type Surface = 'message' | 'modal' | 'home';

/** Collects errors the way Slack words them, each with its JSON pointer. */
export interface Findings {
  readonly surface: Surface;
  readonly messages: string[];
  fileExists(id: string): boolean;
}

export function report(findings: Findings, pointer: string, message: string): void {
  findings.messages.push(`[ERROR] ${message} [json-pointer:${pointer}]`);
}

/** A string with a length between the bounds; null is as good as absent for an optional one. */
export function checkString(value: unknown, min: number, max: number, pointer: string, findings: Findings): void {
  if (typeof value !== 'string') report(findings, pointer, 'must provide a string');
  else if (value.length < min) report(findings, pointer, `must be more than ${min - 1} characters`);
  else if (value.length > max) report(findings, pointer, `must be less than ${max + 1} characters`);
}

export function mayString(value: unknown, max: number, pointer: string, findings: Findings): void {
  if (value !== undefined && value !== null) checkString(value, 0, max, pointer, findings);
}

/** An array with a number of items between the bounds. */
export function checkItems(
  value: unknown,
  min: number,
  max: number,
  pointer: string,
  findings: Findings,
): readonly unknown[] {
  if (!Array.isArray(value)) {
    report(findings, pointer, 'must provide an array');
    return [];
  }
  if (value.length < min) report(findings, pointer, `no less than ${min} items allowed`);
  if (value.length > max) report(findings, pointer, `no more than ${max} items allowed`);
  return value;
}

/** A text object; `kinds` are those allowed in this place. */
export function checkText(
  value: unknown,
  max: number,
  kinds: 'plain' | 'any' | 'mrkdwn',
  pointer: string,
  findings: Findings,
): void {
  if (!isFields(value)) {
    report(findings, pointer, 'must be a valid text object');
    return;
  }
  const allowed = kinds === 'plain' ? ['plain_text'] : kinds === 'mrkdwn' ? ['mrkdwn'] : ['plain_text', 'mrkdwn'];
  if (!allowed.includes(text(value.type))) report(findings, `${pointer}/type`, `must be one of: ${allowed.join(', ')}`);
  checkKeys(value, value.type === 'mrkdwn' ? 'type text verbatim' : 'type text emoji', pointer, findings);
  checkString(value.text, 1, max, `${pointer}/text`, findings);
}

export function mayText(
  value: unknown,
  max: number,
  kinds: 'plain' | 'any' | 'mrkdwn',
  pointer: string,
  findings: Findings,
): void {
  if (value !== undefined && value !== null) checkText(value, max, kinds, pointer, findings);
}

/** Slack refuses properties it does not know. */
export function checkKeys(value: Fields, allowed: string, pointer: string, findings: Findings): void {
  const known = allowed.split(' ');
  for (const key of Object.keys(value))
    if (!known.includes(key)) report(findings, pointer, `invalid additional property: ${key}`);
}

const SELECT = 'type action_id placeholder confirm focus_on_load';
const KEYS: Readonly<Record<string, string>> = {
  button: 'type text action_id url value style confirm accessibility_label',
  workflow_button: 'type text action_id workflow style accessibility_label',
  icon_button: 'type action_id icon text value confirm accessibility_label visible_to_user_ids',
  feedback_buttons: 'type action_id positive_button negative_button',
  checkboxes: 'type action_id options initial_options confirm focus_on_load',
  radio_buttons: 'type action_id options initial_option confirm focus_on_load',
  overflow: 'type action_id options confirm',
  datepicker: 'type action_id initial_date placeholder confirm focus_on_load',
  timepicker: 'type action_id initial_time placeholder confirm focus_on_load timezone',
  datetimepicker: 'type action_id initial_date_time confirm focus_on_load',
  static_select: `${SELECT} options option_groups initial_option`,
  multi_static_select: `${SELECT} options option_groups initial_options max_selected_items`,
  external_select: `${SELECT} initial_option min_query_length`,
  multi_external_select: `${SELECT} initial_options min_query_length max_selected_items`,
  users_select: `${SELECT} initial_user`,
  multi_users_select: `${SELECT} initial_users max_selected_items`,
  conversations_select: `${SELECT} initial_conversation default_to_current_conversation response_url_enabled filter`,
  multi_conversations_select: `${SELECT} initial_conversations default_to_current_conversation filter max_selected_items`,
  channels_select: `${SELECT} initial_channel response_url_enabled`,
  multi_channels_select: `${SELECT} initial_channels max_selected_items`,
  plain_text_input:
    'type action_id initial_value multiline min_length max_length dispatch_action_config focus_on_load placeholder',
  email_text_input: 'type action_id initial_value dispatch_action_config focus_on_load placeholder',
  url_text_input: 'type action_id initial_value dispatch_action_config focus_on_load placeholder',
  number_input:
    'type action_id is_decimal_allowed initial_value min_value max_value dispatch_action_config focus_on_load placeholder',
  rich_text_input: 'type action_id initial_value dispatch_action_config focus_on_load placeholder',
  file_input: 'type action_id filetypes max_files',
  image: 'type image_url slack_file alt_text',
};

const PICKERS =
  'checkboxes radio_buttons datepicker timepicker datetimepicker static_select multi_static_select external_select multi_external_select users_select multi_users_select conversations_select multi_conversations_select channels_select multi_channels_select'.split(
    ' ',
  );
/** Elements by the block that holds them. */
export const ALLOWED: Readonly<Record<'actions' | 'accessory' | 'input', readonly string[]>> = {
  actions: [...PICKERS, 'button', 'overflow', 'workflow_button', 'rich_text_input'],
  accessory: [...PICKERS, 'button', 'overflow', 'workflow_button', 'image'],
  input: [
    ...PICKERS,
    'plain_text_input',
    'email_text_input',
    'url_text_input',
    'number_input',
    'rich_text_input',
    'file_input',
  ],
};

/** Checks one element; `actionIds` are those already taken in the same block. */
export function checkElement(
  value: unknown,
  allowed: readonly string[],
  actionIds: Set<string>,
  pointer: string,
  findings: Findings,
): void {
  const element = fields(value);
  const type = text(element.type);
  const keys = KEYS[type];
  if (keys === undefined || !allowed.includes(type)) {
    report(findings, `${pointer}/type`, `unsupported type: ${type}`);
    return;
  }
  checkKeys(element, keys, pointer, findings);
  if (type === 'image') {
    checkImage(element, pointer, findings);
    return;
  }
  if (element.action_id !== undefined) {
    checkString(element.action_id, 1, 255, `${pointer}/action_id`, findings);
    if (actionIds.has(text(element.action_id)))
      report(
        findings,
        `${pointer}/action_id`,
        `\`action_id\` "${text(element.action_id)}" already exists for another element`,
      );
    actionIds.add(text(element.action_id));
  }
  mayText(element.placeholder, 150, 'plain', `${pointer}/placeholder`, findings);
  checkConfirm(element.confirm, pointer, findings);
  checkParts(type, element, pointer, findings);
}

function checkParts(type: string, element: Fields, pointer: string, findings: Findings): void {
  switch (type) {
    case 'button':
      checkText(element.text, 75, 'plain', `${pointer}/text`, findings);
      mayString(element.value, 2000, `${pointer}/value`, findings);
      mayString(element.url, 3000, `${pointer}/url`, findings);
      mayString(element.accessibility_label, 75, `${pointer}/accessibility_label`, findings);
      if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger')
        report(findings, `${pointer}/style`, 'must be one of: primary, danger');
      return;
    case 'checkboxes':
      checkOptions(element.options, 10, 'any', 'initial_options', element, pointer, findings);
      return;
    case 'radio_buttons':
      checkOptions(element.options, 10, 'any', 'initial_option', element, pointer, findings);
      return;
    case 'overflow':
      checkOptions(element.options, 5, 'plain', '', element, pointer, findings);
      return;
    case 'static_select':
      checkMenu('initial_option', element, pointer, findings);
      return;
    case 'multi_static_select':
      checkMenu('initial_options', element, pointer, findings);
      return;
    case 'datepicker':
      matches(element.initial_date, /^\d{4}-\d\d-\d\d$/, 'a date (YYYY-MM-DD)', `${pointer}/initial_date`, findings);
      return;
    case 'timepicker':
      matches(element.initial_time, /^([01]\d|2[0-3]):[0-5]\d$/, 'a time (HH:mm)', `${pointer}/initial_time`, findings);
      return;
    case 'datetimepicker':
      matches(
        element.initial_date_time,
        /^\d{10}$/,
        'a timestamp of ten digits',
        `${pointer}/initial_date_time`,
        findings,
      );
      return;
    case 'plain_text_input':
      within(element.min_length, 0, 3000, `${pointer}/min_length`, findings);
      within(element.max_length, 1, 3000, `${pointer}/max_length`, findings);
      mayString(
        element.initial_value,
        typeof element.max_length === 'number' ? element.max_length : 3000,
        `${pointer}/initial_value`,
        findings,
      );
      return;
    case 'number_input':
      if (typeof element.is_decimal_allowed !== 'boolean')
        report(findings, pointer, 'missing required field: is_decimal_allowed');
      for (const key of ['initial_value', 'min_value', 'max_value'])
        matches(element[key], /^-?\d+(\.\d+)?$/, 'a number as a string', `${pointer}/${key}`, findings);
      return;
    case 'file_input':
      if (findings.surface !== 'modal') report(findings, `${pointer}/type`, 'unsupported type: file_input');
      within(element.max_files, 1, 10, `${pointer}/max_files`, findings);
      return;
  }
}

function matches(value: unknown, pattern: RegExp, what: string, pointer: string, findings: Findings): void {
  if (value === undefined) return;
  if (!pattern.test(String(value))) report(findings, pointer, `must be ${what}`);
}

function within(value: unknown, min: number, max: number, pointer: string, findings: Findings): void {
  if (value === undefined) return;
  if (typeof value !== 'number' || value < min || value > max)
    report(findings, pointer, `must be a number from ${min} to ${max}`);
}

function checkMenu(initial: string, element: Fields, pointer: string, findings: Findings): void {
  if (element.option_groups === undefined) {
    checkOptions(element.options, 100, 'plain', initial, element, pointer, findings);
    return;
  }
  if (element.options !== undefined) report(findings, pointer, 'only one of options and option_groups may be given');
  checkItems(element.option_groups, 1, 100, `${pointer}/option_groups`, findings)
    .map(fields)
    .forEach((group, index) => {
      checkText(group.label, 75, 'plain', `${pointer}/option_groups/${index}/label`, findings);
      checkOptions(group.options, 100, 'plain', '', {}, `${pointer}/option_groups/${index}`, findings);
    });
}

/** Checks `options` and that the initial ones are among them, equal in every part. */
export function checkOptions(
  value: unknown,
  max: number,
  kinds: 'plain' | 'any',
  initial: string,
  element: Fields,
  pointer: string,
  findings: Findings,
): void {
  const options = checkItems(value, 1, max, `${pointer}/options`, findings);
  options.map(fields).forEach((option, index) => {
    const here = `${pointer}/options/${index}`;
    checkKeys(option, 'text value description url', here, findings);
    checkText(option.text, 75, kinds, `${here}/text`, findings);
    checkString(option.value, 0, 150, `${here}/value`, findings);
    mayText(option.description, 75, kinds, `${here}/description`, findings);
  });
  if (initial === '' || element[initial] === undefined) return;
  const known = new Set(options.map((option) => sameText(fields(option))));
  const chosen = initial.endsWith('s') ? list(element[initial]) : [element[initial]];
  if (chosen.length === 0) report(findings, `${pointer}/${initial}`, 'no less than 1 items allowed');
  for (const option of chosen)
    if (!known.has(sameText(fields(option))))
      report(findings, `${pointer}/${initial}`, `${initial} must match one of the options`);
}

const sameText = (option: Fields): string => JSON.stringify([fields(option.text).text, option.value]);

function checkConfirm(value: unknown, pointer: string, findings: Findings): void {
  if (value === undefined) return;
  const confirm = fields(value);
  checkText(confirm.title, 100, 'plain', `${pointer}/confirm/title`, findings);
  checkText(confirm.text, 300, 'any', `${pointer}/confirm/text`, findings);
  checkText(confirm.confirm, 30, 'plain', `${pointer}/confirm/confirm`, findings);
  checkText(confirm.deny, 30, 'plain', `${pointer}/confirm/deny`, findings);
}

/** An image element or block: exactly one source, and words for those who cannot see it. */
export function checkImage(image: Fields, pointer: string, findings: Findings): void {
  checkString(image.alt_text, 1, 2000, `${pointer}/alt_text`, findings);
  const { image_url: url, slack_file: file } = image;
  if ((url === undefined) === (file === undefined)) {
    report(findings, pointer, 'must provide either image_url or slack_file');
    return;
  }
  if (url !== undefined) {
    checkString(url, 1, 3000, `${pointer}/image_url`, findings);
    if (!/^https?:\/\//.test(text(url))) report(findings, `${pointer}/image_url`, 'must be a valid URL');
  } else if (!findings.fileExists(text(fields(file).id)) && fields(file).url === undefined)
    report(findings, `${pointer}/slack_file`, 'invalid slack file');
}
