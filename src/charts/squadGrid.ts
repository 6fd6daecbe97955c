import { type CardLabels, type LegendEntry, openCard } from './card.ts';
import { COLOURS, HATCH, MUTED, PAGE, RULE } from './palette.ts';
import { centred, element, INK, type Picture, text } from './picture.ts';

export const SQUAD_COLUMNS = ['checkIn', 'soreness', 'sleep', 'load', 'limits'] as const;
export type SquadColumn = (typeof SQUAD_COLUMNS)[number];

/** `none`: nothing to say here (no limits). `unknown`: nobody answered. */
export const CELL_STATES = ['fine', 'watch', 'act', 'unknown', 'none'] as const;
export type CellState = (typeof CELL_STATES)[number];

/** What the cell means, decided elsewhere, and the words for it: `7 calf`, `6.5 h`, `1.4 × usual`. */
export interface SquadCell {
  readonly state: CellState;
  readonly words: string;
}

export interface SquadRow {
  /** What staff call the athlete. */
  readonly label: string;
  readonly cells: Readonly<Record<SquadColumn, SquadCell>>;
}

export interface SquadLabels extends CardLabels {
  readonly athlete: string;
  readonly columns: Readonly<Record<SquadColumn, string>>;
  readonly states: Readonly<Record<Exclude<CellState, 'none'>, string>>;
  /** Shown in place of the grid when it is empty. */
  readonly nothing: string;
}

export interface SquadSummary {
  /** How many athletes checked in, out of all. */
  readonly known: number;
  readonly of: number;
  /** Athletes with at least one cell in that state; `fine`: nothing to watch, to act on or to ask. */
  readonly act: number;
  readonly watch: number;
  readonly fine: number;
  readonly limited: number;
}

const WIDTH = 880;
/** Columns have words of different lengths: their shares of the width beside the names. */
const SHARES: Readonly<Record<SquadColumn, number>> = {
  checkIn: 0.19,
  soreness: 0.23,
  sleep: 0.18,
  load: 0.22,
  limits: 0.18,
};
const NAMES = 178;
const HEAD = 40;
const ROW = 44;

/**
 * Who is ready: a row for each athlete, with a sign and words in every cell. Tall squads make tall pictures: 60 at
 * most.
 */
export function squadPicture(rows: readonly SquadRow[], labels: SquadLabels): Picture {
  const card = openCard(WIDTH, labels, legend(labels));
  if (rows.length === 0) {
    const words = text(card.left, card.top + 30, labels.nothing, { size: 19, within: card.right - card.left });
    return card.around(words, card.top + 44);
  }
  const room = card.right - card.left - NAMES;
  const columns = SQUAD_COLUMNS.map((name, at) => {
    const before = SQUAD_COLUMNS.slice(0, at).reduce((sum, other) => sum + SHARES[other], 0);
    return { name, x: card.left + NAMES + before * room, width: SHARES[name] * room };
  });
  const head = [
    text(card.left, card.top + 25, labels.athlete, { size: 17, weight: 600, fill: MUTED, within: NAMES - 12 }),
    ...columns.map(({ name, x, width }) =>
      text(x, card.top + 25, labels.columns[name], { size: 17, weight: 600, fill: MUTED, within: width - 8 }),
    ),
  ];
  const drawn = rows.map(({ label, cells }, index) => {
    const y = card.top + HEAD + index * ROW;
    const stripe = { x: card.left - 8, y, width: card.right - card.left + 16, height: ROW };
    return [
      element('rect', { ...stripe, rx: 6, fill: index % 2 === 0 ? '#f7f9fa' : '#ffffff' }),
      centred(card.left, y + ROW / 2, label, { size: 19, anchor: 'start', within: NAMES - 12 }),
      ...columns.map(({ name, x, width }) => cell(cells[name], x, y + ROW / 2, width)),
    ].join('');
  });
  const line = element('path', { d: `M${card.left} ${card.top + HEAD - 3}H${card.right}`, stroke: RULE });
  return card.around(head.join('') + line + drawn.join(''), card.top + HEAD + rows.length * ROW);
}

export function summaryOf(rows: readonly SquadRow[]): SquadSummary {
  const having = (...states: readonly CellState[]) =>
    rows.filter(({ cells }) => SQUAD_COLUMNS.some((name) => states.includes(cells[name].state))).length;
  return {
    known: rows.filter(({ cells }) => cells.checkIn.state !== 'unknown').length,
    of: rows.length,
    act: having('act'),
    watch: having('watch'),
    fine: rows.length - having('act', 'watch', 'unknown'),
    limited: rows.filter(({ cells }) => cells.limits.state !== 'none' && cells.limits.state !== 'fine').length,
  };
}

function legend(labels: SquadLabels): readonly LegendEntry[] {
  return (['fine', 'watch', 'act', 'unknown'] as const).map((state) => ({
    draw: (x, y) => sign(state, x + 13, y),
    words: labels.states[state],
  }));
}

function cell({ state, words }: SquadCell, x: number, y: number, column: number): string {
  const weight = state === 'act' ? 600 : 400;
  const fill = state === 'none' ? MUTED : INK;
  const said = centred(x + 30, y, words, { size: 17, weight, fill, anchor: 'start', within: column - 36 });
  return sign(state, x + 12, y) + said;
}

/** Every state has its own outline, so that colour only helps: round, triangular, square, a dashed ring, a dash. */
function sign(state: CellState, x: number, y: number): string {
  const at = { class: state, transform: `translate(${x} ${y})` };
  const mark = (d: string, stroke = '#ffffff') =>
    element('path', {
      d,
      fill: 'none',
      stroke,
      'stroke-width': 2.4,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    });
  switch (state) {
    case 'fine':
      return element('g', at, element('circle', { r: 11, fill: COLOURS.green }) + mark('M-5 0.5L-1.5 4L5 -3.5'));
    case 'watch':
      return element(
        'g',
        at,
        element('path', {
          d: 'M0 -11.5L12 10H-12Z',
          fill: COLOURS.orange,
          stroke: COLOURS.orange,
          'stroke-linejoin': 'round',
        }) + mark('M0 -4.5V2M0 6V6.1', '#16202a'),
      );
    case 'act':
      return element(
        'g',
        at,
        element('rect', { x: -11, y: -11, width: 22, height: 22, rx: 3, fill: '#a83f00' }) + mark('M0 -6V1.5M0 6V6.1'),
      );
    case 'unknown':
      return element(
        'g',
        at,
        element('circle', { r: 10, fill: PAGE, stroke: '#7b8792', 'stroke-width': 2, 'stroke-dasharray': '4 3' }),
      );
    case 'none':
      return element('g', at, mark('M-5 0H5', HATCH));
  }
}
