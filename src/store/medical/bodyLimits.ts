import { injuryLimits } from '../../domain/massage/injury.ts';
import { type LimitsOn, mergeLimits, NO_LIMITS } from '../../domain/massage/limits.ts';
import type { TeamStore } from '../index.ts';
import { injuryStories } from './injuryStories.ts';
import { readIntakeLimits } from './intakeLimits.ts';

/** What the bodies of these athletes allow on each day: everything known about them, merged. */
export async function readBodyLimits(
  team: TeamStore,
  athleteIds: readonly string[],
): Promise<ReadonlyMap<string, LimitsOn>> {
  const [stories, intakes] = await Promise.all([injuryStories(team, athleteIds), readIntakeLimits(team, athleteIds)]);
  return new Map(
    athleteIds.map((id): [string, LimitsOn] => {
      const injuries = stories.get(id) ?? [];
      const intake = intakes.get(id) ?? (() => NO_LIMITS);
      return [id, (day) => mergeLimits([injuryLimits(injuries, day), intake(day)])];
    }),
  );
}
