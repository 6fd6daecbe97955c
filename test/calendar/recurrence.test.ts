import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../src/domain/day.ts';
import { calendar, codes, event, read, times } from './support.ts';

const DAILY = ['UID:a', 'DTSTART;TZID=Europe/Paris:20260601T180000', 'DTEND;TZID=Europe/Paris:20260601T190000'];

describe('repeating', () => {
  it('keeps the wall-clock time over a clock change', () => {
    const text = calendar(
      event(
        'UID:a',
        'DTSTART;TZID=Europe/Paris:20260325T183000',
        'DTEND;TZID=Europe/Paris:20260325T200000',
        'RRULE:FREQ=WEEKLY;COUNT=2',
      ),
    );
    expect(times(read(text))).toEqual(['2026-03-25T17:30/19:00', '2026-04-01T16:30/18:00']);
  });

  it('reads a time in a gap with the offset before it, and one that comes twice as the first', () => {
    const gap = calendar(event('UID:a', 'DTSTART;TZID=Europe/Paris:20260329T023000', 'DURATION:PT1H'));
    const overlap = calendar(event('UID:a', 'DTSTART;TZID=Europe/Paris:20261025T023000', 'DURATION:PT1H'));
    expect(times(read(gap))).toEqual(['2026-03-29T01:30/02:30']);
    expect(times(read(overlap))).toEqual(['2026-10-25T00:30/01:30']);
  });

  it.each([
    ['a UTC UNTIL at the last start', 'FREQ=DAILY;UNTIL=20260603T160000Z', 3],
    ['a UTC UNTIL a second before', 'FREQ=DAILY;UNTIL=20260603T155959Z', 2],
    ['a local UNTIL', 'FREQ=DAILY;UNTIL=20260603T180000', 3],
    ['a date as UNTIL means its midnight', 'FREQ=DAILY;UNTIL=20260603', 2],
    ['a trailing semicolon', 'FREQ=DAILY;COUNT=2;', 2],
    ['lower case', 'freq=daily;count=2', 2],
    ['days out of order and twice', 'FREQ=WEEKLY;COUNT=3;BYDAY=WE,MO,WE', 3],
    ['the last weekday of a month', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2', 3],
  ])('%s', (_, rule, count) => {
    expect(read(calendar(event(...DAILY, `RRULE:${rule}`))).occurrences).toHaveLength(count);
  });

  it('reads BYMONTHDAY of a yearly rule without BYMONTH in the month of the start', () => {
    const text = calendar(event('UID:a', 'DTSTART;VALUE=DATE:20240310', 'RRULE:FREQ=YEARLY;BYMONTHDAY=10'));
    expect(times(read(text, 'UTC'))).toEqual(['2026-03-10T00:00/2026-03-11T00:00']);
  });

  it('lets BYDAY limit BYYEARDAY', () => {
    const text = calendar(
      event('UID:a', 'DTSTART:20200101T090000Z', 'RRULE:FREQ=YEARLY;BYDAY=FR;BYYEARDAY=83,84,85,86;COUNT=9'),
    );
    expect(times(read(text))).toEqual(['2026-03-27T09:00/09:00']);
  });

  // What libical and dateutil both say of these, rrule-temporal does not.
  it.each([
    ['numbered weekdays beside plain ones', '20260102', 'FREQ=YEARLY;BYDAY=FR,-1MO', 53, '2026-12-28'],
    ['a 53rd weekday only in the years that have one', '20260103', 'FREQ=YEARLY;BYDAY=53TH,1SA', 2, '2026-12-31'],
    ['a numbered weekday among days of months', '20260101', 'FREQ=YEARLY;BYMONTHDAY=24,31;BYDAY=52TH', 2, '2026-12-24'],
    [
      'a day of a month in a numbered week',
      '20260720',
      'FREQ=YEARLY;BYWEEKNO=30;BYMONTHDAY=20;BYDAY=MO',
      1,
      '2026-07-20',
    ],
    [
      'the last but one of days that fit twice',
      '20260101',
      'FREQ=MONTHLY;BYDAY=1FR,3FR,SU;BYSETPOS=-2',
      13,
      '2026-12-20',
    ],
    ['a count of days that fit', '20260213', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3', 3, '2026-11-13'],
    ['every hour of some days', '20260602', 'FREQ=HOURLY;BYMONTH=6;BYDAY=TU', 120, '2026-06-30'],
    ['every sixth hour of some days', '20260601', 'FREQ=HOURLY;INTERVAL=6;BYMONTH=6;BYMONTHDAY=1,2', 8, '2026-06-02'],
  ])('%s', (_, day, rule, count, last) => {
    const found = times(read(calendar(event('UID:a', `DTSTART:${day}T000000Z`, `RRULE:${rule}`))));
    expect(found).toHaveLength(count);
    expect(found.at(-1)?.slice(0, 10)).toBe(last);
  });

  it('starts long ago and still reaches today', () => {
    const text = calendar(event('UID:a', 'DTSTART:20100104T090000Z', 'RRULE:FREQ=WEEKLY;INTERVAL=2'));
    expect(read(text).occurrences).toHaveLength(26);
  });

  it('places any daily time where the domain would', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const clock = `${String(hour).padStart(2, '0')}${String(minute).padStart(2, '0')}`;
        const text = calendar(
          event('UID:a', `DTSTART;TZID=America/New_York:20260305T${clock}00`, 'RRULE:FREQ=DAILY;COUNT=5'),
        );
        const starts = read(text).occurrences.map(({ start }) => start);
        const time = `${clock.slice(0, 2)}:${clock.slice(2)}`;
        expect(starts).toEqual([5, 6, 7, 8, 9].map((day) => instantOf(`2026-03-0${day}`, time, 'America/New_York')));
      }),
      { numRuns: 30 },
    );
  });
});

describe('exceptions', () => {
  const series = (...more: readonly string[]) => calendar(event(...DAILY, 'RRULE:FREQ=DAILY;COUNT=4', ...more));

  it.each([
    ['in the zone', 'EXDATE;TZID=Europe/Paris:20260602T180000'],
    ['in UTC', 'EXDATE:20260602T160000Z'],
    ['floating', 'EXDATE:20260602T180000'],
    ['as a date', 'EXDATE;VALUE=DATE:20260602'],
    ['in another zone', 'EXDATE;TZID=America/New_York:20260602T120000'],
  ])('leaves out an EXDATE %s', (_, exdate) => {
    expect(times(read(series(exdate)))).toEqual([
      '2026-06-01T16:00/17:00',
      '2026-06-03T16:00/17:00',
      '2026-06-04T16:00/17:00',
    ]);
  });

  it('leaves out many dates on several lines, and can leave out everything', () => {
    const text = series(
      'EXDATE:20260601T160000Z,20260602T160000Z',
      'EXDATE:20260603T160000Z',
      'EXDATE:20260604T160000Z',
    );
    expect(read(text).occurrences).toEqual([]);
  });

  it('adds dates and periods, each once', () => {
    const text = calendar(
      event(
        ...DAILY,
        'RDATE;TZID=Europe/Paris:20260605T180000,20260601T180000',
        'RDATE;VALUE=PERIOD:20260610T140000Z/PT3H,20260612T080000Z/20260612T093000Z',
      ),
    );
    expect(times(read(text))).toEqual([
      '2026-06-01T16:00/17:00',
      '2026-06-05T16:00/17:00',
      '2026-06-10T14:00/17:00',
      '2026-06-12T08:00/09:30',
    ]);
  });

  it('moves one repetition, also when its id is in UTC', () => {
    const text = calendar(
      event(...DAILY, 'SUMMARY:Training', 'RRULE:FREQ=DAILY;COUNT=2'),
      event('UID:a', 'RECURRENCE-ID:20260602T160000Z', 'DTSTART:20260603T080000Z', 'DTEND:20260603T090000Z'),
    );
    const reading = read(text);
    expect(times(reading)).toEqual(['2026-06-01T16:00/17:00', '2026-06-03T08:00/09:00']);
    expect(reading.occurrences[1]).toMatchObject({ recurrenceId: '2026-06-02T16:00:00.000Z', summary: 'Training' });
  });

  it('lists a cancelled repetition as cancelled', () => {
    const text = calendar(
      event(...DAILY, 'RRULE:FREQ=DAILY;COUNT=2'),
      event(...DAILY, 'RECURRENCE-ID;TZID=Europe/Paris:20260601T180000', 'STATUS:CANCELLED'),
    );
    expect(times(read(text))).toEqual(['2026-06-01T16:00/17:00 x', '2026-06-02T16:00/17:00']);
  });

  it('moves this and all that follow, until the next such change', () => {
    const text = calendar(
      event(...DAILY, 'RRULE:FREQ=DAILY;COUNT=5'),
      event(
        'UID:a',
        'RECURRENCE-ID;TZID=Europe/Paris;RANGE=THISANDFUTURE:20260602T180000',
        'DTSTART;TZID=Europe/Paris:20260602T190000',
        'DURATION:PT2H',
      ),
      event(
        'UID:a',
        'RECURRENCE-ID;TZID=Europe/Paris;RANGE=THISANDFUTURE:20260604T180000',
        'DTSTART;TZID=Europe/Paris:20260605T080000',
        'DURATION:PT1H',
      ),
    );
    expect(times(read(text))).toEqual([
      '2026-06-01T16:00/17:00',
      '2026-06-02T17:00/19:00',
      '2026-06-03T17:00/19:00',
      '2026-06-05T06:00/07:00',
      '2026-06-06T06:00/07:00',
    ]);
  });

  it('shows a replacement whose event is missing', () => {
    const text = calendar(
      event('UID:a', 'RECURRENCE-ID:20260602T160000Z', 'DTSTART:20260603T080000Z', 'DTEND:20260603T090000Z'),
    );
    expect(times(read(text))).toEqual(['2026-06-03T08:00/09:00']);
  });

  it('drops a replacement that was deleted later, not one that is newer than the deletion', () => {
    const replacement = (sequence: number) =>
      event(
        'UID:a',
        `SEQUENCE:${sequence}`,
        'RECURRENCE-ID:20260602T160000Z',
        'DTSTART:20260602T060000Z',
        'DURATION:PT1H',
      );
    const master = event(...DAILY, 'SEQUENCE:2', 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE:20260602T160000Z');
    expect(times(read(calendar(master, replacement(1))))).toEqual(['2026-06-01T16:00/17:00']);
    expect(times(read(calendar(master, replacement(3))))).toEqual(['2026-06-01T16:00/17:00', '2026-06-02T06:00/07:00']);
  });
});

describe('versions', () => {
  it('believes the highest SEQUENCE, then the newest', () => {
    const version = (sequence: number, stamp: string, hour: string) =>
      event('UID:a', `DTSTAMP:${stamp}`, `SEQUENCE:${sequence}`, `DTSTART:20260601T${hour}0000Z`);
    expect(times(read(calendar(version(3, '20260101T000000Z', '10'), version(0, '20260301T000000Z', '08'))))).toEqual([
      '2026-06-01T10:00/10:00',
    ]);
    expect(times(read(calendar(version(1, '20260301T000000Z', '10'), version(1, '20260101T000000Z', '08'))))).toEqual([
      '2026-06-01T10:00/10:00',
    ]);
  });

  it('keeps different events that share a UID, with different ids, and events without one', () => {
    const same = ['a', 'a', '', ''].map((uid, index) => event(`UID:${uid}`, `DTSTART:2026060${index + 1}T100000Z`));
    const { occurrences } = read(calendar(...same));
    expect(occurrences).toHaveLength(4);
    expect(new Set(occurrences.map(({ uid, recurrenceId }) => `${uid} ${recurrenceId}`)).size).toBe(4);
  });

  it('reads METHOD:CANCEL as cancelled', () => {
    const reading = read(calendar('METHOD:CANCEL', event(...DAILY)));
    expect(reading.method).toBe('CANCEL');
    expect(times(reading)).toEqual(['2026-06-01T16:00/17:00 x']);
  });
});

it('says what it refused, and keeps the first occurrence', () => {
  for (const [rule, code] of [
    ['FREQ=SECONDLY', 'rule-too-frequent'],
    ['FREQ=MINUTELY;COUNT=3', 'rule-too-frequent'],
    [`FREQ=DAILY;BYHOUR=${range(24)};BYMINUTE=${range(60)}`, 'rule-too-frequent'],
    ['FREQ=HOURLY', 'rule-too-big'],
    ['FREQ=HOURLY;COUNT=999999', 'rule-too-big'],
    ['FREQ=FORTNIGHTLY', 'bad-rule'],
    ['FREQ=DAILY;INTERVAL=0', 'bad-rule'],
    ['FREQ=WEEKLY;BYDAY=XX', 'bad-rule'],
    ['FREQ=DAILY;COUNT=-5', 'bad-rule'],
    ['FREQ=DAILY;BYMONTH=13', 'bad-rule'],
    ['FREQ=DAILY;UNTIL=tomorrow', 'bad-rule'],
    ['', 'bad-rule'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'rule-never'],
    [`FREQ=YEARLY;BYSETPOS=-1;BYSECOND=${range(60)};BYMINUTE=${range(60)};BYHOUR=${range(24)}`, 'rule-too-big'],
  ] as const) {
    const reading = read(calendar(event(...DAILY, `RRULE:${rule}`)));
    expect([rule, ...codes(reading)]).toEqual([rule, code]);
    expect(times(reading)).toEqual(['2026-06-01T16:00/17:00']);
  }
});

function range(count: number): string {
  return Array.from({ length: count }, (_, index) => index).join(',');
}

describe('what a series was before', () => {
  it('is no repetition of it, though it carries the id of one', () => {
    const text = calendar(
      event(
        'UID:a',
        'RECURRENCE-ID;VALUE=DATE:20260729',
        'DTSTART;VALUE=DATE:20260729',
        'RRULE:FREQ=WEEKLY',
        'SEQUENCE:1',
      ),
      event('UID:a', 'DTSTART;VALUE=DATE:20260701', 'RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20260720', 'SEQUENCE:2'),
    );
    expect(times(read(text, 'UTC'))).toEqual([
      '2026-07-01T00:00/2026-07-02T00:00',
      '2026-07-15T00:00/2026-07-16T00:00',
    ]);
  });
});
