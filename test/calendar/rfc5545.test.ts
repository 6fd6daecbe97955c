import fc from 'fast-check';
import { DateTime } from 'luxon';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { plainRule } from '../../src/calendar/ical/plainRule.ts';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import { calendar, event } from './support.ts';

const ZONE = 'America/New_York';

/** The first local starts of a rule, as the RFC writes its examples: DTSTART 1997-09-02 09:00 in New York. */
function starts(rule: string, count: number, start = '19970902T090000', more: readonly string[] = []): string {
  const text = calendar(event('UID:a', `DTSTART;TZID=${ZONE}:${start}`, `RRULE:${rule}`, ...more));
  const window = { from: Date.parse('1997-01-01T00:00:00Z'), to: Date.parse('2010-01-01T00:00:00Z'), zone: 'UTC' };
  return readIcalendar(text, window)
    .occurrences.slice(0, count)
    .map((one) => DateTime.fromMillis(one.start, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm'))
    .map((line) => line.replace(' 09:00', ''))
    .join(' ');
}

/** The examples of RFC 5545, 3.8.5.3, with the dates it gives. */
describe('the examples of RFC 5545', () => {
  it.each([
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12'],
    [
      'FREQ=WEEKLY;COUNT=10',
      '1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-10-07 1997-10-14 1997-10-21 1997-10-28 1997-11-04',
    ],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU', '1997-09-02 1997-09-16 1997-09-30 1997-10-14 1997-10-28 1997-11-11 1997-11-25'],
    [
      'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
      '1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23 1997-09-25 1997-09-30 1997-10-02',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
      '1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16',
    ],
    [
      'FREQ=MONTHLY;COUNT=6;BYMONTHDAY=-3',
      '1997-09-02 1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26',
    ],
    [
      'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
      '1997-09-02 1997-09-15 1997-10-02 1997-10-15 1997-11-02 1997-11-15 1997-12-02 1997-12-15 1998-01-02 1998-01-15',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
      '1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-11-04 1997-11-11 1997-11-18 1997-11-25 1998-01-06',
    ],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-02 1997-09-04 1997-10-07 1997-11-06'],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
      '1997-09-02 1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29',
    ],
    ['FREQ=DAILY;BYMONTH=1;UNTIL=19980103T140000Z', '1997-09-02 1998-01-01 1998-01-02 1998-01-03'],
    ['FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3', '1997-09-02 1999-01-02 1999-02-02 1999-03-02 2001-01-02'],
    [
      'FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40;COUNT=7',
      '1997-09-02 1997-09-02 09:20 1997-09-02 09:40 1997-09-02 10:00 1997-09-02 10:20 1997-09-02 10:40 1997-09-03',
    ],
    ['FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z', '1997-09-02 1997-09-02 12:00 1997-09-02 15:00'],
  ])('%s', (rule, expected) => {
    expect(starts(rule, expected.split(/ (?=\d{4}-)/).length)).toBe(expected);
  });

  it.each([
    [
      'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
      '19970905T090000',
      '1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
      '19970907T090000',
      '1997-09-07 1997-09-28 1997-11-02 1997-11-30 1998-01-04 1998-01-25 1998-03-01 1998-03-29 1998-05-03 1998-05-31',
    ],
    [
      'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
      '19970922T090000',
      '1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16',
    ],
    [
      'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
      '19970930T090000',
      '1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01 1997-12-31 1998-01-01 1998-01-31 1998-02-01',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
      '19970910T090000',
      '1997-09-10 1997-09-11 1997-09-12 1997-09-13 1997-09-14 1997-09-15 1999-03-10 1999-03-11 1999-03-12 1999-03-13',
    ],
    [
      'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
      '19970610T090000',
      '1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10',
    ],
    [
      'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
      '19970101T090000',
      '1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10 2003-07-19 2006-01-01',
    ],
    ['FREQ=YEARLY;BYDAY=20MO', '19970519T090000', '1997-05-19 1998-05-18 1999-05-17'],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '19970512T090000', '1997-05-12 1998-05-11 1999-05-17'],
    [
      'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
      '19970313T090000',
      '1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12 1998-03-19 1998-03-26',
    ],
    [
      'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
      '19970605T090000',
      '1997-06-05 1997-06-12 1997-06-19 1997-06-26 1997-07-03 1997-07-10',
    ],
    [
      'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
      '19970913T090000',
      '1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 1998-02-07 1998-03-07',
    ],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '19961105T090000',
      '2000-11-07 2004-11-02 2008-11-04',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '19970805T090000',
      '1997-08-05 1997-08-10 1997-08-19 1997-08-24',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '19970805T090000',
      '1997-08-05 1997-08-17 1997-08-19 1997-08-31',
    ],
    [
      'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
      '20070115T090000',
      '2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30',
    ],
    // The 29th of February comes every four years, the 31st only in long months.
    ['FREQ=YEARLY;COUNT=3', '20000229T090000', '2000-02-29 2004-02-29 2008-02-29'],
    ['FREQ=MONTHLY;COUNT=5', '20070131T090000', '2007-01-31 2007-03-31 2007-05-31 2007-07-31 2007-08-31'],
  ])('%s from %s', (rule, start, expected) => {
    expect(starts(rule, expected.split(' ').length, start)).toBe(expected);
  });

  it('Friday the 13th, with DTSTART left out', () => {
    const expected = '1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13';
    const more = [`EXDATE;TZID=${ZONE}:19970902T090000`];
    expect(starts('FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 5, '19970902T090000', more)).toBe(expected);
  });

  it('keeps nine o’clock over both clock changes', () => {
    const daily = starts('FREQ=DAILY;UNTIL=19971224T000000Z', 200);
    expect(daily.split(' ')).toHaveLength(113);
    expect(daily).not.toContain(':');
  });
});

describe('plain rules', () => {
  const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const START = Date.parse('2024-01-01T18:30:00Z');
  const DAY = 86_400_000;
  const zoned = (wall: number) => Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC');

  it('say what the library says', () => {
    fc.assert(
      fc.property(
        fc.record({
          freq: fc.constantFrom('DAILY' as const, 'WEEKLY' as const),
          interval: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
          count: fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
          until: fc.option(fc.integer({ min: -5, max: 900 }), { nil: undefined }),
          wkst: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
          days: fc.uniqueArray(fc.constantFrom(...DAYS), { maxLength: 7 }),
        }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: -50, max: 900 }),
        fc.integer({ min: 0, max: 200 }),
        ({ freq, interval, count, until, wkst, days }, offset, after, width) => {
          const start = START + offset * DAY;
          const own = DAYS[(new Date(start).getUTCDay() + 6) % 7] ?? 'MO';
          const byDay = freq === 'WEEKLY' && days.length > 0 ? [...new Set([...days, own])] : undefined;
          const parts = {
            freq,
            ...(interval === undefined ? {} : { interval }),
            // One rule has either a count or an end.
            ...(count === undefined ? {} : { count }),
            ...(wkst === undefined ? {} : { wkst }),
            ...(byDay === undefined ? {} : { byDay }),
          };
          const end = until === undefined || count !== undefined ? undefined : start + until * DAY;
          const ours = plainRule(end === undefined ? parts : { ...parts, until: end }, start);
          const library = new RRuleTemporal({
            ...parts,
            ...(end === undefined ? {} : { until: zoned(end) }),
            dtstart: zoned(start),
            tzid: 'UTC',
          });
          const from = Math.max(start, START + after * DAY);
          const to = from + width * DAY;
          const theirs = library.between(new Date(from), new Date(to), true).map((one) => one.epochMilliseconds);
          expect(ours?.between(from, to)).toEqual(theirs);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('leave everything else to the library', () => {
    expect(plainRule({ freq: 'MONTHLY' }, START)).toBeNull();
    expect(plainRule({ freq: 'DAILY', byMonth: [1] }, START)).toBeNull();
    expect(plainRule({ freq: 'DAILY', byDay: ['MO'] }, START)).toBeNull();
    // A Monday that begins a Tuesdays-only series is not one of its repeats.
    expect(plainRule({ freq: 'WEEKLY', byDay: ['TU'] }, START)).toBeNull();
    expect(plainRule({ freq: 'WEEKLY', byDay: ['1MO', 'MO'] }, START)).toBeNull();
  });
});
