import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Day } from '../domain/day.ts';
import type { DayMeasures } from '../domain/training/load/measure.ts';
import { type CardLabels, hatched, type LegendEntry, openCard, SWATCH } from './card.ts';
import { COLOURS, MUTED, RULE } from './palette.ts';
import { clean, element, INK, type Picture } from './picture.ts';

use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** A row of `measure`. Loads in arbitrary units (RPE x minutes); acute and chronic are mean daily loads. */
export interface LoadDay extends Pick<DayMeasures, 'day' | 'state' | 'load' | 'acute' | 'chronic'> {
  /** A rest day only because the team's setting says so. */
  readonly filled?: boolean;
}

export interface LoadLabels extends CardLabels {
  readonly load: string;
  readonly rest: string;
  /** In the legend only when there is such a day. */
  readonly assumedRest: string;
  readonly unknown: string;
  readonly acute: string;
  readonly chronic: string;
  /** A day on the axis, short: `12 Oct`. */
  readonly day: (day: Day) => string;
}

const WIDTH = 800;
const PLOT_HEIGHT = 252;
const GRID = { left: 58, right: 24, top: 12, bottom: 32 };
const BAR = '#9fd0ee';
const REST = '#3f4c59';
/** The share of a day's width its bar takes. With few days, bars do not become walls. */
const BAR_SHARE = 0.72;
const BAR_MOST = 36;

/**
 * Daily load as bars, acute and chronic load as lines. A rest day is a tick on the ground line, an unknown day a
 * hatched column as high as the plot: a gap never looks like rest.
 *
 * @param days consecutive days, oldest first; designed for 28 to 90
 */
export function loadPicture(days: readonly LoadDay[], labels: LoadLabels): Picture {
  const card = openCard(WIDTH, labels, legend(days, labels));
  const width = card.right - card.left;
  const plot = plotOf(days, labels, width);
  const placed = element('g', { transform: `translate(${card.left} ${card.top})` }, plot);
  return card.around(placed, card.top + PLOT_HEIGHT);
}

function legend(days: readonly LoadDay[], labels: LoadLabels): readonly LegendEntry[] {
  const tick = (x: number, y: number, filled: boolean) =>
    element('rect', { x: x + 5, y, width: 16, height: 6, ...tickStyle(filled) });
  const line = (x: number, y: number, colour: string, dash?: string) =>
    element('path', { d: `M${x} ${y}h${SWATCH}`, stroke: colour, 'stroke-width': 4, 'stroke-dasharray': dash });
  return [
    {
      draw: (x, y) => element('rect', { x: x + 5, y: y - 9, width: 16, height: 18, rx: 2, fill: BAR }),
      words: labels.load,
    },
    { draw: (x, y) => tick(x, y, false), words: labels.rest },
    ...(days.some(({ filled }) => filled)
      ? [{ draw: (x: number, y: number) => tick(x, y, true), words: labels.assumedRest }]
      : []),
    { draw: (x, y) => hatched(x + 2, y - 9, 22, 18), words: labels.unknown },
    { draw: (x, y) => line(x, y, COLOURS.blue), words: labels.acute },
    { draw: (x, y) => line(x, y, COLOURS.vermillion, '8 5'), words: labels.chronic },
  ];
}

function tickStyle(filled: boolean) {
  return filled ? { fill: '#ffffff', stroke: REST, 'stroke-width': 1.5 } : { fill: REST };
}

/** ECharts draws axes, bars and lines. What has no height of its own is drawn by hand, below and above them. */
function plotOf(days: readonly LoadDay[], labels: LoadLabels, width: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: PLOT_HEIGHT });
  try {
    chart.setOption(optionOf(days, labels));
    const band = (width - GRID.left - GRID.right) / Math.max(1, days.length);
    const ground = PLOT_HEIGHT - GRID.bottom;
    const marks = days.map(({ state, filled }, index) => {
      const x = GRID.left + band * index;
      if (state === 'unknown') return hatched(x, GRID.top, band, ground - GRID.top, 0);
      const wide = Math.min(BAR_MOST, band * BAR_SHARE);
      const tick = { x: x + (band - wide) / 2, y: ground - 5, width: wide, height: 5 };
      return state === 'rest' ? element('rect', { ...tick, class: 'rest', ...tickStyle(filled === true) }) : '';
    });
    return marks.join('') + repeatable(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/**
 * Removes what only a mouse would see. ECharts also numbers its charts in the names it gives: without the numbers, the
 * same data is the same picture.
 */
function repeatable(svg: string): string {
  const still = svg.replace(/<style >.*?<\/style>/gs, '').replace(/ class="zr[^"]*"/g, '');
  return still.replace(/(?<=\b(?:id="|url\(#))zr\d+-/g, 'plot-');
}

function optionOf(days: readonly LoadDay[], labels: LoadLabels): EChartsCoreOption {
  const step = days.length <= 35 ? 7 : 14;
  const axisLabel = { fontSize: 17, color: MUTED, fontFamily: 'Inter' };
  const line = { type: 'line', symbol: 'none', silent: true, emphasis: { disabled: true } };
  const nothing = days.every(({ load, acute, chronic }) => !load && !acute.value && !chronic.value);
  return {
    animation: false,
    grid: { ...GRID, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => clean(labels.day(day))),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: INK, width: 1.5 } },
      axisLabel: {
        ...axisLabel,
        margin: 9,
        hideOverlap: true,
        // Counted back from the last day, which is the one people look for.
        interval: (index: number) => (days.length - 1 - index) % step === 0,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(nothing && { max: 400, interval: 100 }),
      splitNumber: 4,
      splitLine: { lineStyle: { color: RULE } },
      axisLabel: { ...axisLabel, formatter: (value: number) => String(value) },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        emphasis: { disabled: true },
        itemStyle: { color: BAR, borderRadius: [2, 2, 0, 0] },
        barWidth: `${BAR_SHARE * 100}%`,
        barMaxWidth: BAR_MOST,
        data: days.map(({ state, load }) => (state === 'reported' ? load : null)),
      },
      {
        ...line,
        lineStyle: { color: COLOURS.blue, width: 3.5 },
        data: days.map(({ acute }) => acute.value),
      },
      {
        ...line,
        lineStyle: { color: COLOURS.vermillion, width: 3.5, type: [8, 5] },
        data: days.map(({ chronic }) => chronic.value),
      },
    ],
  };
}
