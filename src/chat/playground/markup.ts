import { html, raw } from 'hono/html';

/** Escaped markup. */
export type Html = ReturnType<typeof html>;

/** Our own icons, drawn in the colour of the text. */
const ICONS = {
  good: '<path d="M4 10.5l4 4 8-9"/>',
  warning: '<path d="M10 3.2l7.6 13.3H2.4z"/><path d="M10 8v3.6M10 14v.2"/>',
  refused: '<circle cx="10" cy="10" r="7.2"/><path d="M5 15L15 5"/>',
  plain: '<path d="M3.5 5h13v8.5h-7L6 16.5v-3H3.5z"/>',
  bot: '<path d="M3.5 5h13v8.5h-7L6 16.5v-3H3.5z"/>',
  channel: '<path d="M8 3L6.5 17M13.5 3L12 17M4 7.5h13M3 12.5h13"/>',
  clock: '<circle cx="10" cy="10" r="7.2"/><path d="M10 5.5V10l3 2"/>',
  people:
    '<circle cx="7.5" cy="7" r="3"/><path d="M2 16.5c0-3 2.4-5 5.5-5s5.5 2 5.5 5M13 4.3a3 3 0 010 5.4M15 12c1.9.8 3 2.4 3 4.5"/>',
  send: '<path d="M3 10h13M10.5 4.5L16 10l-5.5 5.5"/>',
  eye: '<path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z"/><circle cx="10" cy="10" r="2.2"/>',
} as const;
export type Icon = keyof typeof ICONS;

export function icon(name: Icon): Html {
  return raw(`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${ICONS[name]}</svg>`);
}

/** Text with its line breaks, **strong words** and web addresses. */
export function prose(text: string): Html {
  const parts = text.split(/(\*\*[^*\n]+\*\*|https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/g);
  return html`${parts.map((part) => {
    if (/^\*\*.+\*\*$/.test(part)) return html`<strong>${part.slice(2, -2)}</strong>`;
    if (/^https?:\/\//.test(part)) return html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`;
    return part;
  })}`;
}

/** Two letters and a colour for a name; the colour is a class because the page allows no inline style. */
export function avatar(name: string): Html {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 10_007, 7) % 8;
  return html`<span class="avatar hue-${hue}" aria-hidden="true">${letters}</span>`;
}
