import { type LimitsOn, mergeLimits, NO_LIMITS } from '../domain/massage/limits.ts';
import { MASSAGE_TYPES, type MassageType, MODALITIES } from '../domain/massage/modality.ts';
import type { TeamStore } from '../store/index.ts';
import { readIntakeLimits } from './intakeLimits.ts';

/** Work a clinician orders: nobody books it, and no plan proposes it, without their word. */
const ON_ORDER: readonly MassageType[] = MASSAGE_TYPES.filter((type) => MODALITIES[type].requiresClearance !== 'no');

/** What the bodies of these athletes allow, by day: everything that is known of them, merged. */
export async function readBodyLimits(
  team: TeamStore,
  athleteIds: readonly string[],
): Promise<ReadonlyMap<string, LimitsOn>> {
  const intakes = await readIntakeLimits(team, athleteIds);
  return new Map(
    athleteIds.map((id): [string, LimitsOn] => {
      const intake = intakes.get(id) ?? (() => NO_LIMITS);
      return [id, (day) => mergeLimits([{ ...NO_LIMITS, forbiddenTypes: ON_ORDER }, intake(day)])];
    }),
  );
}
