import type { LoadViewDay } from '../../../care/training/load.ts';
import { type HeatMap, summaryOf as heatSummary } from '../../../charts/heatMap.ts';
import type { Spot } from '../../../domain/checkIn/series.ts';
import type { SorenessView } from '../../../domain/checkIn/view.ts';
import type { Translate } from '../../../i18n/translate.ts';
import type { Block } from '../../doc.ts';
import { spotWords } from '../areas.ts';
import { chartBlock } from '../charts.ts';

/** Bars with the days' acute and chronic mean; nothing while no day is known. */
export function loadChart(t: Translate, days: readonly LoadViewDay[], pictures: boolean): readonly Block[] {
  const known = days.flatMap(({ day, load }) => (load === null ? [] : [{ day, load }]));
  const highest = known.toSorted((one, other) => other.load - one.load)[0];
  const last = days.at(-1);
  if (!highest || !last) return [];
  const units = (value: number | null) => (value === null ? t('chart.notKnown') : t.number(value, 0));
  const words = [
    t('chart.load.words', { known: known.length, of: days.length }),
    t('chart.load.highest', { load: units(highest.load), day: t.day(highest.day) }),
    t('chart.load.means', { acute: units(last.acute.value), chronic: units(last.chronic.value) }),
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
  { latest, days, rows }: SorenessView,
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
    ...(rows.length === 0 ? [] : [heatChart(t, { days, rows }, pictures)]),
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

function heatChart(t: Translate, map: HeatMap, pictures: boolean): Block {
  const { known, of, worst } = heatSummary(map);
  const labels = {
    ...scaleLabels(t),
    title: t('chart.heat.title', { days: of }),
    unknown: t('chart.notKnown'),
    nothing: t('chart.heat.title', { days: of }),
    day: (day: string) => shortDay(t, day),
  };
  const words = [
    t('chart.heat.words', { known, of }),
    ...(worst === null
      ? []
      : [t('chart.heat.worst', { spot: labels.spot(worst), value: t.number(worst.value), day: t.day(worst.day) })]),
  ].join(' ');
  return chartBlock({ kind: 'heat', map, labels }, words, pictures);
}

/** `12 Mar`: a day on an axis, without its weekday. */
function shortDay(t: Translate, day: string): string {
  return t.day(day).replace(/^\S+\s/, '');
}
