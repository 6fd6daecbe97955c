import { type Fields, fields, list, text } from '../json.ts';
import { allComponents, BUTTON, SELECTS } from './components.ts';
import type { DiscordMessage, DiscordModal } from './types.ts';

export interface ShownButton {
  readonly label: string;
  /** Empty for a link. */
  readonly customId: string;
  readonly disabled: boolean;
  readonly style: number;
  readonly url: string | null;
}

export interface ShownSelect {
  readonly customId: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly options: readonly { readonly label: string; readonly value: string; readonly description: string }[];
}

type Readable = DiscordMessage | DiscordModal | Fields;

/**
 * All a reader sees, one piece a line: content, embeds, text displays, labels of buttons, fields and options, alt texts
 * and file names. Takes a message, a modal, or a raw `{content, embeds, components}`.
 */
export function textOf(message: Readable | null | undefined): string {
  if (!message) return '';
  const from = message as Fields;
  const embeds = list(from.embeds)
    .map(fields)
    .flatMap((embed) => [
      text(fields(embed.author).name),
      text(embed.title),
      text(embed.description),
      ...list(embed.fields)
        .map(fields)
        .flatMap((field) => [text(field.name), text(field.value)]),
      text(fields(embed.footer).text),
    ]);
  const components = allComponents(from.components).flatMap((component) => [
    text(component.content),
    text(component.label),
    text(component.description),
    text(component.placeholder),
    text(component.value),
    ...list(component.items).map((item) => text(fields(item).description)),
    ...list(component.options)
      .map(fields)
      .flatMap((option) => [text(option.label), text(option.description)]),
  ]);
  const attachments = list(from.attachments)
    .map(fields)
    .flatMap((file) => [text(file.description), text(file.filename)]);
  return [text(from.title), text(from.content), ...embeds, ...components, ...attachments].filter(Boolean).join('\n');
}

/** The buttons in reading order. */
export function buttonsOf(message: Readable | null | undefined): readonly ShownButton[] {
  return allComponents((message as Fields | null | undefined)?.components)
    .filter((component) => component.type === BUTTON)
    .map((button) => ({
      label: text(button.label) || text(fields(button.emoji).name),
      customId: text(button.custom_id),
      disabled: button.disabled === true,
      style: typeof button.style === 'number' ? button.style : 0,
      url: typeof button.url === 'string' ? button.url : null,
    }));
}

/** The select menus in reading order. */
export function selectsOf(message: Readable | null | undefined): readonly ShownSelect[] {
  return allComponents((message as Fields | null | undefined)?.components)
    .filter((component) => SELECTS.includes(component.type))
    .map((select) => ({
      customId: text(select.custom_id),
      placeholder: text(select.placeholder),
      disabled: select.disabled === true,
      options: list(select.options)
        .map(fields)
        .map((option) => ({
          label: text(option.label),
          value: text(option.value),
          description: text(option.description),
        })),
    }));
}
