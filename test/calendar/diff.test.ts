import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparable, diffCalendar } from '../../src/calendar/diff.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const HOUR = 3_600_000;

function entry(uid: string, hours: number, more: Partial<Comparable> = {}): Comparable {
  const start = NOW + hours * HOUR;
  return {
    uid,
    recurrenceId: null,
    start,
    end: start + HOUR,
    allDay: false,
    summary: uid,
    description: '',
    location: '',
    status: 'confirmed',
    ...more,
  };
}

const sizes = (diff: ReturnType<typeof diffCalendar>) => ({
  added: diff.added.length,
  moved: diff.moved.length,
  removed: diff.removed.length,
  changed: diff.changed.length,
  unchanged: diff.unchanged.length,
});
const NOTHING = { added: 0, moved: 0, removed: 0, changed: 0, unchanged: 0 };

describe('what changed', () => {
  it.each([
    ['nothing', [entry('a', 1)], [entry('a', 1)], { unchanged: 1 }],
    ['a new one', [], [entry('a', 1)], { added: 1 }],
    ['one is gone', [entry('a', 1)], [], { removed: 1 }],
    ['one moved', [entry('a', 1)], [entry('a', 5)], { moved: 1 }],
    ['one is longer', [entry('a', 1)], [entry('a', 1, { end: NOW + 9 * HOUR })], { moved: 1 }],
    ['one is cancelled', [entry('a', 1)], [entry('a', 1, { status: 'cancelled' })], { removed: 1 }],
    ['one is on again', [entry('a', 1, { status: 'cancelled' })], [entry('a', 1)], { added: 1 }],
    ['a cancelled one is dropped', [entry('a', 1, { status: 'cancelled' })], [], {}],
    ['another title', [entry('a', 1)], [entry('a', 1, { summary: 'b' })], { changed: 1 }],
    ['new uids every time', [entry('a', 1)], [entry('b', 1, { summary: 'a' })], { unchanged: 1 }],
    [
      'a far one with the same uid',
      [entry('a', 1, { recurrenceId: '1' })],
      [entry('a', 99, { recurrenceId: '2' })],
      { added: 1, removed: 1 },
    ],
  ])('%s', (_, before, after, expected) => {
    expect(sizes(diffCalendar(before, after, NOW))).toEqual({ ...NOTHING, ...expected });
  });

  it('names the fields', () => {
    const { changed } = diffCalendar([entry('a', 1)], [entry('a', 1, { location: 'Hall', status: 'tentative' })], NOW);
    expect(changed[0]?.fields).toEqual(['location', 'status']);
  });

  it('sees a series that moved as moves, not as losses', () => {
    const series = (hour: number) =>
      [0, 1, 2, 3, 4, 5, 6].map((day) => entry('a', day * 24 + hour, { recurrenceId: `${day}-${hour}` }));
    const diff = diffCalendar(series(17), series(19), NOW);
    expect(sizes(diff)).toEqual({ ...NOTHING, moved: 7 });
    expect(diff.moved.every(({ before, after }) => after.start - before.start === 2 * HOUR)).toBe(true);
    expect(diff.suspicious).toBeNull();
  });
});

describe('a feed that loses its future', () => {
  const week = (count: number, from = 1) =>
    Array.from({ length: count }, (_, index) => entry(`${from + index}`, (from + index) * 24));

  it.each([
    ['most of it', week(10), week(4), { lost: 6, of: 10 }],
    ['all of it', week(6), [], { lost: 6, of: 6 }],
    ['half of it', week(10), week(5), null],
    ['too few to say', week(5), [], null],
    ['only its past', week(20, -20), [], null],
    ['by cancelling', week(10), week(10).map((one) => ({ ...one, status: 'cancelled' as const })), null],
  ])('%s', (_, before, after, expected) => {
    expect(diffCalendar(before, after, NOW).suspicious).toEqual(expected);
  });
});

it('accounts for every entry exactly once', () => {
  const entries = fc.array(
    fc.record({
      uid: fc.constantFrom('', 'a', 'b', 'c'),
      hours: fc.integer({ min: -50, max: 50 }),
      off: fc.boolean(),
      id: fc.constantFrom(null, '1', '2'),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(entries, entries, (first, second) => {
      const [before, after] = [first, second].map((list) =>
        list.map(({ uid, hours, off, id }) =>
          entry(uid, hours, { recurrenceId: id, status: off ? 'cancelled' : 'confirmed' }),
        ),
      );
      const diff = diffCalendar(before ?? [], after ?? [], NOW);
      const pairs = [...diff.moved, ...diff.changed, ...diff.unchanged];
      const alive = (list: readonly Comparable[] | undefined) =>
        (list ?? []).filter(({ status }) => status !== 'cancelled').length;
      expect(pairs.length + diff.removed.length).toBe(alive(before));
      expect(pairs.length + diff.added.length).toBe(alive(after));
    }),
  );
});

it('finds nothing when nothing changed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 })), (hours) => {
      const list = hours.map((hour, index) => entry(`${index}`, hour));
      expect(sizes(diffCalendar(list, structuredClone(list), NOW))).toEqual({ ...NOTHING, unchanged: list.length });
    }),
  );
});
