import type { Doc } from '../doc.ts';
import { LIMITS } from './limits.ts';

/**
 * The custom id of a control: its kind; a number that keeps two equal buttons of one message apart (Discord refuses
 * duplicates); for a select, the option its value is for; and the packed invocation.
 */
export type Control =
  | { readonly kind: 'press'; readonly packed: string }
  | { readonly kind: 'pick'; readonly option: string; readonly packed: string }
  | { readonly kind: 'form'; readonly packed: string };

const HEAD = 3;

export function pressId(packed: string, number: number): string {
  return `b${digits(number)}${packed}`;
}

export function pickId(option: string, packed: string, number: number): string {
  return `s${digits(number)}${option}:${packed}`;
}

export function formId(packed: string): string {
  return `f00${packed}`;
}

/** null: not one of ours. */
export function readCustomId(customId: string): Control | null {
  const packed = customId.slice(HEAD);
  switch (customId.charAt(0)) {
    case 'b':
      return { kind: 'press', packed };
    case 'f':
      return { kind: 'form', packed };
    case 's': {
      const colon = packed.indexOf(':');
      return colon < 0 ? null : { kind: 'pick', option: packed.slice(0, colon), packed: packed.slice(colon + 1) };
    }
    default:
      return null;
  }
}

/** How many characters are left for a packed invocation in a document's controls, and in a form. */
export function roomIn(doc: Doc): number {
  const options = doc.blocks.map((block) => (block.kind === 'choice' ? block.choice.option.length + 1 : 0));
  return LIMITS.customId - HEAD - Math.max(0, ...options);
}

export const ROOM_IN_FORM = LIMITS.customId - HEAD;

function digits(number: number): string {
  return number.toString(36).padStart(2, '0');
}
