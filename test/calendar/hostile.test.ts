import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIcalendar } from '../../src/calendar/ical/readCalendar.ts';
import type { CalendarReading } from '../../src/calendar/occurrence.ts';
import { type CalendarReader, makeReader } from '../../src/calendar/read.ts';
import { unreadableOf } from '../../src/calendar/source.ts';
import { readSpreadsheet } from '../../src/calendar/sources/csv.ts';
import { toPlainText } from '../../src/chat/plainText.ts';
import { ATHLETE, openTeamHouse, type TestHouse } from '../support/house.ts';
import { bomb, GOOD, HOSTILE } from './hostileFiles.ts';
import { calendar, codes, event, ROMANCE_AS_CUSTOM, WINDOW } from './support.ts';

const window = { ...WINDOW, zone: 'Europe/Paris' };
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
    const files = [
      '',
      '\0'.repeat(100_000),
      'PK\u0003\u0004',
      '<html>BEGIN:VEVENT</html>',
      'BEGIN:VCARD\r\nEND:VCARD\r\n',
    ];
    const refused = await Promise.all(files.map(async (file) => unreadableOf(await reader.readCalendar(file, window))));
    expect(refused).toEqual(files.map(() => 'not-a-calendar'));
  });
});

describe('the chat meanwhile', () => {
  let test: TestHouse;
  beforeAll(async () => {
    test = await openTeamHouse();
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
