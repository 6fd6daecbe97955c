import { describe, expect, it } from 'vitest';
import { checkInSchema } from '../../../src/domain/soreness/checkIn.ts';
import { mergeCheckIns, replacedBy, saysTheSame } from '../../../src/domain/soreness/merge.ts';
import { partsOf, readPart, readSpots, saysNothingSore } from '../../../src/domain/soreness/typed.ts';

describe('a typed spot', () => {
  it.each([
    { text: '7 calf left', value: 7, area: 'calf', side: 'left', rest: '' },
    { text: 'left calf 7', value: 7, area: 'calf', side: 'left', rest: '' },
    { text: 'Calf L 7/10', value: 7, area: 'calf', side: 'left', rest: '' },
    { text: '6,5 lower back', value: 6.5, area: 'lower-back', side: null, rest: '' },
    { text: '6.5 lower-back since yesterday', value: 6.5, area: 'lower-back', side: null, rest: 'since yesterday' },
    { text: '4 quads both', value: 4, area: 'thigh', side: 'both', rest: '' },
    { text: '7 wibble', value: 7, area: null, side: null, rest: 'wibble' },
    { text: 'tired', value: null, area: null, side: null, rest: 'tired' },
  ])('reads “$text”', ({ text, ...expected }) => {
    expect(readPart(text)).toEqual(expected);
  });

  it.each([
    { line: '7 calf left, 4 knee right', parts: ['7 calf left', '4 knee right'] },
    { line: '7 calf left,4 knee right', parts: ['7 calf left', '4 knee right'] },
    { line: '6,5 calf left; 4 neck', parts: ['6,5 calf left', '4 neck'] },
    { line: '7 calf and 4 neck and shoulders', parts: ['7 calf', '4 neck and shoulders'] },
  ])('parts “$line”', ({ line, parts }) => {
    expect(partsOf(line)).toEqual(parts);
  });

  it('gives both sides a spot and single areas the middle', () => {
    expect(readSpots('4 quads both, 3 neck left')).toEqual([
      { value: 4, area: 'thigh', side: 'left' },
      { value: 4, area: 'thigh', side: 'right' },
      { value: 3, area: 'neck', side: 'middle' },
    ]);
    expect(readSpots('4 knee right, tired')).toBeNull();
  });

  it.each(['good', 'All good!', 'nothing sore', 'none', 'OK.'])('hears that nothing is sore in “%s”', (text) => {
    expect(saysNothingSore(text)).toBe(true);
  });

  it.each(['good night, bad morning', 'not good', 'sore', ''])('does not hear it in “%s”', (text) => {
    expect(saysNothingSore(text)).toBe(false);
  });
});

describe('two check-ins of a day', () => {
  const at = (answers: object, hour = 8) =>
    checkInSchema.parse({ day: '2026-03-02', zone: 'UTC', at: Date.UTC(2026, 2, 2, hour), ...answers });
  const calf = (value: number) => ({ area: 'calf', side: 'left', value });
  const knee = { area: 'knee', side: 'right', value: 4 };

  it('complete each other', () => {
    const merged = mergeCheckIns(
      at({ soreness: [calf(7)], note: 'stiff' }),
      at({ soreness: [knee], sleepHours: 7 }, 9),
    );
    expect(merged).toMatchObject({ soreness: [calf(7), knee], sleepHours: 7, note: 'stiff' });
  });

  it('correct each other where both name a spot, and say what was replaced', () => {
    const [before, later] = [at({ soreness: [calf(7), knee] }), at({ soreness: [calf(3)] }, 9)];
    expect(mergeCheckIns(before, later).soreness).toEqual([knee, calf(3)]);
    expect(replacedBy(before, later)).toEqual([{ ...calf(7), now: 3 }]);
    expect(replacedBy(before, at({ soreness: [] }, 9)).map(({ now }) => now)).toEqual([0, 0]);
    expect(replacedBy(before, at({ sleepHours: 8 }, 9))).toEqual([]);
  });

  it('keep a red flag whatever comes later', () => {
    const merged = mergeCheckIns(at({ redFlags: ['fever'] }), at({ soreness: [] }, 9));
    expect(merged.redFlags).toEqual(['fever']);
  });

  it('are the same when the same was said at another time', () => {
    expect(saysTheSame(at({ soreness: [calf(7), knee] }), at({ soreness: [knee, calf(7)] }, 11))).toBe(true);
    expect(saysTheSame(at({ soreness: [calf(7)] }), at({ soreness: [calf(6)] }))).toBe(false);
    expect(saysTheSame(at({ soreness: [] }), at({ soreness: null }))).toBe(false);
  });
});
