import type { Spot } from '../domain/checkIn/series.ts';
import type { Day } from '../domain/day.ts';
import { type CardLabels, hatched, type LegendEntry, openCard } from './card.ts';
import { inkOn, MUTED, sorenessColour } from './palette.ts';
import { centred, element, type Picture, text, textWidth } from './picture.ts';

/** One spot over the days of the map: 0 to 10, or null on a day when nobody said. */
export interface HeatRow extends Spot {
  readonly values: readonly (number | null)[];
}

export interface HeatMap {
  /** Consecutive days, oldest first; designed for 28. */
  readonly days: readonly Day[];
  /** In the order they are drawn. */
  readonly rows: readonly HeatRow[];
}

export interface HeatLabels extends CardLabels {
  readonly lowest: string;
  readonly highest: string;
  readonly unknown: string;
  /** Shown in place of the map when there are no rows. */
  readonly nothing: string;
  readonly spot: (spot: Spot) => string;
  /** A day on the axis, short: `12 Oct`. */
  readonly day: (day: Day) => string;
}

export interface HeatSummary {
  /** Days on which at least one spot has a value. */
  readonly known: number;
  readonly of: number;
  readonly min: number | null;
  readonly max: number | null;
  /** Where and when the highest value was; the latest of several. */
  readonly worst: (Spot & { readonly day: Day; readonly value: number }) | null;
  /** The last day's highest value; null when nobody said. */
  readonly last: number | null;
}

const WIDTH = 800;
/** Room for the names: as much as the longest needs, so that no side is cut off, but the days keep half the card. */
const NAMES = { least: 166, most: 340, size: 18 };
const ROW = 34;
const GAP = 2;

/** How sore each spot was, day by day: shade and number, and a hatched box where nobody said. */
export function heatMapPicture({ days, rows }: HeatMap, labels: HeatLabels): Picture {
  const card = openCard(WIDTH, labels, legend(labels));
  if (rows.length === 0 || days.length === 0) {
    const words = text(card.left, card.top + 30, labels.nothing, { size: 19, within: card.right - card.left });
    return card.around(words, card.top + 44);
  }
  const longest = Math.max(...rows.map((row) => textWidth(labels.spot(row), NAMES.size)));
  const names = Math.min(NAMES.most, Math.max(NAMES.least, longest + 14));
  const left = card.left + names;
  const column = (card.right - left) / days.length;
  const drawn = rows.map((row, index) => {
    const y = card.top + index * ROW;
    const name = text(card.left, y + ROW / 2 + 6, labels.spot(row), { size: NAMES.size, within: names - 10 });
    return name + days.map((_, at) => cell(row.values[at] ?? null, left + at * column, y, column)).join('');
  });
  const bottom = card.top + rows.length * ROW;
  return card.around(drawn.join('') + axis(days, labels, left, column, bottom, card.right), bottom + 28);
}

export function summaryOf({ days, rows }: HeatMap): HeatSummary {
  const found = days.flatMap((day, at) =>
    rows.flatMap(({ area, side, values }) => {
      const value = values[at] ?? null;
      return value === null ? [] : [{ area, side, day, value }];
    }),
  );
  const values = found.map(({ value }) => value);
  const max = values.length === 0 ? null : Math.max(...values);
  const today = found.filter(({ day }) => day === days.at(-1)).map(({ value }) => value);
  return {
    known: new Set(found.map(({ day }) => day)).size,
    of: days.length,
    min: values.length === 0 ? null : Math.min(...values),
    max,
    worst: found.findLast(({ value }) => value === max) ?? null,
    last: today.length === 0 ? null : Math.max(...today),
  };
}

function legend(labels: HeatLabels): readonly LegendEntry[] {
  const box = (value: number) => (x: number, y: number) =>
    element('rect', { x: x + 3, y: y - 12, width: 22, height: 24, rx: 3, fill: sorenessColour(value) });
  return [
    { draw: box(0), words: labels.lowest },
    { draw: box(10), words: labels.highest },
    { draw: (x, y) => hatched(x + 3, y - 12, 22, 24), words: labels.unknown },
  ];
}

function cell(value: number | null, x: number, y: number, column: number): string {
  const [width, height] = [column - GAP, ROW - GAP];
  if (value === null) return hatched(x + GAP / 2, y + GAP / 2, width, height);
  const fill = sorenessColour(value);
  const words = String(Math.round(value));
  const size = Math.min(16, (width / words.length) * 1.5, width * 0.85);
  return (
    element('rect', { x: x + GAP / 2, y: y + GAP / 2, width, height, rx: 3, fill, class: 'value' }) +
    centred(x + column / 2, y + ROW / 2, words, { size, weight: 600, fill: inkOn(fill) })
  );
}

/** Every seventh day, counted back from the last. The last one ends with the map, so that it stays on the card. */
function axis(days: readonly Day[], labels: HeatLabels, left: number, column: number, top: number, right: number) {
  return days
    .map((day, at) => {
      const fromLast = days.length - 1 - at;
      if (fromLast % 7 !== 0) return '';
      const style = { size: 17, fill: MUTED } as const;
      if (fromLast === 0) return text(right, top + 22, labels.day(day), { ...style, anchor: 'end' });
      return text(left + (at + 0.5) * column, top + 22, labels.day(day), { ...style, anchor: 'middle' });
    })
    .join('');
}
