import { type Reason, reason } from '../../clinic/reason.ts';
import { type Candidates, obstaclesOf } from '../candidates.ts';
import type { RecoveryPlan, RecoveryPlanInstance } from '../instance.ts';
import type { Model, ModelNeed } from '../model.ts';
import type { Occupancy } from '../occupancy.ts';
import { objectiveOf, occupiedBy, planOf, type Selection } from './selection.ts';

export interface UnservedNeed {
  readonly need: string;
  readonly athlete: string;
  readonly weight: number;
  /** What stood in the way, the most telling first. */
  readonly why: readonly Reason[];
}

export interface PlanProposal {
  readonly plan: RecoveryPlan;
  readonly objective: number;
  /** Needs for which there was no place, heaviest first. */
  readonly unserved: readonly UnservedNeed[];
}

/** The movable bookings as a plan: what people already know. */
export function knownPlan(instance: RecoveryPlanInstance): RecoveryPlan {
  return {
    format: 'recovery-plan/1',
    instance: instance.name,
    sessions: instance.movableBookings.map(({ need, therapist, type, start }) => ({ need, therapist, type, start })),
  };
}

/** A selection as a plan, with its objective and what stood in the way of unserved needs. */
export function proposalOf(model: Model, candidates: Candidates, selection: Selection): PlanProposal {
  const occupancy = occupiedBy(model, candidates, selection);
  return {
    plan: planOf(model, candidates, selection),
    objective: objectiveOf(model, candidates, selection),
    unserved: model.needs
      .filter(({ index }) => selection[index] === -1)
      .map((need) => ({
        need: need.row.id,
        athlete: model.athletes[need.athlete]?.id ?? '',
        weight: need.row.weight,
        why: whyUnserved(model, candidates, need, occupancy),
      }))
      .sort((a, b) => b.weight - a.weight || (a.need < b.need ? -1 : 1)),
  };
}

const MOST_REASONS = 3;

function whyUnserved(model: Model, candidates: Candidates, need: ModelNeed, occupancy: Occupancy): readonly Reason[] {
  if (need.types.length === 0) return [reason('no-type-allowed')];
  const allowed = (candidates.firstOf[need.index + 1] ?? 0) - (candidates.firstOf[need.index] ?? 0);
  if (allowed > 0) return [reason('others-first', { count: allowed })];
  const obstacles = obstaclesOf(model, need, occupancy);
  const anyStartWithSkill = [...obstacles.keys()].some(
    (why) => why !== 'therapist-lacks-skill' && why !== 'therapist-gender',
  );
  const codes = [...obstacles]
    .sort(([, a], [, b]) => b - a)
    .map(([why]) => why)
    .filter((why) => !anyStartWithSkill || (why !== 'therapist-lacks-skill' && why !== 'therapist-gender'))
    .map((why) => reason(REASON_OF[why]));
  const distinct = codes.filter(({ code }, at) => codes.findIndex((one) => one.code === code) === at);
  return distinct.length === 0 ? [reason('no-shift-in-window')] : distinct.slice(0, MOST_REASONS);
}

const REASON_OF = {
  'off-grid': 'no-shift-in-window',
  'outside-horizon': 'no-shift-in-window',
  'outside-need-window': 'no-shift-in-window',
  'outside-shift': 'no-shift-in-window',
  'during-break': 'no-shift-in-window',
  'type-not-accepted': 'no-type-allowed',
  contraindicated: 'no-type-allowed',
  'therapist-lacks-skill': 'no-therapist-with-skill',
  'therapist-gender': 'no-therapist-of-gender',
  'pool-not-allowed': 'no-room-allowed',
  'room-full': 'booked-out',
  'athlete-busy': 'always-busy',
  'avoided-hours': 'no-suitable-hour',
  'not-suitable': 'no-suitable-hour',
  'therapist-booked': 'booked-out',
  'therapist-day-full': 'booked-out',
  'own-booking': 'own-bookings',
  'own-spacing': 'own-bookings',
  'own-day-full': 'own-bookings',
} as const;
