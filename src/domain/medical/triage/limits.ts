import { type Spot, sameSpot } from '../../checkIn/bodyMap.ts';
import { FIRM_TYPES, MASSAGE_TYPES, MODALITIES } from '../../clinic/modality.ts';
import { type Reason, reason } from '../../clinic/reason.ts';
import { typesAbove } from '../contraindication.ts';
import type { AreaSoreness, BodyLimits } from '../protocol.ts';
import { AREA_ROWS, PATTERN_ROWS } from './table.ts';
import type { OpenFinding, Triage } from './view.ts';

/**
 * What triage leaves open, in the form every road already asks for: nothing is booked, offered or planned beyond it. An
 * assessment is how a closed area opens, so only an emergency closes it.
 */
export function triageLimits({ whole, closed, cap, firmWork, question }: Triage): BodyLimits {
  const firm = firmWork ? [] : FIRM_TYPES;
  const stopped = whole.cap === 0;
  return {
    injuries: [],
    areasToAvoid: closed,
    pressureCap: cap,
    forbiddenTypes: [
      ...(stopped ? MASSAGE_TYPES.filter((type) => MODALITIES[type].booked) : [...firm, ...typesAbove(cap)]),
      ...(whole.offer === 'emergency' ? (['ASSESSMENT'] as const) : []),
    ],
    reasons: [
      ...(stopped
        ? [stopReason(whole, question?.spots[0] ?? null)]
        : closed.map((spot) => spotReason('area-closed', spot))),
    ],
  };
}

function stopReason({ offer, rule }: Triage['whole'], spot: Spot | null): Reason {
  if (rule === 'gate') return spot === null ? reason('question-open') : spotReason('question-open-at', spot);
  if (rule === 'T09') return reason('operation-not-cleared');
  if (rule === 'pattern') return reason('finding-stops');
  return reason(offer === 'emergency' || offer === 'same-day' ? 'to-be-seen-today' : 'to-be-seen');
}

function spotReason(code: 'area-closed' | 'question-open-at', { area, side }: Spot): Reason {
  return reason(code, { area, side: side ?? 'middle' });
}

/** Soreness that is a reason for a massage: muscle and mixed areas that nothing closes, at today's value. */
export function massageable({ spots, whole, closed }: Triage): readonly AreaSoreness[] {
  if (whole.cap === 0) return [];
  const isShut = (spot: Spot) => closed.some((one) => sameSpot(one, spot));
  return spots.flatMap(({ offer, spot, value }) =>
    offer === 'massage' && value !== null && !isShut(spot)
      ? [{ area: spot.area, side: spot.side ?? 'middle', value }]
      : [],
  );
}

/**
 * Does an open finding make a massage matter more? Only what the table says raises; what closes an area raises once
 * somebody has looked, and nothing raises for an area that hands leave alone. `calm`: for relaxing work alone.
 */
export function raisesNeed({
  pattern,
  area,
  looked,
}: Pick<OpenFinding, 'pattern' | 'area' | 'looked'>): 'yes' | 'calm' | 'no' {
  const effect = PATTERN_ROWS[pattern] ?? 'neutral';
  const isMuscle = area === null || AREA_ROWS.muscle.areas.includes(area);
  if (effect === 'raise' || (effect === 'raise-muscle' && isMuscle)) return 'yes';
  if (effect === 'area-then-raise' && looked && isMuscle) return 'yes';
  return effect === 'raise-calm' ? 'calm' : 'no';
}
