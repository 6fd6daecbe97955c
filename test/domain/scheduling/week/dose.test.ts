import { describe, expect, it } from 'vitest';
import { PROTOCOL_ROWS, protocolOf } from '../../../../src/domain/medical/triage/protocol.ts';
import { type DoseView, doseOf, shapeOf, WEEK_SHAPES } from '../../../../src/domain/scheduling/week/dose.ts';
import { at, ZONE } from '../teamWeeks.ts';

const hardOn = (...weekdays: readonly number[]) => weekdays.map((weekday) => ({ end: at(weekday, '20:00'), share: 1 }));
const view = (over: Partial<DoseView>): DoseView => ({
  ...{ day: '2026-03-04', zone: ZONE, phase: null, hard: [], competitions: [], load: null },
  ...over,
});
const loads = (week: number) => ({ week, usual: 1000 });

describe('the shape of a week', () => {
  it.each<readonly [string, Partial<DoseView>, string]>([
    ['nothing hard', {}, 'easy'],
    ['one hard session, load as usual', { hard: hardOn(2), load: loads(1000) }, 'normal'],
    ['one hard session, a quarter less', { hard: hardOn(2), load: loads(750) }, 'easy'],
    ['two hard sessions', { hard: hardOn(2, 4) }, 'normal'],
    ['two hard sessions, a fifth more', { hard: hardOn(2, 4), load: loads(1200) }, 'hard'],
    ['one hard session, a fifth more', { hard: hardOn(2), load: loads(1200) }, 'normal'],
    ['four hard sessions, whatever is usual', { hard: hardOn(1, 2, 4, 5), load: loads(900) }, 'hard'],
    ['two a day on two days', { hard: [...hardOn(2, 4), ...hardOn(2, 4)] }, 'normal'],
    ['four hard sessions of the week before', { day: '2026-03-11', hard: hardOn(1, 2, 4, 5) }, 'easy'],
    [
      'a match on Wednesday and on Saturday',
      { hard: hardOn(3, 6), competitions: [at(3, '18:00'), at(6, '16:00')] },
      'congested',
    ],
    [
      'a match on Tuesday and on Saturday',
      { hard: hardOn(2, 6), competitions: [at(2, '18:00'), at(6, '16:00')] },
      'normal',
    ],
    ['before the event of the season', { phase: 'taper', hard: hardOn(1, 2, 4, 5) }, 'taper'],
    ['after it', { phase: 'transition', hard: hardOn(2, 4) }, 'easy'],
  ])('with %s', (_, over, shape) => {
    expect(shapeOf(view(over))).toBe(shape);
  });

  it('has its numbers from the protocol, and firm work only where no hard session is in its way', () => {
    const changed = protocolOf([{ key: 'dose-hard', value: 3 }]);
    expect(doseOf(view({ hard: hardOn(1, 2, 4, 5) }), changed)).toEqual({
      ...{ shape: 'hard', massages: 3, minutes: PROTOCOL_ROWS['minutes-hard'].usual, firm: false },
    });
    const usual = protocolOf([]);
    const massages = Object.fromEntries(WEEK_SHAPES.map((shape) => [shape, usual[`dose-${shape}`]]));
    expect(massages).toEqual({ hard: 2, normal: 1, easy: 1, taper: 1, congested: 2 });
    expect(massages.hard).toBeLessThanOrEqual(usual['week-massages']);
  });
});
