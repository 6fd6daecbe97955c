import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInSchema } from '../../../src/domain/checkIn/checkIn.ts';
import { MASSAGE_TYPES, MODALITIES, type Pressure } from '../../../src/domain/clinic/modality.ts';
import { addDays } from '../../../src/domain/day.ts';
import { type INJURY_STAGES, regionState } from '../../../src/domain/medical/healing.ts';
import {
  type ClearedDays,
  type HealingStep,
  type InjuryRecord,
  injuryLimits,
  injuryOn,
  isValidOn,
  ON_ORDER,
  type OrderedType,
  painIn,
  prescribedOn,
} from '../../../src/domain/medical/injury.ts';
import { closedTypes, limitReasons, mergeLimits, NO_LIMITS } from '../../../src/domain/medical/limits.ts';
import { allowedTypes, choicesFor, pressureCap } from '../../../src/domain/medical/protocol.ts';

const DAY0 = '2026-03-01';
const on = (days: number) => addDays(DAY0, days);
const calf: InjuryRecord = { kind: 'injury', area: 'calf', side: 'left', day0: DAY0 };
const knee: InjuryRecord = { kind: 'operation', area: 'knee', side: 'right', day0: DAY0 };
const story = (record: InjuryRecord, more: { steps?: HealingStep[]; clearances?: ClearedDays[] } = {}) => ({
  record,
  steps: more.steps ?? [],
  clearances: more.clearances ?? [],
});
const closed = (days: number, ...stories: ReturnType<typeof story>[]) => closedTypes(injuryLimits(stories, on(days)));
const ORDERED = ['LYMPH', 'SCAR', 'REHAB'];

describe('what an injury closes', () => {
  it.each([
    // day, closed for a massage; work on order is open once the area may have it
    [0, ['DEEP_TISSUE', ...ORDERED]],
    [5, ['DEEP_TISSUE', ...ORDERED]],
    [6, ['SCAR']],
    [21, ['SCAR']],
    [22, ['SCAR']],
    [42, ['SCAR']],
    [43, ['SCAR']],
  ])('on day %i: %j', (days, types) => {
    expect(closed(days, story(calf))).toEqual(types);
  });

  it.each([
    // day, what a sore calf may have, the most pressure on it
    [5, [], 0],
    [6, [], 2],
    [21, [], 2],
    [22, ['RECOVERY', 'MYOFASCIAL'], 3],
    [42, ['RECOVERY', 'MYOFASCIAL'], 3],
    [43, ['DEEP_TISSUE', 'TRIGGER_POINT', 'MYOFASCIAL', 'RECOVERY'], 5],
  ] as const)('a need for the area itself keeps to its stage on day %i', (days, types, cap) => {
    const limits = injuryLimits([story(calf)], on(days));
    const soreness = [{ area: 'calf', side: 'left', value: 6 } as const];
    const choices = choicesFor('sore-area', { phase: null, soreness, ...limits }, 'calf');
    expect(choices.map(({ type }) => type).sort()).toEqual([...types].sort());
    expect(pressureCap(limits, 'calf')).toBe(cap);
  });

  it('leaves an operated area alone on any day, and opens it while a clearance holds, its last day included', () => {
    const clearances = [{ from: on(30), until: on(40) }];
    const at = (days: number) => injuryLimits([story(knee, { clearances })], on(days));
    expect(allowedTypes(at(29), 'knee')).toEqual([]);
    expect(allowedTypes(at(30), 'knee')).toEqual(['RECOVERY', 'MAINTENANCE', 'MYOFASCIAL', 'LYMPH', 'SCAR', 'REHAB']);
    expect(allowedTypes(at(40), 'knee')).toContain('SCAR');
    expect(allowedTypes(at(41), 'knee')).toEqual([]);
    expect(closedTypes(at(41))).toEqual(ORDERED);
    // A last day long ago and none at all are the same.
    expect(allowedTypes(injuryLimits([story(knee)], on(900)), 'knee')).toEqual([]);
  });

  it('opens work on order for the area it is for, and for no other', () => {
    const limits = injuryLimits([story(calf)], on(10));
    expect(allowedTypes(limits, 'calf')).toEqual(['LYMPH', 'REHAB']);
    expect(allowedTypes(limits, 'shoulder')).toEqual([
      'PRE_EVENT',
      'INTER_EVENT',
      'POST_EVENT',
      'RECOVERY',
      'MAINTENANCE',
      'DEEP_TISSUE',
      'TRIGGER_POINT',
      'MYOFASCIAL',
      'LYMPH',
      'RELAX',
    ]);
    expect(closedTypes(injuryLimits([], on(10)))).toEqual(ORDERED);
  });

  it('has work on order ordered by a clearance, from its first day to its last and while the area may have it', () => {
    const needWord = MASSAGE_TYPES.filter((type) => MODALITIES[type].requiresClearance !== 'no');
    expect([...ON_ORDER]).toEqual(needWord);
    const orders = (days: number, record: InjuryRecord, ...types: OrderedType[]) =>
      prescribedOn([story(record, { clearances: [{ from: on(10), until: on(30), orders: types }] })], [on(days)]);
    const rehab = { type: 'REHAB', area: 'calf', minutes: 20 };
    expect([9, 10, 30, 31].map((day) => orders(day, calf, 'REHAB'))).toEqual([[], [rehab], [rehab], []]);
    // Scar work waits for early remodelling.
    expect(orders(21, calf, 'SCAR', 'REHAB')).toEqual([rehab]);
    expect(orders(22, calf, 'SCAR', 'REHAB').map(({ type }) => type)).toEqual(['SCAR', 'REHAB']);
    const both = story(calf, { clearances: [{ from: on(10), until: on(30), orders: ['REHAB'] }] });
    expect(prescribedOn([both, both], [on(9), on(10), on(11)])).toEqual([rehab]);
  });

  it('keeps to the strictest of several', () => {
    const fresh = { ...calf, day0: on(40) };
    expect(closed(43, story(calf), story(fresh))).toEqual(['DEEP_TISSUE', ...ORDERED]);
    expect(limitReasons(injuryLimits([story(fresh)], on(43)))).toEqual([
      { code: 'healing-stage', values: { area: 'calf', stage: 'inflammation' } },
      { code: 'pressure-cap', values: { cap: 3 } },
    ]);
  });

  it('never opens more than one of its sources does', () => {
    const limits = fc.record({
      injuries: fc.constant([]),
      areasToAvoid: fc.subarray(['calf', 'knee', 'neck'] as const),
      pressureCap: fc.integer({ min: 0, max: 5 }).map((cap) => cap as Pressure),
      forbiddenTypes: fc.subarray([...MASSAGE_TYPES]),
    });
    fc.assert(
      fc.property(limits, limits, (one, other) => {
        const both = closedTypes(mergeLimits([one, other]));
        for (const type of [...closedTypes(one), ...closedTypes(other)]) expect(both).toContain(type);
        expect(mergeLimits([one, NO_LIMITS]).pressureCap).toBe(one.pressureCap);
        const cap = Math.min(one.pressureCap, other.pressureCap);
        for (const type of MASSAGE_TYPES)
          if (MODALITIES[type].booked && MODALITIES[type].pressure.min > cap) expect(both).toContain(type);
      }),
    );
  });
});

describe('what was said of its healing', () => {
  const stage = (days: number, set: (typeof INJURY_STAGES)[number] | null): HealingStep => ({
    kind: 'stage',
    on: on(days),
    stage: set,
    reason: 'seen',
  });
  const pain = (days: number): HealingStep => ({ kind: 'setback', on: on(days), pain: 7 });
  it.each([
    // steps, then the stage on day 30 (the calendar's: early remodelling)
    [[], 'remodelling-early'],
    [[stage(10, 'proliferation')], 'proliferation'],
    [[stage(10, 'proliferation'), stage(12, null)], 'remodelling-early'],
    [[pain(25)], 'proliferation'],
    [[pain(25), stage(26, null)], 'remodelling-early'],
    [[pain(25), stage(26, 'inflammation')], 'inflammation'],
    [[stage(10, 'remodelling-late')], 'remodelling-late'],
    [[stage(10, 'remodelling-late'), pain(20)], 'remodelling-early'],
    [[pain(8), pain(25)], 'inflammation'],
  ] as const)('%j', (steps, expected) => {
    const injury = injuryOn(story(calf, { steps: [...steps] }), on(30));
    expect(regionState(injury, on(30)).stage).toBe(expected);
  });

  it('holds a word from its first to its last day', () => {
    const days = [{ from: on(2), until: on(4) }];
    expect([1, 2, 3, 4, 5].map((day) => isValidOn(days, on(day)))).toEqual([false, true, true, true, false]);
  });
});

describe('pain in an area', () => {
  const answer = (given: object) => checkInSchema.parse({ day: on(20), at: 0, zone: 'UTC', ...given });
  it.each([
    [{ pain: 6, painArea: 'calf', painSide: 'left' }, 6],
    [{ painNextMorning: 7, pain: 3, painArea: 'calf', painSide: 'left' }, 7],
    [{ painDuring: 8, painArea: 'calf' }, 8],
    [{ pain: 6, painArea: 'calf', painSide: 'right' }, null],
    [{ pain: 6, painArea: 'shin', painSide: 'left' }, null],
    [{ pain: 6 }, null],
    [{ soreness: [{ area: 'calf', side: 'left', value: 8 }] }, null],
    [{ soreness: [{ area: 'calf', side: 'left', value: 8, isNew: true }] }, 8],
  ])('%j: %s', (given, expected) => {
    expect(painIn(answer(given), calf)).toBe(expected);
  });
});
