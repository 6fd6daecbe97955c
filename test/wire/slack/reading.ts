import { type Fields, fields, isFields, list, text } from '../json.ts';
import type { SlackMessage, SlackView } from './types.ts';

export interface ShownButton {
  readonly label: string;
  readonly actionId: string;
  readonly value: string;
  readonly blockId: string;
  readonly url: string | null;
}

export interface ShownField {
  readonly label: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  readonly optional: boolean;
}

type Readable = SlackMessage | SlackView | Fields;

/** An interactive element with the block it is in. */
export interface PlacedElement {
  readonly block: Fields;
  readonly blockId: string;
  readonly element: Fields;
}

/** Every element of the blocks, in reading order; blocks inside containers and cards included. */
export function elementsOf(blocks: unknown): readonly PlacedElement[] {
  return list(blocks)
    .filter(isFields)
    .flatMap((block) => {
      const holds = [...list(block.elements), ...list(block.actions), block.accessory, block.element].filter(isFields);
      const inner = [...list(block.child_blocks), ...holds.filter((held) => held.type === 'card')];
      return [
        ...holds
          .filter((held) => held.type !== 'card')
          .map((element) => ({ block, blockId: text(block.block_id), element })),
        ...elementsOf(inner),
      ];
    });
}

/** Every string shown inside a value: texts, labels, options, cells, alt texts; no ids, values or links. */
function wordsIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return SHOWN.has(key) ? [value] : [];
  if (typeof value === 'number') return key === 'value' ? [String(value)] : [];
  if (Array.isArray(value)) return value.flatMap((item) => wordsIn(item, key));
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => wordsIn(part, name));
}

const SHOWN: ReadonlySet<string> = new Set('text alt_text caption title subtitle body label initial_value'.split(' '));

/**
 * All a reader sees, one piece a line: the blocks, or the `text` when there are none; of a view its title, buttons and
 * field errors too. Takes a message, a view, or raw `{text, blocks}`.
 */
export function textOf(shown: Readable | null | undefined): string {
  if (!shown) return '';
  const from = shown as Fields;
  const blocks = list(from.blocks);
  const frame = [from.title, from.submit, from.close].map((part) => text(isFields(part) ? part.text : part));
  const words = blocks.length > 0 ? wordsIn(blocks) : [text(from.text)];
  const files = list(from.files)
    .map(fields)
    .flatMap((file) => [text(file.title), text(file.altText)]);
  return [...frame, ...words, ...Object.values(fields(from.errors)).map(text), ...files].filter(Boolean).join('\n');
}

export function buttonsOf(shown: Readable | null | undefined): readonly ShownButton[] {
  return elementsOf((shown as Fields | null | undefined)?.blocks)
    .filter(({ element }) => element.type === 'button')
    .map(({ element, blockId }) => ({
      label: text(fields(element.text).text),
      actionId: text(element.action_id),
      value: text(element.value),
      blockId,
      url: typeof element.url === 'string' ? element.url : null,
    }));
}

/** The fields of a form in reading order. */
export function fieldsOf(view: Readable | null | undefined): readonly ShownField[] {
  return elementsOf((view as Fields | null | undefined)?.blocks)
    .filter(({ block }) => block.type === 'input')
    .map(({ block, blockId, element }) => ({
      label: text(fields(block.label).text),
      blockId,
      actionId: text(element.action_id),
      type: text(element.type),
      optional: block.optional === true,
    }));
}
