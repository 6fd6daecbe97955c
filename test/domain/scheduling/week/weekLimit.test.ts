import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MassageType } from '../../../../src/domain/clinic/modality.ts';
import { FIRM_TYPES } from '../../../../src/domain/clinic/modality.ts';
import { HOUR } from '../../../../src/domain/day.ts';
import { fullSpans, type HadMassage, WEEK } from '../../../../src/domain/scheduling/week/weekLimit.ts';

const KINDS: readonly MassageType[] = ['RECOVERY', 'RELAX', 'DEEP_TISSUE', 'TRIGGER_POINT'];
const anyHad = fc.array(
  fc.record({
    type: fc.constantFrom(...KINDS),
    start: fc.integer({ min: 0, max: 24 * 21 }).map((hour) => hour * HOUR),
  }),
  { maxLength: 6 },
);

/** The most massages that start in any seven days. */
function mostInAWeek(massages: readonly HadMassage[]): number {
  return Math.max(
    0,
    ...massages.map(({ start: from }) => massages.filter(({ start }) => start >= from && start < from + WEEK).length),
  );
}
const firmOf = (massages: readonly HadMassage[]) => massages.filter(({ type }) => FIRM_TYPES.includes(type));

describe('the limit of a week', () => {
  it('closes exactly the starts that would be one too many', () => {
    fc.assert(
      fc.property(
        anyHad,
        fc.constantFrom(...KINDS),
        fc.integer({ min: -200, max: 24 * 30 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 2 }),
        (had, type, hour, massages, firm) => {
          const one = { type, start: hour * HOUR };
          const [all, firmOnes] = [[...had, one], firmOf([...had, one])];
          const within = (list: readonly HadMassage[]) =>
            list.filter(({ start }) => Math.abs(start - one.start) < WEEK);
          // What was too many before is nobody's question now.
          fc.pre(mostInAWeek(had) <= massages && mostInAWeek(firmOf(had)) <= firm);
          const tooMany =
            mostInAWeek(within(all)) > massages || (FIRM_TYPES.includes(type) && mostInAWeek(within(firmOnes)) > firm);
          const closed = fullSpans({ massages, firm, around: [] }, had).some(
            (span) => one.start >= span.start && one.start < span.end && span.closed.includes(type),
          );
          expect(closed).toBe(tooMany);
        },
      ),
    );
  });

  it('never closes what a clinician orders', () => {
    const had = [0, 1, 2].map((day) => ({ type: 'RELAX' as const, start: day * 24 * HOUR }));
    const closed = new Set(fullSpans({ massages: 1, firm: 0, around: [] }, had).flatMap((span) => span.closed));
    expect([closed.has('REHAB'), closed.has('LYMPH'), closed.has('SCAR'), closed.has('RECOVERY')]).toEqual([
      ...[false, false, false, true],
    ]);
  });
});
