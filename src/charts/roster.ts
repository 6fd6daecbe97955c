import type { BookingType } from '../domain/clinic/modality.ts';
import type { Day } from '../domain/day.ts';
import { type CardLabels, type LegendEntry, openCard } from './card.ts';
import { CARD, COLOURS, inkOn, MUTED, PAGE, RULE } from './palette.ts';
import { centred, element, type Picture, text } from './picture.ts';

/** Minutes after midnight on the wall clock of the place; beyond 1440 it is the night after. */
export interface RosterBlock {
  readonly from: number;
  readonly to: number;
  /** null: the picture does not say which kind. */
  readonly type: BookingType | null;
  /** What staff call the athlete; left out where the picture may not show names. */
  readonly who?: string;
  /** What a proposal would do with it; left out when nothing is proposed. */
  readonly change?: BlockChange;
}

export const BLOCK_CHANGES = ['keep', 'add', 'move', 'from', 'drop'] as const;
/** Kept, new, moved here, moved away from here, given back. */
export type BlockChange = (typeof BLOCK_CHANGES)[number];

export interface RosterLane {
  readonly therapist: string;
  /** Working hours; when given, everything else is shaded. */
  readonly hours?: readonly { readonly from: number; readonly to: number }[];
  readonly blocks: readonly RosterBlock[];
}

export interface RosterDay {
  readonly day: Day;
  readonly lanes: readonly RosterLane[];
  /** Needs without a place that day. */
  readonly unserved: number;
}

export interface RosterLabels extends CardLabels {
  readonly day: (day: Day) => string;
  /** `2 without a place`; used on days with at least one. */
  readonly unserved: (count: number) => string;
  /** An hour on the axis, from 0 to 24 and beyond: `14:00`. */
  readonly hour: (hour: number) => string;
  /** Two or three letters, written on the block. */
  readonly short: (type: BookingType | null) => string;
  readonly type: (type: BookingType | null) => string;
  /** What a change is called; used when blocks have one. */
  readonly change?: (change: BlockChange) => string;
  /** Shown on a day without lanes. */
  readonly nobody: string;
}

export interface RosterSummary {
  readonly massages: number;
  readonly unserved: number;
  /** Minutes booked. */
  readonly minutes: number;
  /** The days with the fewest and the most bookings, the first of several; null without days. */
  readonly quietest: { readonly day: Day; readonly massages: number } | null;
  readonly busiest: { readonly day: Day; readonly massages: number } | null;
}

const WIDTH = 880;
const NAMES = 140;
const DAY_ROW = 36;
const LANE = 42;
const AXIS = 28;

/** Types that serve the same purpose share a colour; the letters on the block tell them apart. */
const COLOUR_OF: Readonly<Record<BookingType, string>> = {
  PRE_EVENT: COLOURS.yellow,
  INTER_EVENT: COLOURS.yellow,
  POST_EVENT: COLOURS.orange,
  RECOVERY: COLOURS.skyBlue,
  RELAX: COLOURS.skyBlue,
  LYMPH: COLOURS.skyBlue,
  MAINTENANCE: COLOURS.green,
  MYOFASCIAL: COLOURS.green,
  DEEP_TISSUE: COLOURS.vermillion,
  TRIGGER_POINT: COLOURS.vermillion,
  SCAR: COLOURS.purple,
  REHAB: COLOURS.purple,
  SELF_CARE: '#c3ccd4',
  ASSESSMENT: COLOURS.blue,
};
const NO_KIND = '#c3ccd4';

function colourOf(type: BookingType | null): string {
  return type === null ? NO_KIND : COLOUR_OF[type];
}

/** The clinic's week: for each day, a lane for each therapist with the bookings at their time of day. */
export function rosterPicture(days: readonly RosterDay[], labels: RosterLabels): Picture {
  const card = openCard(WIDTH, labels, legend(days, labels));
  const { first, last } = span(days);
  const left = card.left + NAMES;
  const at = (minute: number) => left + ((minute / 60 - first) / (last - first)) * (card.right - left);
  let y = card.top + AXIS;
  const parts = [hours(first, last, at, card.top + 18, labels)];
  for (const { day, lanes, unserved } of days) {
    parts.push(dayRow(labels.day(day), unserved > 0 ? labels.unserved(unserved) : '', card.left, card.right, y));
    y += DAY_ROW;
    if (lanes.length === 0) {
      parts.push(centred(card.left, y + LANE / 2, labels.nobody, { size: 17, anchor: 'start', fill: MUTED }));
      y += LANE;
    }
    for (const lane of lanes) {
      parts.push(laneOf(lane, labels, card.left, card.right, y, { first, last, at }));
      y += LANE;
    }
    y += 6;
  }
  return card.around(parts.join(''), y);
}

export function summaryOf(days: readonly RosterDay[]): RosterSummary {
  const blocks = days.flatMap(({ lanes }) => lanes.flatMap((lane) => lane.blocks));
  const counts = days.map(({ day, lanes }) => ({ day, massages: lanes.flatMap((lane) => lane.blocks).length }));
  const sorted = counts.toSorted((one, other) => one.massages - other.massages);
  const most = sorted.at(-1)?.massages;
  return {
    massages: blocks.length,
    unserved: days.reduce((sum, { unserved }) => sum + unserved, 0),
    minutes: blocks.reduce((sum, { from, to }) => sum + to - from, 0),
    quietest: sorted[0] ?? null,
    busiest: counts.find(({ massages }) => massages === most) ?? null,
  };
}

interface Scale {
  readonly first: number;
  readonly last: number;
  readonly at: (minute: number) => number;
}

/** The whole hours around everything in the week; from 8 to 18 when there is nothing. */
function span(days: readonly RosterDay[]): { readonly first: number; readonly last: number } {
  const times = days.flatMap(({ lanes }) => lanes.flatMap(({ hours = [], blocks }) => [...hours, ...blocks]));
  if (times.length === 0) return { first: 8, last: 18 };
  const first = Math.floor(Math.min(...times.map(({ from }) => from)) / 60);
  return { first, last: Math.max(first + 1, Math.ceil(Math.max(...times.map(({ to }) => to)) / 60)) };
}

/** A mark and a kind of edge for each change: they can be told apart without colour. */
const MARK_OF: Readonly<Record<BlockChange, string>> = { keep: '', add: '+', move: '→', from: '←', drop: '×' };

function edgeOf(change: BlockChange | undefined, fill: string): Readonly<Record<string, string | number>> {
  switch (change) {
    case undefined:
      return { fill, stroke: '#00000033' };
    case 'keep':
      return { fill, 'fill-opacity': 0.35, stroke: '#00000033' };
    case 'add':
    case 'move':
      return { fill, stroke: EDGE, 'stroke-width': 2.5 };
    case 'from':
    case 'drop':
      return { fill: CARD, stroke: EDGE, 'stroke-width': 2, 'stroke-dasharray': change === 'drop' ? '7 4' : '2 4' };
  }
}

const EDGE = '#16202a';

/** In the corner, to leave room for the letters. */
function badge(x: number, y: number, mark: string): string {
  return (
    element('circle', { cx: x, cy: y + 1, r: 8, fill: EDGE, stroke: CARD, 'stroke-width': 1.5 }) +
    centred(x, y + 1, mark, { size: 13, weight: 600, fill: CARD, within: 15 })
  );
}

function legend(days: readonly RosterDay[], labels: RosterLabels): readonly LegendEntry[] {
  const blocks = days.flatMap(({ lanes }) => lanes.flatMap((lane) => lane.blocks));
  const used = new Set(blocks.map(({ type }) => type));
  const changes = new Set(blocks.map(({ change }) => change));
  const marks = BLOCK_CHANGES.filter((change) => labels.change !== undefined && changes.has(change)).map((change) => ({
    draw: (x: number, y: number) =>
      element('rect', { x: x + 1, y: y - 10, width: 28, height: 20, rx: 4, ...edgeOf(change, '#c3ccd4') }) +
      (change === 'keep' ? '' : badge(x + 3, y - 7, MARK_OF[change])),
    words: labels.change?.(change) ?? '',
  }));
  const types: readonly LegendEntry[] = [...(Object.keys(COLOUR_OF) as BookingType[]), null]
    .filter((type) => used.has(type))
    .map((type) => ({
      draw: (x, y) =>
        element('rect', { x, y: y - 11, width: 30, height: 22, rx: 4, fill: colourOf(type) }) +
        centred(x + 15, y, labels.short(type), { size: 13, weight: 600, fill: inkOn(colourOf(type)), within: 29 }),
      words: labels.type(type),
    }));
  return [...types, ...marks];
}

function hours(first: number, last: number, at: Scale['at'], y: number, labels: RosterLabels): string {
  const step = last - first > 8 ? 2 : 1;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((hour) => (hour - first) % step === 0)
    .map((hour) => {
      const anchor = hour === last ? 'end' : 'middle';
      return text(at(hour * 60), y, labels.hour(hour), { size: 16, fill: MUTED, anchor });
    })
    .join('');
}

function dayRow(day: string, unserved: string, left: number, right: number, y: number): string {
  const box = { x: left - 8, y: y + 2, width: right - left + 16, height: DAY_ROW - 6, rx: 6, fill: PAGE };
  const half = (right - left) / 2 - 8;
  return (
    element('rect', box) +
    centred(left, y + DAY_ROW / 2 - 1, day, { size: 18, weight: 600, anchor: 'start', within: half }) +
    centred(right, y + DAY_ROW / 2 - 1, unserved, {
      size: 17,
      weight: 600,
      fill: '#9a3a00',
      anchor: 'end',
      within: half,
    })
  );
}

function laneOf(lane: RosterLane, labels: RosterLabels, left: number, right: number, y: number, scale: Scale): string {
  const { first, last, at } = scale;
  const room = { y: y + 2, height: LANE - 4 };
  const closed = lane.hours === undefined ? [] : [{ x: at(first * 60), width: right - at(first * 60) }];
  const lines = Array.from({ length: last - first + 1 }, (_, index) =>
    element('path', { d: `M${at((first + index) * 60)} ${y}v${LANE}`, stroke: RULE }),
  );
  return [
    centred(left, y + LANE / 2, lane.therapist, { size: 18, anchor: 'start', within: NAMES - 12 }),
    ...closed.map((box) => element('rect', { ...room, ...box, fill: '#f1f3f5' })),
    ...(lane.hours ?? []).map(({ from, to }) =>
      element('rect', { ...room, x: at(from), width: at(to) - at(from), fill: '#ffffff', class: 'hours' }),
    ),
    ...lines,
    ...lane.blocks.map((block) => blockOf(block, labels, y + 3, at)),
  ].join('');
}

function blockOf(block: RosterBlock, labels: RosterLabels, y: number, at: Scale['at']): string {
  const { from, to, type, who = '', change } = block;
  const fill = colourOf(type);
  const [x, width, height] = [at(from) + 1, Math.max(3, at(to) - at(from) - 2), LANE - 6];
  // On pale and empty blocks the ink is dark.
  const style = {
    fill: change === undefined || change === 'add' || change === 'move' ? inkOn(fill) : EDGE,
    within: width - 1,
  };
  const middle = x + width / 2;
  return (
    element('rect', { x, y, width, height, rx: 4, class: 'block', ...edgeOf(change, fill) }) +
    centred(middle, y + height * (who === '' ? 0.5 : 0.3), labels.short(type), {
      ...style,
      size: 15,
      weight: 600,
    }) +
    (who === '' ? '' : centred(middle, y + height * 0.73, who, { ...style, size: 13 })) +
    (change === undefined || change === 'keep' ? '' : badge(x, y, MARK_OF[change]))
  );
}
