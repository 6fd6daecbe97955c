import type { Instant } from '../../domain/day.ts';
import type { Component, ZoneComponent } from './components.ts';
import { LIMITS } from './limits.ts';
import { readProperty } from './property.ts';
import { readRule } from './rule.ts';
import { DAY_MS, parseOffset, parseTime, type Wall } from './value.ts';
import { quoted, type Warnings } from './warnings.ts';
import { namedPlace, type Place, placeFrom } from './zone.ts';

/** The years for which a zone that only a file defines is worked out. */
const FIRST_YEAR = Date.UTC(1970, 0, 1);
const LAST_YEAR = Date.UTC(2060, 0, 1);
const YEAR_MS = 366 * DAY_MS;
const MOST_CHANGES = 2_000;

interface Change {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
}

/**
 * The zones of a file by TZID. A name that this machine knows wins over the file's own definition, because files carry
 * truncated and outdated ones; a definition is used only for names nobody else knows.
 */
export function zoneFinder(zones: readonly ZoneComponent[], warnings: Warnings): (tzid: string) => Place | null {
  const definitions = new Map<string, ZoneComponent>();
  for (const zone of zones) {
    const tzid = firstValue(zone.properties, 'tzid')?.trim();
    if (tzid !== undefined && !definitions.has(tzid)) definitions.set(tzid, zone);
  }
  const found = new Map<string, Place | null>();
  const budget = { rules: LIMITS.zoneRules };
  return (tzid) => {
    const known = found.get(tzid);
    if (known !== undefined) return known;
    if (found.size >= LIMITS.zoneNames) {
      warnings.add('too-many-zones', `only the first ${LIMITS.zoneNames} names of time zones were looked up`);
      return null;
    }
    const place = find(tzid.trim(), definitions.get(tzid.trim()), budget, warnings);
    found.set(tzid, place);
    return place;
  };
}

/** How many zone rules may still be worked out for this file. */
interface Budget {
  rules: number;
}

function find(tzid: string, definition: ZoneComponent | undefined, budget: Budget, warnings: Warnings): Place | null {
  // If a name only shows an offset, `(UTC+01:00) Berlin` or `GMT +0100 / +0200`, the file's own definition knows more.
  const display = /^\(|^(utc|gmt)?\s*[+-]\s*\d/i.test(tzid) && definition !== undefined;
  const named = display ? null : namedPlace(tzid);
  if (named !== null) return named;
  const location = definition === undefined ? undefined : firstValue(definition.properties, 'x-lic-location');
  const located = location === undefined ? null : namedPlace(location);
  if (located !== null) return located;
  const defined =
    (definition === undefined ? null : definedPlace(tzid, definition.observances, budget, warnings)) ??
    (display ? namedPlace(tzid) : null);
  if (defined === null) warnings.add('unknown-zone', `the time zone ${quoted(tzid)} is unknown; your zone was used`);
  return defined;
}

function definedPlace(
  tzid: string,
  observances: readonly Component[],
  budget: Budget,
  warnings: Warnings,
): Place | null {
  const changes = observances.flatMap((one) => changesOf(one, budget, warnings)).sort((a, b) => a.at - b.at);
  const first = changes[0];
  if (first === undefined) return null;
  const offsetAt = (instant: Instant): number => {
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle]?.at ?? 0) <= instant) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? first.before : (changes[low - 1]?.after ?? first.after);
  };
  return placeFrom(tzid, offsetAt);
}

/** Every time this observance begins: at its DTSTART, at its RDATEs and by its rule. */
function changesOf(observance: Component, budget: Budget, warnings: Warnings): readonly Change[] {
  const start = parseTime(firstValue(observance, 'dtstart') ?? '');
  const after = parseOffset(firstValue(observance, 'tzoffsetto') ?? '');
  if (start === null || after === null) {
    warnings.add('bad-zone', 'a part of a time zone definition cannot be read');
    return [];
  }
  const before = parseOffset(firstValue(observance, 'tzoffsetfrom') ?? '') ?? after;
  const walls = new Set<Wall>([start.wall]);
  for (const line of observance.get('rdate') ?? []) {
    for (const text of (readProperty(line)?.value ?? '').split(',')) {
      const time = parseTime(text);
      if (time !== null) walls.add(time.kind === 'utc' ? time.wall + before : time.wall);
    }
  }
  for (const line of (observance.get('rrule') ?? []).slice(0, 4)) {
    for (const wall of yearly(readProperty(line)?.value ?? '', start.wall, before, budget, warnings)) walls.add(wall);
  }
  return [...walls].slice(0, MOST_CHANGES).map((wall) => ({ at: wall - before, before, after }));
}

/** Clock changes happen once or twice a year: any other rule in a zone is refused. */
function yearly(text: string, start: Wall, before: number, budget: Budget, warnings: Warnings): readonly Wall[] {
  budget.rules -= 1;
  const allowed = budget.rules >= 0 && /(^|;)\s*FREQ=YEARLY(;|$)/i.test(text);
  const rule = allowed ? readRule(text, start, (instant) => instant + before, warnings) : null;
  const from = Math.max(start, FIRST_YEAR);
  if (rule !== null && rule.between(from, from + 3 * YEAR_MS).length <= 6) return rule.between(from, LAST_YEAR);
  warnings.add('zone-rule-refused', `a time zone rule was refused: ${quoted(text)}`);
  return [];
}

function firstValue(component: Component, name: string): string | undefined {
  const line = component.get(name)?.[0];
  return line === undefined ? undefined : (readProperty(line)?.value ?? undefined);
}
