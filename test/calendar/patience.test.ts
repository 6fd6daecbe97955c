import { expect, it } from 'vitest';
import { startStopwatch } from '../../src/calendar/patience.ts';

it('takes a file for slow only when the clock and the processor agree', () => {
  let clock = 1_000;
  let processor = 500;
  const watch = startStopwatch({ clock: () => clock, processor: () => processor });
  expect(watch.spent(100)).toBe(false);
  // The machine was busy with something else.
  clock += 5_000;
  processor += 20;
  expect(watch.elapsed()).toBe(5_000);
  expect(watch.spent(100)).toBe(false);
  // Other threads of this process were busy too: the clock has to be over all the same.
  processor += 200;
  expect(watch.spent(100)).toBe(true);
  expect(watch.spent(6_000)).toBe(false);
  processor += 10_000;
  expect(watch.spent(6_000)).toBe(false);
});

it('reads the real clocks', () => {
  const watch = startStopwatch();
  const until = performance.now() + 30;
  while (performance.now() < until) Math.sqrt(2);
  expect(watch.elapsed()).toBeGreaterThanOrEqual(30);
  expect(watch.spent(1)).toBe(true);
});
