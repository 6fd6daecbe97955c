import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../../src/domain/day.ts';
import { type AthleteWeek, needsOf } from '../../../../src/domain/scheduling/week/need.ts';
import { at, ZONE } from '../teamWeeks.ts';

const quiet: AthleteWeek = {
  athleteId: 'ada',
  start: at(1, '00:00'),
  end: at(7, '00:00'),
  now: at(1, '06:00'),
  zone: ZONE,
  protocol: {
    phase: null,
    soreness: [],
    injuries: [],
    areasToAvoid: [],
    pressureCap: 5,
    forbiddenTypes: [],
    reasons: [],
  },
  matchdays: {},
  hard: [],
  dose: { shape: 'normal', massages: 1, minutes: 30, firm: true },
  competitions: [],
  findings: [],
  massages: [{ type: 'MAINTENANCE', start: at(1, '00:00') - 48 * HOUR }],
  cadence: null,
  wantsPreEvent: false,
  prescribed: [],
  asked: [],
  massagesPerWeek: 2,
  firmPerWeek: 1,
  wasUnserved: false,
  onHold: false,
  isOut: false,
};
const match = { start: at(3, '18:00'), end: at(3, '20:00'), key: false };
const whole = (end: number) => ({ end, share: 1 });
const goals = (week: Partial<AthleteWeek>) => needsOf({ ...quiet, ...week }).map(({ goal }) => goal);
const soreHamstring = { ...quiet.protocol, soreness: [{ area: 'hamstring', side: 'left', value: 7 } as const] };

describe('what an athlete needs', () => {
  it('is nothing in a quiet week with a recent massage, and nothing on hold', () => {
    expect(goals({})).toEqual([]);
    expect(goals({ onHold: true, protocol: soreHamstring, competitions: [match] })).toEqual([]);
  });

  it('is one massage after a match: recovery in the hours of the table, or lighter work right after it', () => {
    const needs = needsOf({
      ...quiet,
      competitions: [match],
      hard: [whole(match.end)],
      matchdays: { '2026-03-04': 'MD' },
    });
    expect(needs.map(({ goal }) => goal)).toEqual(['recovery']);
    expect(needs[0]).toMatchObject({ earliest: match.end + 0.5 * HOUR, latest: match.end + 72 * HOUR });
    expect(needs[0]?.reasons).toContainEqual({ code: 'matchday', values: { label: 'MD' } });
    const permille = (type: string) => needs[0]?.choices.find((one) => one.type === type)?.permille ?? 0;
    expect([permille('RECOVERY'), permille('POST_EVENT')]).toEqual([1000, 650]);
  });

  it('is a short session between two matches of one day, and one before only for those who want it', () => {
    const second = { start: at(3, '22:00'), end: at(3, '23:00'), key: false };
    const week = {
      competitions: [match, second],
      hard: [whole(match.end), whole(second.end)],
      wantsPreEvent: true,
      massagesPerWeek: 14,
    };
    expect(goals(week)).toEqual(expect.arrayContaining(['between-competitions', 'before-competition']));
    expect(goals({ ...week, wantsPreEvent: false })).toEqual(['recovery', 'between-competitions']);
  });

  it('weighs soreness, findings and having been left out, each with its reason', () => {
    const [plain] = needsOf({ ...quiet, protocol: soreHamstring });
    expect(plain).toMatchObject({ goal: 'sore-area', area: 'hamstring' });
    expect(plain?.reasons).toContainEqual({ code: 'soreness', values: { area: 'hamstring', side: 'left', score: 7 } });
    const findings = [{ pattern: 'R01', severity: 'act' as const, raises: 'yes' as const }];
    const [found] = needsOf({ ...quiet, protocol: soreHamstring, findings, wasUnserved: true });
    expect(found?.weight).toBeGreaterThan(plain?.weight ?? 1000);
    expect(found?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['finding', 'left-out-last-time']));
  });

  it('folds great soreness into the recovery that is due anyway', () => {
    expect(goals({ protocol: soreHamstring, hard: [whole(at(1, '05:00'))] })).toEqual(['recovery']);
  });

  it('follows a cadence and grows with every day it is overdue', () => {
    const weekly = { everyDays: 7, type: 'RELAX' as const };
    const [due] = needsOf({ ...quiet, cadence: weekly });
    expect(due).toMatchObject({ goal: 'upkeep' });
    expect(due?.choices.find(({ type }) => type === 'RELAX')?.permille).toBe(1000);
    const [late] = needsOf({
      ...quiet,
      cadence: weekly,
      massages: [{ type: 'RELAX', start: at(1, '00:00') - 20 * 24 * HOUR }],
    });
    expect(late?.weight).toBeGreaterThan(due?.weight ?? 1000);
  });

  it('is served by a session that stands already', () => {
    const massages = [...quiet.massages, { type: 'RECOVERY' as const, start: at(4, '12:00') }];
    expect(goals({ competitions: [match], hard: [whole(match.end)], massages })).toEqual([]);
  });

  it('has ordered work once a week, from the same weekday on', () => {
    const prescribed = [{ type: 'REHAB' as const, area: 'knee' as const, minutes: 20 }];
    const [first] = needsOf({ ...quiet, prescribed });
    expect(first).toMatchObject({ goal: 'prescribed', area: 'knee', earliest: quiet.now, latest: quiet.end });
    expect(first?.choices).toEqual([{ type: 'REHAB', minutes: 20, permille: 1000 }]);
    expect(first?.reasons).toContainEqual({ code: 'on-order', values: {} });
    const since = (start: number) => [...quiet.massages, { type: 'REHAB' as const, start }];
    const [later] = needsOf({ ...quiet, prescribed, massages: since(at(1, '10:00') - 4 * 24 * HOUR) });
    expect(later).toMatchObject({ earliest: at(4, '00:00') });
    expect(goals({ prescribed, massages: since(at(3, '10:00')) })).toEqual([]);
  });

  it('is a session somebody asked for: of a kind, or of whatever suits then', () => {
    const [from, to] = [at(2, '08:00'), at(2, '20:00')];
    const [relax] = needsOf({ ...quiet, asked: [{ type: 'RELAX', from, to }] });
    expect(relax).toMatchObject({ goal: 'asked', earliest: from, latest: to, choices: [{ type: 'RELAX' }] });
    const [any] = needsOf({ ...quiet, asked: [{ type: null, from, to }] });
    const types = any?.choices.map(({ type }) => type) ?? [];
    expect(types.slice(0, 2).sort()).toEqual(['MAINTENANCE', 'RECOVERY']);
    expect(new Set(types).size).toBe(types.length);
  });

  it('is one session, not two, for whoever is due for regular care and waits for whatever there is', () => {
    const week = { ...quiet, asked: [{ type: null, from: at(2, '08:00'), to: at(3, '20:00') }] };
    const [due, ...others] = needsOf({ ...week, massages: [] });
    expect(others).toEqual([]);
    expect(due).toMatchObject({ goal: 'upkeep', weight: 450, latest: quiet.end });
    expect(due?.reasons.map(({ code }) => code)).toEqual(['asked', 'never-massaged']);
    // Not due before the hours that were asked for: those alone count.
    const last = [{ type: 'MAINTENANCE' as const, start: at(5, '08:00') - 14 * 24 * HOUR }];
    expect(goals({ ...week, massages: last, cadence: { everyDays: 14, type: null } })).toEqual(['asked']);
  });

  it('has as many regular sessions in a week as the team says', () => {
    const sore = { ...quiet.protocol, soreness: [{ area: 'calf', side: 'left', value: 6 } as const] };
    const busy = { protocol: sore, massages: [], cadence: { everyDays: 7, type: null } };
    expect(goals({ ...busy, massagesPerWeek: 2 }).sort()).toEqual(['sore-area', 'upkeep']);
    expect(goals({ ...busy, massagesPerWeek: 1 })).toEqual(['sore-area']);
  });

  it('is as many massages as the week is worth, one more for soreness, and never two for one hard session', () => {
    const hard = [at(1, '20:00'), at(2, '20:00'), at(4, '20:00'), at(5, '20:00')].map(whole);
    const dose = (massages: number) => ({ ...quiet.dose, massages });
    expect(goals({ hard, dose: dose(2) })).toEqual(['recovery', 'recovery']);
    expect(goals({ hard, dose: dose(1) })).toEqual(['recovery']);
    expect(goals({ hard, dose: dose(0), massages: quiet.massages })).toEqual([]);
    // Monday and Tuesday are one, Thursday and Friday the other.
    expect(goals({ hard, dose: dose(3), massagesPerWeek: 3 })).toHaveLength(2);
    const [, second] = needsOf({ ...quiet, hard, dose: dose(2) }).toSorted((a, b) => a.earliest - b.earliest);
    expect(second?.earliest).toBeGreaterThanOrEqual(at(4, '20:00'));
    expect(goals({ hard, dose: dose(2), massages: [{ type: 'RELAX', start: at(1, '09:00') }] })).toEqual(['recovery']);
  });

  it('weighs a session by the minutes of it that were theirs', () => {
    const weightOf = (share: number) => needsOf({ ...quiet, hard: [{ end: at(2, '20:00'), share }] })[0]?.weight ?? 0;
    expect(weightOf(0.5)).toBeLessThan(weightOf(1));
  });

  it('is as long as the week has it, whatever the kind', () => {
    const dose = { ...quiet.dose, shape: 'congested', minutes: 20, firm: false } as const;
    const [need] = needsOf({ ...quiet, dose, hard: [whole(at(2, '20:00'))] });
    expect(need?.choices.map(({ minutes }) => minutes)).toEqual([20, 20, 20]);
  });

  it('keeps firm work to weeks that are for it, and to muscle', () => {
    const sore = (area: 'hamstring' | 'achilles') => ({
      ...quiet.protocol,
      soreness: [{ area, side: 'left', value: 5 } as const],
    });
    const types = (week: Partial<AthleteWeek>) =>
      needsOf({ ...quiet, ...week }).flatMap(({ choices }) => choices.map(({ type }) => type));
    expect(types({ protocol: sore('hamstring') })).toContain('DEEP_TISSUE');
    const gentle = { ...quiet.dose, shape: 'hard', firm: false } as const;
    expect(types({ protocol: sore('hamstring'), dose: gentle })).not.toContain('DEEP_TISSUE');
    expect(types({ protocol: sore('achilles') })).not.toContain('DEEP_TISSUE');
  });

  it('keeps a rhythm on its day, or the next', () => {
    const cadence = { everyDays: 7, type: null };
    const last = at(3, '10:00') - 7 * 24 * HOUR;
    const [due] = needsOf({ ...quiet, cadence, massages: [{ type: 'RELAX', start: last }], now: at(1, '00:00') });
    expect(due).toMatchObject({ goal: 'upkeep', earliest: at(3, '00:00'), latest: at(5, '00:00') });
  });

  it('has whole weights from 1 to 1000, ids of its own and windows in the horizon', () => {
    const everything: AthleteWeek = {
      ...quiet,
      protocol: { ...soreHamstring, soreness: [{ area: 'calf', side: 'left', value: 10 }] },
      competitions: [match, { start: at(5, '18:00'), end: at(5, '20:00'), key: true }],
      hard: [whole(at(1, '05:00')), whole(match.end), whole(at(5, '20:00'))],
      findings: [{ pattern: 'x', severity: 'act', raises: 'yes' }],
      massages: [],
      cadence: { everyDays: 3, type: null },
      wantsPreEvent: true,
      prescribed: [{ type: 'REHAB', area: 'knee', minutes: 20 }],
      asked: [{ type: 'RELAX', from: at(2, '08:00'), to: at(2, '20:00') }],
      wasUnserved: true,
      massagesPerWeek: 14,
      dose: { shape: 'hard', massages: 3, minutes: 30, firm: false },
    };
    const needs = needsOf(everything);
    expect(new Set(needs.map(({ id }) => id)).size).toBe(needs.length);
    // Two reasons stand beside every need here; what comes before them is its own.
    const own = needs.map(({ goal, reasons }) => [goal, ...reasons.slice(0, -2).map(({ code }) => code)]);
    expect(own).toEqual([
      ['recovery', 'week-shape', 'soreness'],
      ['recovery', 'week-shape', 'soreness'],
      ['prescribed', 'on-order'],
      ['upkeep', 'cadence', 'never-massaged'],
      ['asked', 'asked'],
      ['before-competition', 'asked'],
      ['before-competition', 'asked'],
    ]);
    for (const { reasons } of needs)
      expect(reasons.slice(-2).map(({ code }) => code)).toEqual(['finding', 'left-out-last-time']);
    for (const { weight, earliest, latest } of needs) {
      expect(Number.isInteger(weight) && weight >= 1 && weight <= 1000).toBe(true);
      expect(earliest >= everything.now && latest <= everything.end && earliest < latest).toBe(true);
    }
  });
});
