import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan, type ViolationCode } from '../../../src/domain/scheduling/check.ts';
import type {
  AthleteRow,
  RecoveryPlan,
  RecoveryPlanInstance,
  TherapistRow,
} from '../../../src/domain/scheduling/instance.ts';
import { anInstance } from './instances.ts';
import { type MassageRow, proposePlan } from './proposed.ts';

/** A week and a plan that keeps every rule of it, with the massage a rule is broken for. */
interface Kept {
  readonly instance: RecoveryPlanInstance;
  readonly plan: RecoveryPlan;
  readonly massage: MassageRow;
  readonly athlete: AthleteRow;
  readonly therapist: TherapistRow;
  readonly minutes: number;
  readonly pool: string;
}

type Broken = readonly [RecoveryPlanInstance, RecoveryPlan];

/** One way to break each rule, and that rule at least: in the plan where the plan can, else in the week around it. */
const WAYS: Readonly<Record<ViolationCode, (kept: Kept) => Broken>> = {
  format: ({ instance, plan }) => [instance, { ...plan, format: 'recovery-plan/9' as 'recovery-plan/1' }],
  'instance-name': ({ instance, plan }) => [instance, { ...plan, instance: 'another' }],
  'unknown-need': (kept) => withMassage(kept, { need: 'nobody' }),
  'unknown-therapist': (kept) => withMassage(kept, { therapist: 'nobody' }),
  'unknown-type': (kept) => withMassage(kept, { type: 'nothing' }),
  'wrong-athlete': (kept) => withMassage(kept, { athlete: 'somebody-else' }),
  'off-grid': (kept) => withMassage(kept, { start: kept.massage.start + 1 }),
  'need-served-twice': ({ instance, plan, massage }) => [
    instance,
    { ...plan, sessions: [...plan.sessions, { ...massage, start: massage.start + instance.gridMinutes }] },
  ],
  'outside-need-window': (kept) =>
    withAthlete(kept, {
      needs: kept.athlete.needs.map((need) =>
        need.id === kept.massage.need ? { ...need, earliest: kept.massage.start + 1 } : need,
      ),
    }),
  'outside-horizon': (kept) => [
    { ...kept.instance, days: kept.instance.days.filter(({ start, end }) => !within(kept.massage.start, start, end)) },
    kept.plan,
  ],
  'type-not-accepted': (kept) =>
    withAthlete(kept, {
      needs: kept.athlete.needs.map((need) => (need.id === kept.massage.need ? { ...need, types: { x: 1000 } } : need)),
    }),
  contraindicated: (kept) => withAthlete(kept, { forbiddenTypes: [...kept.athlete.forbiddenTypes, kept.massage.type] }),
  'therapist-lacks-skill': (kept) =>
    withTherapist(kept, { skills: kept.therapist.skills.filter((one) => one !== kept.massage.type) }),
  'therapist-gender': (kept) =>
    withAthlete(kept, { requireTherapistGender: kept.therapist.gender === 'f' ? 'm' : 'f' }),
  'outside-shift': (kept) =>
    withTherapist(kept, {
      shifts: kept.therapist.shifts.map((one) =>
        within(kept.massage.start, one.start, one.end) ? { ...one, end: kept.massage.start + kept.minutes - 1 } : one,
      ),
    }),
  'during-break': (kept) =>
    withTherapist(kept, { breaks: [...kept.therapist.breaks, [kept.massage.start + 1, kept.massage.start + 2]] }),
  'pool-not-allowed': (kept) => withAthlete(kept, { pools: { elsewhere: 0 } }),
  'athlete-busy': (kept) =>
    withAthlete(kept, { busy: [...kept.athlete.busy, [kept.massage.start + 1, kept.massage.start + 2, 'exam']] }),
  'avoided-hours': ({ massage, ...kept }) =>
    withAthlete(
      { ...kept, massage },
      { avoid: [{ type: massage.type, start: massage.start, end: massage.start + 1 }] },
    ),
  'no-benefit-or-forbidden-time': (kept) => [
    {
      ...kept.instance,
      sessionTypes: kept.instance.sessionTypes.map((one) =>
        one.id === kept.massage.type ? { ...one, afterHard: { points: [[0, 0]], whenNone: 0 } } : one,
      ),
    },
    kept.plan,
  ],
  'therapist-overlap': (kept) => withBooking(kept, 'stranger', kept.massage.therapist, kept.massage.start),
  'therapist-day-limit': (kept) => withTherapist(kept, { maxTreatmentMinPerDay: kept.minutes - 1 }),
  'athlete-spacing': (kept) => withBooking(kept, kept.athlete.id, 'stranger', kept.massage.start + kept.minutes - 1),
  'athlete-day-limit': (kept) => withAthlete(kept, { maxSessionsPerDay: 0 }),
  'pool-over-capacity': (kept) => [
    {
      ...kept.instance,
      pools: kept.instance.pools.map((one) => (one.id === kept.pool ? { ...one, capacity: 0 } : one)),
    },
    kept.plan,
  ],
};

function within(minute: number, start: number, end: number): boolean {
  return minute >= start && minute < end;
}

function withMassage({ instance, plan, massage }: Kept, change: Partial<MassageRow>): Broken {
  return [instance, { ...plan, sessions: plan.sessions.map((one) => (one === massage ? { ...one, ...change } : one)) }];
}

function withAthlete({ instance, plan, athlete }: Kept, change: Partial<AthleteRow>): Broken {
  const athletes = instance.athletes.map((one) => (one === athlete ? { ...one, ...change } : one));
  return [{ ...instance, athletes }, plan];
}

function withTherapist({ instance, plan, therapist }: Kept, change: Partial<TherapistRow>): Broken {
  const therapists = instance.therapists.map((one) => (one === therapist ? { ...one, ...change } : one));
  return [{ ...instance, therapists }, plan];
}

/** A fixed booking more; a person not in the week yet joins it. */
function withBooking(
  { instance, plan, athlete, therapist, massage }: Kept,
  who: string,
  by: string,
  start: number,
): Broken {
  const booking = { id: 'planted', athlete: who, therapist: by, type: massage.type, start };
  const athletes = who === athlete.id ? [] : [{ ...athlete, id: who, needs: [] }];
  const therapists = by === therapist.id ? [] : [{ ...therapist, id: by }];
  return [
    {
      ...instance,
      athletes: [...instance.athletes, ...athletes],
      therapists: [...instance.therapists, ...therapists],
      fixedBookings: [...instance.fixedBookings, booking],
    },
    plan,
  ];
}

function keptIn(instance: RecoveryPlanInstance, pick: number): Kept | null {
  const { plan } = proposePlan(instance);
  const massage = plan.sessions[pick % Math.max(1, plan.sessions.length)];
  const athlete = instance.athletes.find(({ needs }) => needs.some(({ id }) => id === massage?.need));
  const therapist = instance.therapists.find(({ id }) => id === massage?.therapist);
  const type = instance.sessionTypes.find(({ id }) => id === massage?.type);
  if (!massage || !athlete || !therapist || !type) return null;
  const shift = therapist.shifts.find(({ start, end }) => within(massage.start, start, end));
  return { instance, plan, massage, athlete, therapist, minutes: type.durationMin, pool: shift?.pool ?? '' };
}

describe('one planted violation in a random plan', () => {
  it.each(Object.entries(WAYS))('is found: %s', (code, breakIt) => {
    let planted = 0;
    fc.assert(
      fc.property(anInstance, fc.nat(20), (instance, pick) => {
        const kept = keptIn(instance, pick);
        if (kept === null) return;
        expect(checkPlan(kept.instance, kept.plan).violations).toEqual([]);
        planted++;
        const report = checkPlan(...breakIt(kept));
        expect(report.feasible).toBe(false);
        expect(report.violations.map((one) => one.code)).toContain(code);
      }),
      { numRuns: 80 },
    );
    expect(planted).toBeGreaterThan(5);
  });
});
