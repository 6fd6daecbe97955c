import { injuryLimits } from '../../domain/medical/injury.ts';
import { type LimitsOn, mergeLimits, NO_LIMITS } from '../../domain/medical/limits.ts';
import type { TeamStore } from '../index.ts';
import { injuryStories } from './injuryStories.ts';
import { readIntakeLimits } from './intakeLimits.ts';

/** What the bodies of these athletes allow, by day: everything that is known of them, merged. */
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
