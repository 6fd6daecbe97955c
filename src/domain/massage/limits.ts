import type { Day } from '../day.ts';
import { lowest } from './contraindication.ts';
import { MASSAGE_TYPES, type MassageType, MODALITIES, type ModalityTable } from './modality.ts';
import { allowedTypes, type BodyLimits, pressureCap } from './protocol.ts';
import { type Reason, reason } from './reason.ts';

/** What a body allows on a day: stages move on with the calendar, and clearances end. */
export type LimitsOn = (day: Day) => BodyLimits;

/** Nothing is known that would limit anything. */
export const NO_LIMITS: BodyLimits = { injuries: [], areasToAvoid: [], pressureCap: 5, forbiddenTypes: [] };

/** Combines limits from several sources: what one of them forbids is forbidden, and the lowest cap applies. */
export function mergeLimits(parts: readonly BodyLimits[]): BodyLimits {
  return parts.reduce(
    (all, one) => ({
      injuries: [...all.injuries, ...one.injuries],
      areasToAvoid: [...new Set([...all.areasToAvoid, ...one.areasToAvoid])],
      pressureCap: lowest([all.pressureCap, one.pressureCap]),
      forbiddenTypes: [...new Set([...all.forbiddenTypes, ...one.forbiddenTypes])],
    }),
    NO_LIMITS,
  );
}

/**
 * Types that no massage may be: they suit neither the body as a whole nor any of its healing areas. Work that needs a
 * clinician's order is for a healing area.
 */
export function closedTypes(limits: BodyLimits, table: ModalityTable = MODALITIES): readonly MassageType[] {
  const areas = limits.injuries.map(({ area }) => area);
  const open = new Set([
    ...allowedTypes(limits, null, table).filter((type) => table[type].requiresClearance === 'no'),
    ...areas.flatMap((area) => allowedTypes(limits, area, table)),
  ]);
  return MASSAGE_TYPES.filter((type) => table[type].booked && !open.has(type));
}

/** Why a body has limits, for those who may know: healing areas first, then the cap that results. */
export function limitReasons(limits: BodyLimits): readonly Reason[] {
  const cap = pressureCap(limits, null);
  return [
    ...limits.injuries.map(({ area, state }) => reason('healing-stage', { area, stage: state.stage })),
    ...(cap < 5 ? [reason('pressure-cap', { cap })] : []),
  ];
}
