import { type Answer, type Block, type Doc, isAsk } from './doc.ts';

/** A document in reading order: what a screen reader says, what Slack's `text` holds, what tests read. */
export function toPlainText(answer: Answer): string {
  if (isAsk(answer)) {
    return [
      answer.title,
      ...answer.fields.map((field) => `${field.label}${field.error ? `: ${field.error}` : ''}`),
    ].join('\n');
  }
  return linesOf(answer).join('\n');
}

function linesOf(doc: Doc): readonly string[] {
  return [
    ...(doc.title ? [doc.title] : []),
    ...doc.blocks.flatMap(blockLines),
    ...(doc.actions?.length ? [doc.actions.map((action) => `[${action.label}]`).join(' ')] : []),
  ];
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'picture':
    case 'file':
      return [block.words];
    case 'fields':
      return block.fields.map((field) => `${field.label}: ${field.value}`);
    case 'table':
      return [block.caption, ...block.rows.map((row) => rowLine(block.headings, row))];
    case 'meter':
    case 'progress':
      return [`${block.label}: ${block.words}`];
    case 'time':
      return [`${block.label}: ${block.words}`];
    case 'item':
      return [`${block.text}${block.actions.map((action) => ` [${action.label}]`).join('')}`];
    case 'choice':
      return [`${block.choice.label}: ${block.choice.choices.map((choice) => choice.label).join(' | ')}`];
  }
}

/** A row with its headings, so that it makes sense by itself. */
export function rowLine(headings: readonly string[], row: readonly string[]): string {
  return row.map((cell, index) => (index === 0 ? cell : `${headings[index] ?? ''}: ${cell}`)).join('; ');
}
