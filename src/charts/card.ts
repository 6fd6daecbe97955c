import { CARD, HATCH, MUTED, PAGE, RULE, UNKNOWN } from './palette.ts';
import { centred, element, escaped, INK, type Picture, text, textWidth } from './picture.ts';

/** The words around every picture, already in the reader's language. */
export interface CardLabels {
  readonly title: string;
  readonly subtitle?: string;
  /** A line under the picture: coverage, how to read it. */
  readonly foot?: string;
}

/** One entry of a legend: `draw` gets the left edge and the middle of a box 26 wide and 18 high. */
export interface LegendEntry {
  readonly draw: (x: number, y: number) => string;
  readonly words: string;
}

export const SWATCH = 26;
const MARGIN = 10;
const PADDING = 22;
const LEGEND_SIZE = 17;
const LEGEND_ROW = 28;

/** The edges of the space for the picture itself, and the function that closes the card around it. */
export interface Card {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** @param bottom where the body ends */
  readonly around: (body: string, bottom: number) => Picture;
}

/** A white card with title, subtitle and legend; `around` puts the body into it and sets the card's height. */
export function openCard(width: number, labels: CardLabels, legend: readonly LegendEntry[]): Card {
  const left = MARGIN + PADDING;
  const right = width - left;
  const within = right - left;
  const heading = text(left, 50, labels.title, { size: 27, weight: 600, within });
  const subtitle = text(left, 78, labels.subtitle ?? '', { size: 19, fill: MUTED, within });
  const legendTop = subtitle === '' ? 64 : 92;
  const drawn = drawLegend(legend, left, right, legendTop);
  return {
    left,
    right,
    top: drawn.bottom + 6,
    around(body, bottom) {
      const hasFoot = (labels.foot ?? '') !== '';
      const height = Math.ceil(bottom + (hasFoot ? 50 : 26));
      const foot = text(left, bottom + 24, labels.foot ?? '', { size: 17, fill: MUTED, within });
      const page = element('rect', { width, height, fill: PAGE });
      const sheet = element('rect', {
        x: MARGIN,
        y: MARGIN,
        width: width - 2 * MARGIN,
        height: height - 2 * MARGIN,
        rx: 14,
        fill: CARD,
        stroke: RULE,
      });
      const attributes = {
        xmlns: 'http://www.w3.org/2000/svg',
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        'font-family': 'Inter, sans-serif',
        role: 'img',
      };
      const name = element('title', {}, escaped(labels.title) || ' ');
      const inside = [name, HATCHING, page, sheet, heading, subtitle, drawn.svg, body, foot].join('');
      return { svg: element('svg', attributes, inside), width, height };
    },
  };
}

function drawLegend(legend: readonly LegendEntry[], left: number, right: number, top: number) {
  let x = left;
  let y = top + LEGEND_ROW / 2;
  const parts = legend.map(({ draw, words }) => {
    const wide = SWATCH + 8 + textWidth(words, LEGEND_SIZE);
    if (x > left && x + wide > right) {
      x = left;
      y += LEGEND_ROW;
    }
    const within = right - left - SWATCH - 8;
    const part =
      draw(x, y) + centred(x + SWATCH + 8, y, words, { size: LEGEND_SIZE, anchor: 'start', fill: INK, within });
    x += wide + 14;
    return part;
  });
  return { svg: parts.join(''), bottom: legend.length === 0 ? top : y + LEGEND_ROW / 2 };
}

/** A box with slanted lines: nobody knows. */
export function hatched(x: number, y: number, width: number, height: number, radius = 3): string {
  const box = { x, y, width, height, rx: radius };
  return (
    element('rect', { ...box, fill: UNKNOWN }) + element('rect', { ...box, class: 'unknown', fill: 'url(#hatch)' })
  );
}

const HATCHING = element(
  'defs',
  {},
  element(
    'pattern',
    { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 2, height: 7, fill: HATCH }),
  ),
);
