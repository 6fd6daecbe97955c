import type { Ask, Doc, Invoke } from '../doc.ts';
import { toPlainText } from '../plainText.ts';
import type { Message } from './conversations.ts';

/** A message as a program reads it: the words in reading order, and what can be pressed. */
export interface Described {
  readonly from: 'you' | 'bot';
  readonly text: string;
  readonly tone?: Doc['tone'];
  readonly unasked?: boolean;
  readonly buttons: readonly { readonly label: string; readonly invoke: string }[];
  readonly menus: readonly {
    readonly label: string;
    readonly invoke: string;
    readonly option: string;
    readonly values: readonly { readonly value: string; readonly label: string }[];
  }[];
}

export function describeMessage({ content, unasked }: Message): Described {
  if (content.kind === 'words') return { from: 'you', text: content.words, buttons: [], menus: [] };
  const { doc, packed } = content;
  return { from: 'bot', text: toPlainText(doc), tone: doc.tone, unasked, ...pressable(doc, packed) };
}

function pressable(doc: Doc, packed: (invoke: Invoke) => string): Pick<Described, 'buttons' | 'menus'> {
  const actions = [
    ...doc.blocks.flatMap((block) => (block.kind === 'item' ? block.actions : [])),
    ...(doc.actions ?? []),
  ];
  return {
    buttons: actions.map((action) => ({ label: action.label, invoke: packed(action.invoke) })),
    menus: doc.blocks.flatMap((block) =>
      block.kind === 'choice'
        ? [
            {
              label: block.choice.label,
              invoke: packed(block.choice.invoke),
              option: block.choice.option,
              values: block.choice.choices,
            },
          ]
        : [],
    ),
  };
}

/** A form as a program reads it. */
export function describeForm(ask: Ask, packed: string) {
  return { title: ask.title, invoke: packed, fields: ask.fields };
}
