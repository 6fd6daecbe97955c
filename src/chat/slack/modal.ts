import type { SlackViewAction, types } from '@slack/bolt';
import type { Translate } from '../../i18n/translate.ts';
import type { Ask, Doc, FieldSpec, Invoke } from '../doc.ts';
import { LIMITS } from './limits.ts';
import { optionsOrGroups, type Pack } from './render.ts';
import { fitEscaped, plain } from './text.ts';

/** Where a form was opened, so that its answer goes back there. `home` is the Home tab. */
export interface Opened {
  readonly from: 'message' | 'home' | 'modal';
  readonly channel: string | null;
  readonly responseUrl: string | null;
}

export const FORM = 'form';
const SHOWN = 'shown';

const FIELD = 'field:';
const VALUE = 'value';

/** An Ask as a modal. What is known already travels in `private_metadata`. */
export async function askView(ask: Ask, opened: Opened, pack: Pack): Promise<types.ModalView> {
  const place = placeText(opened);
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: place + (await pack(ask.invoke, LIMITS.privateMetadata - place.length)),
    title: plain(ask.title, LIMITS.viewTitle),
    submit: plain(ask.submit, LIMITS.viewSubmit),
    blocks: [...longTitle(ask.title), ...ask.fields.flatMap(fieldBlocks)],
  };
}

/** A page shown in a modal. */
export function shownView(title: string, blocks: readonly types.KnownBlock[], opened: Opened): types.ModalView {
  return {
    type: 'modal',
    callback_id: SHOWN,
    private_metadata: placeText(opened),
    title: plain(title, LIMITS.viewTitle),
    blocks: [...blocks],
  };
}

/** What `private_metadata` says: the place, then the packed invocation (empty in a page that is only shown). */
export function readMetadata(text: string): { readonly opened: Opened; readonly packed: string } {
  const [from = '', channel = '', responseUrl = ''] = text.split(' ', 3);
  return {
    opened: {
      from: from === 'home' || from === 'modal' ? from : 'message',
      channel: channel === '-' || channel === '' ? null : channel,
      responseUrl: responseUrl === '-' || responseUrl === '' ? null : responseUrl,
    },
    packed: text.slice([from, channel, responseUrl].join(' ').length + 1),
  };
}

function placeText({ from, channel, responseUrl }: Opened): string {
  return `${from} ${channel ?? '-'} ${responseUrl ?? '-'} `;
}

export type ViewValues = SlackViewAction['view']['state']['values'];
export type UploadedFile = NonNullable<ViewValues[string][string]['files']>[number];

/** What was filled in, by option: text, or the files of a file field. Empty fields are absent. */
export function readValues(values: ViewValues): Readonly<Record<string, string | readonly UploadedFile[]>> {
  const entries = Object.entries(values).flatMap(([block, actions]) => {
    const given = actions[VALUE];
    if (!block.startsWith(FIELD) || !given) return [];
    const value =
      given.files ??
      given.value ??
      given.selected_option?.value ??
      given.selected_user ??
      given.selected_conversation ??
      undefined;
    return value === undefined || value.length === 0 ? [] : [[block.slice(FIELD.length), value] as const];
  });
  return Object.fromEntries(entries);
}

/** Errors beside their fields; null when one belongs to a field this view does not have. */
export function fieldErrors(ask: Ask, values: ViewValues): Readonly<Record<string, string>> | null {
  const wrong = ask.fields.filter((field) => field.error !== undefined);
  if (wrong.length === 0 || ask.fields.some((field) => !(FIELD + field.name in values))) return null;
  return fieldError(Object.fromEntries(wrong.map((field) => [field.name, field.error ?? ''])));
}

/** Errors by option, as Slack wants them. */
export function fieldError(says: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(says).map(([name, text]) => [FIELD + name, text]));
}

/** A form that could not be opened by itself: says what it asks, with a button that opens it. */
export function formButton(ask: Ask, t: Translate): Doc {
  const wrong = ask.fields.flatMap(({ label: field, error }) => (error === undefined ? [] : [`${field}: ${error}`]));
  return {
    title: ask.title,
    tone: 'plain',
    blocks: [{ kind: 'text', text: wrong.length > 0 ? wrong.join('\n') : t('form.intro') }],
    actions: [{ label: t('form.open'), style: 'primary', invoke: reopening(ask) }],
  };
}

/** A button that opens this form again, with what was typed. */
export function reopening(ask: Ask): Invoke {
  const typed = ask.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));
  return {
    command: ask.invoke.command,
    input: { ...ask.invoke.input, ...Object.fromEntries(typed) },
    ask: ask.fields.map((field) => field.name),
  };
}

function longTitle(title: string): readonly types.KnownBlock[] {
  return fitEscaped(title, LIMITS.viewTitle) === fitEscaped(title, LIMITS.section)
    ? []
    : [{ type: 'section', text: plain(title, LIMITS.section) }];
}

function fieldBlocks(field: FieldSpec): readonly types.KnownBlock[] {
  const input: types.InputBlock = {
    type: 'input',
    block_id: FIELD + field.name,
    label: plain(field.label, LIMITS.inputLabel),
    optional: !field.required,
    element: elementOf(field),
    ...(field.hint ? { hint: plain(field.hint, LIMITS.inputHint) } : {}),
  };
  if (field.error === undefined) return [input];
  return [{ type: 'section', text: plain(`⚠️ ${field.label}: ${field.error}`, LIMITS.section) }, input];
}

function elementOf(field: FieldSpec): types.InputBlock['element'] {
  const action_id = VALUE;
  const { value } = field;
  switch (field.type) {
    case 'number': {
      const number = Number(value?.replace(',', '.') || Number.NaN);
      const fits = number >= (field.min ?? -Infinity) && number <= (field.max ?? Infinity);
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: true,
        ...(field.min !== undefined ? { min_value: String(field.min) } : {}),
        ...(field.max !== undefined ? { max_value: String(field.max) } : {}),
        ...(fits ? { initial_value: String(number) } : {}),
      };
    }
    case 'choice': {
      const choices = field.choices ?? [];
      const chosen = choices.find((one) => one.value === value);
      return {
        type: 'static_select',
        action_id,
        ...optionsOrGroups(choices),
        ...(chosen ? { initial_option: optionsOrGroups([chosen]).options?.[0] } : {}),
      };
    }
    case 'person':
      return { type: 'users_select', action_id, ...(/^[UW]\w+$/.test(value ?? '') ? { initial_user: value } : {}) };
    case 'channel':
      return {
        type: 'conversations_select',
        action_id,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(/^[CG]\w+$/.test(value ?? '')
          ? { initial_conversation: value }
          : { default_to_current_conversation: true }),
      };
    case 'file':
      return { type: 'file_input', action_id, max_files: 1 };
    default: {
      const most = Math.min(field.maxLength ?? LIMITS.plainInput, LIMITS.plainInput);
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.type === 'longText',
        max_length: most,
        ...(value !== undefined && value !== '' && value.length <= most ? { initial_value: value } : {}),
      };
    }
  }
}
