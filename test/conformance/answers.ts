import { isProblem, isSubstantial, weeklyAnswerSchema, weeklySeverity } from '../../src/domain/checkIn/weekly.ts';
import { ewma } from '../../src/domain/training/load/ewma.ts';
import { fitness } from '../../src/domain/training/load/fitness.ts';
import { type DayMeasures, measure } from '../../src/domain/training/load/measure.ts';
import { sessionLoad } from '../../src/domain/training/load/sessionLoad.ts';
import { type WellnessScore, wellnessScore } from '../../src/domain/training/load/wellness.ts';
import { daysOf } from './loads.ts';
import {
  type Cells,
  type Compared,
  grouped,
  NINE,
  numberOf,
  type Tally,
  tally,
  toNine,
  type Vectors,
} from './tally.ts';

const SCORE_COLUMNS: Readonly<Record<string, (score: WellnessScore) => number | null>> = {
  baseline_n: ({ known }) => known,
  baseline_mean: ({ mean }) => mean,
  baseline_sd: ({ deviation }) => deviation,
  z: ({ value }) => value,
};

/** Wellness answers with their distance from the athlete's own 28 days before. */
export const wellnessScores: Vectors = {
  needs: ['player_id', 'date', 'item', 'value'],
  check(table) {
    const columns = Object.keys(SCORE_COLUMNS).filter((column) => table.columns.includes(column));
    const found = new Map<string, Compared[]>(columns.map((column) => [column, []]));
    for (const [who, rows] of grouped(table.rows, 'player_id', 'item')) {
      const entries = rows.flatMap(({ date = '', value }) => {
        const number = numberOf(value);
        return number === null ? [] : [{ day: date, value: number }];
      });
      for (const row of rows) {
        const value = numberOf(row.value);
        if (value === null) continue;
        const score = wellnessScore(entries, row.date ?? '', value);
        for (const column of columns)
          found.get(column)?.push({
            at: `${who} ${row.date}`,
            expected: numberOf(row[column]),
            got: SCORE_COLUMNS[column]?.(score) ?? null,
          });
      }
    }
    return columns.map((column) => tally(column, NINE, found.get(column) ?? [], toNine));
  },
};

/** The four weekly questions with severity, problem and substantial problem. */
export const weeklyAnswers: Vectors = {
  needs: ['q1', 'q2', 'q3', 'q4'],
  check(table) {
    const figure = (
      what: string,
      column: string,
      of: (row: Cells) => number | null,
      empty = true,
    ): readonly Tally[] => {
      if (!table.columns.includes(column)) return [];
      const rows = table.rows.filter((row) => empty || numberOf(row[column]) !== null);
      const figures = rows.map((row) => ({
        at: `q = (${row.q1}, ${row.q2}, ${row.q3}, ${row.q4})`,
        expected: numberOf(row[column]),
        got: of(row),
      }));
      return [tally(what, 'equal', figures, (got, expected) => got === expected)];
    };
    const severityColumn = table.columns.find((one) => /severity/i.test(one) && !/sum/i.test(one)) ?? '';
    return [
      ...figure(severityColumn, severityColumn, (row) => weeklySeverity(answerOf(row))),
      ...figure('ostRc_health_problem', 'ostRc_health_problem', (row) => (isProblem(answerOf(row)) ? 1 : 0)),
      ...figure('ostRc_substantial', 'ostRc_substantial', (row) => (isSubstantial(answerOf(row)) ? 1 : 0), false),
      ...(table.columns.includes('ostRc_severity_sum')
        ? [
            {
              what: 'ostRc_severity_sum',
              within: '',
              compared: 0,
              mismatches: [],
              note: 'a plain sum, without the rule of 100: not the paper’s rule, not compared',
            },
          ]
        : []),
    ];
  },
};

function answerOf({ q1, q2, q3, q4 }: Cells) {
  return weeklyAnswerSchema.parse({
    day: '2026-01-05',
    q1: numberOf(q1),
    q2: numberOf(q2),
    q3: numberOf(q3),
    q4: numberOf(q4),
  });
}

type PointOf = (loads: readonly number[], row: Cells) => readonly (number | null)[];

const POINTS: Readonly<Record<string, PointOf>> = {
  session_load: (_, row) => pairsOf(row).map(([minutes, rpe]) => loadOf(rpe, minutes)),
  monotony: (loads, row) => [lastOf(loads, row)?.monotony.value ?? null],
  strain: (loads, row) => [lastOf(loads, row)?.strain.value ?? null],
  acwr_coupled: (loads, row) => [lastOf(loads, row)?.coupled.value ?? null],
  acwr_uncoupled: (loads, row) => [lastOf(loads, row)?.uncoupled.value ?? null],
  acwr_ewma: (loads, row) => [lastOf(loads, row)?.ewmaRatio.value ?? null],
  ewma_acute: (loads) => [ewma(loads, 7).at(-1) ?? null],
  ewma_chronic: (loads) => [ewma(loads, 28).at(-1) ?? null],
  week_sum: (loads, row) => [lastOf(loads, row)?.weekLoad.value ?? null],
  week_change_pct: (loads, row) => [lastOf(loads, row)?.weekChange.value ?? null],
  ctl_gain_per_load: () => [fitness(daysOf([1]))[0]?.fitness ?? null],
  atl_gain_per_load: () => [fitness(daysOf([1]))[0]?.fatigue ?? null],
};

/** Single points worked by hand, each with its own tolerance; `inf` and `nan` are figures that are not defined. */
export const handPoints: Vectors = {
  needs: ['id', 'metric', 'daily_loads_oldest_first', 'expected', 'tolerance'],
  check(table) {
    return [...grouped(table.rows, 'metric')].map(([metric, rows]): Tally => {
      const point = POINTS[metric];
      if (point === undefined) return { what: metric, within: '', compared: 0, mismatches: [], note: 'unknown metric' };
      const mismatches = rows.flatMap((row) => {
        const loads = (row.daily_loads_oldest_first ?? '').split(/\s+/).map(Number).filter(Number.isFinite);
        const got = point(loads, row);
        const expected = (row.expected ?? '').split(';').map(definedOf);
        const same = expected.every((one, index) => isWithin(got[index] ?? null, one, Number(row.tolerance)));
        return same ? [] : [`${row.id}: expected ${row.expected}, got ${got.join(';')}`];
      });
      return { what: metric, within: 'as the row says', compared: rows.length, mismatches };
    });
  },
};

function lastOf(loads: readonly number[], { convention = '' }: Cells): DayMeasures | undefined {
  return measure(daysOf(loads), { deviation: /population|ddof=0/.test(convention) ? 'population' : 'sample' }).at(-1);
}

/** `60x5;30x8`: minutes and RPE. */
function pairsOf({ daily_loads_oldest_first = '' }: Cells): readonly (readonly [number, number])[] {
  return daily_loads_oldest_first.split(';').map((pair) => {
    const [minutes = Number.NaN, rpe = Number.NaN] = pair.split('x').map(Number);
    return [minutes, rpe];
  });
}

function loadOf(rpe: number, minutes: number): number | null {
  const rated = sessionLoad(rpe, minutes);
  return rated.kind === 'load' || rated.kind === 'confirm' ? rated.load : null;
}

function definedOf(cell: string): number | null {
  return /^[+-]?(inf|nan)/i.test(cell.trim()) || cell.trim() === '' ? null : Number(cell);
}

function isWithin(got: number | null, expected: number | null, tolerance: number): boolean {
  if (got === null || expected === null) return got === expected;
  return Math.abs(got - expected) <= tolerance + 1e-12;
}
