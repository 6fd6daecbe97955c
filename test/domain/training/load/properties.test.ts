import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/day.ts';
import { assess } from '../../../../src/domain/risk/assess.ts';
import { continuousDays, dailyLoads } from '../../../../src/domain/training/load/dayLoad.ts';
import { ewma } from '../../../../src/domain/training/load/ewma.ts';
import { fitness } from '../../../../src/domain/training/load/fitness.ts';
import { measure } from '../../../../src/domain/training/load/measure.ts';
import { windowAt } from '../../../../src/domain/training/load/window.ts';
import { ago, aSession, aView } from '../../risk/build.ts';
import { days } from './build.ts';

/** Halves are exact in binary: what differs, differs for a reason. */
const load = fc.integer({ min: 0, max: 4000 }).map((halves) => halves / 2);
const maybeLoad = fc.option(load, { freq: 5 });

describe('monotony', () => {
  it('does not change with the unit of the load', () =>
    fc.assert(
      fc.property(
        fc.array(load, { minLength: 7, maxLength: 12 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.constantFrom('sample' as const, 'population' as const),
        (loads, factor, deviation) => {
          const one = measure(days(loads), { deviation }).at(-1)?.monotony;
          const scaled = measure(days(loads.map((value) => value * factor)), { deviation }).at(-1)?.monotony;
          expect(scaled?.reason).toBe(one?.reason);
          if (one?.value == null || scaled?.value == null) return;
          expect(Math.abs(scaled.value / one.value - 1)).toBeLessThan(1e-9);
        },
      ),
    ));
});

describe('a day nobody knows', () => {
  it('never changes a sum, wherever it is put', () =>
    fc.assert(
      fc.property(fc.array(maybeLoad, { maxLength: 40 }), fc.nat(), (loads, where) => {
        const at = where % (loads.length + 1);
        const more = [...loads.slice(0, at), null, ...loads.slice(at)];
        const before = windowAt(loads, loads.length - 1, loads.length);
        const after = windowAt(more, more.length - 1, more.length);
        expect(after.total).toBe(before.total);
        expect(after.known).toBe(before.known);
        expect(after.of).toBe(before.of + 1);
      }),
    ));

  it('holds the weighted averages, fitness and fatigue where they were', () =>
    fc.assert(
      fc.property(fc.array(load, { minLength: 1, maxLength: 40 }), (loads) => {
        const more = [...loads, null];
        expect(ewma(more, 7).at(-1)).toBe(ewma(loads, 7).at(-1));
        expect(fitness(days(more)).at(-1)).toMatchObject({
          fitness: fitness(days(loads)).at(-1)?.fitness,
          fatigue: fitness(days(loads)).at(-1)?.fatigue,
        });
      }),
    ));

  it('is not a day of rest: the days around it keep their loads', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1 }), (reported) => {
        const given = reported.map((index) => ({ day: addDays('2026-01-01', index), state: 'rest' as const, load: 0 }));
        const whole = continuousDays(given);
        expect(whole.filter(({ state }) => state === 'rest')).toHaveLength(reported.length);
        expect(whole.filter(({ state }) => state === 'unknown').every((one) => one.load === null)).toBe(true);
        expect(whole).toHaveLength(Math.max(...reported) - Math.min(...reported) + 1);
      }),
    ));
});

describe('sessions of one day in another order', () => {
  const sessions = fc.array(
    fc.record({
      daysAgo: fc.integer({ min: 0, max: 45 }),
      load: maybeLoad,
      minutes: fc.integer({ min: 10, max: 200 }),
    }),
    { minLength: 1, maxLength: 80 },
  );

  /** Up to eighty sessions, each at its own minute, and the same ones in the order of the keys. */
  const ordered = fc.tuple(sessions, fc.array(fc.nat(), { minLength: 80, maxLength: 80 })).map(([list, keys]) => {
    const all = list.map(({ daysAgo, ...answers }, index) => {
      const session = aSession(ago(daysAgo), { ...answers, id: `session-${index}` });
      return { ...session, start: session.start + index * 60_000 };
    });
    const shuffled = all.map((session, index) => ({ session, key: keys[index] ?? 0 }));
    return { all, shuffled: shuffled.toSorted((one, other) => one.key - other.key).map(({ session }) => session) };
  });

  it('make the same days and measures', () =>
    fc.assert(
      fc.property(ordered, ({ all, shuffled }) => {
        const one = dailyLoads(all, [], [], ago(45), ago(0));
        const other = dailyLoads(shuffled, [], [], ago(45), ago(0));
        expect(other).toEqual(one);
        expect(measure(other)).toEqual(measure(one));
      }),
    ));

  it('are the same findings', () =>
    fc.assert(
      fc.property(ordered, ({ all, shuffled }) => {
        expect(assess(aView({ sessions: shuffled }))).toEqual(assess(aView({ sessions: all })));
      }),
      { numRuns: 30 },
    ));
});
