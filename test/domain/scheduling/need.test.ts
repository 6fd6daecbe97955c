import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/day.ts';
import { type AthleteWeek, needsOf } from '../../../src/domain/scheduling/need.ts';
import { at, ZONE } from './clubs.ts';

const quiet: AthleteWeek = {
  athleteId: 'ada',
  start: at(1, '00:00'),
  end: at(7, '00:00'),
  now: at(1, '06:00'),
  zone: ZONE,
  protocol: { phase: null, soreness: [], injuries: [], areasToAvoid: [], pressureCap: 5, forbiddenTypes: [] },
  matchdays: {},
  hardSessionEnds: [],
  competitions: [],
  findings: [],
  massages: [{ type: 'MAINTENANCE', start: at(1, '00:00') - 48 * HOUR }],
  cadence: null,
  wantsPreEvent: false,
  prescribed: [],
  asked: [],
  leftOut: false,
  onHold: false,
};
const match = { start: at(3, '18:00'), end: at(3, '20:00'), key: false };
const goals = (week: Partial<AthleteWeek>) => needsOf({ ...quiet, ...week }).map(({ goal }) => goal);
const soreHamstring = { ...quiet.protocol, soreness: [{ area: 'hamstring', side: 'left', value: 7 } as const] };

describe('what an athlete needs', () => {
  it('is nothing in a quiet week with a recent massage, and nothing on hold', () => {
    expect(goals({})).toEqual([]);
    expect(goals({ onHold: true, protocol: soreHamstring, competitions: [match] })).toEqual([]);
  });

  it('is a flush and recovery after a match, in the hours of the table', () => {
    const needs = needsOf({
      ...quiet,
      competitions: [match],
      hardSessionEnds: [match.end],
      matchdays: { '2026-03-04': 'MD' },
    });
    expect(needs.map(({ goal }) => goal).sort()).toEqual(['after-competition', 'recovery']);
    const recovery = needs.find(({ goal }) => goal === 'recovery');
    expect(recovery).toMatchObject({ earliest: match.end + 2 * HOUR, latest: match.end + 72 * HOUR });
    expect(recovery?.reasons).toContainEqual({ code: 'matchday', values: { label: 'MD' } });
    const flush = needs.find(({ goal }) => goal === 'after-competition');
    expect(flush).toMatchObject({ earliest: match.end + 0.5 * HOUR, latest: match.end + 6 * HOUR });
  });

  it('is a short session between two matches of one day, and one before only for those who want it', () => {
    const second = { start: at(3, '22:00'), end: at(3, '23:00'), key: false };
    const week = { competitions: [match, second], hardSessionEnds: [match.end, second.end], wantsPreEvent: true };
    expect(goals(week)).toEqual(expect.arrayContaining(['between-competitions', 'before-competition']));
    expect(goals({ ...week, wantsPreEvent: false })).toEqual(['recovery', 'between-competitions', 'after-competition']);
  });

  it('weighs soreness, findings and having been left out, each with its reason', () => {
    const [plain] = needsOf({ ...quiet, protocol: soreHamstring });
    expect(plain).toMatchObject({ goal: 'sore-area', area: 'hamstring' });
    expect(plain?.reasons).toContainEqual({ code: 'soreness', values: { area: 'hamstring', side: 'left', score: 7 } });
    const findings = [{ pattern: 'load-spike', severity: 'act' as const }];
    const [found] = needsOf({ ...quiet, protocol: soreHamstring, findings, leftOut: true });
    expect(found?.weight).toBeGreaterThan(plain?.weight ?? 1000);
    expect(found?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['finding', 'left-out-last-time']));
  });

  it('folds great soreness into the recovery that is due anyway', () => {
    expect(goals({ protocol: soreHamstring, hardSessionEnds: [at(1, '05:00')] })).toEqual(['recovery']);
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
    expect(goals({ competitions: [match], hardSessionEnds: [match.end], massages })).toEqual(['after-competition']);
  });

  it('has whole weights from 1 to 1000, ids of its own and windows in the horizon', () => {
    const everything: AthleteWeek = {
      ...quiet,
      protocol: { ...soreHamstring, soreness: [{ area: 'calf', side: 'left', value: 10 }] },
      competitions: [match, { start: at(5, '18:00'), end: at(5, '20:00'), key: true }],
      hardSessionEnds: [at(1, '05:00'), match.end, at(5, '20:00')],
      findings: [{ pattern: 'x', severity: 'act' }],
      massages: [],
      cadence: { everyDays: 3, type: null },
      wantsPreEvent: true,
      prescribed: [{ type: 'REHAB', area: 'knee', minutes: 20 }],
      asked: [{ type: 'RELAX', from: at(2, '08:00'), to: at(2, '20:00') }],
      leftOut: true,
    };
    const needs = needsOf(everything);
    expect(new Set(needs.map(({ id }) => id)).size).toBe(needs.length);
    // Two reasons stand beside every need here; what comes before them is its own.
    const own = needs.map(({ goal, reasons }) => [goal, ...reasons.slice(0, -2).map(({ code }) => code)]);
    expect(own).toEqual([
      ['recovery', 'soreness'],
      ['recovery', 'soreness'],
      ['recovery', 'soreness'],
      ['prescribed'],
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
