import type { Day } from '../day.ts';
import { stageOf } from './healing.ts';
import { type InjuryStory, injuryOn } from './injury.ts';

/**
 * What a coach may know, without a reason. `waiting`: a question they have not answered decides it. `out`: held until medical staff have spoken with them, or at a stage of the
 * return to play without training. `limited`: something to act on is open, an area is healing, the return to play is not
 * over, or an answer of the health form limits massage.
 */
export type Availability = 'full' | 'waiting' | 'limited' | 'out';

export interface AvailabilityView {
  readonly isHeld: boolean;
  /** The stage of the return to play they are at; null for whoever is on none, or is back in full. */
  readonly stage: { readonly since: Day; readonly maxMinutes: number | null } | null;
  /** A finding that staff are to act on is open. */
  readonly hasOpenAct: boolean;
  readonly injuries: readonly InjuryStory[];
  /** Their own answers in the health form limit massage; left out: they do not. */
  readonly hasLimitingAnswer?: boolean;
  /** A warning question stands open; left out: none does. */
  readonly hasOpenQuestion?: boolean;
}

/** A suggestion until medical staff decide. */
export function availabilityOn(view: AvailabilityView, day: Day): Availability {
  const { isHeld, stage, hasOpenAct, injuries, hasLimitingAnswer = false, hasOpenQuestion = false } = view;
  if (isHeld || (stage !== null && stage.maxMinutes === 0 && stage.since <= day)) return 'out';
  const isLimited = hasOpenAct || hasLimitingAnswer || stage !== null || injuries.some((one) => isHealing(one, day));
  if (isLimited) return 'limited';
  return hasOpenQuestion ? 'waiting' : 'full';
}

function isHealing(story: InjuryStory, day: Day): boolean {
  const injury = injuryOn(story, day);
  return stageOf(injury, day) !== 'remodelling-late' || (injury.operation && !injury.cleared);
}
