import type { LoadViewDay } from '../../../care/training/load.ts';
import { type HeatMap, summaryOf as heatSummary } from '../../../charts/heatMap.ts';
import { summaryOf as loadSummary } from '../../../charts/loadSummary.ts';
import type { Spot } from '../../../domain/checkIn/series.ts';
import type { SpotTrend } from '../../../domain/checkIn/trend.ts';
import type { SorenessView } from '../../../domain/checkIn/view.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Block } from '../../doc.ts';
import { spotWords } from '../areas.ts';
import { chartBlock } from '../charts.ts';

/** At most so many trends are told, the sorest first. */
const TRENDS = 3;

/** Bars with the days' acute and chronic mean; nothing while no day is known. */
export function loadChart(t: Translate, days: readonly LoadViewDay[], pictures: boolean): readonly Block[] {
  const { known, of, max, maxDay, acute, chronic } = loadSummary(days);
  if (maxDay === null) return [];
  const units = (value: number | null) => (value === null ? t('chart.notKnown') : t.number(value, 0));
  const words = [
    t('chart.load.words', { known, of }),
    t('chart.load.highest', { load: units(max), day: t.day(maxDay) }),
    t('chart.load.means', { acute: units(acute), chronic: units(chronic) }),
  ].join(' ');
  const labels = {
    title: t('chart.load.title', { days: days.length }),
    subtitle: t('chart.load.subtitle'),
    foot: t('chart.load.foot'),
    load: t('chart.load.day'),
    rest: t('chart.load.rest'),
    assumedRest: t('chart.load.assumedRest'),
    unknown: t('chart.notKnown'),
    acute: t('chart.load.acute'),
    chronic: t('chart.load.chronic'),
    day: (day: string) => shortDay(t, day),
  };
  return [chartBlock({ kind: 'load', days, labels }, words, pictures)];
}

/** The latest answer drawn on the body, and four weeks by spot; nothing when soreness was never answered. */
export function sorenessCharts(
  t: Translate,
  { latest, days, rows, trends }: SorenessView,
  pictures: boolean,
): readonly Block[] {
  if (latest === null) return [];
  const named = latest.named.toSorted((one, other) => other.value - one.value);
  const day = t.day(latest.day);
  const spots = named.map(({ area, side, value }) => `${spotWords(t, area, side)} ${t.number(value)}`);
  const shared = scaleLabels(t);
  const body = {
    ...shared,
    title: t('chart.body.title', { day }),
    front: t('chart.body.front'),
    back: t('chart.body.back'),
    left: t('chart.body.left'),
    right: t('chart.body.right'),
    notNamed: t('chart.body.notNamed'),
    // The title has the day; the sentence beside the picture repeats it.
    nothing: t('checkin.nothingSore'),
    more: (count: number) => t('chart.body.more', { count }),
  };
  const said =
    spots.length === 0 ? t('chart.body.nothing', { day }) : t('chart.body.words', { day, spots: t.list(spots) });
  return [
    chartBlock({ kind: 'body', spots: latest.named, labels: body }, said, pictures),
    ...(rows.length === 0 ? [] : [heatChart(t, { days, rows }, trends, pictures)]),
  ];
}

/** What 0 and 10 mean, and what a spot is called. */
function scaleLabels(t: Translate) {
  return {
    lowest: t('chart.soreness.lowest'),
    highest: t('chart.soreness.highest'),
    spot: ({ area, side }: Spot) => spotWords(t, area, side),
  };
}

function heatChart(t: Translate, map: HeatMap, trends: readonly SpotTrend[], pictures: boolean): Block {
  const { known, of, worst } = heatSummary(map);
  const labels = {
    ...scaleLabels(t),
    title: t('chart.heat.title', { days: of }),
    unknown: t('chart.notKnown'),
    nothing: t('chart.heat.title', { days: of }),
    day: (day: string) => shortDay(t, day),
  };
  const told = trends.flatMap(({ trend, latest, ...spot }) =>
    trend === 'calm' ? [] : [t(`chart.trend.${trend}`, { spot: labels.spot(spot), value: t.number(latest) })],
  );
  const words = [
    t('chart.heat.words', { known, of }),
    ...(worst === null
      ? []
      : [t('chart.heat.worst', { spot: labels.spot(worst), value: t.number(worst.value), day: t.day(worst.day) })]),
    ...(told.length === 0 ? [] : [t('chart.heat.trends', { trends: t.list(told.slice(0, TRENDS)) })]),
  ].join(' ');
  return chartBlock({ kind: 'heat', map, labels }, words, pictures);
}

/** `12 Mar`: a day on an axis, without its weekday. */
function shortDay(t: Translate, day: string): string {
  return t.day(day).replace(/^\S+\s/, '');
}
