import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Action, Block, Choice, Doc, FileBlock, Invoke, PictureBlock, Tone } from '../doc.ts';
import { pickId, pressId } from './customId.ts';
import { LIMITS } from './limits.ts';
import { bold, plain, shorten, splitText } from './words.ts';

/** The colour of the container's edge. It only repeats what the words say. */
const ACCENT: Readonly<Record<Tone, number>> = {
  plain: 0x4c6ef5,
  good: 0x2f9e44,
  warning: 0xf08c00,
  refused: 0x868e96,
};

const BAR_CELLS = 10;
/** A long text is cut into pieces of this size, which the pages take one by one. */
const PIECE = 1000;

/** Components that stay together, or text that may continue where the last piece ended. */
interface Piece {
  readonly components: readonly APIComponentInContainer[];
  readonly continues?: boolean;
}

/**
 * Draws a document: one container, or several when one would not hold it all, each a message of its own, in reading
 * order. Nothing is left out. `packed` gives the text that a control carries (`packAll`), `files` the names of what is
 * attached.
 */
export function render(
  doc: Doc,
  packed: (invoke: Invoke) => string,
  files: Files = new Map(),
): readonly APIContainerComponent[] {
  let controls = 0;
  const next = () => controls++;
  const pieces = [
    ...(doc.title?.trim() ? texts(`## ${plain(doc.title.trim())}`) : []),
    ...doc.blocks.flatMap((block) => drawBlock(block, packed, next, files)),
    ...drawRows(doc.actions ?? [], packed, next),
  ];
  const pages = paginate(pieces.length > 0 ? pieces : texts('…'));
  return pages.map((components) => ({
    type: ComponentType.Container,
    accent_color: ACCENT[doc.tone],
    components: [...components],
  }));
}

type Packed = (invoke: Invoke) => string;
type Next = () => number;
type Files = ReadonlyMap<PictureBlock | FileBlock, string>;

function drawBlock(block: Block, packed: Packed, next: Next, files: Files): readonly Piece[] {
  switch (block.kind) {
    case 'text':
      return texts(plain(block.text));
    case 'fields':
      return texts(block.fields.map((field) => `${bold(field.label)}: ${plain(field.value)}`).join('\n'));
    case 'table':
      return texts([bold(block.caption), ...block.rows.map((row) => drawRow(block.headings, row))].join('\n'));
    case 'meter':
      return texts(`${bold(block.label)}: ${plain(block.words)}${bar(block.value, block.max)}`);
    case 'progress':
      return texts(`${bold(block.label)}: ${plain(block.words)}${bar(block.done, block.of)}`);
    case 'time':
      // The app shows how far away it is, in the reader's language, and keeps that up to date.
      return texts(`${bold(block.label)}: ${plain(block.words)} (<t:${Math.floor(block.instant / 1000)}:R>)`);
    case 'item':
      return drawItem(block.text, block.actions, packed, next);
    case 'choice':
      return drawChoice(block.choice, packed, next);
    case 'picture':
      return [...drawPicture(block, files.get(block)), ...texts(plain(block.words))];
    case 'file':
      return drawFile(block, files.get(block));
  }
}

/** The words below say the same; as the picture's description they are read aloud in its place. */
function drawPicture({ words }: PictureBlock, file: string | undefined): readonly Piece[] {
  if (file === undefined) return [];
  const item = { media: { url: `attachment://${file}` }, description: shorten(words, LIMITS.pictureDescription) };
  return [{ components: [{ type: ComponentType.MediaGallery, items: [item] }] }];
}

function drawFile({ words }: FileBlock, file: string | undefined): readonly Piece[] {
  if (file === undefined) return [];
  return [
    { components: [textDisplay(plain(words)), { type: ComponentType.File, file: { url: `attachment://${file}` } }] },
  ];
}

/** A row with its headings, so that it makes sense by itself and on a narrow screen. */
function drawRow(headings: readonly string[], [first = '', ...cells]: readonly string[]): string {
  return [
    `• ${bold(first)}`,
    ...cells.map((cell, index) => `${plain(headings[index + 1] ?? '')}: ${plain(cell)}`),
  ].join('; ');
}

function bar(value: number, max: number): string {
  if (!(max > 0)) return '';
  const full = Math.round(Math.min(1, Math.max(0, value / max)) * BAR_CELLS);
  return `\n${'▰'.repeat(full)}${'▱'.repeat(BAR_CELLS - full)}`;
}

/** A single button stands beside the text; several stand in rows below it. */
function drawItem(text: string, actions: readonly Action[], packed: Packed, next: Next): readonly Piece[] {
  const [only] = actions;
  const before = splitText(plain(text.trim()), PIECE);
  const last = before.at(-1);
  if (!last?.trim() || !only) return [...texts(plain(text)), ...drawRows(actions, packed, next)];
  const earlier = asPieces(before.slice(0, -1));
  if (actions.length === 1 && only.label.length <= LIMITS.buttonLabel) {
    const section: APIComponentInContainer = {
      type: ComponentType.Section,
      components: [textDisplay(last)],
      accessory: button(only, packed, next),
    };
    return [...earlier, { components: [section] }];
  }
  const [row, ...more] = drawRows(actions, packed, next);
  return [...earlier, { components: [textDisplay(last), ...(row?.components ?? [])] }, ...more];
}

/** Rows of buttons. A label too long for its button is given in full above them. */
function drawRows(actions: readonly Action[], packed: Packed, next: Next): readonly Piece[] {
  return chunks(actions, LIMITS.buttonsARow).map((row) => ({
    components: [
      ...inFull(row.map((action) => action.label).filter((label) => label.length > LIMITS.buttonLabel)),
      { type: ComponentType.ActionRow, components: row.map((action) => button(action, packed, next)) },
    ],
  }));
}

function button({ label, style, invoke }: Action, packed: Packed, next: Next): APIButtonComponentWithCustomId {
  const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger, plain: ButtonStyle.Secondary } as const;
  return {
    type: ComponentType.Button,
    style: styles[style ?? 'plain'],
    label: shorten(label.trim(), LIMITS.buttonLabel) || '…',
    custom_id: pressId(packed(invoke), next()),
  };
}

/** A select holds 25 choices; more are split over several selects. */
function drawChoice({ label, invoke, option, choices }: Choice, packed: Packed, next: Next): readonly Piece[] {
  if (choices.length === 0) return texts(bold(label));
  const menus = chunks(unique(choices), LIMITS.selectOptions);
  return menus.map((menu, index) => {
    const name = menus.length > 1 ? `${label} (${index + 1}/${menus.length})` : label;
    const tooLong = menu.filter((choice) => choice.label.length > LIMITS.selectLabel + LIMITS.selectDescription - 1);
    return {
      components: [
        ...inFull([
          ...(name.length > LIMITS.selectPlaceholder ? [name] : []),
          ...tooLong.map((choice) => choice.label),
        ]),
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.StringSelect,
              custom_id: pickId(option, packed(invoke), next()),
              placeholder: shorten(name, LIMITS.selectPlaceholder),
              options: menu.map((choice) => ({ value: choice.value, ...twoLines(choice.label) })),
            },
          ],
        },
      ],
    };
  });
}

/** A long label continues on the line below. */
function twoLines(words: string): { readonly label: string; readonly description?: string } {
  const label = words.trim();
  const short = shorten(label, LIMITS.selectLabel);
  const rest = label === short ? '' : label.slice(short.length - 1).trim();
  return rest === '' ? { label: short || '…' } : { label: short, description: shorten(rest, LIMITS.selectDescription) };
}

function unique(choices: Choice['choices']): Choice['choices'] {
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
}

/** The words that did not fit into a control, cut only if even a message could not hold them. */
function inFull(labels: readonly string[]): readonly APITextDisplayComponent[] {
  const said = labels.map((label) => `• ${plain(label)}`).join('\n');
  return said === '' ? [] : [textDisplay(shorten(said, LIMITS.text))];
}

function texts(text: string): readonly Piece[] {
  return asPieces(splitText(text.trim(), PIECE));
}

function asPieces(parts: readonly string[]): readonly Piece[] {
  return parts
    .filter((part) => part.trim() !== '')
    .map((part, index) => ({ components: [textDisplay(part)], continues: index > 0 }));
}

function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** Fills pages in order, each within Discord's number of components and characters. */
function paginate(pieces: readonly Piece[]): readonly (readonly APIComponentInContainer[])[] {
  const pages: APIComponentInContainer[][] = [];
  let page: APIComponentInContainer[] = [];
  for (const piece of pieces) {
    const fuller = piece.continues ? joined(page, piece) : [...page, ...piece.components];
    if (page.length > 0 && !fits(fuller)) {
      pages.push(page);
      page = [...piece.components];
    } else page = fuller;
  }
  return [...pages, page];
}

function joined(page: readonly APIComponentInContainer[], piece: Piece): APIComponentInContainer[] {
  const last = page.at(-1);
  const [more] = piece.components;
  return last?.type === ComponentType.TextDisplay && more?.type === ComponentType.TextDisplay
    ? [...page.slice(0, -1), textDisplay(`${last.content}${more.content}`)]
    : [...page, ...piece.components];
}

function fits(page: readonly APIComponentInContainer[]): boolean {
  const container = 1;
  return (
    container + page.reduce((sum, component) => sum + sizeOf(component), 0) <= LIMITS.components &&
    page.reduce((sum, component) => sum + charactersOf(component), 0) <= LIMITS.text
  );
}

function sizeOf(component: APIComponentInContainer): number {
  if (component.type === ComponentType.Section) return 2 + component.components.length;
  return component.type === ComponentType.ActionRow ? 1 + component.components.length : 1;
}

function charactersOf(component: APIComponentInContainer): number {
  if (component.type === ComponentType.TextDisplay) return component.content.length;
  if (component.type !== ComponentType.Section) return 0;
  return component.components.reduce((sum, text) => sum + text.content.length, 0);
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
