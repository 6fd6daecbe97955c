import { describe, expect, it } from 'vitest';
import { thinnerIn } from '../../../src/domain/medical/bloodThinner.ts';

describe('medicines that thin the blood, in people’s own words', () => {
  it.each([
    ['Warfarin 5 mg in the evening', 'Warfarin'],
    ['seit März Eliquis, 2x täglich', 'Eliquis'],
    ['HEPARIN-Spritzen nach der OP', 'HEPARIN'],
    ['de l’héparine depuis lundi', 'héparine'],
    ['enoxaparina; ibuprofeno', 'enoxaparina'],
    ['magnesium, Xarelto and vitamin D', 'Xarelto'],
  ])('“%s” names one', (text, named) => {
    expect(thinnerIn(text)).toBe(named);
  });

  it.each(['', 'ibuprofen when it hurts', 'nothing', 'asthma spray', 'warfarinish tea', 'iron'])(
    '“%s” names none',
    (text) => {
      expect(thinnerIn(text)).toBeNull();
    },
  );
});
