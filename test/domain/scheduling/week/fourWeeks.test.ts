import { beforeAll, describe, expect, it } from 'vitest';
import { FOUR_WEEKS, type PlannedWeek, planFourWeeks } from '../../../../src/docs/fourWeeks.ts';
import { HOUR } from '../../../../src/domain/day.ts';

let weeks: readonly PlannedWeek[];
beforeAll(async () => {
  weeks = await planFourWeeks();
});

const minutes = (at: number) => weeks[at]?.lines.reduce((sum, line) => sum + line.minutes, 0) ?? 0;
const of = (name: string) => weeks.flatMap(({ lines }) => lines.filter(({ athlete }) => athlete === name));

describe('four unlike weeks', () => {
  it('have more work in the hard one than in the normal one, and no more than that in the easy one', () => {
    expect(FOUR_WEEKS.map(({ name }) => name)).toEqual(weeks.map(({ name }) => name));
    const [hard, normal, easy] = [minutes(0), minutes(1), minutes(2)];
    expect(hard).toBeGreaterThanOrEqual(1.3 * normal);
    expect(easy).toBeLessThanOrEqual(normal);
    expect(normal).toBeGreaterThan(0);
  });

  it('give nobody more than two, nor two within 48 hours', () => {
    for (const { lines } of weeks)
      for (const { athlete } of lines) expect(lines.filter((one) => one.athlete === athlete).length).toBeLessThan(3);
    for (const name of ['Ana', 'Ben', 'Cem', 'Dia', 'Eli']) {
      const starts = of(name).map(({ start }) => start);
      for (const [at, start] of starts.entries())
        expect(start - (starts[at - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(48 * HOUR);
    }
  });

  it('leave alone whoever is hurt, until they train again', () => {
    const hurt = weeks.slice(0, 3).flatMap(({ lines }) => lines.filter(({ athlete }) => athlete === 'Eli'));
    expect(hurt).toEqual([]);
  });

  it('keep a rhythm on its day', () => {
    const days = of('Dia')
      .filter(({ type }) => type === 'RELAX')
      .map(({ start }) => new Date(start).getUTCDay());
    expect(days).toEqual([3, 3, 3, 3]);
  });

  it('say of every line why', () => {
    for (const { why } of weeks.flatMap(({ lines }) => lines)) expect(why).not.toBe('');
  });
});
