import { describe, expect, it } from 'vitest';
import { dueReminders, type ReminderPreferences } from '../../../src/domain/booking/reminders.ts';
import { HOUR, instantOf, MINUTE } from '../../../src/domain/day.ts';

const zone = 'Europe/Berlin';
const night: ReminderPreferences = {
  zone,
  quiet: { from: '22:00', to: '07:00' },
  wanted: ['day-before', 'hours-before'],
};

function due(day: string, time: string, now: readonly [string, string], preferences = night, since = 0) {
  const start = instantOf(day, time, zone);
  const booking = { id: 'b', athleteId: 'ada', start, end: start + HOUR, since };
  return dueReminders([booking], () => preferences, instantOf(now[0], now[1], zone)).map(({ kind }) => kind);
}

describe('reminders', () => {
  it.each([
    ['a day before', '2026-03-04', '10:00', ['2026-03-03', '10:00'], ['day-before']],
    ['not yet', '2026-03-04', '10:00', ['2026-03-03', '09:59'], []],
    ['still the day before, late', '2026-03-04', '10:00', ['2026-03-03', '15:00'], ['day-before']],
    ['too late for the day before', '2026-03-04', '10:00', ['2026-03-04', '04:30'], []],
    ['two hours before', '2026-03-04', '10:00', ['2026-03-04', '08:00'], ['hours-before']],
    ['too late for anything', '2026-03-04', '10:00', ['2026-03-04', '09:45'], []],
    ['quiet: waits for the morning', '2026-03-04', '08:00', ['2026-03-04', '06:30'], []],
    ['quiet is over', '2026-03-04', '08:00', ['2026-03-04', '07:00'], ['hours-before']],
    ['a session in quiet hours is still announced', '2026-03-04', '06:30', ['2026-03-04', '04:30'], ['hours-before']],
    ['quiet the evening before', '2026-03-04', '22:30', ['2026-03-03', '22:30'], ['day-before']],
    ['quiet the evening before, session in the day', '2026-03-05', '21:59', ['2026-03-04', '22:00'], []],
  ] as const)('%s', (_name, day, time, now, kinds) => {
    expect(due(day, time, now)).toEqual(kinds);
  });

  it('leaves out what was due before the booking was made', () => {
    const since = instantOf('2026-03-03', '12:00', zone);
    expect(due('2026-03-04', '10:00', ['2026-03-03', '12:01'], night, since)).toEqual([]);
  });

  it('counts hours, not wall clocks, across a change of clocks, and quiet hours by the wall clock', () => {
    // 29 March 2026, 02:00 becomes 03:00 in Berlin: a day before Sunday 10:00 is Saturday 09:00
    expect(due('2026-03-29', '10:00', ['2026-03-28', '09:00'])).toEqual(['day-before']);
    expect(due('2026-03-29', '10:00', ['2026-03-28', '08:59'])).toEqual([]);
    expect(due('2026-03-29', '09:30', ['2026-03-29', '07:30'])).toEqual(['hours-before']);
  });

  it('has a key that changes when the booking moves', () => {
    const one = (start: number) =>
      dueReminders(
        [{ id: 'b', athleteId: 'ada', start, end: start + HOUR, since: 0 }],
        () => night,
        start - 2 * HOUR + MINUTE,
      );
    const noon = instantOf('2026-03-04', '12:00', zone);
    expect([noon, noon, noon + HOUR].map((start) => one(start).map(({ key }) => key))).toEqual(
      [noon, noon, noon + HOUR].map((start) => [`reminder/b/${start}/hours-before`]),
    );
  });
});
