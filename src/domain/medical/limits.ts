import { type Spot, sameSpot, touching, uniqueSpots } from '../checkIn/bodyMap.ts';
import { type BookingType, MASSAGE_TYPES, MODALITIES, type ModalityTable } from '../clinic/modality.ts';
import { type Reason, reason } from '../clinic/reason.ts';
import type { Day } from '../day.ts';
import { lowest } from './contraindication.ts';
import { allowedTypes, type BodyLimits, healingReason, pressureCap } from './protocol.ts';

/** What a body allows on a day: stages move on with the calendar, and clearances end. */
export type LimitsOn = (day: Day) => BodyLimits;

/** Nothing is known that would limit anything. */
export const NO_LIMITS: BodyLimits = {
  injuries: [],
  areasToAvoid: [],
  pressureCap: 5,
  forbiddenTypes: [],
  reasons: [],
};

/** Combines limits from several sources: what one of them forbids is forbidden, and the lowest cap applies. */
export function mergeLimits(parts: readonly BodyLimits[]): BodyLimits {
  return parts.reduce(
    (all, one) => ({
      injuries: [...all.injuries, ...one.injuries],
      areasToAvoid: uniqueSpots([...all.areasToAvoid, ...one.areasToAvoid]),
      ...bothOnly(all.only, one.only),
      ...bothLacking(all.lacking, one.lacking),
      pressureCap: lowest([all.pressureCap, one.pressureCap]),
      forbiddenTypes: [...new Set([...all.forbiddenTypes, ...one.forbiddenTypes])],
      reasons: [...all.reasons, ...one.reasons],
    }),
    NO_LIMITS,
  );
}

/** What two clearances both open. */
function bothOnly(one: BodyLimits['only'], other: BodyLimits['only']): Pick<BodyLimits, 'only'> {
  const only = one && other ? one.filter((spot) => other.some((also) => sameSpot(also, spot))) : (one ?? other);
  return only === undefined ? {} : { only };
}

function bothLacking(one: BodyLimits['lacking'], other: BodyLimits['lacking']): Pick<BodyLimits, 'lacking'> {
  return one || other ? { lacking: { ...one, ...other } } : {};
}

/** Spots nobody touches: those that are left alone, and hands-off healing areas with what touches them. */
export function leftAlone({ areasToAvoid, injuries }: BodyLimits): readonly Spot[] {
  const healing = injuries
    .filter(({ state }) => state.onRegion === 0)
    .flatMap(({ area, side }) => [{ area, side }, ...touching({ area, side })]);
  return uniqueSpots([...areasToAvoid, ...healing]);
}

/**
 * Types that no booking may be. A massage suits neither the body as a whole nor any of its healing areas, and work that
 * needs a clinician's order is for a healing area; an assessment is closed where it is forbidden by name.
 */
export function closedTypes(limits: BodyLimits, table: ModalityTable = MODALITIES): readonly BookingType[] {
  const open = new Set([
    ...allowedTypes(limits, null, table).filter((type) => table[type].requiresClearance === 'no'),
    ...limits.injuries.flatMap((injured) => allowedTypes(limits, injured, table)),
  ]);
  return [
    ...MASSAGE_TYPES.filter((type) => table[type].booked && !open.has(type)),
    ...limits.forbiddenTypes.filter((type) => type === 'ASSESSMENT'),
  ];
}

/** Why a body has limits, for those who may know: healing areas first, then the cap that results. */
export function limitReasons(limits: BodyLimits): readonly Reason[] {
  const cap = pressureCap(limits, null);
  return [
    ...limits.reasons,
    ...limits.injuries.map(healingReason),
    ...(cap < 5 ? [reason('pressure-cap', { cap })] : []),
  ];
}
