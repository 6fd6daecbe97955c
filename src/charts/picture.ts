/** A finished picture: SVG text in CSS pixels. Words that say the same are always beside it; `png.ts` paints it. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Attributes of an element; a missing value leaves the attribute out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One SVG element. `inside` is markup that is already safe: only `text` and `escaped` let words in. */
export function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escaped(String(value))}"`)
    .join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

export interface TextStyle {
  readonly size?: number;
  readonly weight?: 400 | 600;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** The widest it may be. Longer words are written smaller; if that is not enough, they end in an ellipsis. */
  readonly within?: number;
}

/** How much smaller words may be written, as a share of their size. */
const SMALLEST = 0.8;

/** Words at a baseline. */
export function text(x: number, y: number, words: string, style: TextStyle = {}): string {
  const { weight = 400, fill = INK, anchor, within = Number.POSITIVE_INFINITY } = style;
  const wanted = style.size ?? 18;
  const size = Math.min(
    wanted,
    Math.max(wanted * SMALLEST, (wanted * within) / textWidth(clean(words), wanted, weight)),
  );
  const shown = shortened(words, within, size, weight);
  const attributes = { x, y, 'font-size': size, 'font-weight': weight, fill, 'text-anchor': anchor };
  return shown === '' ? '' : element('text', attributes, escaped(shown));
}

/** Words whose middle, not baseline, is at `y`. Half of Inter's capital height is 0.364 of its size. */
export function centred(x: number, y: number, words: string, style: TextStyle = {}): string {
  return text(x, y + (style.size ?? 18) * 0.364, words, { anchor: 'middle', ...style });
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(words: string): string {
  return clean(words).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
}

/**
 * Names and titles come from people. What XML forbids (control characters, half a surrogate pair) would make the whole
 * picture unreadable, and characters that turn the writing direction would reach beyond their own words.
 */
export function clean(words: string): string {
  return words.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, ' ').trim();
}

/** Shortens words to a width in pixels. */
function shortened(words: string, within: number, size: number, weight: 400 | 600): string {
  const whole = clean(words);
  if (textWidth(whole, size, weight) <= within) return whole;
  const signs = Array.from(whole);
  while (signs.length > 1 && textWidth(`${signs.join('')}…`, size, weight) > within) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

/** Roughly how wide words are in Inter, in pixels; rather a little too wide than too narrow. */
export function textWidth(words: string, size: number, weight: 400 | 600 = 400): number {
  const ems = Array.from(words).reduce((sum, sign) => sum + signWidth(sign), 0);
  return ems * size * (weight === 600 ? 1.05 : 1);
}

function signWidth(sign: string): number {
  if (/[ .,:;'|!ijlI()·]/.test(sign)) return 0.3;
  if (/[frt/-]/.test(sign)) return 0.4;
  if (/[mwMW%@]/.test(sign)) return 0.9;
  if (/[A-Z]/.test(sign)) return 0.7;
  // Digits and small letters of the alphabets Inter has; anything else may be as wide as it is high.
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x2000 ? 0.58 : code < 0x2070 ? 0.8 : 1;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export const INK = '#1b2733';
