import type { types } from '@slack/bolt';

/** Slack interprets `&`, `<` and `>` in every text object. Escaped, they are shown as they are and mention nobody. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Undoes what Slack escaped on the way to us. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Escaped text of at most `limit` characters, never cut inside one. `ending` replaces what is left out. */
export function fitEscaped(text: string, limit: number, ending = '…'): string {
  const whole = escapeText(text);
  if (whole.length <= limit) return whole;
  const tail = escapeText(ending);
  let kept = '';
  for (const character of text) {
    const escaped = escapeText(character);
    if (kept.length + escaped.length + tail.length > limit) break;
    kept += escaped;
  }
  return kept + tail;
}

/** The text in pieces of at most `limit` characters once escaped, split at lines or words where possible. */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (escapeText(rest).length > limit) {
    const room = roomFor(rest, limit);
    const line = rest.lastIndexOf('\n', room);
    const word = rest.lastIndexOf(' ', room);
    const end = line > room / 2 ? line : word > room / 2 ? word : room;
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** How many characters of `text` fit once escaped, never splitting one. */
function roomFor(text: string, limit: number): number {
  let length = 0;
  let room = 0;
  for (const character of text) {
    length += escapeText(character).length;
    if (length > limit) break;
    room += character.length;
  }
  return room;
}

/** Text shown as it is: no formatting, no mentions, no links. Slack refuses an empty one. */
export function plain(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: fitEscaped(text.trim() || '–', limit), emoji: false };
}
