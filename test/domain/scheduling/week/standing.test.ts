import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../../src/domain/day.ts';
import {
  CADENCE_DAYS,
  missedCadence,
  NO_WISH,
  preferencesOf,
  requiredGender,
} from '../../../../src/domain/scheduling/week/standing.ts';

const DAY = 24 * HOUR;
const now = Date.parse('2026-03-20T10:00:00Z');
const ago = (days: number) => now - days * DAY;

describe('a missed rhythm', () => {
  it.each([
    { what: 'nothing yet, not due', since: 5, massages: [], missed: null },
    { what: 'nothing yet, a day late', since: 8, massages: [], missed: { late: 1, twice: false } },
    { what: 'due, but within the day of grace', since: 7.5, massages: [], missed: null },
    { what: 'the last one counts', since: 30, massages: [20, 9], missed: { late: 2, twice: false } },
    { what: 'one before the wish does not count', since: 8, massages: [20], missed: { late: 1, twice: false } },
    { what: 'two rhythms long', since: 30, massages: [14], missed: { late: 7, twice: true } },
    { what: 'something is booked', since: 30, massages: [20, -3], missed: null },
  ])('$what', ({ since, massages, missed }) => {
    const found = missedCadence({ everyDays: 7, since: ago(since) }, massages.map(ago), now);
    expect(found).toEqual(missed && { due: ago(missed.late), twice: missed.twice });
  });

  it('is none without a rhythm', () => {
    expect(missedCadence({ everyDays: null, since: ago(300) }, [], now)).toBeNull();
  });

  it('never comes before a whole rhythm and a day, and is there from then on', () => {
    fc.assert(
      fc.property(
        fc.integer(CADENCE_DAYS),
        fc.array(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 60 * 24 }),
        (everyDays, hours, sinceHours) => {
          const massages = hours.map((one) => now - one * HOUR);
          const since = now - sinceHours * HOUR;
          const last = Math.max(since, ...massages);
          const missed = missedCadence({ everyDays, since }, massages, now);
          expect(missed !== null).toBe(now - last >= (everyDays + 1) * DAY);
          if (missed) expect(missed.twice).toBe(now - last >= 2 * everyDays * DAY);
        },
      ),
    );
  });
});

describe('preferences', () => {
  it('are the own language and nothing else for somebody who said nothing', () => {
    expect(preferencesOf(null, 'de')).toEqual({ language: 'de' });
    expect(requiredGender(null)).toBeNull();
  });

  it('a gender is a preference or a rule, never both', () => {
    const wish = { ...NO_WISH, since: now, gender: 'female' } as const;
    expect(preferencesOf(wish, 'en').gender).toBe('female');
    expect(requiredGender(wish)).toBeNull();
    expect(preferencesOf({ ...wish, genderRequired: true }, 'en').gender).toBeUndefined();
    expect(requiredGender({ ...wish, genderRequired: true })).toBe('female');
  });
});
