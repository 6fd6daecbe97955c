import fc from 'fast-check';
import type { RecoveryPlan, RecoveryPlanInstance } from '../../../src/domain/scheduling/instance.ts';

/** A small valid instance: one day or two, a grid of 15 minutes, few people; every rule of the format can bite. */
export const anInstance: fc.Arbitrary<RecoveryPlanInstance> = fc
  .record({
    days: fc.integer({ min: 1, max: 2 }),
    capacity: fc.integer({ min: 1, max: 2 }),
    therapists: fc.array(
      fc.record({
        gender: fc.constantFrom('f', 'm'),
        skills: fc.subarray(['long', 'short'], { minLength: 1 }),
        opens: fc.integer({ min: 0, max: 8 }),
        hours: fc.integer({ min: 4, max: 8 }),
        pause: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
        turnover: fc.constantFrom(0, 10, 15),
        limit: fc.constantFrom(60, 90, 300),
        pool: fc.constantFrom('p1', 'p2'),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    athletes: fc.array(
      fc.record({
        busy: fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 5 })), { maxLength: 2 }),
        buffer: fc.constantFrom(0, 10, 15),
        hard: fc.array(fc.integer({ min: -30, max: 150 }), { maxLength: 2 }),
        competitions: fc.array(fc.integer({ min: 20, max: 260 }), { maxLength: 1 }),
        forbidden: fc.subarray(['long', 'short'], { maxLength: 1 }),
        gender: fc.constantFrom(null, null, null, 'f'),
        pools: fc.constantFrom<Record<string, number>>({ p1: 0, p2: -50 }, { p1: 0 }, { p2: 30, p1: 10 }),
        spacing: fc.constantFrom(0, 30, 120),
        perDay: fc.integer({ min: 1, max: 2 }),
        bonus: fc.constantFrom(0, 50, 150),
        needs: fc.array(
          fc.record({
            weight: fc.integer({ min: 1, max: 900 }),
            from: fc.integer({ min: 0, max: 10 }),
            length: fc.integer({ min: 3, max: 14 }),
            types: fc.constantFrom<Record<string, number>>({ long: 1000 }, { short: 900 }, { long: 1000, short: 650 }),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        wish: fc.constantFrom(
          {},
          { therapists: { t1: 60 } },
          { gender: { value: 'm', bonusPermille: 40 }, timeOfDay: { from: 60, to: 120, bonusPermille: 30 } },
        ),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    fixed: fc.option(
      fc.record({
        start: fc.integer({ min: 0, max: 12 }),
        athlete: fc.nat(3),
        pool: fc.constantFrom(undefined, 'p1', 'p2'),
      }),
      {
        nil: undefined,
        freq: 3,
      },
    ),
    movable: fc.option(fc.record({ start: fc.integer({ min: 0, max: 12 }) }), { nil: undefined, freq: 3 }),
  })
  .map((raw): RecoveryPlanInstance => {
    const day = 360;
    const athletes = raw.athletes.map((one, at) => ({
      id: `a${at + 1}`,
      squad: 's',
      busy: one.busy.map(([from, length]) => [from * 15, (from + length) * 15, 'training'] as const),
      bufferMin: one.buffer,
      hardSessionEnds: one.hard.map((minute) => minute * 2),
      competitionStarts: one.competitions.map((minute) => minute * 3),
      forbiddenTypes: one.forbidden,
      requireTherapistGender: one.gender,
      pools: one.pools,
      maxSessionsPerDay: one.perDay,
      minSpacingMin: one.spacing,
      firstSessionBonus: one.bonus,
      needs: one.needs.map((need, n) => ({
        id: `a${at + 1}-n${n + 1}`,
        weight: need.weight,
        earliest: need.from * 15,
        latest: (need.from + need.length) * 15,
        types: need.types,
      })),
      preferences: one.wish,
    }));
    const therapists = raw.therapists.map((one, at) => ({
      id: `t${at + 1}`,
      gender: one.gender,
      languages: ['en'],
      skills: one.skills,
      shifts: Array.from({ length: raw.days }, (_, n) => ({
        start: n * day + one.opens * 15,
        end: n * day + (one.opens + one.hours) * 15,
        pool: one.pool,
      })),
      breaks: one.pause === undefined ? [] : [[one.pause * 15, one.pause * 15 + 20] as const],
      turnoverMin: one.turnover,
      maxTreatmentMinPerDay: one.limit,
    }));
    const firstNeed = athletes[0]?.needs[0];
    return {
      format: 'recovery-plan-instance/1',
      name: 'small',
      epoch: '2026-03-02T00:00:00Z',
      gridMinutes: 15,
      days: Array.from({ length: raw.days }, (_, index) => ({ index, start: index * day, end: (index + 1) * day })),
      sessionTypes: [
        {
          id: 'long',
          durationMin: 45,
          afterHard: {
            points: [
              [29, 0],
              [30, 400],
              [120, 1000],
              [400, 300],
            ],
            whenNone: 500,
          },
          beforeCompetition: {
            points: [
              [59, 0],
              [60, 700],
              [240, 1000],
            ],
            whenNone: 1000,
          },
        },
        {
          id: 'short',
          durationMin: 20,
          afterHard: {
            points: [
              [0, 1000],
              [300, 500],
            ],
            whenNone: 300,
          },
          beforeCompetition: {
            points: [
              [14, 0],
              [15, 1000],
              [300, 200],
              [301, 0],
            ],
            whenNone: 700,
          },
        },
      ],
      pools: [
        { id: 'p1', capacity: raw.capacity, turnoverMin: 5 },
        { id: 'p2', capacity: 1, turnoverMin: 10 },
      ],
      therapists,
      athletes,
      fixedBookings: raw.fixed
        ? [
            {
              id: 'f1',
              athlete: athletes[raw.fixed.athlete % athletes.length]?.id ?? 'a1',
              therapist: 't1',
              type: 'short',
              start: raw.fixed.start * 15,
              ...(raw.fixed.pool && { pool: raw.fixed.pool }),
            },
          ]
        : [],
      movableBookings:
        raw.movable && firstNeed
          ? [
              {
                need: firstNeed.id,
                therapist: 't1',
                type: Object.keys(firstNeed.types)[0] ?? 'long',
                start: raw.movable.start * 15,
                movePenalty: 40,
                cancelPenalty: 200,
              },
            ]
          : [],
    };
  });

export function aPlan(massages: RecoveryPlan['sessions'], instance = 'small'): RecoveryPlan {
  return { format: 'recovery-plan/1', instance, sessions: massages };
}

/** Every massage one could write down for an instance, sensible or not: all needs, types, therapists and grid starts. */
export function everyMassage(instance: RecoveryPlanInstance): RecoveryPlan['sessions'] {
  const last = Math.max(...instance.days.map(({ end }) => end));
  const starts = Array.from({ length: Math.floor(last / instance.gridMinutes) }, (_, at) => at * instance.gridMinutes);
  return instance.athletes.flatMap(({ id, needs }) =>
    needs.flatMap((need) =>
      instance.sessionTypes.flatMap((type) =>
        instance.therapists.flatMap((therapist) =>
          starts.map((start) => ({ athlete: id, need: need.id, type: type.id, therapist: therapist.id, start })),
        ),
      ),
    ),
  );
}
