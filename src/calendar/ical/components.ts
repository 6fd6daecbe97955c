import { LIMITS } from './limits.ts';
import { quoted, type Warnings } from './warnings.ts';

/** One VEVENT: its own content lines in file order, by lower-case property name. Alarms inside it are left out. */
export type Component = ReadonlyMap<string, readonly string[]>;

/** STANDARD or DAYLIGHT inside a VTIMEZONE. */
export interface ZoneComponent {
  readonly properties: Component;
  readonly observances: readonly Component[];
}

export interface CalendarFile {
  /** A VCALENDAR began somewhere; without one the file is not a calendar. */
  readonly found: boolean;
  readonly properties: Component;
  readonly events: readonly Component[];
  readonly zones: readonly ZoneComponent[];
}

/** Only these are looked at, so that nothing else in a file can cost anything. */
const WANTED: ReadonlySet<string> = new Set(
  (
    'uid dtstart dtend duration rrule exrule rdate exdate recurrence-id summary description location categories status ' +
    'sequence dtstamp last-modified method x-wr-timezone x-wr-calname tzid x-lic-location tzoffsetfrom tzoffsetto'
  ).split(' '),
);
const TEXT: ReadonlySet<string> = new Set(['summary', 'description', 'location', 'categories', 'x-wr-calname', 'uid']);
const LISTS: ReadonlySet<string> = new Set(['rdate', 'exdate']);

/** Never shown or opened; only what is not http deserves a warning. */
const LINKS: ReadonlySet<string> = new Set(['url', 'attach']);

type Open = 'nothing' | 'event' | 'zone' | 'observance';

/**
 * Splits lines into components in one pass, without recursion and without trusting that what began will end: an event
 * interrupted by another is kept as far as it goes, and the other one is kept whole.
 */
export function splitComponents(lines: readonly string[], warnings: Warnings): CalendarFile {
  const properties = new Map<string, string[]>();
  const events: Component[] = [];
  const zones: ZoneComponent[] = [];
  let found = false;
  let open: Open = 'nothing';
  let current = properties;
  let observances: Component[] = [];
  let observanceCount = 0;
  let zone = new Map<string, string[]>();
  let kept = 0;
  /** How deep we are inside components of no interest: alarms, tasks, unknown ones. */
  let inside = 0;

  const close = (ended: boolean) => {
    if (open === 'event' && current.size === 0) warnings.add('empty-event', 'an event is empty and was left out');
    else if (open === 'event') {
      if (!ended)
        warnings.add('unclosed-event', 'an event does not end where it should; it was read as far as it goes');
      if (events.length < LIMITS.events) events.push(current);
      else warnings.add('too-many-events', `only the first ${LIMITS.events} events were read`);
    }
    if (open === 'zone' || open === 'observance') {
      if (zones.length < LIMITS.zones) zones.push({ properties: zone, observances });
      else warnings.add('too-many-zones', `only the first ${LIMITS.zones} time zones were read`);
    }
    open = 'nothing';
    current = properties;
    inside = 0;
  };

  const begin = (what: string) => {
    kept = 0;
    if (what === 'VCALENDAR') {
      close(false);
      found = true;
    } else if (what === 'VEVENT') {
      close(false);
      open = 'event';
      current = new Map();
    } else if (what === 'VTIMEZONE') {
      close(false);
      open = 'zone';
      zone = new Map();
      current = zone;
      observances = [];
    } else if ((open === 'zone' || open === 'observance') && (what === 'STANDARD' || what === 'DAYLIGHT')) {
      open = 'observance';
      current = new Map();
      observanceCount += 1;
      if (observanceCount <= LIMITS.observances) observances.push(current);
      else warnings.add('too-many-zones', `only the first ${LIMITS.observances} time zone changes were read`);
    } else inside += 1;
  };

  const end = (what: string) => {
    if (what === 'VCALENDAR') close(false);
    else if (what === 'VEVENT' && open === 'event') close(true);
    else if (what === 'VTIMEZONE' && open !== 'event') close(true);
    else if (open === 'observance' && (what === 'STANDARD' || what === 'DAYLIGHT')) {
      open = 'zone';
      current = zone;
    } else inside = Math.max(0, inside - 1);
  };

  for (const line of lines) {
    const name = nameOf(line);
    if (name === '') continue;
    if (name === 'begin') begin(componentOf(line));
    else if (name === 'end') end(componentOf(line));
    else if (LINKS.has(name)) checkLink(line, warnings);
    else if (inside === 0 && WANTED.has(name)) {
      const usable = fitted(name, line, warnings);
      if (usable === null) continue;
      kept += 1;
      if (kept > LIMITS.propertiesPerEvent) {
        warnings.add('too-many-properties', `only the first ${LIMITS.propertiesPerEvent} lines of an event were read`);
        continue;
      }
      const known = current.get(name);
      if (known === undefined) current.set(name, [usable]);
      else known.push(usable);
    }
  }
  close(false);
  return { found, properties, events, zones };
}

const NAME = /^\s*([A-Za-z][A-Za-z0-9-]{0,30})\s*[;:]/;

function nameOf(line: string): string {
  return NAME.exec(line.length > 80 ? line.slice(0, 80) : line)?.[1]?.toLowerCase() ?? '';
}

function componentOf(line: string): string {
  const value = line.slice(line.indexOf(':') + 1, line.indexOf(':') + 41);
  return value.trim().toUpperCase();
}

function fitted(name: string, line: string, warnings: Warnings): string | null {
  if (TEXT.has(name)) {
    if (line.length <= 4 * LIMITS.text) return line;
    warnings.add('text-cut', `a very long ${name.toUpperCase()} was cut`);
    return line.slice(0, 4 * LIMITS.text);
  }
  if (line.length <= (LISTS.has(name) ? LIMITS.listLine : LIMITS.line)) return line;
  warnings.add('line-too-long', `a ${name.toUpperCase()} line is too long and was left out: ${quoted(line)}`);
  return null;
}

function checkLink(line: string, warnings: Warnings): void {
  const scheme = /[:"](javascript|file|data|vbscript):/i.exec(line.slice(0, 500))?.[1];
  if (scheme !== undefined) warnings.add('link-dropped', `a link of the kind ${scheme.toLowerCase()}: was left out`);
}
