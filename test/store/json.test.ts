import { describe, expect, it } from 'vitest';
import { REASON_CODES, type Reason } from '../../src/domain/clinic/reason.ts';
import { REASONS } from '../../src/store/clinic/reasons.ts';
import { readJson } from '../../src/store/json.ts';
import { ITEMS } from '../../src/store/plan/lines.ts';

const item = {
  ...{ id: '1', action: 'drop', athleteId: 'a', therapistId: 't', roomId: 'r', type: 'RECOVERY', start: 0, end: 60 },
  reasons: [{ code: 'soreness', values: { area: 'calf', score: 7 } }],
};

describe('what a JSON column holds', () => {
  it('is read as it was written', () => {
    const forced = { refused: 'slot-taken', next: null };
    expect(readJson(ITEMS, [item, { ...item, forced, pinned: true }], 'plan')).toEqual([
      item,
      { ...item, forced, pinned: true },
    ]);
    const all: readonly Reason[] = REASON_CODES.map((code) => ({ code, values: {} }));
    expect(readJson(REASONS, all, 'booking')).toEqual(all);
  });

  it.each([
    ['no list', { 0: item }, /expected array/],
    ['an action nobody knows', [{ ...item, action: 'steal' }], /\[0\]\.action/],
    ['a refusal that is none', [{ ...item, forced: { why: 'secret' } }], /\[0\]\.forced/],
    [
      'a reason nobody knows',
      [item, { ...item, reasons: [{ code: 'secret', values: {} }] }],
      /\[1\]\.reasons\[0\]\.code/,
    ],
  ])('%s is refused with the row’s name and the place in it, and nothing of what stands there', (_, stored, place) => {
    const read = () => readJson(ITEMS, stored, 'items of plan 42');
    expect(read).toThrow(/cannot read the items of plan 42/);
    expect(read).toThrow(place);
    expect(read).not.toThrow(/secret|steal/);
  });
});
