import { calendar, event, ROMANCE_AS_CUSTOM } from './support.ts';

/** The event that has to survive. */
export const GOOD = event('UID:good', 'DTSTART:20260601T100000Z', 'DURATION:PT1H', 'SUMMARY:good');
export const bomb = (count: number, rule: string, start = 'DTSTART:20260101T000000Z') =>
  Array.from({ length: count }, (_, index) => event(`UID:bomb${index}`, start, `RRULE:${rule}`));
const all = (low: number, high: number) => Array.from({ length: high - low + 1 }, (_, index) => low + index).join(',');
const zoneOf = (tzid: string, ...lines: readonly string[]) =>
  ['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...lines, 'END:VTIMEZONE'].join('\r\n');
const standard = (...lines: readonly string[]) =>
  [
    'BEGIN:STANDARD',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'DTSTART:19700101T000000',
    ...lines,
    'END:STANDARD',
  ].join('\r\n');

/** Files made to hurt, each with a good event in it. */
export const HOSTILE: readonly (readonly [string, () => string])[] = [
  ['every second for ever, 2,000 times', () => calendar(...bomb(2_000, 'FREQ=SECONDLY'), GOOD)],
  ['every hour for ever, 2,000 times', () => calendar(...bomb(2_000, 'FREQ=HOURLY'), GOOD)],
  [
    'every minute of every hour',
    () => calendar(...bomb(50, `FREQ=DAILY;BYHOUR=${all(0, 23)};BYMINUTE=${all(0, 59)}`), GOOD),
  ],
  [
    'a Friday the 13th in a 53rd week of a leap year',
    () => calendar(...bomb(300, 'FREQ=YEARLY;BYWEEKNO=53;BYMONTHDAY=13;BYDAY=FR;BYMONTH=1'), GOOD),
  ],
  ['the 366th day that is in June', () => calendar(...bomb(500, 'FREQ=YEARLY;BYYEARDAY=366;BYMONTH=6'), GOOD)],
  [
    'the last of 31 million',
    () =>
      calendar(
        ...bomb(50, `FREQ=YEARLY;BYHOUR=${all(0, 23)};BYMINUTE=${all(0, 59)};BYSECOND=${all(0, 59)};BYSETPOS=-1`),
        GOOD,
      ),
  ],
  ['a set position nobody reaches', () => calendar(...bomb(200, 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300'), GOOD)],
  [
    'a count without end from the year 1',
    () => calendar(...bomb(500, 'FREQ=DAILY;COUNT=999999999', 'DTSTART:00010101T000000Z'), GOOD),
  ],
  ['an interval of nothing', () => calendar(...bomb(500, 'FREQ=DAILY;INTERVAL=0'), GOOD)],
  [
    'a rule of a megabyte',
    () =>
      calendar(event('UID:a', 'DTSTART:20260101T000000Z', `RRULE:FREQ=DAILY;BYHOUR=${'1,'.repeat(500_000)}1`), GOOD),
  ],
  [
    'half a million excluded dates',
    () =>
      calendar(
        event(
          'UID:a',
          'DTSTART:20260101T000000Z',
          'RRULE:FREQ=DAILY;COUNT=5',
          ...Array.from({ length: 10_000 }, () => `EXDATE:${'20260102T000000Z,'.repeat(50)}`),
        ),
        GOOD,
      ),
  ],
  [
    '200,000 extra dates',
    () =>
      calendar(
        event(
          'UID:a',
          'DTSTART:20260101T000000Z',
          ...Array.from({ length: 4_000 }, (_, index) => `RDATE:${`2026010${index % 9 || 1}T000000Z,`.repeat(50)}`),
        ),
        GOOD,
      ),
  ],
  [
    '20,000 changes to one series',
    () =>
      calendar(
        event('UID:a', 'DTSTART:20260101T000000Z', 'RRULE:FREQ=DAILY'),
        ...Array.from({ length: 20_000 }, () =>
          event('UID:a', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260301T000000Z', 'DTSTART:20260302T000000Z'),
        ),
        GOOD,
      ),
  ],
  ['50,000 components inside each other', () => calendar('BEGIN:X-A\r\n'.repeat(50_000), GOOD)],
  [
    'alarms inside alarms',
    () => calendar(event('UID:a', 'DTSTART:20260101T000000Z', 'BEGIN:VALARM\r\n'.repeat(50_000)), GOOD),
  ],
  ['ends without beginnings', () => calendar('END:VEVENT\r\n'.repeat(100_000), GOOD)],
  ['a million empty lines', () => calendar('\r\n'.repeat(1_000_000), GOOD)],
  [
    'one line of five megabytes',
    () => calendar(event('UID:a', 'DTSTART:20260101T000000Z', `SUMMARY:${'x'.repeat(5_000_000)}`), GOOD),
  ],
  ['a property name of a megabyte', () => calendar(`${'X'.repeat(1_000_000)}:1`, GOOD)],
  ['100,000 parameters', () => calendar(event('UID:a', `DTSTART${';X=1'.repeat(100_000)}:20260101T000000Z`), GOOD)],
  [
    'quotes that never close',
    () =>
      calendar(
        event('UID:a', `DTSTART;TZID="${'"a'.repeat(1_500)}:20260101T000000Z`, `SUMMARY;X="${'\\"'.repeat(100_000)}`),
        GOOD,
      ),
  ],
  [
    'backslashes only',
    () => calendar(event('UID:a', 'DTSTART:20260101T000000Z', `DESCRIPTION:${'\\'.repeat(1_000_000)}`), GOOD),
  ],
  [
    'an event of a thousand years',
    () => calendar(event('UID:a', 'DTSTART:20260101T000000Z', 'DTEND:30260101T000000Z', 'RRULE:FREQ=DAILY'), GOOD),
  ],
  [
    'a length that overflows',
    () => calendar(event('UID:a', 'DTSTART:20260101T000000Z', 'DURATION:P999999W', 'RRULE:FREQ=DAILY'), GOOD),
  ],
  [
    'a zone that changes every second',
    () =>
      calendar(
        zoneOf('Bomb', standard('RRULE:FREQ=SECONDLY')),
        event('UID:a', 'DTSTART;TZID=Bomb:20260101T000000'),
        GOOD,
      ),
  ],
  [
    'a zone that changes 10,000 times',
    () =>
      calendar(
        zoneOf('Bomb', ...Array.from({ length: 10_000 }, () => standard('RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR'))),
        event('UID:a', 'DTSTART;TZID=Bomb:20260101T000000'),
        GOOD,
      ),
  ],
  [
    '5,000 zones',
    () =>
      calendar(
        ...Array.from({ length: 5_000 }, (_, index) => ROMANCE_AS_CUSTOM.replace('Club Time', `Zone ${index}`)),
        ...Array.from({ length: 5_000 }, (_, index) =>
          event(`UID:z${index}`, `DTSTART;TZID=Zone ${index}:20260101T000000`),
        ),
        GOOD,
      ),
  ],
  [
    'a zone with an offset of days',
    () =>
      calendar(zoneOf('Bomb', standard('TZOFFSETTO:+9999')), event('UID:a', 'DTSTART;TZID=Bomb:20260101T000000'), GOOD),
  ],
  [
    '60,000 events of one name',
    () => calendar(GOOD, ...Array.from({ length: 60_000 }, () => event('UID:a', 'DTSTART:20260101T000000Z'))),
  ],
  [
    'dates that are none',
    () =>
      calendar(
        event('UID:a', 'DTSTART:99999999T999999Z'),
        event('UID:b', 'DTSTART:00000000'),
        event('UID:c', 'DTSTART:20260230T250000'),
        GOOD,
      ),
  ],
  ['every minute for ever', () => calendar(...bomb(500, 'FREQ=MINUTELY', 'DTSTART:19700101T000000Z'), GOOD)],
  [
    'an interval of a million years',
    () => calendar(...bomb(500, 'FREQ=YEARLY;INTERVAL=999999999', 'DTSTART:19000101T000000Z'), GOOD),
  ],
  [
    'a Friday the 13th since the year 1, counted',
    () => calendar(...bomb(500, 'FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR;COUNT=999999', 'DTSTART:00010101T000000Z'), GOOD),
  ],
  [
    'the sixth Monday of a month',
    () => calendar(...bomb(500, 'FREQ=MONTHLY;BYDAY=6MO;BYMONTHDAY=1', 'DTSTART:19700101T000000Z'), GOOD),
  ],
  [
    'some hours of some days for half a century',
    () => calendar(...bomb(500, 'FREQ=HOURLY;INTERVAL=7;BYDAY=MO;BYHOUR=3', 'DTSTART:19700101T000000Z'), GOOD),
  ],
  ['every day, 5,000 times', () => calendar(...bomb(5_000, 'FREQ=DAILY'), GOOD)],
  [
    'events of a year that begin every day',
    () =>
      calendar(
        ...Array.from({ length: 1_000 }, (_, index) =>
          event(`UID:l${index}`, 'DTSTART:20260101T000000Z', 'DURATION:P400D', 'RRULE:FREQ=DAILY'),
        ),
        GOOD,
      ),
  ],
  [
    '20,000 rules of one event',
    () =>
      calendar(
        event(
          'UID:a',
          'DTSTART:20260101T000000Z',
          ...Array.from({ length: 20_000 }, (_, index) => `RRULE:FREQ=YEARLY;BYYEARDAY=${(index % 366) + 1}`),
        ),
        GOOD,
      ),
  ],
  [
    'series moved to the year 1',
    () =>
      calendar(
        ...Array.from({ length: 100 }, (_, index) => [
          event(`UID:s${index}`, 'DTSTART:20260101T000000Z', 'RRULE:FREQ=DAILY'),
          event(`UID:s${index}`, 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260102T000000Z', 'DTSTART:00010101T000000Z'),
        ]).flat(),
        GOOD,
      ),
  ],
  [
    'periods of a thousand weeks',
    () =>
      calendar(
        event(
          'UID:a',
          'DTSTART:20260101T000000Z',
          ...Array.from({ length: 100 }, () => `RDATE;VALUE=PERIOD:${'20260105T000000Z/P999W,'.repeat(1_000)}`),
        ),
        GOOD,
      ),
  ],
  [
    'names of the language it is read with',
    () =>
      calendar(
        ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((name) =>
          event(`UID:${name}`, `DTSTART;TZID=${name}:20260601T090000`, `${name}:x`, `CATEGORIES;${name}=x:${name}`),
        ),
        GOOD,
      ),
  ],
  [
    'zones that are paths',
    () =>
      calendar(
        event('UID:a', 'DTSTART;TZID=../../../../etc/passwd:20260601T090000'),
        event('UID:b', `DTSTART;TZID=${'A/'.repeat(1_500)}B:20260601T090000`),
        GOOD,
      ),
  ],
  [
    '20,000 zones nobody knows',
    () =>
      calendar(
        ...Array.from({ length: 20_000 }, (_, index) =>
          event(`UID:z${index}`, `DTSTART;TZID=Zone/Nr${index}:20260601T090000`),
        ),
        GOOD,
      ),
  ],
  [
    'colons without end',
    () =>
      calendar(
        ...Array.from({ length: 5_000 }, (_, index) =>
          event(`UID:c${index}`, `DTSTART;TZID=(UTC+01:00) X${':'.repeat(100)}:20260601T090000`),
        ),
        GOOD,
      ),
  ],
  [
    'an attachment of eight megabytes',
    () =>
      calendar(
        event('UID:a', 'DTSTART:20260601T090000Z', `ATTACH;ENCODING=BASE64;VALUE=BINARY:${'QUJD'.repeat(2_000_000)}`),
        GOOD,
      ),
  ],
  [
    'an attachment in 100,000 folds',
    () =>
      calendar(
        event('UID:a', 'DTSTART:20260601T090000Z', `ATTACH;ENCODING=BASE64:${'QUJDQUJD\r\n '.repeat(100_000)}`),
        GOOD,
      ),
  ],
  [
    '100,000 people invited',
    () =>
      calendar(
        event(
          'UID:a',
          'DTSTART:20260601T090000Z',
          ...Array.from({ length: 100_000 }, (_, index) => `ATTENDEE;CN="P ${index}":mailto:${index}@example.org`),
        ),
        GOOD,
      ),
  ],
  [
    'a calendar inside a zone inside a calendar',
    () => calendar('BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nBEGIN:VEVENT\r\n'.repeat(10_000), GOOD),
  ],
  ['200,000 lines without a colon', () => calendar('SUMMARY\r\n'.repeat(200_000), GOOD)],
  ['one event in lone carriage returns', () => calendar(GOOD).replaceAll('\r\n', '\r')],
  [
    'text that turns around and shouts',
    () =>
      calendar(
        event('UID:a', 'DTSTART:20260601T090000Z', `SUMMARY:\u202e${'@everyone <!channel> '.repeat(5_000)}\ud800`),
        GOOD,
      ),
  ],
  [
    'a million zeros',
    () => calendar(event('UID:a', 'DTSTART:20260601T090000Z', `SUMMARY:${'\0'.repeat(1_000_000)}`), GOOD),
  ],
  ['a file that breaks off', () => calendar(GOOD, 'BEGIN:VEVENT', 'UID:a', 'DTSTART:2026').slice(0, -20)],
];
