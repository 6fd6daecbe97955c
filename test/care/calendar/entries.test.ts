import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffEvents } from '../../../src/care/calendar/diff.ts';
import { asOne, type ChangeEntry, entriesOf, isWorthTelling, touchesPlan } from '../../../src/care/calendar/entries.ts';
import { HOUR, MINUTE } from '../../../src/domain/day.ts';
import type { EventFacts } from '../../../src/store/calendar/events.ts';
import { factsFrom, stored } from '../../support/events.ts';

const NOW = Date.parse('2026-03-02T07:00:00Z');
const DAY = 24 * HOUR;

const facts = factsFrom(NOW);
const OFF = { status: 'cancelled' } as const;
const diffOf = (before: readonly EventFacts[], after: readonly EventFacts[]) =>
  diffEvents(before.map(stored), after, NOW);

describe('what a difference means to people', () => {
  it.each([
    ['a new one', [], [facts('a', 5)], ['added a']],
    ['one that is gone', [facts('a', 5)], [], ['removed a']],
    ['one that is called off', [facts('a', 5)], [facts('a', 5, OFF)], ['removed a']],
    ['one that is called off elsewhere', [facts('a', 5)], [facts('a', 9, OFF)], ['removed a']],
    ['one that is on again', [facts('a', 5, OFF)], [facts('a', 5)], ['added a']],
    ['one that is off and goes', [facts('a', 5, OFF)], [], []],
    ['one that comes called off', [], [facts('a', 5, OFF)], []],
    ['another time', [facts('a', 5)], [facts('a', 7)], ['moved a']],
    ['another title', [facts('a', 5)], [facts('a', 5, { title: 'Gym' })], ['changed a']],
    [
      'the soonest first, by where it was',
      [facts('a', 5), facts('b', 9)],
      [facts('b', 1), facts('a', 7)],
      ['moved b', 'moved a'],
    ],
    ['beyond what was looked at before', [], [facts('a', 25)], []],
  ])('%s', (_, before, after, is) => {
    expect(entriesOf(diffOf(before, after), NOW + DAY).map(({ what, key }) => `${what} ${key}`)).toEqual(is);
  });
});

describe('what touches the plan', () => {
  const range = { from: NOW, to: NOW + 14 * DAY };
  it.each([
    ['a match that moves', [facts('a', 50)], [facts('a', 80)], true],
    ['one that moves into it', [facts('a', 900)], [facts('a', 80)], true],
    ['one that moves out of it', [facts('a', 80)], [facts('a', 900)], true],
    ['one that comes', [], [facts('a', 80)], true],
    ['one that goes', [facts('a', 80)], [], true],
    ['one that is called off', [facts('a', 80)], [facts('a', 80, OFF)], true],
    ['one that becomes hard', [facts('a', 80)], [facts('a', 80, { intensity: 'hard' })], true],
    ['one that becomes a match', [facts('a', 80)], [facts('a', 80, { kind: 'competition' })], true],
    ['a new title', [facts('a', 80)], [facts('a', 80, { title: 'Gym' })], false],
    ['what is far away', [facts('a', 900)], [facts('a', 901)], false],
    ['what is called off and goes', [facts('a', 80, OFF)], [], false],
    ['nothing', [facts('a', 80)], [facts('a', 80)], false],
  ])('%s: %s', (_, before, after, is) => {
    expect(touchesPlan(diffOf(before, after), range)).toBe(is);
  });
});

const told = (more: Partial<ChangeEntry> = {}): ChangeEntry => ({
  ...{
    what: 'removed',
    was: 'a',
    key: 'a',
    title: 'Match',
    kind: 'competition',
    zone: 'utc',
    allDay: false,
    from: null,
  },
  ...{ start: NOW + DAY, end: NOW + DAY + HOUR },
  ...more,
});
const at = (hours: number) => ({ start: NOW + hours * HOUR, end: NOW + (hours + 1) * HOUR });

describe('what is worth a message', () => {
  it.each([
    ['a match that is gone tomorrow', told(), true],
    ['one that is new', told({ what: 'added' }), true],
    ['one in three weeks', told(at(21 * 24)), false],
    ['one that was to be tomorrow and is in three weeks', told({ what: 'moved', ...at(21 * 24), from: at(24) }), true],
    ['one that is over', told(at(-2)), false],
    [
      'ten minutes later',
      told({ what: 'moved', from: { start: NOW + DAY - 10 * MINUTE, end: NOW + DAY + 50 * MINUTE } }),
      false,
    ],
    ['an hour longer', told({ what: 'moved', from: { start: NOW + DAY, end: NOW + DAY + 2 * HOUR } }), true],
    ['another title', told({ what: 'changed' }), false],
    ['a doctor’s appointment', told({ kind: 'medical' }), false],
    ['something else', told({ kind: 'other' }), false],
  ])('%s: %s', (_, one, is) => {
    expect(isWorthTelling(one, NOW)).toBe(is);
  });
});

describe('several changes in a row', () => {
  const states = fc.array(fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }), { minLength: 2, maxLength: 8 });

  it('are one: from where it first was to where it is now', () => {
    fc.assert(
      fc.property(states, (hours) => {
        const looks = hours.map((hour) => (hour === null ? [] : [facts('a', hour)]));
        const steps = looks.slice(1).flatMap((after, index) => entriesOf(diffOf(looks[index] ?? [], after), NOW + DAY));
        const [first = []] = looks;
        const whole = entriesOf(diffOf(first, looks.at(-1) ?? []), NOW + DAY);
        const shape = ({ what, start, from }: ChangeEntry) => ({ what, start, from: from?.start ?? null });
        expect(asOne(steps).map(shape)).toEqual(whole.map(shape));
      }),
    );
  });

  it('follow an entry through another name', () => {
    const one = told({ what: 'moved', was: 's/1', key: 's/2', ...at(30), from: at(24) });
    const two = told({ what: 'moved', was: 's/2', key: 's/3', ...at(36), from: at(30) });
    expect(asOne([one, two])).toMatchObject([{ was: 's/1', key: 's/3', start: at(36).start, from: at(24) }]);
  });
});
