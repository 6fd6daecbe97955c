import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffEvents, lossOf } from '../../../src/care/calendar/diff.ts';
import type { EventFacts } from '../../../src/store/calendar/events.ts';
import { factsFrom, stored } from '../../support/events.ts';

const NOW = Date.parse('2026-03-02T07:00:00Z');

const facts = factsFrom(NOW);

const read = (before: readonly EventFacts[], after: readonly EventFacts[]) => {
  const { added, moved, changed, removed } = diffEvents(before.map(stored), after, NOW);
  return {
    added: added.map(({ key }) => key),
    moved: moved.map((one) => `${one.before.key} > ${one.after.key}`),
    changed: changed.map((one) => one.after.key),
    removed: removed.map(({ key }) => key),
  };
};

describe('what is different in a calendar', () => {
  it.each([
    {
      what: 'one of each',
      before: [facts('stays', 1), facts('moves', 2), facts('changes', 3), facts('goes', 4)],
      after: [facts('stays', 1), facts('moves', 9), facts('changes', 3, { title: 'Match' }), facts('comes', 5)],
      is: { added: ['comes'], moved: ['moves > moves'], changed: ['changes'], removed: ['goes'] },
    },
    {
      what: 'the past that was forgotten',
      before: [facts('over', -5), facts('now', -0.5)],
      after: [],
      is: { added: [], moved: [], changed: [], removed: ['now'] },
    },
    {
      what: 'a series put off by an hour',
      before: [facts('s/2026-03-03T16:00:00Z', 33), facts('s/2026-03-10T16:00:00Z', 201)],
      after: [facts('s/2026-03-03T17:00:00Z', 34), facts('s/2026-03-10T17:00:00Z', 202)],
      is: {
        added: [],
        moved: ['s/2026-03-03T16:00:00Z > s/2026-03-03T17:00:00Z', 's/2026-03-10T16:00:00Z > s/2026-03-10T17:00:00Z'],
        changed: [],
        removed: [],
      },
    },
    {
      what: 'another series at nearly the same time',
      before: [facts('s/2026-03-03T16:00:00Z', 33)],
      after: [facts('other/2026-03-03T17:00:00Z', 34)],
      is: { added: ['other/2026-03-03T17:00:00Z'], moved: [], changed: [], removed: ['s/2026-03-03T16:00:00Z'] },
    },
    {
      what: 'a series that goes on next week only',
      before: [facts('s/2026-03-03T16:00:00Z', 33)],
      after: [facts('s/2026-03-10T16:00:00Z', 201)],
      is: { added: ['s/2026-03-10T16:00:00Z'], moved: [], changed: [], removed: ['s/2026-03-03T16:00:00Z'] },
    },
    {
      what: 'nothing of a calendar that names its entries anew at every look',
      before: [facts('a1', 1), facts('b1', 2), facts('c1', 2, { title: 'Match' })],
      after: [facts('a2', 1), facts('c2', 2, { title: 'Match' }), facts('b2', 2)],
      is: { added: [], moved: [], changed: [], removed: [] },
    },
    {
      what: 'what changed in such a calendar',
      before: [facts('a1', 1), facts('b1', 2)],
      after: [facts('a2', 1, { status: 'cancelled' }), facts('b2', 3)],
      is: { added: ['b2'], moved: [], changed: ['a2'], removed: ['b1'] },
    },
  ])('tells $what', ({ before, after, is }) => {
    expect(read(before, after)).toEqual(is);
  });

  it('is nothing when nothing changed', () => {
    const events = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: -500, max: 500 })), {
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(events, (some) => {
        const same = some.map(([key, hours]) => facts(key, hours));
        expect(read(same, same)).toEqual({ added: [], moved: [], changed: [], removed: [] });
      }),
    );
  });
});

it('keeps the rows of entries that are named anew', () => {
  const { renamed } = diffEvents([stored(facts('a1', 1))], [facts('a2', 1)], NOW);
  expect(renamed.map(({ before, after }) => [before.id, after.key])).toEqual([['row of a1', 'a2']]);
});

describe('a calendar that loses its future', () => {
  const many = (count: number, from = 1) =>
    Array.from({ length: count }, (_, index) => facts(`e${index}`, from + index));
  it.each([
    { what: 'most of it', had: many(8), left: many(3), is: { had: 8, left: 3 } },
    { what: 'half of it', had: many(8), left: many(4), is: null },
    { what: 'two of three', had: many(3), left: many(1), is: null },
    { what: 'both of two', had: many(2), left: [], is: { had: 2, left: 0 } },
    { what: 'the only one', had: many(1), left: [], is: null },
    {
      what: 'both of two, called off',
      had: many(2),
      left: many(2).map((one) => ({ ...one, status: 'cancelled' as const })),
      is: null,
    },
    { what: 'its past only', had: many(8, -50), left: [], is: null },
    {
      what: 'the names of all',
      had: many(8),
      left: many(8).map((one) => ({ ...one, key: `new ${one.key}` })),
      is: null,
    },
    {
      what: 'all, called off',
      had: many(8),
      left: many(8).map((one) => ({ ...one, status: 'cancelled' as const })),
      is: { had: 8, left: 0 },
    },
  ])('$what', ({ had, left, is }) => {
    expect(lossOf(had.map(stored), left, NOW)).toEqual(is);
  });
});
