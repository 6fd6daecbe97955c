import { LIMITS } from './limits.ts';
import type { Parts, Rule } from './ruleType.ts';
import { DAY_MS, dateOf, type Wall } from './value.ts';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const WEEK_MS = 7 * DAY_MS;
/** How many periods one question looks at: three thousand years of months. */
const MOST_PERIODS = 36_000;

/**
 * Yearly and monthly rules that name their days in more than one way at once (`BYMONTHDAY=13;BYDAY=FR`), or by number
 * within the month or year (`BYDAY=FR,-1MO,53SU`). In RFC 5545 each part narrows the others (3.3.10, notes 1 and 2), so
 * every day of the period is tested against all of them. rrule-temporal gets these wrong. null for every other rule.
 */
export function sieveRule(parts: Parts, start: Wall): Rule | null {
  if (parts.freq !== 'YEARLY' && parts.freq !== 'MONTHLY') return null;
  const named = [parts.byDay, parts.byMonthDay, parts.byYearDay, parts.byWeekNo].filter((part) => part !== undefined);
  const numbered = parts.byDay?.some((day) => day.length > 2) === true;
  if (named.length < 2 && !numbered) return null;

  const { interval = 1, count = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY } = parts;
  const periodOf = (wall: Wall): number => {
    const date = new Date(wall);
    return parts.freq === 'YEARLY' ? date.getUTCFullYear() : date.getUTCFullYear() * 12 + date.getUTCMonth();
  };
  const beginOf = (period: number): Wall =>
    parts.freq === 'YEARLY' ? firstOf(period, 0) : firstOf(Math.floor(period / 12), period % 12);
  const daysOf = (period: number): readonly Wall[] => {
    if (parts.freq === 'MONTHLY' || parts.byMonth === undefined) return daysFrom(beginOf(period), beginOf(period + 1));
    return parts.byMonth.flatMap((month) => daysFrom(firstOf(period, month - 1), firstOf(period, month)));
  };
  const first = periodOf(start);
  const fits = fitter(parts);
  const times = timesOf(parts, start);

  return {
    between(from, to) {
      const last = Math.min(to, until);
      const skip = count === Number.POSITIVE_INFINITY ? Math.floor((periodOf(from) - first) / interval) : 0;
      const found: Wall[] = [];
      let counted = 0;
      for (let round = Math.max(0, skip); round < skip + MOST_PERIODS; round += 1) {
        const period = first + round * interval;
        if (beginOf(period) > last) break;
        const set = daysOf(period)
          .filter(fits)
          .flatMap((day) => times.map((time) => day + time));
        for (const wall of chosen(set, parts.bySetPos)) {
          if (wall < start) continue;
          counted += 1;
          if (wall > last || counted > count || found.length >= LIMITS.occurrencesPerRule) return found;
          if (wall >= from) found.push(wall);
        }
      }
      return found;
    },
  };
}

function firstOf(year: number, month: number): Wall {
  return new Date(0).setUTCFullYear(year, month, 1);
}

function daysFrom(from: Wall, to: Wall): readonly Wall[] {
  return Array.from({ length: (to - from) / DAY_MS }, (_, index) => from + index * DAY_MS);
}

/** Whether a day, given by its midnight, is named by every part. */
function fitter({ freq, byMonth, byMonthDay, byYearDay, byWeekNo, byDay, wkst = 'MO' }: Parts): (day: Wall) => boolean {
  const weekBegins = WEEKDAYS.indexOf(wkst);
  const days = byDay?.map((text) => ({
    weekday: WEEKDAYS.indexOf(text.slice(-2)),
    // A number makes no sense in a numbered week (RFC 5545, 3.3.10): just the weekday is meant.
    number: byWeekNo === undefined ? Number(text.slice(0, -2)) : 0,
  }));
  return (day) => {
    const own = weekdayOf(day);
    if (days?.every(({ weekday }) => weekday !== own)) return false;
    const date = new Date(day);
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    if (byMonth !== undefined && !byMonth.includes(month + 1)) return false;
    const inMonth = placeIn(day, firstOf(year, month), firstOf(year, month + 1));
    if (byMonthDay !== undefined && !isAmong(byMonthDay, inMonth)) return false;
    const inYear = placeIn(day, firstOf(year, 0), firstOf(year + 1, 0));
    if (byYearDay !== undefined && !isAmong(byYearDay, inYear)) return false;
    if (byWeekNo !== undefined && !isAmong(byWeekNo, weekOf(day, weekBegins))) return false;
    const { first, last } = freq === 'MONTHLY' || byMonth !== undefined ? inMonth : inYear;
    const nth = { first: Math.ceil(first / 7), last: -Math.ceil(-last / 7) };
    return (
      days === undefined ||
      days.some(({ weekday, number }) => weekday === own && (number === 0 || isAmong([number], nth)))
    );
  };
}

/** A position counted from the front (1, 2, ...) and from the back (-1, -2, ...). */
interface Place {
  readonly first: number;
  readonly last: number;
}

function placeIn(day: Wall, begin: Wall, end: Wall): Place {
  return { first: (day - begin) / DAY_MS + 1, last: (day - end) / DAY_MS };
}

function isAmong(numbers: readonly number[], { first, last }: Place): boolean {
  return numbers.includes(first) || numbers.includes(last);
}

/** 0 is Sunday; the first day of 1970 was a Thursday. */
function weekdayOf(day: Wall): number {
  return (((day / DAY_MS + 4) % 7) + 7) % 7;
}

/** The week of the year as in ISO 8601, but with any first day: week 1 is the first with four days in the year. */
function weekOf(day: Wall, weekBegins: number): Place {
  const middle = day - ((weekdayOf(day) - weekBegins + 7) % 7) * DAY_MS + 3 * DAY_MS;
  const year = new Date(middle).getUTCFullYear();
  return {
    first: Math.floor((middle - firstOf(year, 0)) / WEEK_MS) + 1,
    last: -Math.floor((firstOf(year + 1, 0) - DAY_MS - middle) / WEEK_MS) - 1,
  };
}

/** Times of day, in order; DTSTART's when the rule names none. */
function timesOf({ byHour, byMinute, bySecond }: Parts, start: Wall): readonly number[] {
  const own = new Date(start);
  const hours = byHour ?? [own.getUTCHours()];
  const minutes = byMinute ?? [own.getUTCMinutes()];
  const seconds = bySecond ?? [own.getUTCSeconds()];
  const thousandths = (start - dateOf(start)) % 1000;
  return hours.flatMap((hour) =>
    minutes.flatMap((minute) => seconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1000 + thousandths)),
  );
}

function chosen(set: readonly Wall[], positions: readonly number[] | undefined): readonly Wall[] {
  if (positions === undefined) return set;
  return set.filter((_, index) => isAmong(positions, { first: index + 1, last: index - set.length }));
}
