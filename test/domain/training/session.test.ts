import { describe, expect, it } from 'vitest';
import { ageOn } from '../../../src/domain/people/athlete.ts';
import { hardLoadFloor, isHard } from '../../../src/domain/training/session.ts';
import { ago, aPlannedSession, aSession, TODAY } from '../risk/build.ts';

describe('a hard session', () => {
  /** Loads 100, 200 ... 1000: the 80th percentile is 820. */
  const history = Array.from({ length: 10 }, (_, index) => aSession(ago(index + 1), { load: 100 * (index + 1) }));

  it.each([
    {
      given: 'a competition, however easy',
      session: aSession(TODAY, { kind: 'competition', rpe: 2, load: 20 }),
      hard: true,
    },
    { given: 'RPE 7', session: aSession(TODAY, { rpe: 7 }), hard: true },
    { given: 'RPE 6.9', session: aSession(TODAY, { rpe: 6.9 }), hard: false },
    { given: 'the own 80th percentile', session: aSession(TODAY, { load: 820 }), hard: true },
    { given: 'just under it', session: aSession(TODAY, { load: 819 }), hard: false },
    { given: 'tagged eccentric', session: aSession(TODAY, { eccentric: true, rpe: 3 }), hard: true },
    { given: 'massage after it', session: aSession(TODAY, { kind: 'recovery', rpe: 9 }), hard: false },
    { given: 'nothing known', session: aSession(TODAY), hard: false },
    { given: 'a planned competition', session: aPlannedSession(TODAY, { kind: 'competition' }), hard: true },
    { given: 'planned as hard', session: aPlannedSession(TODAY, { intensity: 'hard' }), hard: true },
    { given: 'planned as moderate', session: aPlannedSession(TODAY, { intensity: 'moderate' }), hard: false },
    { given: 'planned with RPE 8', session: aPlannedSession(TODAY, { plannedRpe: 8 }), hard: true },
    { given: 'planned with a load of 900', session: aPlannedSession(TODAY, { plannedLoad: 900 }), hard: true },
  ])('$given: $hard', ({ session, hard }) => {
    expect(isHard(session, history)).toBe(hard);
  });

  it('needs ten loads in 42 days for the percentile, zeros not counted', () => {
    const start = aSession(TODAY).start;
    expect(hardLoadFloor(history, start)).toBeCloseTo(820, 9);
    expect(hardLoadFloor([...history.slice(1), aSession(ago(20), { load: 0 })], start)).toBeNull();
    expect(hardLoadFloor([...history.slice(1), aSession(ago(43), { load: 100 })], start)).toBeNull();
    expect(hardLoadFloor([...history.slice(1), aSession(ago(42), { load: 100 })], start)).toBeCloseTo(820, 9);
  });

  it('does not count the session itself or later ones', () => {
    expect(isHard(aSession(ago(11), { load: 5000 }), history)).toBe(false);
  });
});

describe('age', () => {
  it.each([
    { born: '2008-06-10', on: '2026-06-10', age: 18 },
    { born: '2008-06-11', on: '2026-06-10', age: 17 },
    { born: '2008-07-01', on: '2026-06-30', age: 17 },
    { born: '2008-02-29', on: '2026-02-28', age: 17 },
    { born: '2008-02-29', on: '2026-03-01', age: 18 },
    { born: '2026-06-10', on: '2026-06-10', age: 0 },
  ])('born $born, on $on: $age', ({ born, on, age }) => {
    expect(ageOn(born, on)).toBe(age);
  });
});
