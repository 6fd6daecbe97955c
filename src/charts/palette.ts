/** Okabe and Ito's eight colours, told apart with every kind of colour vision (jfly.uni-koeln.de/color, 2008). */
export const COLOURS = {
  orange: '#E69F00',
  skyBlue: '#56B4E9',
  green: '#009E73',
  yellow: '#F0E442',
  blue: '#0072B2',
  vermillion: '#D55E00',
  purple: '#CC79A7',
} as const;

export const MUTED = '#56636f';
export const RULE = '#dde3e9';
export const CARD = '#ffffff';
export const PAGE = '#eef1f4';
/** For what nobody knows: pale, and always hatched as well. */
export const UNKNOWN = '#f1f3f5';
export const HATCH = '#a7b1bb';

/**
 * Soreness 0 to 10, from pale to dark. Lightness alone carries the order, so it also works in grey. After ColorBrewer's
 * YlOrBr (Brewer, colorbrewer2.org), which its authors mark as safe for colour-blind readers.
 */
const SORENESS = [
  '#dcebf5',
  '#fff3c4',
  '#fee8a0',
  '#fed976',
  '#feb94d',
  '#fb9a33',
  '#ee7d1b',
  '#df6712',
  '#b84703',
  '#933304',
  '#662506',
] as const;

/** The shade of a soreness. Halves are rounded up; values beyond the scale get its end. */
export function sorenessColour(value: number): string {
  return SORENESS[Math.min(10, Math.max(0, Math.round(value)))] ?? SORENESS[0];
}

/** Black or white, whichever is easier to read on a colour: WCAG 2.2 relative luminance. */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#16202a' : '#ffffff';
}
