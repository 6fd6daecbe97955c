import type { types } from '@slack/bolt';
import type { Action, Block, Choice, Doc, FileBlock, Invoke, PictureBlock, Tone } from '../doc.ts';
import { rowLine, toPlainText } from '../plainText.ts';
import { LIMITS } from './limits.ts';
import { escapeText, fitEscaped, plain, splitText } from './text.ts';

/** The text a control carries for an invocation, at most `limit` characters. */
export type Pack = (invoke: Invoke, limit: number) => Promise<string>;

/** One message, or the content of one view. `text` is escaped and says the same as the blocks. */
export interface Page {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

/** A message has at most one table and 50 blocks; a modal or Home tab has no tables and 100 blocks. */
export type Surface = 'message' | 'view';

interface Part {
  readonly blocks: readonly types.KnownBlock[];
  readonly text: string;
  readonly table?: true;
}

const MARKS: Readonly<Record<Tone, string>> = { plain: '', good: '✅ ', warning: '⚠️ ', refused: '🚫 ' };
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;
const BAR_CELLS = 10;

/**
 * A document as one or more pages: what does not fit on one continues on the next. `more` is said when the `text` of a
 * page must be shortened; its blocks still hold everything. `uploads` are the files that Slack has for pictures and
 * files.
 */
export async function renderDoc(
  doc: Doc,
  surface: Surface,
  pack: Pack,
  more: string,
  uploads: Uploads = new Map(),
): Promise<readonly Page[]> {
  let count = 0;
  const draw: Drawing = { surface, pack, uploads, nextId: () => `a${count++}` };
  const parts: Part[] = doc.title ? [titlePart(doc.title, doc.tone)] : [];
  for (const block of doc.blocks) parts.push(...(await partsOf(block, draw)));
  if (doc.actions?.length) {
    parts.push({
      blocks: await actionBlocks(doc.actions, draw),
      text: toPlainText({ tone: doc.tone, blocks: [], actions: doc.actions }),
    });
  }
  return paged(parts.length > 0 ? parts : [textPart('–')], surface, more);
}

/** Ids of Slack's files, by picture and file. */
export type Uploads = ReadonlyMap<PictureBlock | FileBlock, string>;

interface Drawing {
  readonly surface: Surface;
  readonly pack: Pack;
  readonly uploads: Uploads;
  /** Action ids must be unique within a message. */
  readonly nextId: () => string;
}

function paged(parts: readonly Part[], surface: Surface, more: string): readonly Page[] {
  const most = surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  const pages: Part[][] = [[]];
  const size = { blocks: 0, text: 0, table: false };
  for (const part of parts) {
    const length = escapeText(part.text).length + 1;
    const full =
      size.blocks + part.blocks.length > most ||
      (surface === 'message' && size.text + length > LIMITS.text) ||
      (part.table === true && size.table);
    if (full && size.blocks > 0) {
      pages.push([]);
      Object.assign(size, { blocks: 0, text: 0, table: false });
    }
    pages.at(-1)?.push(part);
    size.blocks += part.blocks.length;
    size.text += length;
    size.table ||= part.table === true;
  }
  return pages.map((page) => ({
    blocks: page.flatMap((part) => part.blocks),
    text: fitEscaped(page.map((part) => part.text).join('\n'), LIMITS.text, `… ${more}`),
  }));
}

async function partsOf(block: Block, draw: Drawing): Promise<readonly Part[]> {
  switch (block.kind) {
    case 'text':
      return splitText(block.text, LIMITS.section).map((piece) => textPart(piece));
    case 'fields':
      return fieldParts(block.fields);
    case 'table':
      return tableParts(block, draw.surface);
    case 'meter':
      return [textPart(`${block.label}: ${block.words}`, bar(block.value, block.max))];
    case 'progress':
      return [textPart(`${block.label}: ${block.words}`, bar(block.done, block.of))];
    case 'time':
      return [textPart(`${block.label}: ${block.words}`)];
    case 'item':
      return [await itemPart(block.text, block.actions, draw)];
    case 'choice':
      return [await choicePart(block.choice, draw)];
    case 'picture':
      return pictureParts(block, draw.uploads.get(block));
    case 'file':
      // The file itself is in the direct messages: no block can show one.
      return draw.uploads.has(block) ? [textPart(block.words)] : [];
  }
}

/** The words below a picture say the same, and are read aloud in its place. */
function pictureParts({ words }: PictureBlock, file: string | undefined): readonly Part[] {
  const parts = splitText(words, LIMITS.section).map((piece) => textPart(piece));
  const [first, ...more] = parts;
  if (file === undefined || first === undefined) return parts;
  const image: types.ImageBlock = {
    type: 'image',
    alt_text: words.slice(0, LIMITS.altText),
    slack_file: { id: file },
  };
  return [{ ...first, blocks: [image, ...first.blocks] }, ...more];
}

/** What is sent when Slack does not take the pictures: everything else. null: there were none. */
export function withoutPictures(blocks: readonly types.KnownBlock[]): readonly types.KnownBlock[] | null {
  const rest = blocks.filter((block) => block.type !== 'image');
  return rest.length === blocks.length ? null : rest;
}

/** A long title is a header as far as that goes, and stands in full below it. */
function titlePart(title: string, tone: Tone): Part {
  const marked = `${MARKS[tone]}${title}`;
  const header: types.HeaderBlock = {
    type: 'header',
    text: { type: 'plain_text', text: fitEscaped(marked, LIMITS.header), emoji: true },
  };
  const fits = escapeText(marked).length <= LIMITS.header;
  return { blocks: fits ? [header] : [header, section(title)], text: title };
}

/** `seen` is drawn but not read aloud, as the words say the same. */
function textPart(text: string, seen?: string): Part {
  return { blocks: [text.search(LINK) >= 0 ? linked(text) : section(seen ? `${text}\n${seen}` : text)], text };
}

function section(text: string): types.SectionBlock {
  return { type: 'section', text: plain(text, LIMITS.section) };
}

/** Addresses become links. The words around them stay plain, whatever characters they contain. */
function linked(text: string): types.RichTextBlock {
  const elements: types.RichTextElement[] = [];
  let at = 0;
  for (const match of text.matchAll(LINK)) {
    if (match.index > at) elements.push({ type: 'text', text: text.slice(at, match.index) });
    elements.push({ type: 'link', url: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) elements.push({ type: 'text', text: text.slice(at) });
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** Short ones stand in two columns; one too long for that becomes text of its own. */
function fieldParts(fields: readonly { readonly label: string; readonly value: string }[]): readonly Part[] {
  const parts: Part[] = [];
  let columns: { readonly label: string; readonly value: string }[] = [];
  const close = () => {
    if (columns.length > 0) {
      parts.push({
        blocks: [{ type: 'section', fields: columns.map((one) => plain(`${one.label}\n${one.value}`, LIMITS.field)) }],
        text: columns.map((one) => `${one.label}: ${one.value}`).join('\n'),
      });
    }
    columns = [];
  };
  for (const field of fields) {
    const line = `${field.label}: ${field.value}`;
    if (escapeText(line).length > LIMITS.field || line.search(LINK) >= 0) {
      close();
      parts.push(...splitText(line, LIMITS.section).map((piece) => textPart(piece)));
    } else {
      columns.push(field);
      if (columns.length === LIMITS.fieldsASection) close();
    }
  }
  close();
  return parts;
}

type Table = Extract<Block, { kind: 'table' }>;

function tableParts(table: Table, surface: Surface): readonly Part[] {
  const caption = textPart(table.caption);
  if (table.rows.length === 0) return [caption];
  const rows = [table.headings, ...table.rows];
  const characters = rows.flat().reduce((sum, cell) => sum + cell.length, 0);
  const fits =
    surface === 'message' &&
    rows.length <= LIMITS.tableRows &&
    table.headings.length > 0 &&
    rows.every((row) => row.length <= LIMITS.tableColumns && row.every((cell) => cell.length <= LIMITS.section)) &&
    characters <= LIMITS.tableCharacters;
  const lines = table.rows.map((row) => rowLine(table.headings, row)).join('\n');
  if (!fits) return [caption, ...splitText(lines, LIMITS.section).map((piece) => textPart(piece))];
  const width = Math.max(...rows.map((row) => row.length));
  const drawn: types.TableBlock = {
    type: 'table',
    column_settings: Array.from({ length: width }, () => ({ is_wrapped: true })),
    rows: rows.map((row) =>
      Array.from({ length: width }, (_, at) => ({ type: 'raw_text', text: row[at]?.trim() || '–' })),
    ),
  };
  return [{ blocks: [...caption.blocks, drawn], text: `${table.caption}\n${lines}`, table: true }];
}

async function itemPart(text: string, actions: readonly Action[], draw: Drawing): Promise<Part> {
  const said = toPlainText({ tone: 'plain', blocks: [{ kind: 'item', text, actions }] });
  const pieces = splitText(text, LIMITS.section).map(section);
  const last = pieces.at(-1);
  const [only] = actions;
  if (only && last && actions.length === 1) {
    return { blocks: [...pieces.slice(0, -1), { ...last, accessory: await button(only, draw) }], text: said };
  }
  return { blocks: [...pieces, ...(await actionBlocks(actions, draw))], text: said };
}

async function actionBlocks(actions: readonly Action[], draw: Drawing): Promise<readonly types.ActionsBlock[]> {
  const buttons: types.Button[] = [];
  for (const action of actions) buttons.push(await button(action, draw));
  return chunked(buttons, LIMITS.actionsABlock).map((elements) => ({ type: 'actions', elements: [...elements] }));
}

async function button({ label, style, invoke }: Action, draw: Drawing): Promise<types.Button> {
  return {
    type: 'button',
    action_id: draw.nextId(),
    text: plain(label, LIMITS.buttonText),
    value: await draw.pack(invoke, LIMITS.buttonValue),
    ...(style ? { style } : {}),
  };
}

/**
 * A menu's own id carries its invocation; its options only have values. If Slack finds a value too long, they become
 * buttons.
 */
async function choicePart(choice: Choice, draw: Drawing): Promise<Part> {
  const text = toPlainText({ tone: 'plain', blocks: [{ kind: 'choice', choice }] });
  if (choice.choices.length === 0) return { blocks: [section(choice.label)], text };
  if (choice.choices.some((one) => one.value.length > LIMITS.optionValue)) {
    const actions = choice.choices.map((one) => ({
      label: one.label,
      invoke: { ...choice.invoke, input: { ...choice.invoke.input, [choice.option]: one.value } },
    }));
    return { blocks: [section(choice.label), ...(await actionBlocks(actions, draw))], text };
  }
  const prefix = `${draw.nextId()}.${choice.option}.`;
  const select: types.StaticSelect = {
    type: 'static_select',
    action_id: prefix + (await draw.pack(choice.invoke, LIMITS.actionId - prefix.length)),
    placeholder: plain(choice.label, LIMITS.placeholder),
    ...optionsOrGroups(choice.choices),
  };
  return { blocks: [{ ...section(choice.label), accessory: select }], text };
}

/** Up to a hundred options as they are; more in groups named after their first and last. */
export function optionsOrGroups(
  choices: readonly { readonly value: string; readonly label: string }[],
): Pick<types.StaticSelect, 'options' | 'option_groups'> {
  const options = choices.map(({ value, label }) => ({ text: plain(label, LIMITS.optionText), value }));
  if (options.length <= LIMITS.options) return { options };
  return {
    option_groups: chunked(choices, LIMITS.options).map((group, at) => ({
      label: plain(`${group.at(0)?.label} – ${group.at(-1)?.label}`, LIMITS.optionText),
      options: options.slice(at * LIMITS.options, (at + 1) * LIMITS.options),
    })),
  };
}

function bar(value: number, max: number): string {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const filled = Math.round(share * BAR_CELLS);
  return '■'.repeat(filled) + '□'.repeat(BAR_CELLS - filled);
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
