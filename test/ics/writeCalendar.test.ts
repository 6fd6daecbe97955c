import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import { HOUR, MINUTE } from '../../src/domain/day.ts';
import { type Entry, writeCalendar } from '../../src/ics/writeCalendar.ts';

const NOW = Date.parse('2026-03-02T07:00:00Z');
const entry = (change: Partial<Entry> = {}): Entry => ({
  uid: 'a@deload',
  sequence: 1,
  start: NOW,
  end: NOW + 30 * MINUTE,
  createdAt: NOW - HOUR,
  changedAt: NOW - HOUR,
  status: 'confirmed',
  title: 'Recovery session with Thea',
  place: 'Room 1, table 2',
  ...change,
});

/** As another program reads it. */
function byIcalJs(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return {
    events: calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: event.getFirstPropertyValue('uid'),
      title: event.getFirstPropertyValue('summary'),
      place: event.getFirstPropertyValue('location'),
      sequence: event.getFirstPropertyValue('sequence'),
      status: event.getFirstPropertyValue('status'),
      start: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().getTime(),
      end: (event.getFirstPropertyValue('dtend') as ICAL.Time).toJSDate().getTime(),
      stamp: (event.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().getTime(),
    })),
  };
}

/** As we read other people's. */
function byUs(file: string) {
  const { occurrences, warnings, name } = readIcalendar(file, {
    from: 0,
    to: Date.parse('2100-01-01'),
    zone: 'Europe/Berlin',
  });
  return { warnings, name, events: occurrences };
}

/** What RFC 5545 says of every line. */
function expectSoundLines(file: string) {
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  for (const line of file.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is what is tested.
    expect(line).not.toMatch(/[\x00-\x08\x0a-\x1f\x7f]/);
  }
  expect(file).not.toContain('\uFFFD');
}

describe('an iCalendar file we write', () => {
  it('has what Google, Apple and Outlook look for', () => {
    const lines = writeCalendar('Deload: my sessions', [
      entry({ sequence: 4, status: 'cancelled', changedAt: NOW - MINUTE }),
    ]).split('\r\n');
    expect(lines).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Deload//Deload//EN',
      'METHOD:PUBLISH',
      'NAME:Deload: my sessions',
      'X-WR-CALNAME:Deload: my sessions',
      'REFRESH-INTERVAL;VALUE=DURATION:PT30M',
      'X-PUBLISHED-TTL:PT30M',
      'BEGIN:VEVENT',
      'UID:a@deload',
      'SEQUENCE:4',
      'DTSTAMP:20260302T065900Z',
      'DTSTART:20260302T070000Z',
      'DTEND:20260302T073000Z',
      'SUMMARY:Recovery session with Thea',
      'TRANSP:TRANSPARENT',
      'LOCATION:Room 1\\, table 2',
      'STATUS:CANCELLED',
      'CREATED:20260302T060000Z',
      'LAST-MODIFIED:20260302T065900Z',
      'CLASS:PRIVATE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('is the same each time nothing changed, whatever the time is and wherever it runs', () => {
    const entries = [entry(), entry({ uid: 'b@deload', status: 'tentative' })];
    expect(writeCalendar('x', entries)).toBe(writeCalendar('x', entries));
  });

  it.each([
    ['the hour that does not exist in Berlin', '2026-03-29T00:30:00Z'],
    ['the hour that comes twice in Berlin', '2026-10-25T00:30:00Z'],
    ['the second time it comes', '2026-10-25T01:30:00Z'],
    ['the last minute of a year', '2026-12-31T23:59:00Z'],
    ['a leap day', '2028-02-29T12:00:00Z'],
  ])('keeps the instant in %s', (_, at) => {
    const start = Date.parse(at);
    const file = writeCalendar('x', [entry({ start, end: start + 45 * MINUTE })]);
    expect(byIcalJs(file).events[0]).toMatchObject({ start, end: start + 45 * MINUTE });
    expect(byUs(file).events[0]).toMatchObject({ start, end: start + 45 * MINUTE });
  });

  it('lets no name add a line', () => {
    const name = 'FC\r\nBEGIN:VEVENT\r\nUID:evil\nEND:VEVENT';
    const file = writeCalendar(name, [entry({ title: name, place: `\u2028X-EVIL:1\u0000${name}` })]);
    expectSoundLines(file);
    expect(byIcalJs(file).events.map(({ uid }) => uid)).toEqual(['a@deload']);
    expect(byUs(file)).toMatchObject({ warnings: [], events: [{ uid: 'a@deload' }] });
  });

  it('says the same to two readers, whatever the names are', () => {
    const signs = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replaceAll('\uFFFD', '?'));
    const odd = fc.oneof(signs, fc.constantFrom('a,b;c\\n:"d"', '🏃‍♀️'.repeat(30), 'Ünï,\tcode; Straße', '\\', ',;'));
    const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
    fc.assert(
      fc.property(odd, odd, odd, fc.integer({ min: 1, max: 1000 }), (title, place, name, sequence) => {
        const file = writeCalendar(`x ${name}`, [entry({ title: `t ${title}`, place: `p ${place}`, sequence })]);
        expectSoundLines(file);
        expect(byIcalJs(file)).toMatchObject({
          events: [{ uid: 'a@deload', title: oneLine(`t ${title}`), place: oneLine(`p ${place}`), sequence }],
        });
        const read = byUs(file);
        const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
        expect(read.warnings).toEqual([]);
        expect(squeezed(read.name ?? '')).toBe(squeezed(oneLine(`x ${name}`)));
        expect(read.events).toMatchObject([{ uid: 'a@deload', start: NOW, end: NOW + 30 * MINUTE }]);
        expect(squeezed(read.events[0]?.summary ?? '')).toBe(squeezed(oneLine(`t ${title}`)));
      }),
    );
  });
});
