import { type Candidates, placeOf } from '../candidates.ts';
import type { RecoveryPlan } from '../instance.ts';
import type { Model } from '../model.ts';
import { type Occupancy, occupancyOf } from '../occupancy.ts';

/** A plan as rows of the candidates: the row that serves each need, or -1. */
export type Selection = Int32Array;

/** The plan's objective, as the format defines it. */
export function objectiveOf(model: Model, candidates: Candidates, selection: Selection): number {
  const earned = bonusWaiting(model);
  let objective = 0 - model.cancelTotal;
  selection.forEach((row, need) => {
    if (row < 0) return;
    const athlete = model.needs[need]?.athlete ?? -1;
    objective += (candidates.gain[row] ?? 0) + (earned[athlete] ?? 0);
    earned[athlete] = 0;
  });
  return objective;
}

/** The first-session bonus that each athlete can still bring: none with a fixed booking. */
export function bonusWaiting(model: Model): Int32Array {
  const bonus = Int32Array.from(model.athletes, ({ firstSessionBonus }) => firstSessionBonus);
  for (const { athlete } of model.bookings) if (athlete >= 0) bonus[athlete] = 0;
  return bonus;
}

export function planOf(model: Model, candidates: Candidates, selection: Selection): RecoveryPlan {
  const massages = [...selection].flatMap((row, n) => {
    const need = model.needs[n];
    const type = model.types[candidates.type[row] ?? -1];
    const therapist = model.therapists[candidates.therapist[row] ?? -1];
    if (row < 0 || !need || !type || !therapist) return [];
    const athlete = model.athletes[need.athlete]?.id ?? '';
    return [{ athlete, need: need.row.id, type: type.id, therapist: therapist.id, start: candidates.start[row] ?? 0 }];
  });
  return {
    format: 'recovery-plan/1',
    instance: model.instance.name,
    sessions: massages.sort((a, b) => a.start - b.start || (a.therapist < b.therapist ? -1 : 1)),
  };
}

/**
 * The rows of a plan's bookings. Those that are not allowed, or no longer, or that conflict with earlier ones, are left
 * out.
 */
export function selectionOf(model: Model, candidates: Candidates, plan: RecoveryPlan): Selection {
  const wanted = new Map(plan.sessions.map((massage) => [massage.need, massage]));
  const selection: Selection = new Int32Array(model.needs.length).fill(-1);
  const occupancy = occupancyOf(model);
  for (const { row, index } of model.needs) {
    const massage = wanted.get(row.id);
    if (!massage) continue;
    const at = rowAt(model, candidates, index, massage);
    if (at < 0) continue;
    const place = placeOf(model, candidates, at);
    if (occupancy.conflict(place) !== null) continue;
    occupancy.add(place);
    selection[index] = at;
  }
  return selection;
}

/** The candidate row of a need with this type, therapist and start; -1 when there is none. */
export function rowAt(
  model: Model,
  candidates: Candidates,
  need: number,
  at: { readonly type: string; readonly therapist: string; readonly start: number },
): number {
  const last = candidates.firstOf[need + 1] ?? 0;
  for (let row = candidates.firstOf[need] ?? 0; row < last; row++) {
    if (
      candidates.start[row] === at.start &&
      model.therapists[candidates.therapist[row] ?? -1]?.id === at.therapist &&
      model.types[candidates.type[row] ?? -1]?.id === at.type
    ) {
      return row;
    }
  }
  return -1;
}

/** The week with the fixed bookings and a selection in it. */
export function occupiedBy(model: Model, candidates: Candidates, selection: Selection): Occupancy {
  const occupancy = occupancyOf(model);
  for (const row of selection) if (row >= 0) occupancy.add(placeOf(model, candidates, row));
  return occupancy;
}
