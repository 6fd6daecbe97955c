import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bodyMapPicture, type SoreSpot } from '../../src/charts/bodyMap.ts';
import { SHAPES } from '../../src/charts/figure.ts';
import { sorenessColour } from '../../src/charts/palette.ts';
import { BODY_AREAS, isPaired, SIDES } from '../../src/domain/checkIn/bodyMap.ts';
import { ROOT } from '../support/sources.ts';
import { BODY_LABELS, SORE } from './samples.ts';
import { elementsOf, wordsOf } from './svg.ts';

const PAIRED = BODY_AREAS.filter(isPaired);
const SINGLE = BODY_AREAS.filter((area) => !isPaired(area));

/** Where the number of a spot stands, beside the middle of its figure: below 0 is on the reader's left. */
function besideMiddle(spot: Omit<SoreSpot, 'value'>, view: 'front' | 'back'): number | null {
  const middle = numberAt({ area: 'head', side: 'middle' }, view);
  const x = numberAt(spot, view);
  return x === null || middle === null ? null : x - middle;
}

function numberAt(spot: Omit<SoreSpot, 'value'>, view: string): number | null {
  const circles = elementsOf(bodyMapPicture([{ ...spot, value: 5 }], BODY_LABELS), 'circle');
  const found = circles.find((one) => one['data-view'] === view && one['data-spot'] === `${spot.area} ${spot.side}`);
  return found === undefined ? null : Number(found.cx);
}

/** Where the shapes begin that a spot shades, in the units of the figure. */
function shadedAt(spot: Omit<SoreSpot, 'value'>, view: 'front' | 'back'): readonly number[] {
  const { svg } = bodyMapPicture([{ ...spot, value: 5 }], BODY_LABELS);
  const figure = svg.match(new RegExp(`<g class="${view}".*?</g>`))?.[0] ?? '';
  return [...figure.matchAll(/<path d="[mM] ?(-?[\d.]+)[^>]*data-area/g)].map(([, x]) => Number(x));
}

const MIDDLE = { front: 15.85, back: 52.55 };

describe('the sides of the body map', () => {
  it('puts a left calf on the reader’s left in the back view, and the shin before it on the right in the front view', () => {
    expect(besideMiddle({ area: 'calf', side: 'left' }, 'back')).toBeLessThan(-10);
    expect(besideMiddle({ area: 'shin', side: 'left' }, 'front')).toBeGreaterThan(10);
    expect(besideMiddle({ area: 'calf', side: 'right' }, 'back')).toBeGreaterThan(10);
    expect(besideMiddle({ area: 'shin', side: 'right' }, 'front')).toBeLessThan(-10);
  });

  it.each(PAIRED)('hold for the numbers of %s, the same distance on both', (area) => {
    for (const [view, toLeft] of [
      ['front', 1],
      ['back', -1],
    ] as const) {
      const [left, right] = [besideMiddle({ area, side: 'left' }, view), besideMiddle({ area, side: 'right' }, view)];
      if (left === null || right === null) continue;
      expect(Math.sign(left), view).toBe(toLeft);
      expect(left, view).toBeCloseTo(-right, 1);
    }
  });

  it.each(PAIRED)('hold for the shapes of %s', (area) => {
    for (const view of ['front', 'back'] as const) {
      const readersRight = view === 'front' ? 'left' : 'right';
      for (const side of ['left', 'right'] as const)
        for (const x of shadedAt({ area, side }, view))
          expect(x > MIDDLE[view], `${side} ${view}`).toBe(side === readersRight);
    }
  });

  it('shades one side only, and both for the middle', () => {
    const count = (side: SoreSpot['side']) => shadedAt({ area: 'chest', side }, 'front').length;
    expect([count('left'), count('right'), count('middle')]).toEqual([3, 3, 6]);
  });

  it('writes the reader’s sides beside the figures: right and left in front, left and right behind', () => {
    const said = wordsOf(bodyMapPicture([], BODY_LABELS)).filter((words) => ['L', 'R'].includes(words));
    expect(said).toEqual(['R', 'L', 'L', 'R']);
  });
});

describe('the body map', () => {
  it.each(BODY_AREAS)('shows %s on at least one figure, on each of its sides', (area) => {
    for (const side of isPaired(area) ? (['left', 'right'] as const) : SIDES)
      expect([numberAt({ area, side }, 'front'), numberAt({ area, side }, 'back')].some((x) => x !== null)).toBe(true);
  });

  it('knows what every shape is; only the spine, which runs through three areas, is nobody’s', () => {
    const shapes = [...SHAPES.front, ...SHAPES.back];
    expect(shapes).toHaveLength(89);
    expect(shapes.filter(({ area }) => area === null)).toHaveLength(1);
    const without = BODY_AREAS.filter((area) => !shapes.some((shape) => shape.area === area));
    expect(without).toEqual(['wrist', 'hip', 'achilles', 'ankle']);
    // Every shape of an area the body has twice says which it is.
    expect(shapes.filter(({ area, side }) => area !== null && !SINGLE.includes(area) && side === null)).toEqual([]);
  });

  it('writes each number on the figure and in the list, with its words, sorest first', () => {
    const words = wordsOf(bodyMapPicture(SORE, BODY_LABELS));
    expect(words.filter((one) => one === '7')).toHaveLength(2);
    expect(words.filter((one) => one === '6.5')).toHaveLength(2);
    const list = words.filter((one) => /^(left|right|lower) /.test(one));
    expect(list).toEqual([
      'right shoulder',
      'left calf',
      'left hip',
      'right thigh',
      'left achilles',
      'lower back',
      'left thigh',
      'right knee',
    ]);
  });

  it('shows the worst of two answers about one spot', () => {
    const twice = [2, 6, 4].map((value): SoreSpot => ({ area: 'knee', side: 'left', value }));
    const words = wordsOf(bodyMapPicture(twice, BODY_LABELS));
    expect(words.filter((one) => ['2', '4', '6'].includes(one))).toEqual(['6', '6', '6']);
  });

  it('says how many did not fit, and that nothing is sore', () => {
    const all = PAIRED.flatMap((area) => [
      { area, side: 'left' as const, value: 3 },
      { area, side: 'right' as const, value: 4 },
    ]);
    expect(wordsOf(bodyMapPicture(all, BODY_LABELS))).toContain(`and ${all.length - 14} more`);
    expect(wordsOf(bodyMapPicture([], BODY_LABELS))).toContain(BODY_LABELS.nothing);
  });

  it('shades the whole body as not sore when nothing is, and grey only what nobody spoke of', () => {
    const fills = (named: readonly SoreSpot[]) =>
      new Set(elementsOf(bodyMapPicture(named, BODY_LABELS), 'path').map(({ fill }) => fill));
    const neutral = elementsOf(bodyMapPicture(SORE, BODY_LABELS), 'rect').at(-1)?.fill;
    expect(fills([])).toEqual(new Set([sorenessColour(0)]));
    const calf = fills([{ area: 'calf', side: 'left', value: 5 }]);
    expect(calf).toEqual(new Set([neutral, sorenessColour(5)]));
  });

  it('is described where it says who drew the shapes, and under which licence', async () => {
    expect(await readFile(`${ROOT}README.md`, 'utf8')).toMatch(/Ivan Vulović,\s+Apache License 2\.0/);
  });
});
