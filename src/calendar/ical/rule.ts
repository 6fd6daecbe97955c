import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { HOUR } from '../../domain/day.ts';
import { LIMITS } from './limits.ts';
import { plainRule } from './plainRule.ts';
import { FREQUENCIES, type Frequency, type Parts, type Rule } from './ruleType.ts';
import { sieveRule } from './sieve.ts';
import { parseTime, type Wall } from './value.ts';
import { quoted, type Warnings } from './warnings.ts';

const DAY = /^([+-]?\d{1,3})?(MO|TU|WE|TH|FR|SA|SU)$/;
const WEEKDAY = /^(MO|TU|WE|TH|FR|SA|SU)$/;

/**
 * Reads the value of an RRULE or EXRULE. A rule that cannot be read, or would cost too much, is refused with a warning
 * and null: the caller keeps the first occurrence, which is certain.
 *
 * @param start the wall-clock start the rule counts from
 * @param placeUntil converts an UNTIL given in UTC to wall-clock time
 */
export function readRule(
  text: string,
  start: Wall,
  placeUntil: (instant: number) => Wall,
  warnings: Warnings,
): Rule | null {
  const given = partsOf(text, placeUntil, warnings);
  if (given === null) return null;
  const parts = atHours(given, start);
  return plainRule(parts, start) ?? sieveRule(parts, start) ?? ruleOf(inOneMonth(parts, start), start, text, warnings);
}

/**
 * YEARLY with only BYMONTHDAY: writers that leave BYMONTH out mean the month of DTSTART (a birthday), and libical reads
 * it that way. By the letter of RFC 5545 it would be every month.
 */
function inOneMonth(parts: Parts, start: Wall): Parts {
  const alone = parts.byMonthDay !== undefined && !(parts.byMonth ?? parts.byDay ?? parts.byYearDay ?? parts.byWeekNo);
  return parts.freq === 'YEARLY' && alone ? { ...parts, byMonth: [new Date(start).getUTCMonth() + 1] } : parts;
}

/**
 * An HOURLY rule that divides the day evenly is DAILY at those hours: the same times, and nobody has to look at every
 * hour of days that other parts rule out.
 */
function atHours(parts: Parts, start: Wall): Parts {
  const { freq, interval = 1, byHour, byMonth, byMonthDay, byDay, byYearDay, bySetPos } = parts;
  const limited = byMonth ?? byMonthDay ?? byDay ?? byHour;
  if (freq !== 'HOURLY' || 24 % interval !== 0 || limited === undefined || (byYearDay ?? bySetPos) !== undefined) {
    return parts;
  }
  const first = new Date(start).getUTCHours() % interval;
  const hours = Array.from({ length: 24 / interval }, (_, index) => first + index * interval);
  const wanted = hours.filter((hour) => byHour?.includes(hour) ?? true);
  return wanted.length === 0 ? parts : { ...parts, freq: 'DAILY', interval: 1, byHour: wanted };
}

function partsOf(text: string, placeUntil: (instant: number) => Wall, warnings: Warnings): Parts | null {
  const refuse = (code: string, why: string) => {
    warnings.add(code, `a repeat rule was refused (${why}): ${quoted(text)}`);
    return null;
  };
  const given = new Map<string, string>();
  for (const part of text.trim().toUpperCase().split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) given.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const freq = given.get('FREQ') ?? '';
  if (freq === 'SECONDLY' || freq === 'MINUTELY')
    return refuse('rule-too-frequent', 'it repeats every second or minute');
  if (!isFrequency(freq)) return refuse('bad-rule', 'no such frequency');
  if (given.has('RSCALE') && given.get('RSCALE') !== 'GREGORIAN') return refuse('bad-rule', 'another calendar');

  let bad = false;
  const whole = (name: string, max: number): number | undefined => {
    const value = given.get(name);
    if (value === undefined) return undefined;
    if (/^\d{1,9}$/.test(value) && Number(value) >= 1) return Math.min(Number(value), max);
    bad = true;
    return undefined;
  };
  const list = (name: string, low: number, high: number, signed: boolean): number[] | undefined => {
    const value = given.get(name);
    if (value === undefined) return undefined;
    const numbers = value.split(',').map((item) => (/^[+-]?\d{1,3}$/.test(item.trim()) ? Number(item) : Number.NaN));
    const fits = (one: number) => (one >= low && one <= high) || (signed && one <= -low && one >= -high);
    if (!numbers.every(fits)) bad = true;
    return [...new Set(numbers.filter(fits))].sort((a, b) => a - b);
  };
  const days = given
    .get('BYDAY')
    ?.split(',')
    .map((item) => item.trim());
  if (days?.some((item) => !DAY.test(item))) bad = true;
  const until = untilOf(given.get('UNTIL'), placeUntil);
  if (until === null) bad = true;

  const parts: Parts = {
    freq,
    ...defined('interval', whole('INTERVAL', 10_000)),
    ...defined('count', whole('COUNT', 1_000_000)),
    ...defined('until', until ?? undefined),
    ...defined('wkst', WEEKDAY.test(given.get('WKST') ?? '') ? given.get('WKST') : undefined),
    ...defined('byDay', days === undefined ? undefined : [...new Set(days)]),
    ...defined('byMonth', list('BYMONTH', 1, 12, false)),
    ...defined('byMonthDay', list('BYMONTHDAY', 1, 31, true)),
    ...defined('byYearDay', list('BYYEARDAY', 1, 366, true)),
    ...defined('byWeekNo', list('BYWEEKNO', 1, 53, true)),
    ...defined('byHour', list('BYHOUR', 0, 23, false)),
    ...defined('byMinute', list('BYMINUTE', 0, 59, false)),
    ...defined('bySecond', list('BYSECOND', 0, 59, false)),
    ...defined('bySetPos', list('BYSETPOS', 1, 999, true)),
  };
  if (bad) return refuse('bad-rule', 'a part of it makes no sense');
  if (neverHappens(parts)) return refuse('rule-never', 'there is no such day');
  if (parts.bySetPos === undefined && timesPerDay(parts) > LIMITS.timesPerDay) {
    return refuse('rule-too-frequent', 'too many times a day');
  }
  if (candidates(parts) > LIMITS.candidatesPerPeriod) return refuse('rule-too-big', 'too many combinations');
  return parts;
}

function ruleOf(parts: Parts, start: Wall, text: string, warnings: Warnings): Rule | null {
  try {
    const { until, ...rest } = parts;
    const rule = new RRuleTemporal({
      ...rest,
      ...(until === undefined ? {} : { until: zoned(until) }),
      dtstart: zoned(start),
      tzid: 'UTC',
      maxIterations: 30_000,
      maxCandidateEvaluations: 1_000_000,
      cache: false,
    });
    return {
      between(from, to) {
        try {
          const low = Math.max(from, start);
          if (to < low) return [];
          if (hourly(parts, low, to) > LIMITS.occurrencesPerRule) throw new RangeError('too many');
          const found = rule.between(new Date(low), new Date(to), true);
          if (found.length > LIMITS.occurrencesPerRule) {
            warnings.add(
              'too-many-occurrences',
              `only the first ${LIMITS.occurrencesPerRule} repeats of ${quoted(text)} are kept`,
            );
          }
          return found.slice(0, LIMITS.occurrencesPerRule).map((one) => one.epochMilliseconds);
        } catch {
          warnings.add('rule-too-big', `a repeat rule was given up: ${quoted(text)}`);
          return [];
        }
      },
    };
  } catch {
    warnings.add('bad-rule', `a repeat rule was refused: ${quoted(text)}`);
    return null;
  }
}

const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The 30th of February. */
function neverHappens({ byMonth, byMonthDay }: Parts): boolean {
  if (byMonth === undefined || byMonthDay === undefined) return false;
  const longest = Math.max(...byMonth.map((month) => LONGEST_MONTHS[month - 1] ?? 31));
  return byMonthDay.every((day) => Math.abs(day) > longest);
}

function timesPerDay({ freq, byHour, byMinute, bySecond }: Parts): number {
  const hours = byHour?.length ?? (freq === 'HOURLY' ? 24 : 1);
  return hours * (byMinute?.length ?? 1) * (bySecond?.length ?? 1);
}

/** How many times an hourly rule repeats, or has to be counted: nobody trains like that, and each one costs. */
function hourly(
  { freq, interval = 1, count, byHour, until = Number.POSITIVE_INFINITY }: Parts,
  from: Wall,
  to: Wall,
): number {
  if (freq !== 'HOURLY' || byHour !== undefined) return 0;
  return count ?? (Math.min(to, until) - from) / HOUR / interval;
}

/** An upper bound on what one period of the rule may contain before BYSETPOS. */
function candidates(parts: Parts): number {
  const times = [parts.byHour, parts.byMinute, parts.bySecond].reduce(
    (product, list) => product * (list?.length ?? 1),
    1,
  );
  const days = { YEARLY: 366, MONTHLY: 31, WEEKLY: 7, DAILY: 1, HOURLY: 1 }[parts.freq];
  const limitedTo = [parts.byMonthDay, parts.byYearDay].reduce((least, list) => {
    const months = parts.freq === 'YEARLY' && list === parts.byMonthDay ? (parts.byMonth?.length ?? 12) : 1;
    return list === undefined ? least : Math.min(least, list.length * months);
  }, days);
  return times * Math.max(1, limitedTo);
}

/** An UNTIL in UTC is moved to the event's wall clock; a date means its midnight. null when it cannot be read. */
function untilOf(text: string | undefined, placeUntil: (instant: number) => Wall): Wall | null | undefined {
  if (text === undefined) return undefined;
  const written = parseTime(text);
  if (written === null) return null;
  return written.kind === 'utc' ? placeUntil(written.wall) : written.wall;
}

function isFrequency(text: string): text is Frequency {
  return FREQUENCIES.some((one) => one === text);
}

function zoned(wall: Wall) {
  return Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC');
}

function defined<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]?: Value });
}
