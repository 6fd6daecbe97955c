import { expect, it } from 'vitest';
import { patternOf } from '../../../src/domain/risk/followUp.ts';
import { PATTERN_IDS } from '../../../src/domain/risk/pattern.ts';
import { scaleOf } from '../../../src/domain/risk/scale.ts';

it.each(PATTERN_IDS)('%s has a scale for each threshold, with the default on it', (pattern) => {
  for (const [param, preset] of Object.entries(patternOf(pattern).defaults)) {
    const [least, most] = scaleOf(pattern, param) ?? [Number.NaN, Number.NaN];
    expect([param, preset >= least, preset <= most, least < most]).toEqual([param, true, true, true]);
  }
  expect(scaleOf(pattern, 'constructor')).toBeNull();
});
