import { DateTime, FixedOffsetZone, IANAZone } from 'luxon';

/** An instant: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A calendar day, `YYYY-MM-DD`, in somebody's zone. The zone is given beside it, never inside it. */
export type Day = string;

/** A wall-clock time, `HH:MM`, 00:00 to 23:59. */
export type TimeOfDay = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No place on Earth is further from UTC, in hours. */
const FURTHEST = 14;

/** Does this machine know this IANA zone name, or is it an offset that some place has? */
export function isZone(zone: string): boolean {
  // `create` remembers the zones it has seen; `isValidZone` asks Intl every time.
  if (IANAZone.create(zone).isValid) return true;
  const fixed = FixedOffsetZone.parseSpecifier(zone);
  return fixed !== null && Math.abs(fixed.offset(0)) <= FURTHEST * 60;
}

/** The calendar day an instant falls on in a zone. */
export function dayOf(instant: Instant, zone: string): Day {
  const offset = dailyOffset(instant, zone);
  return offset === null ? at(instant, zone).toISODate() : textOf(Math.floor((instant + offset) / DAY));
}

/** The wall-clock time of an instant in a zone. */
export function timeOf(instant: Instant, zone: string): TimeOfDay {
  const offset = dailyOffset(instant, zone);
  return offset === null
    ? at(instant, zone).toFormat('HH:mm')
    : new Date(instant + offset).toISOString().slice(-'HH:MM:SS.mmmZ'.length, -':SS.mmmZ'.length);
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Plain calendar arithmetic on days: it involves no zone, and is done a million times a night. */
export function addDays(day: Day, days: number): Day {
  return textOf(utc(day) / DAY + days);
}

/** Whole days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (utc(to) - utc(from)) / DAY;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  // 1 January 1970 was a Thursday.
  return ((((utc(day) / DAY + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the day's week (or the weekday given, 1 to 7, that starts a week). */
export function weekStart(day: Day, startsOn = 1): Day {
  return addDays(day, -((weekdayOf(day) - startsOn + 7) % 7));
}

/** All days from `from` to `to`, both included; empty when `to` is earlier. */
export function daysFrom(from: Day, to: Day): readonly Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}

/**
 * The instant of a wall-clock time on a day in a zone. A time that does not exist that day (clocks go forward) is the
 * first instant after the gap; one that comes twice (clocks go back) is the first of the two.
 */
export function instantOf(day: Day, time: TimeOfDay, zone: string): Instant {
  const naive = Date.parse(`${day}T${time}:00Z`);
  const offset = Number.isNaN(naive) ? null : steadyOffset(naive, zone);
  if (offset !== null && dayOf(naive, 'utc') === day && timeOf(naive, 'utc') === time) return naive - offset;
  const wall = DateTime.fromISO(`${day}T${time}`, { zone });
  if (!wall.isValid) throw new RangeError(`not a wall-clock time: ${day} ${time} ${zone}`);
  const earliest = Math.min(...wall.getPossibleOffsets().map((one) => one.toMillis()));
  return timeOf(earliest, zone) === time && dayOf(earliest, zone) === day ? earliest : gapEnd(day, time, zone);
}

/** The first instant of a day in a zone (not always midnight: some zones change their clocks then). */
export function startOfDay(day: Day, zone: string): Instant {
  return instantOf(day, '00:00', zone);
}

/** The instant at which the clocks jumped over `time`: a binary search for the change of offset around it. */
function gapEnd(day: Day, time: TimeOfDay, zone: string): Instant {
  const naive = DateTime.fromISO(`${day}T${time}`, { zone: 'utc' }).toMillis();
  let before = naive - 36 * HOUR;
  let after = naive + 36 * HOUR;
  const wallAt = (instant: Instant) => instant + at(instant, zone).offset * MINUTE;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallAt(middle) >= naive) after = middle;
    else before = middle;
  }
  return after;
}

function at(instant: Instant, zone: string): DateTime<true> {
  const moment = DateTime.fromMillis(instant, { zone });
  if (!moment.isValid) throw new RangeError(`not an instant in a known zone: ${instant} ${zone}`);
  return moment;
}

/**
 * How many milliseconds local time is ahead, by zone and UTC day; null on days when the clocks change. Asking Intl for
 * the offset of an instant costs more than everything else done with it.
 */
const offsets = new Map<string, Map<number, number | null>>();

/** The offset on the instant's UTC day if it is the same from the first millisecond to the last, otherwise null. */
function dailyOffset(instant: Instant, zone: string): number | null {
  const day = Math.floor(instant / DAY);
  const known = offsets.get(zone) ?? new Map<number, number | null>();
  const before = known.get(day);
  if (before !== undefined) return before;
  const first = at(day * DAY, zone).offset;
  const offset = first === at((day + 1) * DAY - 1, zone).offset ? first * MINUTE : null;
  if (known.size >= REMEMBERED || (offsets.size >= REMEMBERED && !offsets.has(zone))) return offset;
  offsets.set(zone, known.set(day, offset));
  return offset;
}

/** The offset from the UTC day before to the UTC day after if no clock changes in between, otherwise null. */
function steadyOffset(instant: Instant, zone: string): number | null {
  const offset = dailyOffset(instant, zone);
  const near = [instant - DAY, instant + DAY];
  return near.every((other) => dailyOffset(other, zone) === offset) ? offset : null;
}

/** Days seen before, both ways: a season holds few of them and asks for each thousands of times. */
const numbers = new Map<Day, number>();
const texts = new Map<number, Day>();
const REMEMBERED = 50_000;

/** The day this many days after 1 January 1970. */
function textOf(number: number): Day {
  const before = texts.get(number);
  if (before !== undefined) return before;
  const text = new Date(number * DAY).toISOString().slice(0, 10);
  if (texts.size < REMEMBERED) texts.set(number, text);
  return text;
}

/** Midnight of a day in UTC, in milliseconds. */
function utc(day: Day): number {
  const before = numbers.get(day);
  if (before !== undefined) return before;
  const instant = day.length === 10 ? Date.parse(day) : Number.NaN;
  if (Number.isNaN(instant)) throw new RangeError(`not a day: ${day}`);
  if (numbers.size < REMEMBERED) numbers.set(day, instant);
  return instant;
}
