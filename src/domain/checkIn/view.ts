import { addDays, type Day } from '../day.ts';
import type { CheckIn, Soreness } from './checkIn.ts';
import { type SorenessDay, type Spot, sorenessAt, sorenessDays, spotsOf } from './series.ts';
import { type SpotTrend, sorenessTrends } from './trend.ts';

/** Where and how sore somebody has been, 0 to 10: the latest answer, and four weeks of every spot that was named. */
export interface SorenessView {
  readonly latest: SorenessDay | null;
  /** Consecutive days up to today, oldest first. */
  readonly days: readonly Day[];
  /** The sorest spot first; null on a day when nobody said. */
  readonly rows: readonly (Spot & { readonly values: readonly (number | null)[] })[];
  /** Where the last seven days say which way it goes; the sorest spot first. */
  readonly trends: readonly SpotTrend[];
}

export const SORENESS_DAYS = 28;
/** At most this many spots are shown: the sorest. */
const ROWS = 12;

/** @param checkIns oldest first, of the last `SORENESS_DAYS` days or more */
export function sorenessView(checkIns: readonly CheckIn[], today: Day): SorenessView {
  const days = Array.from({ length: SORENESS_DAYS }, (_, index) => addDays(today, index + 1 - SORENESS_DAYS));
  const [first = today] = days;
  const answered = sorenessDays(checkIns).filter(({ day }) => day >= first && day <= today);
  const byDay = new Map(answered.map((one) => [one.day, one]));
  const rows = spotsOf(answered).map((spot) => ({
    ...spot,
    values: days.map((day) => {
      const said = byDay.get(day);
      return said ? sorenessAt(said, spot) : null;
    }),
  }));
  return {
    latest: answered.at(-1) ?? null,
    days,
    rows: rows.toSorted((one, other) => most(other.values) - most(one.values)).slice(0, ROWS),
    trends: sorenessTrends(answered, today),
  };
}

/** The worst answer of each spot, once. */
export function worstOf(named: readonly Soreness[]): Soreness | null {
  return named.toSorted((one, other) => other.value - one.value)[0] ?? null;
}

function most(values: readonly (number | null)[]): number {
  return Math.max(0, ...values.flatMap((value) => (value === null ? [] : [value])));
}
