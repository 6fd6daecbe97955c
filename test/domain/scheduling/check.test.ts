import { describe, expect, it } from 'vitest';
import { checkPlan, type ViolationCode } from '../../../src/domain/scheduling/check.ts';
import type { RecoveryPlanInstance } from '../../../src/domain/scheduling/instance.ts';
import { aPlan } from './instances.ts';
import type { MassageRow } from './proposed.ts';

const flat = { points: [[0, 1000]] as const, whenNone: 1000 };
const athlete = {
  squad: 's',
  busy: [[300, 360, 'training']] as const,
  bufferMin: 15,
  hardSessionEnds: [0],
  competitionStarts: [],
  forbiddenTypes: ['deep'],
  requireTherapistGender: null,
  pools: { p1: 0 },
  maxSessionsPerDay: 2,
  minSpacingMin: 60,
  firstSessionBonus: 150,
  preferences: {},
};
const need = (id: string) => ({
  id,
  weight: 500,
  earliest: 0,
  latest: 600,
  types: { rub: 1000, deep: 1000, late: 1000 },
});

const instance: RecoveryPlanInstance = {
  format: 'recovery-plan-instance/1',
  name: 'planted',
  epoch: '2026-03-02T00:00:00Z',
  gridMinutes: 5,
  days: [{ index: 0, start: 0, end: 700 }],
  sessionTypes: [
    { id: 'rub', durationMin: 30, afterHard: flat, beforeCompetition: flat },
    { id: 'deep', durationMin: 30, afterHard: flat, beforeCompetition: flat },
    {
      id: 'late',
      durationMin: 30,
      afterHard: {
        points: [
          [199, 0],
          [200, 1000],
        ],
        whenNone: 0,
      },
      beforeCompetition: flat,
    },
    { id: 'other', durationMin: 30, afterHard: flat, beforeCompetition: flat },
  ],
  pools: [
    { id: 'p1', capacity: 2, turnoverMin: 5 },
    { id: 'p2', capacity: 1, turnoverMin: 5 },
  ],
  therapists: [
    {
      id: 't1',
      gender: 'f',
      languages: [],
      skills: ['rub', 'deep', 'late', 'other'],
      shifts: [{ start: 0, end: 620, pool: 'p1' }],
      breaks: [[240, 270]],
      turnoverMin: 10,
      maxTreatmentMinPerDay: 120,
    },
    {
      id: 't2',
      gender: 'm',
      languages: [],
      skills: ['rub'],
      shifts: [{ start: 0, end: 600, pool: 'p1' }],
      breaks: [],
      turnoverMin: 10,
      maxTreatmentMinPerDay: 300,
    },
    {
      id: 't3',
      gender: 'm',
      languages: [],
      skills: ['rub'],
      shifts: [{ start: 0, end: 600, pool: 'p2' }],
      breaks: [],
      turnoverMin: 10,
      maxTreatmentMinPerDay: 300,
    },
    {
      id: 't4',
      gender: 'f',
      languages: [],
      skills: ['rub'],
      shifts: [{ start: 0, end: 600, pool: 'p1' }],
      breaks: [],
      turnoverMin: 10,
      maxTreatmentMinPerDay: 300,
    },
  ],
  athletes: [
    { ...athlete, id: 'a', needs: [need('a1'), need('a2'), need('a3')] },
    {
      ...athlete,
      id: 'b',
      requireTherapistGender: 'f',
      needs: [need('b1')],
      avoid: [{ type: 'rub', start: 400, end: 420 }],
    },
    { ...athlete, id: 'c', needs: [need('c1')] },
    { ...athlete, id: 'd', needs: [need('d1')] },
    { ...athlete, id: 'e', needs: [need('e1')] },
  ],
  fixedBookings: [],
  movableBookings: [],
};

function at(need: string, therapist: string, start: number, type = 'rub'): MassageRow {
  return { need, therapist, type, start };
}

const PLANTED: readonly (readonly [ViolationCode, readonly MassageRow[]])[] = [
  ['unknown-need', [at('zz', 't1', 0)]],
  ['unknown-therapist', [at('a1', 'zz', 0)]],
  ['unknown-type', [at('a1', 't1', 0, 'zz')]],
  ['wrong-athlete', [{ ...at('a1', 't1', 0), athlete: 'b' }]],
  ['off-grid', [at('a1', 't1', 3)]],
  ['off-grid', [at('a1', 't1', 2.5)]],
  ['need-served-twice', [at('a1', 't1', 0), at('a1', 't1', 120)]],
  ['outside-need-window', [at('a1', 't1', 585)]],
  ['outside-horizon', [at('a1', 't1', -30)]],
  ['type-not-accepted', [at('a1', 't1', 0, 'other')]],
  ['contraindicated', [at('a1', 't1', 0, 'deep')]],
  ['therapist-lacks-skill', [at('a1', 't2', 200, 'late')]],
  ['therapist-gender', [at('b1', 't2', 0)]],
  ['outside-shift', [at('a1', 't2', 580)]],
  ['during-break', [at('a1', 't1', 215)]],
  ['pool-not-allowed', [at('a1', 't3', 0)]],
  ['athlete-busy', [at('a1', 't1', 360)]],
  ['avoided-hours', [at('b1', 't1', 415)]],
  ['no-benefit-or-forbidden-time', [at('a1', 't1', 195, 'late')]],
  ['therapist-overlap', [at('a1', 't1', 0), at('c1', 't1', 35)]],
  [
    'therapist-day-limit',
    [at('a1', 't1', 0), at('c1', 't1', 40), at('d1', 't1', 80), at('e1', 't1', 120), at('b1', 't1', 160)],
  ],
  ['athlete-spacing', [at('a1', 't1', 0), at('a2', 't2', 85)]],
  ['athlete-day-limit', [at('a1', 't1', 0), at('a2', 't2', 90), at('a3', 't2', 180)]],
  ['pool-over-capacity', [at('a1', 't1', 0), at('c1', 't2', 0), at('d1', 't4', 30)]],
];

describe('checking a plan', () => {
  it('passes a plan that keeps every rule', () => {
    const massages = [
      at('a1', 't1', 0),
      at('c1', 't1', 40),
      at('b1', 't4', 35),
      at('a2', 't2', 90),
      at('d1', 't1', 200, 'late'),
    ];
    const report = checkPlan(instance, aPlan(massages, 'planted'));
    expect(report.violations).toEqual([]);
    expect(report.parts).toEqual({ benefit: 5 * 500, firstSessionBonus: 4 * 150, changePenalty: 0 });
  });

  it.each(PLANTED)('finds %s', (code, massages) => {
    const report = checkPlan(instance, aPlan(massages, 'planted'));
    expect(report.feasible).toBe(false);
    expect(report.violations.map((one) => one.code)).toContain(code);
  });

  it('finds a plan made for another instance', () => {
    expect(checkPlan(instance, aPlan([], 'another')).violations.map(({ code }) => code)).toEqual(['instance-name']);
  });

  it('does not blame the plan for fixed bookings that clash among themselves', () => {
    const conflicting = {
      ...instance,
      fixedBookings: [
        { id: 'f1', athlete: 'a', therapist: 't1', type: 'rub', start: 0 },
        { id: 'f2', athlete: 'c', therapist: 't1', type: 'rub', start: 10 },
      ],
    };
    expect(checkPlan(conflicting, aPlan([], 'planted')).feasible).toBe(true);
    const [found] = checkPlan(conflicting, aPlan([at('d1', 't1', 20)], 'planted')).violations;
    expect(found?.code).toBe('therapist-overlap');
  });

  it('counts penalties for what was known and is moved or cancelled', () => {
    const known = (need: string, start: number) => ({
      need,
      therapist: 't1',
      type: 'rub',
      start,
      movePenalty: 40,
      cancelPenalty: 200,
    });
    const week = { ...instance, movableBookings: [known('a1', 0), known('c1', 40), known('d1', 80)] };
    const report = checkPlan(week, aPlan([at('a1', 't1', 0), at('c1', 't1', 120)], 'planted'));
    expect(report).toMatchObject({ moved: 1, cancelled: 1, parts: { changePenalty: 240 } });
  });
});
