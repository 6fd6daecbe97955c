import { type Day, daysBetween } from '../day.ts';

/** How many days from the competition: 0 on its day, -1 the day before, 2 two days after. */
export interface Matchday {
  readonly offset: number;
  readonly competition: Day;
}

/** How far the labels reach: MD-5 to MD+2 (football convention; a week with one match then has no gap). */
const MATCHDAY_REACH = { before: 5, after: 2 };

/**
 * Which matchday label a day has. Between two competitions, the one that matters for recovery wins: MD+1 and MD+2 come
 * before anything but the day of the next competition and the day before it.
 *
 * @param competitions days with a competition, in any order
 * @returns null when no competition is near
 */
export function matchdayOf(day: Day, competitions: readonly Day[]): Matchday | null {
  const offsets = competitions
    .map((competition) => ({ offset: daysBetween(competition, day), competition }))
    .filter(({ offset }) => offset >= -MATCHDAY_REACH.before && offset <= MATCHDAY_REACH.after);
  const ranked = offsets.toSorted((one, other) => rank(one.offset) - rank(other.offset));
  return ranked[0] ?? null;
}

/** `MD`, `MD-1`, `MD+2`. */
export function matchdayLabel({ offset }: Matchday): string {
  if (offset === 0) return 'MD';
  return offset < 0 ? `MD${offset}` : `MD+${offset}`;
}

/** Reads a label the way calendars write it (`MD-1`, `md +2`, `Matchday`); null when it is none. */
export function parseMatchday(label: string): number | null {
  const match = /^(?:md|match\s?day)\s*(?:([+\-\u2212])\s*(\d))?$/i.exec(label.trim());
  if (match === null) return null;
  const days = Number(match[2] ?? 0);
  return days === 0 ? 0 : match[1] === '+' ? days : -days;
}

function rank(offset: number): number {
  return [0, -1, 1, 2, -2, -3, -4, -5].indexOf(offset);
}
