import { describe, expect, it } from 'vitest';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import { calendar, codes, event, ROMANCE_AS_CUSTOM, read, times, WINDOW } from './support.ts';

describe('zones', () => {
  it.each([
    ['Europe/Paris', '16:00'],
    ['Romance Standard Time', '16:00'],
    ['(UTC-05:00) Eastern Time (US & Canada)', '22:00'],
    ['(UTC+00:00) Dublin, Edinburgh, Lisbon, London', '17:00'],
    ['(UTC) Coordinated Universal Time', '18:00'],
    ['(UTC+01:00) Nowhere on Earth', '17:00'],
    ['"Europe/Paris"', '16:00'],
    ['/freeassociation.sourceforge.net/Europe/Paris', '16:00'],
    ['/mozilla.org/20050126_1/America/Argentina/Buenos_Aires', '21:00'],
    ['America/New York', '22:00'],
    ['UTC', '18:00'],
    ['GMT+2', '16:00'],
    ['(UTC+01:00) Brussels', '16:00'],
    ['-0530', '23:30'],
    ['tzone://Microsoft/Utc', '18:00'],
  ])('knows %s', (tzid, expected) => {
    const reading = read(
      calendar(event('UID:a', `DTSTART;TZID=${tzid.includes(':') ? `"${tzid}"` : tzid}:20260601T180000`)),
    );
    expect(times(reading)).toEqual([`2026-06-01T${expected}/${expected}`]);
    expect(codes(reading)).toEqual([]);
  });

  it('works out a zone only the file knows', () => {
    const times_ = (day: string) =>
      times(read(calendar(ROMANCE_AS_CUSTOM, event('UID:a', `DTSTART;TZID=Club Time:${day}T180000`)), 'UTC'));
    expect(times_('20260328')).toEqual(['2026-03-28T17:00/17:00']);
    expect(times_('20260329')).toEqual(['2026-03-29T16:00/16:00']);
    expect(times_('20261025')).toEqual(['2026-10-25T17:00/17:00']);
  });

  it('believes what the file says of a name that only shows an offset', () => {
    const name = 'GMT +0100 (Standard) / GMT +0200 (Daylight)';
    const start = `DTSTART;TZID=${name}:20260601T180000`;
    const defined = calendar(ROMANCE_AS_CUSTOM.replace('Club Time', name), event('UID:a', start));
    expect(times(read(defined, 'UTC'))).toEqual(['2026-06-01T16:00/16:00']);
    expect(times(read(calendar(event('UID:a', start)), 'UTC'))).toEqual(['2026-06-01T17:00/17:00']);
  });

  it('reads a name with a colon that stands without quotes', () => {
    const reading = read(calendar(event('UID:a', 'DTSTART;TZID=(UTC+01:00) Brussels, Paris:20260601T180000')), 'UTC');
    expect(times(reading)).toEqual(['2026-06-01T16:00/16:00']);
  });

  it('believes the machine about a zone it knows, not a cut-off definition', () => {
    const cutOff = ROMANCE_AS_CUSTOM.replace('Club Time', 'Europe/Paris').replaceAll(/\r\nRRULE[^\r]*/g, '');
    const reading = read(calendar(cutOff, event('UID:a', 'DTSTART;TZID=Europe/Paris:20260601T180000')));
    expect(times(reading)).toEqual(['2026-06-01T16:00/16:00']);
  });

  it('uses the zone asked for when nobody knows one, and says so', () => {
    const reading = read(
      calendar('X-WR-TIMEZONE:../../etc/passwd', event('UID:a', 'DTSTART;TZID=Nowhere:20260601T180000')),
    );
    expect(times(reading)).toEqual(['2026-06-01T16:00/16:00']);
    expect(codes(reading)).toEqual(['unknown-zone', 'unknown-zone']);
  });

  it('refuses a rule bomb inside a zone', () => {
    const bomb = ROMANCE_AS_CUSTOM.replaceAll('FREQ=YEARLY', 'FREQ=SECONDLY');
    const reading = read(calendar(bomb, event('UID:a', 'DTSTART;TZID=Club Time:20260601T180000')));
    expect(reading.occurrences).toHaveLength(1);
    expect(codes(reading)).toContain('zone-rule-refused');
  });

  it('reads floating times in X-WR-TIMEZONE, else in the zone asked for', () => {
    const floating = event('UID:a', 'DTSTART:20260601T180000');
    const named = read(calendar('X-WR-TIMEZONE:America/New_York', floating));
    const guessed = read(calendar(floating));
    expect([...times(named), named.occurrences[0]?.floating]).toEqual(['2026-06-01T22:00/22:00', false]);
    expect([...times(guessed), guessed.occurrences[0]?.floating]).toEqual(['2026-06-01T16:00/16:00', true]);
  });
});

describe('lengths', () => {
  it.each([
    ['all-day without an end lasts a day', ['DTSTART;VALUE=DATE:20260601'], '2026-05-31T22:00/2026-06-01T22:00'],
    ['a date without VALUE=DATE is all-day', ['DTSTART:20260601'], '2026-05-31T22:00/2026-06-01T22:00'],
    [
      'all-day over a clock change',
      ['DTSTART;VALUE=DATE:20260327', 'DTEND;VALUE=DATE:20260330'],
      '2026-03-26T23:00/2026-03-29T22:00',
    ],
    [
      'exact hours over a clock change',
      ['DTSTART;TZID=Europe/Paris:20260328T200000', 'DURATION:PT12H'],
      '2026-03-28T19:00/2026-03-29T07:00',
    ],
    [
      'a nominal day over a clock change',
      ['DTSTART;TZID=Europe/Paris:20260328T200000', 'DURATION:P1D'],
      '2026-03-28T19:00/2026-03-29T18:00',
    ],
    ['weeks', ['DTSTART:20260601T100000Z', 'DURATION:P1W'], '2026-06-01T10:00/2026-06-08T10:00'],
    ['without an end it has no length', ['DTSTART:20260601T100000Z'], '2026-06-01T10:00/10:00'],
    [
      'an end before the start counts as none',
      ['DTSTART:20260601T100000Z', 'DTEND:20260601T090000Z'],
      '2026-06-01T10:00/10:00',
    ],
    [
      'a sixtieth second is the next minute',
      ['DTSTART:20260601T100060Z', 'DTEND:20260601T110000Z'],
      '2026-06-01T10:01/11:00',
    ],
    [
      'an end in another zone',
      ['DTSTART;TZID=Europe/Paris:20260601T180000', 'DTEND;TZID=America/New_York:20260601T140000'],
      '2026-06-01T16:00/18:00',
    ],
  ])('%s', (_, lines, expected) => {
    expect(times(read(calendar(event('UID:a', ...lines))))).toEqual([expected]);
  });

  it('takes what touches the window, and nothing that only borders on it', () => {
    const window = { from: Date.parse('2026-06-01T10:00:00Z'), to: Date.parse('2026-06-01T12:00:00Z'), zone: 'UTC' };
    const at = (start: string, end: string) =>
      event(`UID:${start}`, `DTSTART:20260601T${start}00Z`, `DTEND:20260601T${end}00Z`);
    const text = calendar(
      at('0900', '1000'),
      at('0930', '1001'),
      at('1000', '1000'),
      at('1159', '1300'),
      at('1200', '1300'),
    );
    expect(readIcalendar(text, window).occurrences.map(({ uid }) => uid)).toEqual(['0930', '1000', '1159']);
  });
});

describe('text', () => {
  const summaryOf = (text: string | Uint8Array) => read(text).occurrences[0]?.summary;

  it('puts a character back together that was folded in two', () => {
    const bytes = Buffer.from(calendar(event('UID:a', 'DTSTART:20260601T100000Z', 'SUMMARY:Préparation à l’îlot')));
    const cut = bytes.indexOf(Buffer.from('î')) + 1;
    const folded = Buffer.concat([bytes.subarray(0, cut), Buffer.from('\n '), bytes.subarray(cut)]);
    expect(summaryOf(folded)).toBe('Préparation à l’îlot');
  });

  it('reads a byte order mark, UTF-16, Windows-1252 and lone carriage returns', () => {
    const text = calendar(event('UID:a', 'DTSTART:20260601T100000Z', 'SUMMARY:Séance'));
    expect(summaryOf(`\uFEFF${text}`)).toBe('Séance');
    expect(summaryOf(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toBe('Séance');
    expect(summaryOf(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())).toBe('Séance');
    expect(summaryOf(Buffer.from(text, 'utf16le'))).toBe('Séance');
    expect(summaryOf(Buffer.from(text, 'utf16le').swap16())).toBe('Séance');
    expect(summaryOf(Buffer.from(text, 'latin1'))).toBe('Séance');
    expect(summaryOf(text.replaceAll('\r\n', '\r'))).toBe('Séance');
  });

  it('unescapes text, splits categories and takes out control characters', () => {
    const text = calendar(
      event(
        'UID:a',
        'DTSTART:20260601T100000Z',
        'SUMMARY:Legs\\, core\\; and\u0000 more\u202e',
        'DESCRIPTION:one\\ntwo',
        'CATEGORIES:Gym,A\\,B',
        'CATEGORIES:Hard',
      ),
    );
    expect(read(text).occurrences[0]).toMatchObject({
      summary: 'Legs, core; and more',
      description: 'one\ntwo',
      categories: ['Gym', 'A,B', 'Hard'],
    });
  });

  it('survives parameters nobody can read', () => {
    expect(summaryOf(calendar(event('UID:a', 'DTSTART;X="a:20260601T100000Z', 'SUMMARY;LANGUAGE=:x')))).toBe('x');
  });

  it('accepts lower case, spaces and blank lines', () => {
    const text = calendar(event('UID:a', 'DTSTART : 20260601T100000Z', 'SUMMARY:Run'))
      .toLowerCase()
      .replaceAll('\r\n', ' \r\n\r\n');
    expect(times(read(text))).toEqual(['2026-06-01T10:00/10:00']);
  });
});

describe('broken and hostile files', () => {
  const good = event('UID:good', 'DTSTART:20260601T100000Z', 'DTEND:20260601T110000Z', 'SUMMARY:good');
  const uids = (text: string) => read(text).occurrences.map(({ uid }) => uid);

  it.each([
    ['an event that does not end', ['BEGIN:VEVENT', 'UID:x', good]],
    ['an alarm that does not end', ['BEGIN:VEVENT', 'UID:x', 'BEGIN:VALARM', good]],
    ['a task that does not end', ['BEGIN:VTODO', 'UID:x', good]],
    ['a zone that does not end', ['BEGIN:VTIMEZONE', 'BEGIN:STANDARD', good]],
    ['ends without a beginning', ['END:VEVENT', 'END:VTIMEZONE', 'END:VALARM', good]],
    ['a start nobody can read', [event('UID:x', 'DTSTART:soon', 'SUMMARY:x'), good]],
    ['the 31st of February', [event('UID:x', 'DTSTART:20260231T100000Z', 'SUMMARY:x'), good]],
    ['a line without a colon', ['nonsense', good]],
    ['ten thousand nested events', [...Array<string>(10_000).fill('BEGIN:VEVENT'), good]],
    ['a cut-off file', [good, 'BEGIN:VEVENT', 'UID:x', 'DTSTA']],
  ])('keeps the good event beside %s', (_, lines) => {
    expect(uids(calendar(...lines))).toEqual(['good']);
  });

  it('knows what is not a calendar', () => {
    expect(codes(read('<!doctype html><title>Sign in</title>'))).toEqual(['not-a-calendar']);
    expect(codes(read(''))).toEqual(['not-a-calendar']);
    expect(codes(read(calendar()))).toEqual([]);
  });

  it('gets through folds, parameters and backslashes', () => {
    const text = calendar(
      event('UID:x', 'DTSTART:20260602T100000Z', `SUMMARY:${'A\r\n '.repeat(200_000)}`),
      event(
        'UID:y',
        'DTSTART:20260602T110000Z',
        `ATTENDEE${';X="a"'.repeat(50_000)}:x`,
        `SUMMARY:${'\\'.repeat(200_000)}`,
      ),
      event('UID:z', 'DTSTART:20260602T120000Z', `DTSTART${';X=a'.repeat(50_000)}:20260602T100000Z`),
      good,
    );
    expect(uids(text)).toEqual(['good', 'x', 'y', 'z']);
  });

  it('keeps the single events when there is no time left for the repeating ones', () => {
    const repeating = event('UID:x', 'DTSTART:20260601T100000Z', 'RRULE:FREQ=DAILY');
    const reading = readIcalendar(calendar(repeating, good), { ...WINDOW, zone: 'UTC' }, () => true);
    expect(reading.occurrences.map(({ uid }) => uid)).toEqual(['good']);
    expect(codes(reading)).toEqual(['rules-given-up']);
  });

  it.each([
    [
      'five thousand rules in one event',
      event('UID:x', 'DTSTART:19700101T000000Z', ...Array<string>(5_000).fill('RRULE:FREQ=HOURLY')),
    ],
    [
      'thousands of unknown zones',
      Array.from({ length: 5_000 }, (_, index) =>
        event(`UID:x${index}`, `DTSTART;TZID=Q${index}:20250101T000000`),
      ).join('\r\n'),
    ],
    [
      'zones that change their clocks daily',
      Array.from({ length: 100 }, (_, index) =>
        ROMANCE_AS_CUSTOM.replace('Club Time', `Z${index}`).replaceAll('BYDAY=-1SU', 'BYDAY=MO,TU,WE,TH,FR'),
      ).join('\r\n'),
    ],
    [
      'thousands of changes of one series',
      [
        event('UID:x', 'DTSTART:20200101T000000Z', 'RRULE:FREQ=DAILY;COUNT=9'),
        ...Array.from({ length: 5_000 }, (_, index) =>
          event(
            'UID:x',
            `RECURRENCE-ID;RANGE=THISANDFUTURE:2020010${(index % 9) + 1}T000000Z`,
            `SEQUENCE:${index}`,
            'DTSTART:20200101T000000Z',
          ),
        ),
      ].join('\r\n'),
    ],
  ])('gets through %s', (_, text) => {
    expect(uids(calendar(text, good))).toContain('good');
  });

  it('cuts what lasts longer than a year, and says what was cut', () => {
    const reading = readIcalendar(calendar(event('UID:x', 'DTSTART:20260101T000000Z', 'DTEND:99990101T000000Z')), {
      ...WINDOW,
      zone: 'UTC',
    });
    expect(codes(reading)).toEqual(['too-long']);
    expect(reading.occurrences[0]?.end).toBe(Date.parse('2027-02-05T00:00:00Z'));
  });

  it('does not repeat the same warning a thousand times', () => {
    const reading = read(calendar(...Array<string>(1_000).fill(event('UID:x', 'DTSTART:soon', 'SUMMARY:x'))));
    expect(reading.warnings).toHaveLength(1);
    expect(reading.warnings[0]?.message).toContain('1000 times');
  });
});
