import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  daysFrom,
  instantOf,
  isZone,
  startOfDay,
  timeOf,
  weekdayOf,
  weekStart,
} from '../../src/domain/day.ts';

const aDay = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => DateTime.fromISO('1960-01-01', { zone: 'utc' }).plus({ days }).toISODate() ?? '');

describe('zones', () => {
  it.each([
    ['Europe/Berlin', true],
    ['utc', true],
    ['UTC+14', true],
    ['UTC-12', true],
    ['UTC+25', false],
    ['UTC+15', false],
    ['Europe/Atlantis', false],
    ['', false],
  ])('%s: %s', (zone, is) => {
    expect(isZone(zone)).toBe(is);
  });
});

describe('calendar days', () => {
  it('agree with luxon', () =>
    fc.assert(
      fc.property(aDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        const moment = DateTime.fromISO(day, { zone: 'utc' });
        expect(addDays(day, days)).toBe(moment.plus({ days }).toISODate());
        expect(weekdayOf(day)).toBe(moment.weekday);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    ));

  it('weeks start on Monday unless told otherwise', () => {
    expect(weekStart('2026-03-01')).toBe('2026-02-23');
    expect(weekStart('2026-03-01', 7)).toBe('2026-03-01');
    expect(daysFrom('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(daysFrom('2026-03-02', '2026-03-01')).toEqual([]);
  });

  it('refuses what is no day', () => {
    expect(() => addDays('2026-3-1', 1)).toThrow(RangeError);
  });
});

describe('wall-clock times', () => {
  it.each([
    {
      what: 'an ordinary morning',
      day: '2026-03-02',
      time: '08:00',
      zone: 'Europe/Berlin',
      utc: '2026-03-02T07:00:00Z',
    },
    {
      what: 'an hour that does not exist: the first instant after it',
      day: '2026-03-29',
      time: '02:30',
      zone: 'Europe/Berlin',
      utc: '2026-03-29T01:00:00Z',
    },
    {
      what: 'an hour that comes twice: the first',
      day: '2026-10-25',
      time: '02:30',
      zone: 'Europe/Berlin',
      utc: '2026-10-25T00:30:00Z',
    },
    {
      what: 'the southern spring',
      day: '2026-10-04',
      time: '02:15',
      zone: 'Australia/Sydney',
      utc: '2026-10-03T16:00:00Z',
    },
    {
      what: 'the southern autumn',
      day: '2026-04-05',
      time: '02:30',
      zone: 'Australia/Sydney',
      utc: '2026-04-04T15:30:00Z',
    },
    {
      what: 'half an hour of change',
      day: '2026-10-04',
      time: '02:10',
      zone: 'Australia/Lord_Howe',
      utc: '2026-10-03T15:30:00Z',
    },
    {
      what: 'a zone that changes at midnight',
      day: '2026-09-06',
      time: '00:00',
      zone: 'America/Santiago',
      utc: '2026-09-06T04:00:00Z',
    },
    {
      what: 'a day that was skipped altogether',
      day: '2011-12-30',
      time: '12:00',
      zone: 'Pacific/Apia',
      utc: '2011-12-30T10:00:00Z',
    },
  ])('$what', ({ day, time, zone, utc }) => {
    expect(new Date(instantOf(day, time, zone)).toISOString()).toBe(new Date(utc).toISOString());
  });

  it('come back as the same day and time wherever they exist', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2037-01-01') }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Chatham', 'Africa/Casablanca', 'Asia/Kathmandu'),
        (instant, zone) => {
          const at = instantOf(dayOf(instant, zone), timeOf(instant, zone), zone);
          expect(timeOf(at, zone)).toBe(timeOf(instant, zone));
          expect(at).toBeLessThanOrEqual(instant);
          expect(startOfDay(dayOf(instant, zone), zone)).toBeLessThanOrEqual(at);
        },
      ),
    ));
});
