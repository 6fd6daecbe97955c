import type { LookupFunction } from 'node:net';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import type { CalendarReading } from '../../src/calendar/occurrence.ts';

export const WINDOW = { from: Date.parse('2026-01-01T00:00:00Z'), to: Date.parse('2027-01-01T00:00:00Z') };

/** A calendar of the given content lines between BEGIN and END. */
export function calendar(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

/** One VEVENT of the given lines. */
export function event(...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
}

export function read(text: string | Uint8Array, zone = 'Europe/Paris'): CalendarReading {
  return readIcalendar(text, { ...WINDOW, zone });
}

/** `2026-03-02T17:30/19:00` for each occurrence; the end's day only when it differs. Cancelled ones end with ` x`. */
export function times({ occurrences }: CalendarReading): readonly string[] {
  return occurrences.map(({ start, end, status }) => {
    const from = new Date(start).toISOString().slice(0, 16);
    const to = new Date(end).toISOString().slice(0, 16);
    return `${from}/${to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to}${status === 'cancelled' ? ' x' : ''}`;
  });
}

export function codes({ warnings }: CalendarReading): readonly string[] {
  return warnings.map(({ code }) => code);
}

export const ROMANCE_AS_CUSTOM = [
  'BEGIN:VTIMEZONE',
  'TZID:Club Time',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/** A resolver of its own: no test asks a real one. */
export function resolving(address: () => string): LookupFunction {
  return (_host, options, callback) => {
    const found = address();
    const family = found.includes(':') ? 6 : 4;
    if (options.all === true) callback(null, [{ address: found, family }]);
    else callback(null, found, family);
  };
}
