import type { Day } from '../day.ts';
import { stageOf } from './healing.ts';
import { type InjuryStory, injuryOn } from './injury.ts';

/**
 * What a coach may know, without a reason. `out`: held until medical staff have spoken with them, or at a stage of the
 * return to play without training. `limited`: something to act on is open, an area is healing, or the return to play is
 * not over.
 */
export type Availability = 'full' | 'limited' | 'out';

export interface AvailabilityView {
  readonly isHeld: boolean;
  /** The stage of the return to play they are at; null for whoever is on none, or is back in full. */
  readonly stage: { readonly since: Day; readonly maxMinutes: number | null } | null;
  /** A finding that staff are to act on is open. */
  readonly hasOpenAct: boolean;
  readonly injuries: readonly InjuryStory[];
}

/** A suggestion until medical staff decide. */
export function availabilityOn({ isHeld, stage, hasOpenAct, injuries }: AvailabilityView, day: Day): Availability {
  if (isHeld || (stage !== null && stage.maxMinutes === 0 && stage.since <= day)) return 'out';
  return hasOpenAct || stage !== null || injuries.some((story) => isHealing(story, day)) ? 'limited' : 'full';
}

function isHealing(story: InjuryStory, day: Day): boolean {
  const injury = injuryOn(story, day);
  return stageOf(injury, day) !== 'remodelling-late' || (injury.operation && !injury.cleared);
}
