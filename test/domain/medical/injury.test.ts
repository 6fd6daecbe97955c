import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Spot } from '../../../src/domain/checkIn/bodyMap.ts';
import { checkInSchema } from '../../../src/domain/checkIn/checkIn.ts';
import { MASSAGE_TYPES, MODALITIES, type Pressure } from '../../../src/domain/clinic/modality.ts';
import type { Reason } from '../../../src/domain/clinic/reason.ts';
import { addDays } from '../../../src/domain/day.ts';
import { type INJURY_STAGES, regionState, stageOf } from '../../../src/domain/medical/healing.ts';
import {
  type ClearedDays,
  clearanceOn,
  type HealingStep,
  type InjuryRecord,
  injuryLimits,
  injuryOn,
  isUncleared,
  isValidOn,
  ON_ORDER,
  type OrderedType,
  prescribedOn,
  strongestIn,
} from '../../../src/domain/medical/injury.ts';
import { closedTypes, leftAlone, limitReasons, mergeLimits, NO_LIMITS } from '../../../src/domain/medical/limits.ts';
import { allowedTypes, choicesFor, mayTouch, pressureCap } from '../../../src/domain/medical/protocol.ts';

const LEFT_CALF = { area: 'calf', side: 'left' } as const;
const RIGHT_KNEE = { area: 'knee', side: 'right' } as const;
const DAY0 = '2026-03-01';
const on = (days: number) => addDays(DAY0, days);
const calf: InjuryRecord = { kind: 'injury', area: 'calf', side: 'left', day0: DAY0 };
const knee: InjuryRecord = { kind: 'operation', area: 'knee', side: 'right', day0: DAY0 };
const story = (
  record: InjuryRecord,
  more: { steps?: HealingStep[]; clearances?: ClearedDays[]; notedOn?: string } = {},
) => ({
  record,
  steps: more.steps ?? [],
  clearances: more.clearances ?? [],
  notedOn: more.notedOn ?? null,
});
const closed = (days: number, ...stories: ReturnType<typeof story>[]) => closedTypes(injuryLimits(stories, on(days)));
const ORDERED = ['LYMPH', 'SCAR', 'REHAB'];

describe('what an injury closes', () => {
  it.each([
    // day, closed for a massage; work on order is open once the area may have it
    [0, ['DEEP_TISSUE', ...ORDERED]],
    [5, ['DEEP_TISSUE', ...ORDERED]],
    [6, ['SCAR', 'REHAB']],
    [21, ['SCAR', 'REHAB']],
    [22, ['SCAR', 'REHAB']],
    [42, ['SCAR', 'REHAB']],
    [43, ['SCAR', 'REHAB']],
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
    // Firm work is for no injured area, however late.
    [43, ['RECOVERY', 'MYOFASCIAL'], 5],
  ] as const)('a need for the area itself keeps to its stage on day %i', (days, types, cap) => {
    const limits = injuryLimits([story(calf)], on(days));
    const soreness = [{ area: 'calf', side: 'left', value: 6 } as const];
    const choices = choicesFor('sore-area', { phase: null, soreness, ...limits }, LEFT_CALF);
    expect(choices.map(({ type }) => type).sort()).toEqual([...types].sort());
    expect(pressureCap(limits, LEFT_CALF)).toBe(cap);
  });

  it('leaves an operated area alone on any day, and opens it while a clearance holds, its last day included', () => {
    const clearances = [{ from: on(30), until: on(40) }];
    const at = (days: number) => injuryLimits([story(knee, { clearances, notedOn: on(30) })], on(days));
    expect(allowedTypes(at(29), RIGHT_KNEE)).toEqual([]);
    expect(allowedTypes(at(30), RIGHT_KNEE)).toEqual([
      'RECOVERY',
      'MAINTENANCE',
      'MYOFASCIAL',
      'LYMPH',
      'SCAR',
      'REHAB',
    ]);
    expect(allowedTypes(at(40), RIGHT_KNEE)).toContain('SCAR');
    expect(allowedTypes(at(41), RIGHT_KNEE)).toEqual([]);
    expect(closedTypes(at(41))).toEqual(ORDERED);
    // A last day long ago and none at all are the same.
    expect(allowedTypes(injuryLimits([story(knee)], on(900)), RIGHT_KNEE)).toEqual([]);
  });

  it('opens work on order for the area it is for, and for no other', () => {
    const limits = injuryLimits([story(calf, { notedOn: on(8) })], on(10));
    expect(allowedTypes(limits, LEFT_CALF)).toEqual(['LYMPH', 'REHAB']);
    expect(allowedTypes(limits, { area: 'shoulder', side: 'left' })).toEqual([
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
      prescribedOn(
        [story(record, { clearances: [{ from: on(10), until: on(30), orders: types }], notedOn: on(17) })],
        [on(days)],
      );
    const rehab = { type: 'REHAB', area: 'calf', side: 'left', minutes: 20 };
    expect([9, 10, 30, 31].map((day) => orders(day, calf, 'REHAB'))).toEqual([[], [rehab], [rehab], []]);
    // Scar work waits for early remodelling.
    expect(orders(21, calf, 'SCAR', 'REHAB')).toEqual([rehab]);
    expect(orders(22, calf, 'SCAR', 'REHAB').map(({ type }) => type)).toEqual(['SCAR', 'REHAB']);
    const both = story(calf, { clearances: [{ from: on(10), until: on(30), orders: ['REHAB'] }], notedOn: on(9) });
    expect(prescribedOn([both, both], [on(9), on(10), on(11)])).toEqual([rehab]);
  });

  it('keeps to the strictest of several', () => {
    const fresh = { ...calf, day0: on(40) };
    expect(closed(43, story(calf), story(fresh))).toEqual(['DEEP_TISSUE', ...ORDERED]);
    expect(limitReasons(injuryLimits([story(fresh)], on(43)))).toEqual([
      { code: 'healing-stage', values: { area: 'calf', side: 'left', stage: 'inflammation' } },
      { code: 'pressure-cap', values: { cap: 3 } },
    ]);
  });

  it('never opens more than one of its sources does', () => {
    const limits = fc.record({
      injuries: fc.constant([]),
      areasToAvoid: fc.subarray([LEFT_CALF, RIGHT_KNEE, { area: 'neck', side: 'middle' }] as const),
      pressureCap: fc.integer({ min: 0, max: 5 }).map((cap) => cap as Pressure),
      forbiddenTypes: fc.subarray([...MASSAGE_TYPES]),
      reasons: fc.constant([]),
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

describe('the strongest number in an area or beside it', () => {
  const answer = (given: object) => checkInSchema.parse({ day: on(20), at: 0, zone: 'UTC', ...given });
  it.each([
    [{ pain: 6, painArea: 'calf', painSide: 'left' }, 6],
    [{ painNextMorning: 7, pain: 3, painArea: 'calf', painSide: 'left' }, 7],
    [{ painDuring: 8, painArea: 'calf' }, 8],
    [{ painDuring: 8, painArea: 'knee', painSide: 'left' }, 8],
    [{ pain: 6, painArea: 'calf', painSide: 'right' }, null],
    [{ pain: 6, painArea: 'shin', painSide: 'left' }, null],
    [{ pain: 6 }, null],
    [{ soreness: [{ area: 'calf', side: 'left', value: 8 }] }, 8],
    [{ soreness: [{ area: 'calf', side: 'right', value: 8 }] }, null],
    [{ soreness: [{ area: 'achilles', side: 'left', value: 7 }] }, 7],
    [{ soreness: [{ area: 'achilles', side: 'right', value: 7 }] }, null],
    [{ soreness: [{ area: 'calf', side: 'left', value: 8, isNew: true }] }, 8],
  ])('%j: %s', (given, expected) => {
    expect(strongestIn(answer(given), calf)).toBe(expected);
  });
});

describe('what a clearance says as data', () => {
  const cleared = (more: Partial<ClearedDays>) => [{ from: on(20), until: on(60), ...more }];
  const at = (record: InjuryRecord, more: Partial<ClearedDays>, days = 30) =>
    injuryLimits([story(record, { clearances: cleared(more), notedOn: on(28) })], on(days));
  const spot = (area: Spot['area'], side: Spot['side']) => ({ area, side });

  it('caps the whole body', () => {
    const limits = at(knee, { cap: 2 });
    expect(limits.pressureCap).toBe(2);
    expect(closedTypes(limits)).toEqual(expect.arrayContaining(['DEEP_TISSUE', 'TRIGGER_POINT']));
    expect(pressureCap(limits, RIGHT_KNEE)).toBe(2);
    expect(limits.reasons.map(({ code }) => code)).toEqual(['cleared']);
  });

  it('opens its areas and nothing else after an operation, on their side', () => {
    const limits = at(knee, { areas: [spot('shoulder', 'left'), spot('neck', 'middle')] });
    expect(allowedTypes(limits, spot('shoulder', 'left'))).toContain('RECOVERY');
    for (const closed of [spot('shoulder', 'right'), RIGHT_KNEE, spot('calf', 'left')])
      expect(allowedTypes(limits, closed)).toEqual([]);
  });

  it('closes what touches an injury and is not named, and leaves the rest of the body', () => {
    const limits = at(calf, { areas: [LEFT_CALF] });
    expect(allowedTypes(limits, LEFT_CALF)).toContain('RECOVERY');
    expect(allowedTypes(limits, spot('knee', 'left'))).toEqual([]);
    expect(allowedTypes(limits, spot('knee', 'right'))).toContain('RECOVERY');
    expect(allowedTypes(limits, spot('shoulder', null))).toContain('RECOVERY');
    expect(allowedTypes(at(calf, { areas: [spot('knee', 'left')] }), LEFT_CALF)).toEqual([]);
  });

  it('allows its kinds and what it orders', () => {
    const limits = at(knee, { kinds: ['RECOVERY'], orders: ['REHAB'] });
    const open = MASSAGE_TYPES.filter((type) => MODALITIES[type].booked && !closedTypes(limits).includes(type));
    expect(open).toEqual(['RECOVERY', 'REHAB']);
  });

  it('never holds in the first two weeks after an operation without the operating team’s word', () => {
    for (const days of [1, 14, 15]) {
      const told = story(knee, { clearances: [{ from: on(0), until: on(60) }] });
      const word = story(knee, { clearances: [{ from: on(0), until: on(60), word: true }] });
      expect(clearanceOn(told, on(days)) !== null).toBe(days > 14);
      expect(isUncleared(told, on(days))).toBe(days <= 14);
      expect(isUncleared(word, on(days))).toBe(false);
      expect(isUncleared(story(calf), on(days))).toBe(false);
    }
  });

  it('never opens more than healing and no clearance would for an injury', () => {
    const says = fc.record({
      areas: fc.subarray([LEFT_CALF, spot('knee', 'left'), spot('neck', 'middle')]),
      cap: fc.constantFrom(null, 1, 2, 3, 4, 5),
      kinds: fc.subarray([...MASSAGE_TYPES]),
    });
    const targets = [LEFT_CALF, spot('calf', 'right'), spot('knee', 'left'), spot('shoulder', 'left'), null];
    fc.assert(
      fc.property(says, fc.integer({ min: 22, max: 60 }), fc.constantFrom(...targets), (said, days, target) => {
        const cap = said.cap as Pressure | null;
        const plain = at(calf, {}, days);
        const limits = at(calf, { ...said, cap }, days);
        expect(allowedTypes(plain, target)).toEqual(expect.arrayContaining([...allowedTypes(limits, target)]));
        expect(pressureCap(limits, target)).toBeLessThanOrEqual(Math.min(pressureCap(plain, target), cap ?? 5));
      }),
    );
  });
});

describe('the side of an injury', () => {
  it.each([
    // spot, is it closed while the left calf is in its first stage
    ['calf', 'left', true],
    ['calf', null, true],
    ['calf', 'right', false],
    ['knee', 'left', true],
    ['achilles', 'left', true],
    ['knee', 'right', false],
    ['thigh', 'left', false],
  ] as const)('%s, %s: %s', (area, side, closes) => {
    const limits = injuryLimits([story(calf)], on(3));
    expect(allowedTypes(limits, { area, side }).length === 0).toBe(closes);
    expect(pressureCap(limits, { area, side })).toBe(closes ? 0 : 3);
    expect(mayTouch(limits, { area, side })).toBe(!closes);
  });

  it('names what nobody touches, with what touches it on its side', () => {
    expect(leftAlone(injuryLimits([story(calf)], on(3)))).toEqual([
      LEFT_CALF,
      { area: 'knee', side: 'left' },
      { area: 'achilles', side: 'left' },
    ]);
    expect(leftAlone(injuryLimits([story(calf)], on(30)))).toEqual([]);
  });
});

describe('tissue', () => {
  const of = (record: Partial<InjuryRecord>) => stageOf(injuryOn(story({ ...calf, ...record }), on(400)), on(400));
  it.each([
    // what was said, where, the stage days alone lead to
    [{ tissue: 'muscle' }, 'remodelling-late'],
    [{ tissue: 'ligament', area: 'ankle' }, 'remodelling-late'],
    [{ tissue: 'bone', area: 'shin' }, 'inflammation'],
    [{ tissue: 'tendon', area: 'achilles' }, 'inflammation'],
    [{ tissue: 'graft', area: 'knee', kind: 'operation' }, 'inflammation'],
    [{}, 'remodelling-late'],
    [{ area: 'knee' }, 'remodelling-early'],
    [{ tissue: 'unknown', area: 'shoulder' }, 'remodelling-early'],
    [{ kind: 'operation' }, 'remodelling-early'],
  ] as const)('%j: %s', (record, stage) => {
    expect(of(record)).toBe(stage);
  });

  it('moves on by a clinician’s word, whatever it is', () => {
    const steps: HealingStep[] = [{ kind: 'stage', on: on(50), stage: 'remodelling-late', reason: 'seen' }];
    expect(stageOf(injuryOn(story({ ...calf, tissue: 'bone' }, { steps }), on(51)), on(51))).toBe('remodelling-late');
  });
});

describe('what work on order lacks', () => {
  const lacks = (days: number, record: InjuryRecord, more: Parameters<typeof story>[1] = {}) =>
    injuryLimits([story(record, more)], on(days)).lacking;
  const codes = (reasons: readonly Reason[] | undefined) => reasons?.map(({ code }) => code);

  it('asks rehab work for a clinician’s note of 14 days or younger', () => {
    expect(codes(lacks(10, calf)?.REHAB)).toEqual(['order-needs-note']);
    expect(lacks(10, calf, { notedOn: on(8) })?.REHAB).toBeUndefined();
    expect(lacks(22, calf, { notedOn: on(8) })?.REHAB).toBeUndefined();
    expect(codes(lacks(23, calf, { notedOn: on(8) })?.REHAB)).toEqual(['order-note-old']);
  });

  it('asks scar work for a clearance, and for day 22 whatever stage is set', () => {
    const steps: HealingStep[] = [{ kind: 'stage', on: on(15), stage: 'remodelling-early', reason: 'seen' }];
    const clearances = [{ from: on(15), until: on(60) }];
    expect(codes(lacks(50, calf)?.SCAR)).toEqual(['order-needs-clearance']);
    expect(codes(lacks(21, knee, { steps, clearances })?.SCAR)).toEqual(['order-too-early']);
    expect(lacks(22, knee, { steps, clearances })?.SCAR).toBeUndefined();
    expect(codes(lacks(14, knee, { clearances })?.SCAR)).toEqual(['operation-not-cleared']);
  });

  it('asks for an order where there is no record', () => {
    expect(codes(injuryLimits([], on(10)).lacking?.LYMPH)).toEqual(['on-order']);
  });
});
