import { FixedOffsetZone, IANAZone } from 'luxon';
import * as windows from 'windows-iana';
import { HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import { DAY_MS, type Wall } from './value.ts';

/** Where wall-clock times become instants. Never the zone of this process. */
export interface Place {
  readonly name: string;
  /**
   * The instant of a wall-clock time. One that comes twice is the first of the two; one that does not exist is read
   * with the offset before the gap (RFC 5545, 3.3.5).
   */
  readonly instantOf: (wall: Wall) => Instant;
  readonly wallOf: (instant: Instant) => Wall;
}

/** A zone made from a function that knows the offset (ms east of UTC) at any instant; offsets are remembered by day. */
export function placeFrom(name: string, offsetAt: (instant: Instant) => number): Place {
  const byDay = new Map<number, number>();
  const atDay = (day: number): number => {
    const known = byDay.get(day);
    if (known !== undefined) return known;
    const offset = offsetAt(day * DAY_MS);
    byDay.set(day, offset);
    return offset;
  };
  const offset = (instant: Instant): number => {
    const day = Math.floor(instant / DAY_MS);
    const before = atDay(day);
    return before === atDay(day + 1) ? before : offsetAt(instant);
  };
  return {
    name,
    wallOf: (instant) => instant + offset(instant),
    instantOf(wall) {
      const before = offset(wall - DAY_MS);
      const after = offset(wall + DAY_MS);
      if (before === after) return wall - before;
      const first = wall - Math.max(before, after);
      if (offset(first) === wall - first) return first;
      const second = wall - Math.min(before, after);
      return offset(second) === wall - second ? second : wall - before;
    },
  };
}

export const UTC: Place = placeFrom('UTC', () => 0);

const known = new Map<string, Place | null>();

/**
 * The zone behind a name found in a calendar: IANA (even after a vendor's prefix), Windows, or a plain offset. null
 * when the name means nothing by itself.
 */
export function namedPlace(name: string): Place | null {
  const tidy = name.trim().replace(/^["']|["']$/g, '');
  if (tidy.length === 0 || tidy.length > 120) return null;
  const remembered = known.get(tidy);
  if (remembered !== undefined) return remembered;
  const place = resolve(tidy);
  if (known.size > 2_000) known.clear();
  known.set(tidy, place);
  return place;
}

function resolve(name: string): Place | null {
  if (/^(utc|gmt|z|zulu|etc\/utc|etc\/gmt|tzone:\/\/microsoft\/utc)$/i.test(name)) return UTC;
  const iana = ianaName(name) ?? ianaName(withoutPrefix(name)) ?? ianaName(name.replaceAll(' ', '_'));
  if (iana !== null) return ianaPlace(iana);
  const [fromWindows] = windows.findIana(name);
  if (fromWindows !== undefined && IANAZone.isValidZone(fromWindows)) return ianaPlace(fromWindows);
  return displayedPlace(name) ?? fixedPlace(name);
}

/** `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`, `/mozilla.org/20050126_1/Europe/Berlin`: the last two or three parts. */
function withoutPrefix(name: string): string {
  const parts = name.split('/').filter((part) => part !== '');
  const three = parts.slice(-3).join('/');
  return IANAZone.isValidZone(three) ? three : parts.slice(-2).join('/');
}

function ianaName(name: string): string | null {
  return /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(name) && IANAZone.isValidZone(name) ? name : null;
}

function ianaPlace(name: string): Place {
  const zone = IANAZone.create(name);
  return placeFrom(name, (instant) => Math.round(zone.offset(instant) * MINUTE));
}

const UNITED_STATES: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
};

/**
 * `(UTC+01:00) Amsterdam, Berlin, Bern` as Windows shows its zones: the first city that is a zone, if its clock fits.
 */
function displayedPlace(name: string): Place | null {
  const match = /^\((?:utc|gmt)([+-]\d{1,2}:\d{2})?\)\s+(.+)$/i.exec(name);
  if (match === null) return null;
  const [, offset = '+00:00', shown = ''] = match;
  const state = /^(eastern|central|mountain|pacific) time \(us/i.exec(shown)?.[1]?.toLowerCase();
  const cities = shown.split(',').map((city) => `/${city.trim().replaceAll(' ', '_').toLowerCase()}`);
  const zones = Intl.supportedValuesOf('timeZone');
  const named =
    state === undefined
      ? cities.map((city) => zones.find((zone) => zone.toLowerCase().endsWith(city))).find((zone) => zone !== undefined)
      : UNITED_STATES[state];
  if (named === undefined) return match[1] === undefined ? UTC : null;
  const zone = IANAZone.create(named);
  const [hours = 0, minutes = 0] = offset.split(':').map(Number);
  const standard = hours * 60 + Math.sign(hours || 1) * minutes;
  const fits = [0, 6].some((month) => zone.offset(Date.UTC(2025, month, 1)) === standard);
  return fits ? ianaPlace(named) : null;
}

/** `UTC+2`, `GMT-05:30`, `+0100`, `(UTC+01:00) Amsterdam, Berlin`. */
function fixedPlace(name: string): Place | null {
  const match = /^\(?(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})?\)?(?:\s|$)/i.exec(name);
  if (match === null) return null;
  const size = Number(match[2]) * HOUR + Number(match[3] ?? 0) * MINUTE;
  if (size > 14 * HOUR) return null;
  const offset = match[1] === '-' ? -size : size;
  return placeFrom(FixedOffsetZone.instance(offset / MINUTE).name, () => offset);
}
