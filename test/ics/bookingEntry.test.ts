import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/domain/day.ts';
import { makeTranslate } from '../../src/i18n/translate.ts';
import { bookingEntry, type CalendarBooking } from '../../src/ics/bookingEntry.ts';

const START = Date.parse('2026-03-09T15:00:00Z');
const FIRM = START - 72 * HOUR;
const booking = (change: Partial<CalendarBooking> = {}): CalendarBooking => ({
  ...{ calendarUid: 'a', version: 1, start: START, end: START + HOUR / 2, createdAt: 0, changedAt: START - 150 * HOUR },
  ...{ state: 'booked', origin: 'plan', therapist: 'Thea', room: 'Room', table: 1, ...change },
});
const entry = (now: number, change: Partial<CalendarBooking> = {}) => {
  const { status, sequence, changedAt } = bookingEntry(
    makeTranslate('en', 'Europe/Berlin'),
    booking(change),
    null,
    now,
  );
  return { status, sequence, changedAt };
};

describe('a planned massage in a calendar', () => {
  it('is tentative until three days before, then confirmed, as a change of its own', () => {
    const before = entry(FIRM - 1);
    const after = entry(FIRM);
    expect([before.status, after.status]).toEqual(['tentative', 'confirmed']);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect([before.changedAt, after.changedAt]).toEqual([START - 150 * HOUR, FIRM]);
    // The same whenever it is written.
    expect(entry(START)).toEqual(after);
  });

  it('counts on through whatever happens to it', () => {
    const life = [
      entry(FIRM - HOUR),
      entry(FIRM),
      entry(FIRM + HOUR, { version: 2, changedAt: FIRM + HOUR, state: 'held' }),
      entry(FIRM + 2 * HOUR, { version: 3, changedAt: FIRM + 2 * HOUR }),
      // Kept by the athlete.
      entry(FIRM + 3 * HOUR, { version: 4, changedAt: FIRM + 3 * HOUR, origin: 'athlete' }),
      // Moved: the booking in its place is two versions on.
      entry(FIRM + 4 * HOUR, { version: 6, changedAt: FIRM + 4 * HOUR, origin: 'athlete', start: START + 200 * HOUR }),
      entry(FIRM + 5 * HOUR, { version: 7, changedAt: FIRM + 5 * HOUR, origin: 'athlete', state: 'cancelled' }),
    ];
    expect(life.map(({ status }) => status)).toEqual([
      ...['tentative', 'confirmed', 'tentative', 'confirmed', 'confirmed', 'confirmed', 'cancelled'],
    ]);
    for (const [at, one] of life.entries()) expect(one.sequence).toBeGreaterThan(life[at - 1]?.sequence ?? 0);
  });

  it('that a plan moves to a later day is tentative again, and still counts on', () => {
    const firm = entry(FIRM + HOUR);
    const moved = entry(FIRM + 2 * HOUR, { version: 3, start: START + 100 * HOUR, changedAt: FIRM + 2 * HOUR });
    expect(moved.status).toBe('tentative');
    expect(moved.sequence).toBeGreaterThan(firm.sequence);
  });
});
