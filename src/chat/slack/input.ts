import type { Command } from '../command/command.ts';
import { readWords, wordsOf } from '../command/options.ts';
import { unescapeText } from './text.ts';

/** The slash command with which every other can be said, and those that have one of their own. */
export const SLASH = 'deload';
export const DIRECT = ['checkin', 'book', 'mine', 'roster'] as const;

export interface Line {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** `/deload checkin 7 calf left` or `/checkin 7 calf left`. Nothing at all, or an unknown name, asks for help. */
export function readLine(slash: string, text: string, commands: readonly Command[]): Line {
  const said = slash.replace(/^\//, '').toLowerCase();
  const words = wordsOf(unwrapped(text));
  const direct = said !== SLASH && commands.some((command) => command.name === said);
  const name = direct ? said : (words[0] ?? '').replace(/^\//, '').toLowerCase();
  const command = commands.find((one) => one.name === name);
  if (!command) return { command: 'help', input: {} };
  return { command: name, input: readWords(command, direct ? words : words.slice(1)) };
}

/**
 * Slack writes people, channels and addresses as `<@U1|anna>`, `<#C1|team>` and `<https://…|…>`: keep the ids and
 * addresses.
 */
function unwrapped(text: string): string {
  const bare = text
    .replaceAll(/<@([UW]\w+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll(/<#([CG]\w+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll(/<(?:mailto:)?((?<=mailto:)[^|>]+|https?:[^|>]+)(?:\|[^>]*)?>/g, '$1');
  return unescapeText(bare);
}

/** What a menu's own id carries: the option it sets, and the packed invocation. */
export function readMenu(actionId: string): { readonly option: string; readonly packed: string } | null {
  const match = /^a\d+\.([^.]+)\.(.*)$/s.exec(actionId);
  return match ? { option: match[1] ?? '', packed: match[2] ?? '' } : null;
}
