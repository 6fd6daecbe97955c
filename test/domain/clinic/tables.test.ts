import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelsOf, valueAt } from '../../../src/domain/clinic/kernel.ts';
import { isMassageType, MASSAGE_TYPES, MODALITIES } from '../../../src/domain/clinic/modality.ts';
import { addDays } from '../../../src/domain/day.ts';
import { CONTRAINDICATION_CODES, CONTRAINDICATIONS, screen } from '../../../src/domain/medical/contraindication.ts';
import { regionState, STAGE_ROWS, setsBack, stageOf, stageOnDay } from '../../../src/domain/medical/healing.ts';
import { allowedTypes, choicesFor, type Goal, type ProtocolView } from '../../../src/domain/medical/protocol.ts';

const HOURS = 60;

describe('the table of session types', () => {
  it.each(MASSAGE_TYPES)('%s is in order', (type) => {
    const { minutes, pressure, afterHard, beforeCompetition } = MODALITIES[type];
    expect(MODALITIES[type].type).toBe(type);
    expect(minutes.min <= minutes.usual && minutes.usual <= minutes.max).toBe(true);
    expect(pressure.min >= 1 && pressure.min <= pressure.max && pressure.max <= 5).toBe(true);
    const given = [afterHard.earliest, afterHard.preferredFrom, afterHard.preferredTo, afterHard.latest].filter(
      (one) => one !== null,
    );
    expect([...given].sort((a, b) => a - b)).toEqual(given);
    expect(beforeCompetition.max === null || beforeCompetition.max > beforeCompetition.min).toBe(true);
  });

  it('knows its own names only', () => {
    expect(isMassageType('RECOVERY')).toBe(true);
    expect(isMassageType('toString')).toBe(false);
  });
});

describe('kernels', () => {
  it.each(MASSAGE_TYPES)('%s: 0 outside the hard limits, more than 0 inside, 1000 in its best hours', (type) => {
    const modality = MODALITIES[type];
    const { earliest, latest, preferredFrom, preferredTo, best } = modality.afterHard;
    const [from, to] = best ? [best.from, best.to] : [preferredFrom, preferredTo];
    const { afterHard, beforeCompetition } = kernelsOf(modality);
    const { min, max } = modality.beforeCompetition;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 * HOURS }), (minutes) => {
        const inside = minutes >= (earliest ?? 0) * HOURS && (latest === null || minutes <= latest * HOURS);
        expect(valueAt(afterHard, minutes) > 0).toBe(inside);
        const isBest = from !== null && minutes >= from * HOURS && (to === null || minutes <= to * HOURS);
        if (isBest) expect(valueAt(afterHard, minutes)).toBe(1000);
        const allowed = minutes >= min * HOURS && (max === null || minutes <= max * HOURS);
        expect(valueAt(beforeCompetition, minutes)).toBe(allowed ? 1000 : 0);
      }),
    );
  });

  it.each([
    ['RECOVERY', 1, 0],
    ['RECOVERY', 2, 400],
    ['RECOVERY', 10, 625],
    ['RECOVERY', 18, 850],
    ['RECOVERY', 24, 1000],
    ['RECOVERY', 48, 1000],
    ['RECOVERY', 52, 850],
    ['RECOVERY', 62, 625],
    ['RECOVERY', 72, 400],
    ['RECOVERY', 73, 0],
    ['DEEP_TISSUE', 23, 0],
    ['DEEP_TISSUE', 30, 700],
    ['POST_EVENT', 2, 1000],
    ['LYMPH', 2, 1000],
  ] as const)('%s at %i hours after a hard session is worth %i', (type, hours, permille) => {
    expect(valueAt(kernelsOf(MODALITIES[type]).afterHard, hours * HOURS)).toBe(permille);
  });

  it('ask for a hard session before, or a competition after, where the type makes no sense without', () => {
    const none = (type: keyof typeof MODALITIES) => {
      const { afterHard, beforeCompetition } = kernelsOf(MODALITIES[type]);
      return [valueAt(afterHard, null), valueAt(beforeCompetition, null)];
    };
    expect(none('PRE_EVENT')).toEqual([1000, 0]);
    expect(none('INTER_EVENT')).toEqual([0, 0]);
    expect(none('POST_EVENT')).toEqual([0, 1000]);
    expect(none('RECOVERY')).toEqual([250, 1000]);
    expect(none('MAINTENANCE')).toEqual([1000, 1000]);
  });

  it('take the longer lead before a key event', () => {
    const { beforeCompetition } = kernelsOf(MODALITIES.DEEP_TISSUE, true);
    expect(valueAt(beforeCompetition, 120 * HOURS - 1)).toBe(0);
    expect(valueAt(beforeCompetition, 120 * HOURS)).toBe(1000);
  });
});

describe('screening', () => {
  it('has the 23 questions', () => {
    expect(CONTRAINDICATION_CODES).toHaveLength(23);
    expect(CONTRAINDICATION_CODES.filter((code) => CONTRAINDICATIONS[code].urgent)).toEqual([
      'DVT_SIGNS',
      'CHEST_BREATH',
      'HEAD_NECK_TRAUMA',
      'NEURO',
      'FRACTURE',
    ]);
  });

  it('allows everything when every answer is no', () => {
    const answers = CONTRAINDICATION_CODES.map((code) => ({ code, yes: false }));
    expect(screen(answers)).toMatchObject({
      absolute: [],
      local: [],
      pressureCap: 5,
      needsClearance: [],
      urgent: [],
      forbiddenTypes: [],
    });
  });

  it.each(CONTRAINDICATION_CODES)('%s does what its kind says', (code) => {
    const { kind, urgent, pressureCap, clearance } = CONTRAINDICATIONS[code];
    const found = screen([{ code, yes: true, areas: ['calf'] }]);
    expect(found.absolute).toEqual(kind === 'absolute' ? [code] : []);
    expect(found.urgent).toEqual(urgent ? [code] : []);
    expect(found.needsClearance).toEqual(clearance ? [code] : []);
    if (kind === 'absolute') expect(found.forbiddenTypes).toEqual(MASSAGE_TYPES);
    if (kind === 'local') expect(found).toMatchObject({ local: ['calf'], pressureCap: 5 });
    const cleared = screen([{ code, yes: true, areas: ['calf'] }], new Set([code]));
    if (kind === 'clearance') expect(found.pressureCap).toBe(0);
    expect(cleared.needsClearance).toEqual([]);
    expect(cleared.pressureCap).toBe(kind === 'absolute' ? 0 : (pressureCap ?? 5));
  });

  it('leaves the whole body alone when an answer about an area names none', () => {
    expect(screen([{ code: 'OPEN_WOUND', yes: true }])).toMatchObject({ everywhere: true, pressureCap: 0 });
    expect(screen([{ code: 'OPEN_WOUND', yes: true, areas: ['knee'] }])).toMatchObject({
      everywhere: false,
      local: ['knee'],
      pressureCap: 5,
    });
    // After an operation nothing anywhere until it is cleared, whatever area is named.
    expect(screen([{ code: 'POST_OP', yes: true, areas: ['knee'] }])).toMatchObject({ local: [], pressureCap: 0 });
  });

  it('allows light work only under a cap of 2', () => {
    const { forbiddenTypes } = screen([{ code: 'DIABETES_NEURO', yes: true }]);
    expect(forbiddenTypes).toEqual(['DEEP_TISSUE', 'TRIGGER_POINT']);
  });
});

describe('healing', () => {
  const day0 = '2026-03-01';
  it.each([
    [-3, 'inflammation', 0],
    [0, 'inflammation', 0],
    [5, 'inflammation', 0],
    [6, 'proliferation', 2],
    [21, 'proliferation', 2],
    [22, 'remodelling-early', 3],
    [42, 'remodelling-early', 3],
    [43, 'remodelling-late', 5],
    [900, 'remodelling-late', 5],
  ])('day %i is %s with at most %i on the area', (days, stage, cap) => {
    const today = addDays(day0, days);
    expect(stageOnDay(day0, today)).toBe(stage);
    expect(regionState({ day0, operation: false, cleared: false }, today).onRegion).toBe(cap);
  });

  it('leaves an operated area alone until it is cleared, whatever the day', () => {
    const state = regionState({ day0, operation: true, cleared: false }, addDays(day0, 200));
    expect(state).toMatchObject({ onRegion: 0, allowedOnRegion: [] });
    expect(regionState({ day0, operation: true, cleared: true }, addDays(day0, 30)).allowedOnRegion).toContain('SCAR');
    expect(regionState({ day0, operation: false, cleared: false }, addDays(day0, 30)).allowedOnRegion).toEqual([
      'RECOVERY',
      'MAINTENANCE',
      'MYOFASCIAL',
      'LYMPH',
      'SELF_CARE',
    ]);
  });

  const hurt = { day0, operation: false, cleared: false };
  it.each([
    // day of the pain, score, does it set back
    [30, 5, false],
    [30, 5.5, true],
    [30, 6, true],
    [5, 9, false],
    [6, 9, true],
  ])('on day %i pain of %d sets back: %s', (days, pain, expected) => {
    expect(setsBack(hurt, pain, addDays(day0, days))).toBe(expected);
    expect(setsBack({ ...hurt, setBackOn: addDays(day0, days) }, pain, addDays(day0, days + 1))).toBe(false);
  });

  it('stays one stage back, whatever the calendar says, until a clinician resets it', () => {
    const setBackOn = addDays(day0, 30);
    const stages = [30, 43, 300].map((days) => regionState({ ...hurt, setBackOn }, addDays(day0, days)).stage);
    expect(stages).toEqual(['proliferation', 'proliferation', 'proliferation']);
    expect(regionState({ ...hurt, setBackOn: addDays(day0, 2) }, addDays(day0, 9)).stage).toBe('inflammation');
  });

  it.each([
    // set on day, to, then on day, holds
    [10, 'inflammation', 60, 'inflammation'],
    [10, 'proliferation', 60, 'proliferation'],
    [10, 'remodelling-early', 10, 'remodelling-early'],
    [10, 'remodelling-early', 42, 'remodelling-early'],
    [10, 'remodelling-early', 43, 'remodelling-early'],
    [10, 'remodelling-late', 11, 'remodelling-late'],
  ] as const)('set on day %i to %s it is on day %i %s', (on, stage, days, expected) => {
    const stageSet = { stage, on: addDays(day0, on) };
    expect(stageOf({ ...hurt, stageSet }, addDays(day0, days))).toBe(expected);
  });

  it.each([
    [0, ['LYMPH'], 1],
    [5, ['LYMPH'], 1],
    [6, ['LYMPH', 'REHAB'], 2],
    [21, ['LYMPH', 'REHAB'], 2],
    [22, ['RECOVERY', 'MAINTENANCE', 'MYOFASCIAL', 'LYMPH', 'SCAR', 'REHAB', 'SELF_CARE'], 3],
  ] as const)('on day %i a clearance opens %j with at most %i', (days, types, cap) => {
    const noted = { day0, operation: true, cleared: true, notedOn: addDays(day0, days) };
    const state = regionState(noted, addDays(day0, days));
    expect(state).toMatchObject({ allowedOnRegion: types, onRegion: cap });
  });

  it('never opens scar work without a clearance', () => {
    expect(regionState(hurt, addDays(day0, 400)).allowedOnRegion).toEqual([
      'PRE_EVENT',
      'INTER_EVENT',
      'POST_EVENT',
      'RECOVERY',
      'MAINTENANCE',
      'DEEP_TISSUE',
      'TRIGGER_POINT',
      'MYOFASCIAL',
      'LYMPH',
      'SELF_CARE',
    ]);
    expect(regionState({ ...hurt, cleared: true }, addDays(day0, 400)).allowedOnRegion).toContain('SCAR');
  });

  it('never allows more pressure early than late', () => {
    for (const [n, row] of STAGE_ROWS.entries())
      expect(row.onRegion).toBeGreaterThanOrEqual(STAGE_ROWS[n - 1]?.onRegion ?? 0);
  });
});

describe('the protocol', () => {
  const view: ProtocolView = {
    phase: null,
    soreness: [],
    injuries: [],
    areasToAvoid: [],
    pressureCap: 5,
    forbiddenTypes: [],
    reasons: [],
  };
  const firstType = (...args: Parameters<typeof choicesFor>) => choicesFor(...args)[0]?.type;

  it('goes lighter on what is very sore', () => {
    const sore = (value: number) => ({ ...view, soreness: [{ area: 'hamstring', side: 'left', value } as const] });
    expect(firstType('sore-area', sore(5), { area: 'hamstring', side: 'left' })).toBe('DEEP_TISSUE');
    expect(firstType('sore-area', sore(8), { area: 'hamstring', side: 'left' })).toBe('RECOVERY');
  });

  it('keeps deep work back near the main event', () => {
    const weight = (phase: ProtocolView['phase']) =>
      choicesFor('upkeep', { ...view, phase }).find(({ type }) => type === 'DEEP_TISSUE')?.permille ?? 0;
    expect(weight('taper')).toBeLessThan(weight('build'));
    expect(weight('race')).toBeLessThan(weight('taper'));
  });

  it('names the phase where it makes a difference', () => {
    const reasons = (goal: Goal, phase: ProtocolView['phase']) => choicesFor(goal, { ...view, phase })[0]?.reasons;
    expect(reasons('upkeep', 'taper')).toEqual([{ code: 'phase', values: { phase: 'taper' } }]);
    expect(reasons('upkeep', 'base')).toEqual([]);
    expect(reasons('recovery', 'taper')).toEqual([]);
  });

  it('never offers what a cap, a stage, an order or an area to avoid forbids', () => {
    const noted = { day0: '2026-03-01', operation: false, cleared: false, notedOn: '2026-03-08' };
    const injured = regionState(noted, '2026-03-11');
    const hurt: ProtocolView = { ...view, injuries: [{ area: 'calf', side: 'left', state: injured }] };
    expect(allowedTypes(hurt, { area: 'calf', side: 'left' })).toEqual(['LYMPH', 'REHAB']);
    expect(allowedTypes(hurt, { area: 'shoulder', side: 'left' })).toContain('DEEP_TISSUE');
    expect(allowedTypes({ ...view, pressureCap: 2 })).toEqual([
      'PRE_EVENT',
      'INTER_EVENT',
      'POST_EVENT',
      'RECOVERY',
      'MAINTENANCE',
      'MYOFASCIAL',
      'LYMPH',
      'RELAX',
    ]);
    expect(
      allowedTypes({ ...view, areasToAvoid: [{ area: 'calf', side: null }] }, { area: 'calf', side: 'left' }),
    ).toEqual([]);
    expect(choicesFor('upkeep', { ...view, forbiddenTypes: ['MAINTENANCE'] }).map(({ type }) => type)).toEqual([
      'MYOFASCIAL',
      'DEEP_TISSUE',
      'RELAX',
    ]);
    expect(choicesFor('recovery', { ...view, pressureCap: 0 })).toEqual([]);
  });
});
