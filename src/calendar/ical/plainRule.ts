import { LIMITS } from './limits.ts';
import type { Parts, Rule } from './ruleType.ts';
import { DAY_MS, type Wall } from './value.ts';

const WEEK_MS = 7 * DAY_MS;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Parts that make a rule anything but plain. */
const OTHERS = [
  ...(['byMonth', 'byMonthDay', 'byYearDay', 'byWeekNo', 'byHour', 'byMinute', 'bySecond', 'bySetPos'] as const),
];

/**
 * The rules that nearly every calendar consists of: every so many days, or every so many weeks on certain weekdays.
 * They are arithmetic on the wall clock, a hundred times cheaper than asking the library, and cost nothing for the time
 * before the window, however long ago they began. null for every other rule, and when DTSTART is not itself one of the
 * repetitions.
 */
export function plainRule(parts: Parts, start: Wall): Rule | null {
  if (OTHERS.some((part) => parts[part] !== undefined)) return null;
  if (parts.freq === 'DAILY' && parts.byDay === undefined) return rhythm([0], DAY_MS, parts, start, start);
  if (parts.freq !== 'WEEKLY') return null;
  const own = new Date(start).getUTCDay();
  const days = (parts.byDay ?? [WEEKDAYS[own] ?? '']).map((day) => WEEKDAYS.indexOf(day));
  if (!days.includes(own) || days.includes(-1)) return null;
  const weekBegins = WEEKDAYS.indexOf(parts.wkst ?? 'MO');
  const sinceWeekBegan = (day: number) => (day - weekBegins + 7) % 7;
  const offsets = days.map((day) => sinceWeekBegan(day) * DAY_MS).sort((a, b) => a - b);
  return rhythm(offsets, WEEK_MS, parts, start - sinceWeekBegan(own) * DAY_MS, start);
}

/**
 * @param offsets where in each period the repetitions are, in order
 * @param begin of the period that contains `start`
 */
function rhythm(
  offsets: readonly number[],
  period: number,
  { interval = 1, count = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY }: Parts,
  begin: Wall,
  start: Wall,
): Rule {
  const step = period * interval;
  /** Repetitions of the first period that would come before `start`: they do not count. */
  const skipped = offsets.findIndex((offset) => begin + offset >= start);
  return {
    between(from, to) {
      const found: Wall[] = [];
      const last = Math.min(to, until);
      for (let round = Math.max(0, Math.floor((from - begin) / step)); begin + round * step <= last; round += 1) {
        for (const [place, offset] of offsets.entries()) {
          const ordinal = round * offsets.length + place - skipped;
          const wall = begin + round * step + offset;
          if (ordinal >= count || wall > last || found.length >= LIMITS.occurrencesPerRule) return found;
          if (ordinal >= 0 && wall >= from) found.push(wall);
        }
      }
      return found;
    },
  };
}
