/**
 * The human figure: which shapes of `body-muscles` are which of our areas, and where the number of an area is written.
 *
 * The shapes are drawings of muscles; bones, joints and tendons have none of their own. What a shape is called there and
 * what people point at differ in two places, and here what people point at counts: the shape called "groin / hip
 * flexors" lies in the groin, and the upper trapezius is what people call their shoulder (`bodyMap.ts` reads it so).
 *
 * The licence of the shapes asks for their author to be named: the README does.
 */
import { BACK_MUSCLES, FRONT_MUSCLES } from 'body-muscles';
import { type BodyArea, isPaired } from '../domain/checkIn/bodyMap.ts';
import type { Spot } from '../domain/checkIn/series.ts';

export const VIEWS = ['front', 'back'] as const;
export type View = (typeof VIEWS)[number];

export interface Shape {
  /** null for a shape that belongs to no area: it is drawn and never shaded. */
  readonly area: BodyArea | null;
  /** The athlete's side, not the reader's; null for a shape on the middle line. */
  readonly side: 'left' | 'right' | null;
  readonly path: string;
}

/** Which part of the source is shown: the two figures stand beside each other in one coordinate system. */
export const BOXES: Readonly<Record<View, { readonly x: number; readonly width: number; readonly height: number }>> = {
  front: { x: -1.5, width: 34.7, height: 93 },
  back: { x: 35.2, width: 34.7, height: 93 },
};

/** The middle line of each figure. */
const AXIS: Readonly<Record<View, number>> = { front: 15.85, back: 52.55 };

/** By the beginning of the shape's name; the first match counts. */
const AREA_OF: readonly (readonly [string, BodyArea])[] = [
  ['head', 'head'],
  ['face', 'head'],
  ['neck', 'neck'],
  ['nape', 'neck'],
  ['shoulder', 'shoulder'],
  ['deltoid', 'shoulder'],
  ['traps-upper', 'shoulder'],
  ['biceps', 'upper-arm'],
  ['triceps', 'upper-arm'],
  ['elbow', 'elbow'],
  ['forearm', 'forearm'],
  ['hand', 'hand'],
  ['chest', 'chest'],
  ['serratus', 'chest'],
  ['traps', 'upper-back'],
  ['lats', 'upper-back'],
  ['lower-back', 'lower-back'],
  ['abs', 'abdomen'],
  ['obliques', 'abdomen'],
  ['hip-flexor', 'groin'],
  ['adductors', 'groin'],
  ['gluteus', 'glute'],
  ['quads', 'thigh'],
  ['hamstrings', 'hamstring'],
  ['knee', 'knee'],
  ['tibialis', 'shin'],
  ['calves', 'calf'],
  ['foot', 'foot'],
];

export const SHAPES: Readonly<Record<View, readonly Shape[]>> = {
  front: FRONT_MUSCLES.map(shapeOf),
  back: BACK_MUSCLES.map(shapeOf),
};

function shapeOf({ id, path }: { readonly id: string; readonly path: string }): Shape {
  const area = AREA_OF.find(([name]) => id.startsWith(name))?.[1] ?? null;
  return { area, side: id.endsWith('-left') ? 'left' : id.endsWith('-right') ? 'right' : null, path };
}

type Place = readonly [x: number, y: number];

/**
 * Where the number goes: on the athlete's left for an area the body has twice, on the middle line for one it has once.
 */
const PLACES: Readonly<Record<View, Partial<Record<BodyArea, Place>>>> = {
  front: {
    head: [15.85, 6],
    neck: [15.85, 14.2],
    shoulder: [25.2, 18.2],
    'upper-arm': [25.7, 25.2],
    elbow: [28.6, 30.2],
    forearm: [27.6, 36.2],
    wrist: [28.2, 42],
    hand: [28.2, 46.9],
    chest: [15.85, 21.6],
    abdomen: [15.85, 32.5],
    hip: [23.6, 41],
    groin: [18.5, 45.8],
    thigh: [22.2, 52.6],
    knee: [20.4, 66],
    shin: [21, 75],
    ankle: [19.6, 85],
    foot: [20, 90],
  },
  back: {
    head: [52.55, 5],
    neck: [52.55, 11.6],
    shoulder: [42.2, 17.6],
    'upper-arm': [41.7, 24.6],
    elbow: [40.6, 29.9],
    forearm: [40.3, 35.8],
    wrist: [39.8, 41.3],
    hand: [39.8, 46],
    'upper-back': [52.55, 24],
    'lower-back': [52.55, 38.6],
    glute: [47.3, 46.3],
    hamstring: [48, 57],
    knee: [48.8, 66.2],
    calf: [48.5, 73],
    achilles: [49.6, 82.6],
    foot: [50, 89.8],
  },
};

/** How far from the middle line a side is written, for an area that the body has once. */
const ASIDE = 4.4;

/** Where on a view the number of a spot is written; null when the view does not show the area. */
export function placeOf({ area, side }: Spot, view: View): { readonly x: number; readonly y: number } | null {
  const place = PLACES[view][area];
  if (place === undefined) return null;
  const [x, y] = place;
  // From the front, the athlete's left is on the reader's right; from behind, on the reader's left.
  const toLeft = view === 'front' ? 1 : -1;
  const distance = isPaired(area) ? Math.abs(x - AXIS[view]) : ASIDE;
  if (side === 'middle') return { x: AXIS[view], y };
  return { x: AXIS[view] + distance * (side === 'left' ? toLeft : -toLeft), y };
}
