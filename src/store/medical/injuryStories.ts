import type { InjuryStory } from '../../domain/medical/injury.ts';
import type { TeamStore } from '../index.ts';
import type { StoredClearance } from './clearances.ts';
import type { StoredInjury } from './injuries.ts';

/** An open injury with its clearances. */
export interface OpenInjury extends InjuryStory {
  readonly injury: StoredInjury;
  readonly clearances: readonly StoredClearance[];
}

/** The open injuries of these athletes, oldest first; no entry for an athlete without any. */
export async function injuryStories(
  team: TeamStore,
  athleteIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenInjury[]>> {
  const injuries = await team.injuries.open(athleteIds);
  if (injuries.length === 0) return new Map();
  const clearances = await team.clearances.current([...new Set(injuries.map(({ athleteId }) => athleteId))]);
  const stories = injuries.map((injury) => storyOf(injury, clearances));
  return new Map(
    injuries.map(({ athleteId }) => [athleteId, stories.filter(({ injury }) => injury.athleteId === athleteId)]),
  );
}

export function storyOf(injury: StoredInjury, clearances: readonly StoredClearance[]): OpenInjury {
  return {
    injury,
    record: injury.record,
    steps: injury.steps.map(({ step }) => step),
    clearances: clearances.filter(({ injuryId }) => injuryId === injury.id),
  };
}
