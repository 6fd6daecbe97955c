import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { Translate } from '../../i18n/translate.ts';
import type { Ask, Doc, FieldSpec, InputValue } from '../doc.ts';
import { formId } from './customId.ts';
import { LIMITS } from './limits.ts';
import { plain, shorten } from './words.ts';

export const TALKING_CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

/** A form as a modal. Each field's custom id is its name; `packed` is the form's invocation. */
export function toModal(ask: Ask, packed: string): APIModalInteractionResponseCallbackData {
  const fields = ask.fields.slice(0, LIMITS.modalParts);
  const labels = fields.map(labelOf);
  // What did not fit beside its field goes above all of them, where there is room.
  const said = [
    ...(ask.title.length > LIMITS.modalTitle ? [ask.title] : []),
    ...fields.filter((_, index) => labels[index]?.cut).map((field) => [field.label, ...asides(field)].join(': ')),
  ];
  const above: readonly APIModalInteractionResponseCallbackComponent[] =
    said.length > 0 && fields.length < LIMITS.modalParts
      ? [{ type: ComponentType.TextDisplay, content: shorten(said.map(plain).join('\n'), LIMITS.text) }]
      : [];
  return {
    custom_id: formId(packed),
    title: shorten(ask.title.trim(), LIMITS.modalTitle) || '…',
    components: [...above, ...labels.map((label) => label.component)],
  };
}

function labelOf(field: FieldSpec): { readonly component: APILabelComponent; readonly cut: boolean } {
  const aside = asides(field).join(' ');
  return {
    cut: field.label.length > LIMITS.fieldLabel || aside.length > LIMITS.fieldDescription,
    component: {
      type: ComponentType.Label,
      label: shorten(field.label.trim(), LIMITS.fieldLabel) || '…',
      ...(aside ? { description: shorten(aside, LIMITS.fieldDescription) } : {}),
      component: inputOf(field),
    },
  };
}

function asides(field: FieldSpec): readonly string[] {
  return [field.error, field.hint].filter((words) => words !== undefined);
}

function inputOf(field: FieldSpec): APIComponentInLabel {
  const { name: custom_id, required, value } = field;
  const one = { custom_id, required, min_values: required ? 1 : 0, max_values: 1 };
  switch (field.type) {
    case 'person':
      return {
        type: ComponentType.UserSelect,
        ...one,
        ...(value ? { default_values: [{ id: value, type: SelectMenuDefaultValueType.User }] } : {}),
      };
    case 'channel':
      return {
        type: ComponentType.ChannelSelect,
        ...one,
        channel_types: [...TALKING_CHANNELS],
        ...(value ? { default_values: [{ id: value, type: SelectMenuDefaultValueType.Channel }] } : {}),
      };
    case 'file':
      return { type: ComponentType.FileUpload, ...one };
    case 'choice': {
      const choices = field.choices ?? [];
      if (choices.length === 0 || choices.length > LIMITS.selectOptions) return textInput(field);
      const options = choices.map((choice) => ({
        value: choice.value,
        label: shorten(choice.label.trim(), LIMITS.selectLabel) || '…',
        ...(choice.value === value ? { default: true } : {}),
      }));
      return { type: ComponentType.StringSelect, ...one, options };
    }
    default:
      return textInput(field);
  }
}

function textInput(field: FieldSpec): APIComponentInLabel {
  const max = Math.max(1, Math.min(field.maxLength ?? LIMITS.fieldText, LIMITS.fieldText));
  const said = field.choices?.find((choice) => choice.value === field.value)?.label ?? field.value;
  const example = placeholderOf(field);
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.type === 'longText' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length: max,
    ...(said ? { value: said.slice(0, max) } : {}),
    ...(example ? { placeholder: shorten(example, LIMITS.fieldPlaceholder) } : {}),
  };
}

function placeholderOf({ type, min, max, choices }: FieldSpec): string | undefined {
  if (type === 'number' && min !== undefined && max !== undefined) return `${min} – ${max}`;
  return choices?.map((choice) => choice.label).join(', ');
}

/**
 * A form that cannot open now (Discord opens none after an acknowledgement): says what is wrong, with a button that
 * opens the form with what was typed.
 */
export function askDoc(ask: Ask, t: Translate): Doc {
  const wrong = ask.fields.flatMap((field) => (field.error ? [{ label: field.label, value: field.error }] : []));
  const typed = Object.fromEntries(
    ask.fields.flatMap((field): [string, InputValue][] =>
      field.value === undefined || field.type === 'file' ? [] : [[field.name, field.value]],
    ),
  );
  return {
    title: ask.title,
    tone: wrong.length > 0 ? 'warning' : 'plain',
    blocks: wrong.length > 0 ? [{ kind: 'fields', fields: wrong }] : [{ kind: 'text', text: t('form.intro') }],
    actions: [
      {
        label: t(wrong.length > 0 ? 'form.again' : 'form.open'),
        style: 'primary',
        invoke: {
          command: ask.invoke.command,
          input: { ...ask.invoke.input, ...typed },
          ask: ask.fields.map((field) => field.name),
        },
      },
    ],
  };
}
