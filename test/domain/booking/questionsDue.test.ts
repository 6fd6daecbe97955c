import { describe, expect, it } from 'vitest';
import { dueQuestions } from '../../../src/domain/booking/questionsDue.ts';
import { dueReminders, type ReminderKind, type ReminderPreferences } from '../../../src/domain/booking/reminders.ts';
import { HOUR, instantOf, MINUTE } from '../../../src/domain/day.ts';

const ZONE = 'Europe/Berlin';
const DAY = '2026-03-05';
const BOTH: readonly ReminderKind[] = ['day-before', 'hours-before'];

interface Case {
  readonly start: string;
  readonly wanted?: readonly ReminderKind[];
  readonly quiet?: ReminderPreferences['quiet'];
  /** Booked so many hours before. */
  readonly booked?: number;
}

const NIGHT = { from: '22:00', to: '07:00' };

/** When something asks, as hours before the start: every five minutes of the last 30 hours. */
function asked({ start, wanted = BOTH, quiet = NIGHT, booked = 100 }: Case) {
  const at = instantOf(DAY, start, ZONE);
  const booking = { id: 'b', athleteId: 'a', start: at, end: at + 30 * MINUTE, since: at - booked * HOUR };
  const preferences = () => ({ zone: ZONE, quiet, wanted });
  const first = { questions: Number.NaN, reminder: Number.NaN };
  for (let now = Math.max(at - 30 * HOUR, booking.since); now < at; now += 5 * MINUTE) {
    const hours = (at - now) / HOUR;
    const reminders = dueReminders([booking], preferences, now).filter(({ kind }) => kind === 'hours-before');
    if (reminders.length > 0 && Number.isNaN(first.reminder)) first.reminder = hours;
    if (dueQuestions([booking], preferences, now).length > 0 && Number.isNaN(first.questions)) first.questions = hours;
  }
  return first;
}

describe('the questions before a massage', () => {
  it.each<{ readonly what: string; readonly of: Case; readonly reminder: number; readonly questions: number }>([
    { what: 'come with the reminder', of: { start: '14:00' }, reminder: 2, questions: Number.NaN },
    {
      what: 'come with a reminder that waited for the morning',
      of: { start: '08:00' },
      reminder: 1,
      questions: Number.NaN,
    },
    {
      what: 'come four hours before by themselves where reminders are off',
      of: { start: '14:00', wanted: [] },
      reminder: Number.NaN,
      questions: 4,
    },
    {
      what: 'wait for the morning',
      of: { start: '09:00', wanted: [] },
      reminder: Number.NaN,
      questions: 2,
    },
    {
      what: 'come the evening before to somebody who sleeps until the massage',
      of: { start: '07:15' },
      reminder: Number.NaN,
      questions: 11,
    },
    {
      what: 'come on time within quiet hours where the massage is in them',
      of: { start: '23:00', wanted: [] },
      reminder: Number.NaN,
      questions: 4,
    },
    {
      what: 'come at once after a late booking',
      of: { start: '14:00', booked: 1 },
      reminder: Number.NaN,
      questions: 1,
    },
  ])('$what', ({ of, reminder, questions }) => {
    expect(asked(of)).toEqual({ reminder, questions });
  });

  it('reach everybody before the start, by one road and not by two', () => {
    for (const wanted of [BOTH, [], ['day-before'] as const])
      for (const quiet of [NIGHT, null, { from: '06:00', to: '20:00' }])
        for (let minutes = 0; minutes < 24 * 60; minutes += 75) {
          const start = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
          const { reminder, questions } = asked({ start, wanted, quiet });
          const said = `${start} ${wanted.join()} ${quiet?.from}`;
          const isLong = quiet?.from === '06:00' && Number.isNaN(reminder) && Number.isNaN(questions);
          // Somebody who is never awake in the eleven hours before cannot be asked.
          if (!isLong) expect([reminder, questions].filter(Number.isNaN), said).toHaveLength(1);
        }
  });
});
