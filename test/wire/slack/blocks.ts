/** What Slack refuses in blocks and views. docs.slack.dev/reference/block-kit/blocks, and the types of @slack/types. */
import { type Fields, fields, isFields, list, text } from '../json.ts';
import {
  ALLOWED,
  checkElement,
  checkImage,
  checkItems,
  checkKeys,
  checkString,
  checkText,
  type Findings,
  mayString,
  mayText,
  report,
  type Surface,
} from './elements.ts';

const KEYS: Readonly<Record<string, string>> = {
  section: 'text fields accessory expand',
  divider: '',
  header: 'text level',
  image: 'image_url slack_file alt_text title',
  context: 'elements',
  actions: 'elements',
  input: 'label element hint optional dispatch_action',
  markdown: 'text',
  table: 'rows column_settings',
  data_table: 'rows caption page_size row_header_column_index',
  data_visualization: 'title chart caption alt_text',
  rich_text: 'elements',
  context_actions: 'elements',
  file: 'external_id source',
  video: 'alt_text author_name description provider_icon_url provider_name title title_url thumbnail_url video_url',
  card: 'hero_image icon title subtitle body actions slack_icon subtext',
  carousel: 'elements',
  container:
    'title rich_text_title subtitle child_blocks width icon is_collapsible default_collapsed has_header_divider',
  alert: 'text level',
  task_card: 'task_id title details output sources status',
  plan: 'title tasks',
};
/** Blocks that only some surfaces show. */
const ONLY: Readonly<Record<string, readonly Surface[]>> = {
  table: ['message'],
  markdown: ['message'],
  context_actions: ['message'],
  carousel: ['message'],
  task_card: ['message'],
  plan: ['message'],
  alert: ['modal'],
};
const RICH = ['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote'];
const MAX_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
const MAX_MARKDOWN = 12_000;
const MAX_VIEW_BYTES = 250_000;

/** The errors in `blocks`, none for a good list. `fileExists` tells whether a file id may be shown as an image. */
export function checkBlocks(
  blocks: unknown,
  surface: Surface,
  fileExists: (id: string) => boolean,
  base = '/blocks',
): readonly string[] {
  const findings: Findings = { surface, messages: [], fileExists };
  const items = checkItems(blocks, 0, MAX_BLOCKS[surface], base, findings);
  const blockIds = new Set<string>();
  items.forEach((block, index) => {
    checkBlock(block, blockIds, `${base}/${index}`, findings);
  });
  const ofType = (type: string): readonly Fields[] => items.map(fields).filter((block) => block.type === type);
  if (ofType('table').length > 1) report(findings, base, 'only one table is allowed in a message');
  if (ofType('data_visualization').length > 2)
    report(findings, base, 'no more than 2 data_visualization blocks allowed');
  const markdown = ofType('markdown').reduce((sum, block) => sum + text(block.text).length, 0);
  if (markdown > MAX_MARKDOWN)
    report(findings, base, `markdown must be less than ${MAX_MARKDOWN + 1} characters in all`);
  return findings.messages;
}

function checkBlock(value: unknown, blockIds: Set<string>, pointer: string, findings: Findings): void {
  if (!isFields(value)) {
    report(findings, pointer, 'must be a valid block');
    return;
  }
  const type = text(value.type);
  const keys = KEYS[type];
  if (keys === undefined || !(ONLY[type]?.includes(findings.surface) ?? true)) {
    report(findings, `${pointer}/type`, `unsupported type: ${type}`);
    return;
  }
  checkKeys(value, `type block_id ${keys}`, pointer, findings);
  if (value.block_id !== undefined && value.block_id !== '') {
    checkString(value.block_id, 1, 255, `${pointer}/block_id`, findings);
    if (blockIds.has(text(value.block_id)))
      report(findings, `${pointer}/block_id`, `\`block_id\` "${text(value.block_id)}" already exists`);
    blockIds.add(text(value.block_id));
  }
  checkContent(type, value, blockIds, pointer, findings);
}

function checkContent(type: string, block: Fields, blockIds: Set<string>, pointer: string, findings: Findings): void {
  switch (type) {
    case 'section':
      checkSection(block, pointer, findings);
      return;
    case 'header':
      checkText(block.text, 150, 'plain', `${pointer}/text`, findings);
      return;
    case 'image':
      mayText(block.title, 2000, 'plain', `${pointer}/title`, findings);
      checkImage(block, pointer, findings);
      return;
    case 'context':
      each(block.elements, 1, 10, `${pointer}/elements`, findings, (element, here) => {
        if (fields(element).type === 'image') checkElement(element, ['image'], new Set(), here, findings);
        else checkText(element, 3000, 'any', here, findings);
      });
      return;
    case 'actions': {
      const actionIds = new Set<string>();
      each(block.elements, 1, 25, `${pointer}/elements`, findings, (element, here) =>
        checkElement(element, ALLOWED.actions, actionIds, here, findings),
      );
      return;
    }
    case 'context_actions':
      each(block.elements, 1, 5, `${pointer}/elements`, findings, (element, here) =>
        checkElement(element, ['feedback_buttons', 'icon_button'], new Set(), here, findings),
      );
      return;
    case 'input':
      checkText(block.label, 2000, 'plain', `${pointer}/label`, findings);
      mayText(block.hint, 2000, 'plain', `${pointer}/hint`, findings);
      checkElement(block.element, ALLOWED.input, new Set(), `${pointer}/element`, findings);
      return;
    case 'markdown':
      checkString(block.text, 1, MAX_MARKDOWN, `${pointer}/text`, findings);
      return;
    case 'table':
      each(block.column_settings ?? [], 0, 20, `${pointer}/column_settings`, findings, () => undefined);
      checkRows(block.rows, 100, pointer, findings);
      return;
    case 'data_table':
      checkString(block.caption, 1, 3000, `${pointer}/caption`, findings);
      if (block.page_size !== undefined && !(Number(block.page_size) >= 1 && Number(block.page_size) <= 100))
        report(findings, `${pointer}/page_size`, 'must be a number from 1 to 100');
      checkRows(block.rows, Number.POSITIVE_INFINITY, pointer, findings);
      return;
    case 'data_visualization':
      mayString(block.title, 50, `${pointer}/title`, findings);
      return;
    case 'rich_text':
      checkRich(block, pointer, findings);
      return;
    case 'card':
      mayText(block.title, 150, 'any', `${pointer}/title`, findings);
      mayText(block.subtitle, 150, 'any', `${pointer}/subtitle`, findings);
      mayText(block.body, 200, 'any', `${pointer}/body`, findings);
      return;
    case 'carousel':
      each(block.elements, 1, 10, `${pointer}/elements`, findings, (card, here) => {
        if (fields(card).type !== 'card')
          report(findings, `${here}/type`, `unsupported type: ${text(fields(card).type)}`);
        checkContent('card', fields(card), blockIds, here, findings);
      });
      return;
    case 'container':
      mayText(block.title, 150, 'plain', `${pointer}/title`, findings);
      mayText(block.subtitle, 150, 'any', `${pointer}/subtitle`, findings);
      each(block.child_blocks, 1, 10, `${pointer}/child_blocks`, findings, (child, here) =>
        checkBlock(child, blockIds, here, findings),
      );
      return;
    case 'alert':
      checkText(block.text, 3000, 'any', `${pointer}/text`, findings);
      return;
    default:
      return;
  }
}

function each(
  value: unknown,
  min: number,
  max: number,
  pointer: string,
  findings: Findings,
  check: (item: unknown, pointer: string) => void,
): void {
  checkItems(value, min, max, pointer, findings).forEach((item, index) => {
    check(item, `${pointer}/${index}`);
  });
}

function checkSection(block: Fields, pointer: string, findings: Findings): void {
  if (block.text === undefined && block.fields === undefined)
    report(findings, pointer, 'missing required field: text or fields');
  mayText(block.text, 3000, 'any', `${pointer}/text`, findings);
  if (block.fields !== undefined)
    each(block.fields, 1, 10, `${pointer}/fields`, findings, (field, here) =>
      checkText(field, 2000, 'any', here, findings),
    );
  if (block.accessory !== undefined)
    checkElement(block.accessory, ALLOWED.accessory, new Set(), `${pointer}/accessory`, findings);
}

function checkRows(rows: unknown, max: number, pointer: string, findings: Findings): void {
  each(rows, 1, max, `${pointer}/rows`, findings, (row, here) => {
    each(row, 1, 20, here, findings, (cell, at) => {
      const { type } = fields(cell);
      if (type === 'raw_text') checkString(fields(cell).text, 1, 3000, `${at}/text`, findings);
      else if (type === 'raw_number') {
        if (typeof fields(cell).value !== 'number') report(findings, `${at}/value`, 'must provide a number');
      } else if (type === 'rich_text') checkRich(fields(cell), at, findings);
      else report(findings, `${at}/type`, `unsupported type: ${text(type)}`);
    });
  });
}

function checkRich(block: Fields, pointer: string, findings: Findings): void {
  each(block.elements, 1, 3000, `${pointer}/elements`, findings, (element, here) => {
    const type = text(fields(element).type);
    if (!RICH.includes(type)) report(findings, `${here}/type`, `unsupported type: ${type}`);
    if (!Array.isArray(fields(element).elements)) report(findings, `${here}/elements`, 'must provide an array');
  });
}

const VIEW_KEYS = {
  modal:
    'type title blocks close submit private_metadata callback_id clear_on_close notify_on_close external_id submit_disabled',
  home: 'type blocks private_metadata callback_id external_id',
};

/** The errors in a view payload. */
export function checkView(
  view: Fields,
  surface: 'modal' | 'home',
  fileExists: (id: string) => boolean,
): readonly string[] {
  const findings: Findings = { surface, messages: [], fileExists };
  if (view.type !== surface) {
    report(findings, '/view/type', `must be ${surface}`);
    return findings.messages;
  }
  checkKeys(view, VIEW_KEYS[surface], '/view', findings);
  if (surface === 'modal') {
    checkText(view.title, 24, 'plain', '/view/title', findings);
    mayText(view.submit, 24, 'plain', '/view/submit', findings);
    mayText(view.close, 24, 'plain', '/view/close', findings);
    const asks = list(view.blocks).some((block) => fields(block).type === 'input');
    if (asks && view.submit === undefined)
      report(findings, '/view', '`submit` is required when an `input` block is within blocks array');
  }
  mayString(view.private_metadata, 3000, '/view/private_metadata', findings);
  mayString(view.callback_id, 255, '/view/callback_id', findings);
  mayString(view.external_id, 255, '/view/external_id', findings);
  if (Buffer.byteLength(JSON.stringify(view)) > MAX_VIEW_BYTES) report(findings, '/view', 'view is larger than 250 kB');
  return [...findings.messages, ...checkBlocks(view.blocks, surface, fileExists, '/view/blocks')];
}
