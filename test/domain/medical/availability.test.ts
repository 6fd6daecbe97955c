import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { type AvailabilityView, availabilityOn } from '../../../src/domain/medical/availability.ts';
import type { InjuryStory, Tissue } from '../../../src/domain/medical/injury.ts';

const TODAY: Day = '2026-03-02';
const FREE: AvailabilityView = { isHeld: false, stage: null, hasOpenAct: false, injuries: [] };

const injury = (
  day0: Day,
  kind: 'injury' | 'operation' = 'injury',
  cleared = false,
  tissue: Tissue = 'ligament',
): InjuryStory => ({
  record: { kind, area: 'knee', side: 'left', day0, tissue },
  steps: [],
  clearances: cleared ? [{ from: day0, until: '2026-12-31' }] : [],
});

describe('availability', () => {
  it.each<[string, Partial<AvailabilityView>, string]>([
    ['nothing open', {}, 'full'],
    ['bookings on hold', { isHeld: true }, 'out'],
    ['a stage without training', { stage: { since: TODAY, maxMinutes: 0 } }, 'out'],
    ['a stage without training from tomorrow', { stage: { since: '2026-03-03', maxMinutes: 0 } }, 'limited'],
    ['a stage with 30 minutes', { stage: { since: TODAY, maxMinutes: 30 } }, 'limited'],
    ['a stage without a cap', { stage: { since: TODAY, maxMinutes: null } }, 'limited'],
    ['a finding to act on', { hasOpenAct: true }, 'limited'],
    ['a hold beside a finding', { isHeld: true, hasOpenAct: true }, 'out'],
    ['an injury of last week', { injuries: [injury('2026-02-25')] }, 'limited'],
    ['an injury of a year ago', { injuries: [injury('2025-03-02')] }, 'full'],
    ['an operation of a year ago, not cleared', { injuries: [injury('2025-03-02', 'operation')] }, 'limited'],
    ['an operation of a year ago, cleared', { injuries: [injury('2025-03-02', 'operation', true)] }, 'full'],
    ['an answer of the health form that limits massage', { hasLimitingAnswer: true }, 'limited'],
    [
      'an injury of a year ago of nobody knows what',
      { injuries: [injury('2025-03-02', 'injury', false, 'unknown')] },
      'limited',
    ],
    ['a bone of a year ago', { injuries: [injury('2025-03-02', 'injury', false, 'bone')] }, 'limited'],
    ['an old injury beside a new one', { injuries: [injury('2025-03-02'), injury('2026-03-01')] }, 'limited'],
    ['a question that is open', { hasOpenQuestion: true }, 'waiting'],
    [
      'a question that is open and an answer that limits',
      { hasOpenQuestion: true, hasLimitingAnswer: true },
      'limited',
    ],
  ])('with %s', (_, view, expected) => {
    expect(availabilityOn({ ...FREE, ...view }, TODAY)).toBe(expected);
  });
});
