import { uniqueSpots } from '../../checkIn/bodyMap.ts';
import type { RedFlag } from '../../checkIn/checkIn.ts';
import type { Pressure } from '../../clinic/modality.ts';
import { addDays } from '../../day.ts';
import { lowest } from '../contraindication.ts';
import { isUncleared } from '../injury.ts';
import { openQuestion } from './question.ts';
import { somewhereOf, spotsOf } from './spots.ts';
import { ASSESS_DAYS, FLAG_ROWS, isMassaged, PATTERN_ROWS, ROADS, RULE_ROWS } from './table.ts';
import { type Decision, decision, isMinor, type OpenFinding, pressure, type Triage, type TriageView } from './view.ts';

const OPEN: Decision = decision('massage', 'T01', RULE_ROWS.T01.basis, { cap: RULE_ROWS.T01.cap });

/**
 * The one answer to "what may this body be offered on this day?": check-in, slots, booking, standing massages, waitlist,
 * swap, plan and roster ask it and nothing else. Pure; the table stands in `table.ts`.
 */
export function triage(view: TriageView): Triage {
  const question = openQuestion(view);
  const minor = isMinor(view);
  const decided = spotsOf(view);
  const somewhere = somewhereOf(view);
  const whole = wholeBody(view, { spots: decided, somewhere, question });
  const closed = [
    ...decided.filter(({ cap }) => cap === 0).map(({ spot }) => spot),
    ...decided.filter(({ spot, rule }) => !isMassaged(spot.area) && rule !== 'T08').map(({ spot }) => spot),
  ];
  const assessing = [...decided, ...somewhere].some(({ offer }) => offer === 'assessment' || offer === 'same-day');
  const caps: readonly Pressure[] = [
    whole.cap,
    ...decided.filter(({ cap }) => cap > 0).map(({ cap }) => cap),
    ...(assessing ? [pressure(view, 'pressure-beside')] : []),
    ...(minor ? [pressure(view, 'pressure-minor')] : []),
  ];
  const cap = lowest(caps);
  return {
    whole,
    spots: decided,
    somewhere,
    question,
    closed: uniqueSpots(closed),
    cap,
    firmWork: !minor && cap > 3,
    minor,
  };
}

function wholeBody(
  view: TriageView,
  { spots, somewhere, question }: Pick<Triage, 'spots' | 'somewhere' | 'question'>,
): Decision {
  const signs = openFlags(view).map((flag) => FLAG_ROWS[flag]);
  const worst = signs.toSorted((one, other) => ROADS.indexOf(one.offer) - ROADS.indexOf(other.offer))[0];
  if (view.onHold && (worst?.offer === 'emergency' || view.findings.some(({ road }) => road === 'emergency')))
    return decision('emergency', 'flag', 'convention', { withinDays: 0 });
  const operated = view.injuries.find((story) => isUncleared(story, view.day));
  if (operated) return decision('none', 'T09', RULE_ROWS.T09.basis);
  if (view.onHold)
    return worst?.offer === 'same-day'
      ? decision(worst.offer, 'flag', worst.basis, { withinDays: worst.withinDays })
      : decision('none', 'flag', 'convention');
  if (view.findings.some(stopsAll)) return decision('none', 'pattern', 'convention');
  const sameDay = spots.find(({ offer }) => offer === 'same-day');
  if (sameDay) return decision('same-day', sameDay.rule, sameDay.basis, { withinDays: 0 });
  if (question) return decision('none', 'gate', 'convention');
  const [unplaced] = somewhere.toSorted((one, other) => one.cap - other.cap);
  if (unplaced) return unplaced;
  return isMinor(view)
    ? decision('massage', 'T11', RULE_ROWS.T11.basis, { cap: pressure(view, 'pressure-minor') })
    : OPEN;
}

/** A finding that ends every massage until a clinician looked; signs on the road of an assessment close their own area. */
function stopsAll({ pattern, looked, road }: OpenFinding): boolean {
  return PATTERN_ROWS[pattern] === 'stop' && !looked && road !== 'assessment';
}

/** Warning signs of the last two weeks; a hold says whether somebody still has to look at them. */
function openFlags({ checkIns, today }: Pick<TriageView, 'checkIns' | 'today'>): readonly RedFlag[] {
  const since = addDays(today, -ASSESS_DAYS);
  const open = checkIns.filter((one) => one.day > since && one.day <= today);
  return [...new Set(open.flatMap(({ redFlags }) => redFlags))];
}
