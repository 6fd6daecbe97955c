import type { Soreness } from '../domain/checkIn/checkIn.ts';
import type { Spot } from '../domain/checkIn/series.ts';
import { type CardLabels, type LegendEntry, openCard } from './card.ts';
import { BOXES, placeOf, SHAPES, type Shape, VIEWS, type View } from './figure.ts';
import { CARD, inkOn, MUTED, sorenessColour } from './palette.ts';
import { centred, element, INK, type Picture, text } from './picture.ts';

/** How sore a spot is, 0 to 10. */
export type SoreSpot = Pick<Soreness, 'area' | 'side' | 'value'>;

export interface BodyMapLabels extends CardLabels {
  readonly front: string;
  readonly back: string;
  /** One letter each, written beside the figures. */
  readonly left: string;
  readonly right: string;
  /** What 0 and 10 mean, and what no shade means: `0: not sore`, `10: as sore as can be`, `not named`. */
  readonly lowest: string;
  readonly highest: string;
  readonly notNamed: string;
  /** Shown in place of the list when it is empty. */
  readonly nothing: string;
  /** `left calf`. */
  readonly spot: (spot: Spot) => string;
  /** Spots that did not fit into the list: `and 3 more`. */
  readonly more: (count: number) => string;
}

const WIDTH = 800;
/** Pixels per unit of the figure. */
const UNIT = 6.3;
const HEADING = 30;
const GAP = 8;
const LIST_LEFT = 496;
const LIST_ROW = 36;
const LIST_MOST = 15;
const NEUTRAL = '#d3dae1';
const RADIUS = 13;

/**
 * The body from the front and from behind: sore areas shaded, the number written on each, and all of them in words
 * beside it, sorest first. Left and right are the athlete's. An area without a shape of its own has only its number.
 */
export function bodyMapPicture(named: readonly SoreSpot[], labels: BodyMapLabels): Picture {
  const spots = worstFirst(named);
  const card = openCard(WIDTH, labels, legend(labels));
  const figures = VIEWS.map((view, index) =>
    figureOf(view, spots, labels, card.left + index * (BOXES.front.width * UNIT + GAP), card.top),
  );
  const list = listOf(spots, labels, card.top + HEADING, card.right);
  return card.around(figures.join('') + list, card.top + HEADING + BOXES.front.height * UNIT + 4);
}

/** Each spot once, with its worst answer; sorest first, in the order they were named. */
function worstFirst(named: readonly SoreSpot[]): readonly SoreSpot[] {
  const spots = new Map<string, SoreSpot>();
  for (const spot of named) {
    const before = spots.get(nameOf(spot));
    if (before === undefined || before.value < spot.value) spots.set(nameOf(spot), spot);
  }
  return [...spots.values()].sort((one, other) => other.value - one.value);
}

function legend(labels: BodyMapLabels): readonly LegendEntry[] {
  const box = (fill: string) => (x: number, y: number) =>
    element('rect', { x: x + 3, y: y - 9, width: 20, height: 18, rx: 4, fill });
  return [
    { draw: box(sorenessColour(0)), words: labels.lowest },
    { draw: box(sorenessColour(10)), words: labels.highest },
    { draw: box(NEUTRAL), words: labels.notNamed },
  ];
}

function figureOf(view: View, spots: readonly SoreSpot[], labels: BodyMapLabels, left: number, top: number): string {
  const box = BOXES[view];
  const width = box.width * UNIT;
  const shapes = SHAPES[view].map((shape) => {
    const worst = spots.find((spot) => covers(spot, shape));
    // "Nothing is sore" is an answer about all areas: 0, not the grey of areas nobody spoke of.
    const unnamed = spots.length === 0 ? sorenessColour(0) : NEUTRAL;
    const fill = worst === undefined ? unnamed : sorenessColour(worst.value);
    const named = worst && { 'data-area': worst.area, 'data-side': shape.side ?? 'middle' };
    return element('path', { d: shape.path, fill, ...named });
  });
  const place = `translate(${left - box.x * UNIT} ${top + HEADING}) scale(${UNIT})`;
  // Least sore first: where two numbers touch, the sorer one is on top.
  const numbers = spots.toReversed().map((spot) => {
    const at = placeOf(spot, view);
    return at === null ? '' : badge(spot, left + (at.x - box.x) * UNIT, top + HEADING + at.y * UNIT, view);
  });
  const [readersLeft, readersRight] = view === 'front' ? [labels.right, labels.left] : [labels.left, labels.right];
  const side = (x: number, words: string) =>
    centred(x, top + HEADING + 55, words, { size: 20, weight: 600, fill: MUTED });
  return [
    centred(left + width / 2, top + 14, view === 'front' ? labels.front : labels.back, { size: 19, weight: 600 }),
    side(left + 22, readersLeft),
    side(left + width - 22, readersRight),
    element('g', { class: view, transform: place }, shapes.join('')),
    ...numbers,
  ].join('');
}

/** Does this soreness shade this shape? Soreness in the middle is on both sides. */
function covers({ area, side }: SoreSpot, shape: Shape): boolean {
  return shape.area === area && (side === 'middle' || shape.side === null || shape.side === side);
}

function listOf(spots: readonly SoreSpot[], labels: BodyMapLabels, top: number, right: number): string {
  const words = (y: number, said: string, size = 19) =>
    text(LIST_LEFT + 44, y + 7, said, { size, within: right - LIST_LEFT - 44 });
  if (spots.length === 0) return text(LIST_LEFT, top + 30, labels.nothing, { size: 19, within: right - LIST_LEFT });
  const shown = spots.length > LIST_MOST ? spots.slice(0, LIST_MOST - 1) : spots;
  const rows = shown.map((spot, index) => {
    const y = top + 26 + index * LIST_ROW;
    return badge(spot, LIST_LEFT + 18, y, 'list') + words(y, labels.spot(spot));
  });
  const rest = spots.length - shown.length;
  const more = rest === 0 ? '' : words(top + 26 + shown.length * LIST_ROW, labels.more(rest));
  return rows.join('') + more;
}

/** The number of a spot, on its shade. */
function badge(spot: SoreSpot, x: number, y: number, where: View | 'list'): string {
  const fill = sorenessColour(spot.value);
  const words = Number.isInteger(spot.value) ? String(spot.value) : spot.value.toFixed(1);
  const circle = { cx: x, cy: y, r: RADIUS, 'data-spot': nameOf(spot), 'data-view': where };
  return (
    element('circle', { ...circle, r: RADIUS + 1.6, fill: CARD, 'data-spot': undefined, 'data-view': undefined }) +
    element('circle', { ...circle, fill, stroke: INK, 'stroke-width': 1.4 }) +
    centred(x, y, words, { size: words.length > 2 ? 14 : 17, weight: 600, fill: inkOn(fill) })
  );
}

function nameOf({ area, side }: Spot): string {
  return `${area} ${side}`;
}
