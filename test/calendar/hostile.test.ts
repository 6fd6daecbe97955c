import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import type { CalendarReading } from '../../src/calendar/occurrence.ts';
import { type CalendarReader, makeReader } from '../../src/calendar/read.ts';
import { unreadableOf } from '../../src/calendar/source.ts';
import { readSpreadsheet } from '../../src/calendar/sources/csv.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { ATHLETE, aTeam, openHouse, type TestHouse } from '../support/house.ts';
import { calendar, codes, event, ROMANCE_AS_CUSTOM, WINDOW } from './support.ts';

const window = { ...WINDOW, zone: 'Europe/Paris' };
const GOOD = event('UID:good', 'DTSTART:20260601T100000Z', 'DURATION:PT1H', 'SUMMARY:good');
const bomb = (count: number, rule: string, start = 'DTSTART:20260101T000000Z') =>
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
const HOSTILE: readonly (readonly [string, () => string])[] = [
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
  ['a file that breaks off', () => calendar(GOOD, 'BEGIN:VEVENT', 'UID:a', 'DTSTART:2026').slice(0, -20)],
];

describe('files made to hurt', () => {
  let reader: CalendarReader;
  beforeAll(async () => {
    reader = makeReader();
    await reader.readCalendar(calendar(GOOD), window);
  });
  afterAll(() => reader.close());

  it.each(HOSTILE)('%s: the good event is kept', async (_, make) => {
    const file = make();
    const reading = await reader.readCalendar(file, window);
    expect(reading.occurrences.map(({ uid }) => uid)).toContain('good');
    expect(unreadableOf(reading)).toBeNull();
  });

  it('refuses what would be no calendar at all', async () => {
    for (const file of [
      '',
      '\0'.repeat(100_000),
      'PK\u0003\u0004',
      '<html>BEGIN:VEVENT</html>',
      'BEGIN:VCARD\r\nEND:VCARD\r\n',
    ]) {
      expect(unreadableOf(await reader.readCalendar(file, window)), JSON.stringify(file.slice(0, 20))).not.toBeNull();
    }
  });
});

describe('the chat meanwhile', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openHouse();
    await aTeam(test);
  });
  afterAll(() => test.close());

  it('is answered while somebody’s file is being read', async () => {
    const text = calendar(
      ...bomb(3_000, `FREQ=MONTHLY;BYDAY=${'1MO,2TU,3WE,4TH,-1FR'}`, 'DTSTART:19700105T000000Z'),
      GOOD,
    );
    const form = await test.platform.type(ATHLETE, 'calendar file');
    const order: string[] = [];
    const upload = test.platform
      .fill(ATHLETE, form, { file: { name: 'bomb.ics', bytes: new TextEncoder().encode(text) } })
      .then((answer) => {
        order.push('file');
        return toPlainText(answer);
      });
    for (let count = 0; count < 3; count += 1) {
      expect(toPlainText(await test.platform.type(ATHLETE, 'help'))).toContain('checkin');
      order.push('help');
    }
    await upload;
    expect(order).toEqual(['help', 'help', 'help', 'file']);
  });
});

const VALUES = fc.oneof(
  fc.constantFrom(
    ...[
      '20260601T100000Z',
      '20260601',
      '20260601T100000',
      '20261025T023000',
      '19700101T000000Z',
      '99991231T235959Z',
      '',
    ],
    ...['PT1H', '-PT1H', 'P1W', 'P', 'PT', 'FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3', 'FREQ=YEARLY;BYWEEKNO=53'],
    ...['FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO', 'FREQ=HOURLY', 'FREQ=', 'FREQ=DAILY;UNTIL=20260601', 'COUNT=1'],
    ...['Europe/Berlin', 'Romance Standard Time', 'CANCELLED', 'PUBLISH', '+0100', '-9999', '\\', '\\n;\\,:"'],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const NAMES = fc.constantFrom(
  ...[
    'DTSTART',
    'DTEND',
    'DURATION',
    'RRULE',
    'RDATE',
    'EXDATE',
    'EXRULE',
    'RECURRENCE-ID',
    'UID',
    'SUMMARY',
    'STATUS',
  ],
  ...['SEQUENCE', 'CATEGORIES', 'TZID', 'TZOFFSETFROM', 'TZOFFSETTO', 'METHOD', 'X-WR-TIMEZONE', 'DESCRIPTION', 'URL'],
);
const PARAMS = fc.constantFrom(
  '',
  ';TZID=Europe/Berlin',
  ';VALUE=DATE',
  ';VALUE=PERIOD',
  ';RANGE=THISANDFUTURE',
  ';TZID="',
  ';X',
);
const LINES = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(NAMES, PARAMS, VALUES).map(([name, params, value]) => `${name}${params}:${value}`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('BEGIN', 'END'),
        fc.constantFrom('VEVENT', 'VTIMEZONE', 'STANDARD', 'VALARM', 'VCALENDAR', 'X'),
      )
      .map(([what, name]) => `${what}:${name}`),
  },
  { weight: 1, arbitrary: VALUES },
);

describe('whatever arrives', () => {
  const isSound = ({ occurrences, warnings }: CalendarReading) => {
    for (const { start, end, uid, summary } of occurrences) {
      expect(Number.isFinite(start) && end >= start).toBe(true);
      expect(start < window.to && end >= window.from).toBe(true);
      expect(`${uid}${summary}`).not.toContain('\0');
    }
    expect(warnings.length).toBeLessThanOrEqual(60);
  };

  it('bytes of any kind are read or refused, never thrown at anybody', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, headed) => {
        const head = headed ? new TextEncoder().encode('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:') : [];
        isSound(readIcalendar(Uint8Array.from([...head, ...bytes]), window));
        readSpreadsheet(Uint8Array.from([...new TextEncoder().encode('date,title\n'), ...bytes]), window);
      }),
      { numRuns: 500 },
    );
  });

  it('lines of any kind in any order are read or refused, and a whole event among them is kept', () => {
    fc.assert(
      fc.property(fc.array(LINES, { maxLength: 40 }), fc.array(LINES, { maxLength: 10 }), (before, after) => {
        const file = calendar(
          ...before,
          'END:VEVENT',
          'END:VTIMEZONE',
          'END:VCALENDAR',
          'BEGIN:VCALENDAR',
          GOOD,
          'END:VCALENDAR',
          ...after,
        );
        const reading = readIcalendar(file, window);
        isSound(reading);
        // Unless what stands around it says that it moved, was replaced or is cancelled.
        if (!/UID:good/.test([...before, ...after].join())) {
          expect(
            reading.occurrences.some(({ uid }) => uid === 'good'),
            file,
          ).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a file cut anywhere is read as far as it goes', () => {
    const whole = calendar(
      ROMANCE_AS_CUSTOM,
      GOOD,
      event('UID:r', 'DTSTART;TZID=Club Time:20260601T100000', 'RRULE:FREQ=WEEKLY;COUNT=4'),
    );
    for (let length = 0; length < whole.length; length += 1) isSound(readIcalendar(whole.slice(0, length), window));
    expect(codes(readIcalendar(whole, window))).toEqual([]);
  });
});
