import { type InjuryStory, injuryLimits } from '../../domain/medical/injury.ts';
import { type LimitsOn, mergeLimits, NO_LIMITS } from '../../domain/medical/limits.ts';
import type { TeamStore } from '../index.ts';
import { injuryStories } from './injuryStories.ts';
import { readIntakeLimits } from './intakeLimits.ts';

/** A body as far as it limits massages: what is open of its injuries, and what it allows by day, everything merged. */
export interface Body {
  readonly injuries: readonly InjuryStory[];
  readonly limitsOn: LimitsOn;
}

export async function readBodies(team: TeamStore, athleteIds: readonly string[]): Promise<ReadonlyMap<string, Body>> {
  const [stories, intakes] = await Promise.all([injuryStories(team, athleteIds), readIntakeLimits(team, athleteIds)]);
  return new Map(
    athleteIds.map((id): [string, Body] => {
      const injuries = stories.get(id) ?? [];
      const intake = intakes.get(id) ?? (() => NO_LIMITS);
      return [id, { injuries, limitsOn: (day) => mergeLimits([injuryLimits(injuries, day), intake(day)]) }];
    }),
  );
}

/** What the bodies of these athletes allow on each day: everything known about them, merged. */
export async function readBodyLimits(
  team: TeamStore,
  athleteIds: readonly string[],
): Promise<ReadonlyMap<string, LimitsOn>> {
  return new Map([...(await readBodies(team, athleteIds))].map(([id, { limitsOn }]) => [id, limitsOn]));
}
