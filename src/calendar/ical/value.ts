import { HOUR, MINUTE } from '../../domain/day.ts';

/** A wall-clock moment: the milliseconds it would be in UTC. It takes a zone to make an instant of it. */
export type Wall = number;

export const DAY_MS = 24 * HOUR;

/** A date or a date and time as written. `utc` has a Z; `local` needs a zone, named or not. */
export interface WrittenTime {
  readonly wall: Wall;
  readonly kind: 'date' | 'utc' | 'local';
}

/** Days are nominal (the same wall-clock time, whatever the clocks do); `ms` is exact. RFC 5545, 3.3.6. */
export interface Span {
  readonly days: number;
  readonly ms: number;
}

const TIME = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z)?)?$/i;
const OFFSET = /^([+-])(\d{2}):?(\d{2}):?(\d{2})?$/;
const SPAN = /^([+-])?P(?=.)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/i;

/** `20260302`, `20260302T183000`, `20260302T173000Z` (also with dashes and colons); a 60th second is the next minute. */
export function parseTime(text: string): WrittenTime | null {
  const match = TIME.exec(text.trim());
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const date = utc(year ?? 0, month ?? 0, day ?? 0);
  if (date === null) return null;
  if (match[4] === undefined) return { wall: date, kind: 'date' };
  if ((hour ?? 0) > 24 || (minute ?? 0) > 59 || (second ?? 0) > 60) return null;
  const wall = date + (hour ?? 0) * HOUR + (minute ?? 0) * MINUTE + (second ?? 0) * 1000;
  return { wall, kind: match[7] === undefined ? 'local' : 'utc' };
}

/** `PT1H30M`, `P1D`, `P2W`. */
export function parseSpan(text: string): (Span & { readonly negative: boolean }) | null {
  const match = SPAN.exec(text.trim());
  if (match === null || !/\d/.test(text)) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0));
  return {
    days: (weeks ?? 0) * 7 + (days ?? 0),
    ms: (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (seconds ?? 0) * 1000,
    negative: match[1] === '-',
  };
}

/** `+0100`, `-053020`: milliseconds east of UTC. */
export function parseOffset(text: string): number | null {
  const match = OFFSET.exec(text.trim());
  if (match === null) return null;
  const size = Number(match[2]) * HOUR + Number(match[3]) * MINUTE + Number(match[4] ?? 0) * 1000;
  if (size > 18 * HOUR) return null;
  return match[1] === '-' ? -size : size;
}

/** Midnight at the start of the wall-clock day. */
export function dateOf(wall: Wall): Wall {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

function utc(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 ? date.getTime() : null;
}
