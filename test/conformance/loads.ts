import { addDays } from '../../src/domain/day.ts';
import { continuousDays, type DayLoad } from '../../src/domain/training/load/dayLoad.ts';
import { ewma } from '../../src/domain/training/load/ewma.ts';
import { type FitnessDay, fitness } from '../../src/domain/training/load/fitness.ts';
import { type DayMeasures, measure } from '../../src/domain/training/load/measure.ts';
import { deviation, mean } from '../../src/domain/training/load/statistics.ts';
import { knownLoads, type Loads, windowAt, windowMean } from '../../src/domain/training/load/window.ts';
import {
  type Cells,
  type Compared,
  decimalsOf,
  grouped,
  NINE,
  numberOf,
  type Table,
  type Tally,
  tally,
  toDecimals,
  toNine,
  type Vectors,
} from './tally.ts';

/** One athlete's days with everything the product makes of them. */
interface Series {
  readonly days: readonly DayLoad[];
  readonly loads: Loads;
  readonly sample: readonly DayMeasures[];
  readonly population: readonly DayMeasures[];
  readonly exponential: readonly FitnessDay[];
  readonly simple: readonly FitnessDay[];
  readonly averages: Readonly<Record<'own7' | 'own28' | 'first7' | 'first28', readonly (number | null)[]>>;
}

type FigureOf = (series: Series, index: number) => number | null;

/** What a spreadsheet or an R script calls a figure, and what the product says it is. */
const LOAD_COLUMNS: Readonly<Record<string, FigureOf>> = {
  acute7_mean: ({ sample }, index) => sample[index]?.acute.value ?? null,
  chronic28_mean: ({ sample }, index) => sample[index]?.chronic.value ?? null,
  chronic21_prior_mean: ({ sample }, index) => sample[index]?.chronicBefore.value ?? null,
  acwr_coupled: ({ sample }, index) => sample[index]?.coupled.value ?? null,
  acwr_uncoupled: ({ sample }, index) => sample[index]?.uncoupled.value ?? null,
  ewma7: ({ averages }, index) => averages.own7[index] ?? null,
  ewma28: ({ averages }, index) => averages.own28[index] ?? null,
  acwr_ewma: ({ sample }, index) => sample[index]?.ewmaRatio.value ?? null,
  ewma7_ttr_sma_seed: ({ averages }, index) => averages.first7[index] ?? null,
  ewma28_ttr_sma_seed: ({ averages }, index) => averages.first28[index] ?? null,
  week_sum: ({ sample }, index) => sample[index]?.weekLoad.value ?? null,
  week_sum_prev: ({ sample }, index) => sample[index - 7]?.weekLoad.value ?? null,
  week_change_pct: ({ sample }, index) => sample[index]?.weekChange.value ?? null,
  sd7_sample: (series, index) => weekDeviation(series, index, 'sample'),
  sd7_population: (series, index) => weekDeviation(series, index, 'population'),
  monotony_sample: ({ sample }, index) => sample[index]?.monotony.value ?? null,
  monotony_population: ({ population }, index) => population[index]?.monotony.value ?? null,
  strain_sample: ({ sample }, index) => sample[index]?.strain.value ?? null,
  strain_population: ({ population }, index) => population[index]?.strain.value ?? null,
  atl7_exp: ({ exponential }, index) => exponential[index]?.fatigue ?? null,
  ctl42_exp: ({ exponential }, index) => exponential[index]?.fitness ?? null,
  tsb_exp: ({ exponential }, index) => exponential[index]?.form ?? null,
  atl7_lin: ({ simple }, index) => simple[index]?.fatigue ?? null,
  ctl42_lin: ({ simple }, index) => simple[index]?.fitness ?? null,
  tsb_lin: ({ simple }, index) => simple[index]?.form ?? null,
};

/** Daily loads of one or more athletes with figures worked out in R. */
export const statisticsOfLoads: Vectors = {
  needs: ['player_id', 'date', 'load'],
  check(table) {
    const figures = Object.keys(LOAD_COLUMNS).filter((column) => table.columns.includes(column));
    const others = table.columns.filter(
      (one) => !['player_id', 'date', 'load'].includes(one) && !figures.includes(one),
    );
    const all = compare(
      table,
      'load',
      figures,
      (series, index, column) => LOAD_COLUMNS[column]?.(series, index) ?? null,
    );
    return [
      ...figures.map((column) => tally(column, NINE, all.get(column) ?? [], toNine)),
      ...others.map((column) => unknownColumn(column)),
    ];
  },
};

const VENDOR_DECIMALS = 2;
const VENDOR_WINDOWS = { atl: 7, ctl28: 28, ctl42: 42, monotony: 7, strain: 7, acwr: 28 } as const;
type VendorColumn = keyof typeof VENDOR_WINDOWS;
const VENDOR_COLUMNS = Object.keys(VENDOR_WINDOWS) as readonly VendorColumn[];

/**
 * Daily loads with a vendor system's figures. It pads with zeros before the first day (so only whole windows are
 * compared), uses the population deviation, rounds to two decimals before it goes on reckoning, and writes 0 where a
 * figure is not defined.
 */
export const vendorLoads: Vectors = {
  needs: ['player_id', 'date', 'daily_load', 'atl', 'ctl28', 'monotony', 'strain', 'acwr'],
  check(table) {
    const columns = VENDOR_COLUMNS.filter((column) => table.columns.includes(column));
    const all = compare(
      table,
      'daily_load',
      columns,
      vendorFigure,
      (index, column) => index + 1 >= VENDOR_WINDOWS[column],
    );
    const rounded = (decimals: number, what: VendorColumn) =>
      tally(what, `${decimals} decimals`, all.get(what) ?? [], toDecimals(decimals), 'whole windows only');
    return columns.map((column) =>
      column === 'acwr' || column === 'strain'
        ? tally(column, 'of its rounded parts', all.get(column) ?? [], toNine, 'whole windows only')
        : rounded(VENDOR_DECIMALS, column),
    );
  },
};

function vendorFigure(series: Series, index: number, column: VendorColumn, row: Cells): number {
  const { loads, population } = series;
  const meanOf = (days: number) => windowMean(windowAt(loads, index, days)).value ?? 0;
  const monotony = population[index]?.monotony.value ?? 0;
  if (column === 'monotony') return monotony;
  if (column === 'atl') return meanOf(7);
  if (column === 'ctl28') return meanOf(28);
  if (column === 'ctl42') return meanOf(42);
  if (column === 'strain') return (population[index]?.weekLoad.value ?? 0) * asWritten(monotony, row.monotony);
  const chronic = asWritten(meanOf(28), row.ctl28);
  return chronic === 0 ? 0 : asWritten(meanOf(7), row.atl) / chronic;
}

/** Our figure rounded as the vendor wrote its own, which a tie rounds either way. */
function asWritten(value: number, cell: string | undefined): number {
  const written = numberOf(cell);
  const same = written !== null && toDecimals(VENDOR_DECIMALS)(value, written);
  return same ? written : Math.round(value * 100) / 100;
}

const PUBLISHED = /^published_(ewma|rolling)_acwr_day(\d+)$/;

/** Published examples: ratios on one day of each athlete, to the decimals that were printed. */
export const publishedAthletes: Vectors = {
  needs: ['athlete', 'day', 'load'],
  check(table) {
    const columns = table.columns.filter((column) => PUBLISHED.test(column));
    return columns.map((column): Tally => {
      const [, kind] = PUBLISHED.exec(column) ?? [];
      const figures: Compared[] = [];
      let decimals = 0;
      for (const [athlete, rows] of grouped(table.rows, 'athlete')) {
        const sorted = rows.toSorted((one, other) => Number(one.day) - Number(other.day));
        const loads = sorted.map(({ load }) => numberOf(load));
        const measured = measure(daysOf(loads));
        for (const [index, row] of sorted.entries()) {
          const expected = numberOf(row[column]);
          if (expected === null) continue;
          decimals = Math.max(decimals, decimalsOf(row[column] ?? ''));
          const figure = kind === 'ewma' ? measured[index]?.ewmaRatio : measured[index]?.coupled;
          figures.push({ at: `athlete ${athlete}, day ${row.day}`, expected, got: figure?.value ?? null });
        }
      }
      return tally(column, `${decimals} decimals`, figures, toDecimals(decimals));
    });
  },
};

export function daysOf(loads: Loads, first = '2020-01-01'): readonly DayLoad[] {
  return loads.map((load, index) => dayLoadOf(addDays(first, index), load));
}

function dayLoadOf(day: string, load: number | null): DayLoad {
  return { day, state: load === null ? 'unknown' : load > 0 ? 'reported' : 'rest', load };
}

function compare<Column extends string>(
  table: Table,
  loadColumn: string,
  columns: readonly Column[],
  figureOf: (series: Series, index: number, column: Column, row: Cells) => number | null,
  counts: (index: number, column: Column) => boolean = () => true,
): ReadonlyMap<Column, readonly Compared[]> {
  const found = new Map<Column, Compared[]>(columns.map((column) => [column, []]));
  for (const [player, rows] of grouped(table.rows, 'player_id')) {
    const series = seriesOf(rows.map((row) => dayLoadOf(row.date ?? '', numberOf(row[loadColumn]))));
    const at = new Map(series.days.map(({ day }, index) => [day, index]));
    for (const row of rows) {
      const index = at.get(row.date ?? '') ?? -1;
      for (const column of columns) {
        if (!counts(index, column)) continue;
        const got = figureOf(series, index, column, row);
        found.get(column)?.push({ at: `${player} ${row.date}`, expected: numberOf(row[column]), got });
      }
    }
  }
  return found;
}

function seriesOf(given: readonly DayLoad[]): Series {
  const days = continuousDays(given);
  const loads = days.map(({ load }) => load);
  return {
    days,
    loads,
    sample: measure(days),
    population: measure(days, { deviation: 'population' }),
    exponential: fitness(days),
    simple: fitness(days, { decay: 'simple' }),
    averages: { own7: ewma(loads, 7), own28: ewma(loads, 28), first7: seeded(loads, 7), first28: seeded(loads, 28) },
  };
}

/** The weighted average of tools that start with the plain mean of the first window instead of the first load. */
function seeded(loads: Loads, span: number): readonly (number | null)[] {
  const first = loads.slice(0, span).filter((load) => load !== null);
  if (first.length < span) return loads.map(() => null);
  return [...Array.from({ length: span - 1 }, () => null), ...ewma([mean(first), ...loads.slice(span)], span)];
}

function weekDeviation({ loads }: Series, index: number, kind: 'sample' | 'population'): number | null {
  return index < 6 ? null : deviation(knownLoads(loads, index, 7), kind);
}

function unknownColumn(column: string): Tally {
  return { what: column, within: '', compared: 0, mismatches: [], note: 'no figure of ours: not compared' };
}
