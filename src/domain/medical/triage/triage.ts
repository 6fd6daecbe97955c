import { uniqueSpots } from '../../checkIn/bodyMap.ts';
import type { RedFlag } from '../../checkIn/checkIn.ts';
import { worstPain } from '../../checkIn/merge.ts';
import type { Pressure } from '../../clinic/modality.ts';
import { addDays, daysBetween } from '../../day.ts';
import { lowest } from '../contraindication.ts';
import { isUncleared } from '../injury.ts';
import { openQuestion } from './question.ts';
import { spotsOf } from './spots.ts';
import { ASSESS_DAYS, FLAG_ROWS, isMassaged, PATTERN_ROWS, REPORT_DAYS, ROADS, RULE_ROWS } from './table.ts';
import {
  type Decision,
  decision,
  isMinor,
  type OpenQuestion,
  pressure,
  type SpotDecision,
  type Triage,
  type TriageView,
} from './view.ts';

const OPEN: Decision = decision('massage', 'T01', RULE_ROWS.T01.basis, { cap: RULE_ROWS.T01.cap });

/**
 * The one answer to "what may this body be offered on this day?": check-in, slots, booking, standing massages, waitlist,
 * swap, plan and roster ask it and nothing else. Pure; the table stands in `table.ts`.
 */
export function triage(view: TriageView): Triage {
  const question = openQuestion(view);
  const minor = isMinor(view);
  const decided = spotsOf(view);
  const whole = wholeBody(view, decided, question);
  const closed = [
    ...decided.filter(({ cap }) => cap === 0).map(({ spot }) => spot),
    ...decided.filter(({ spot, rule }) => !isMassaged(spot.area) && rule !== 'T08').map(({ spot }) => spot),
  ];
  const assessing = decided.some(({ offer }) => offer === 'assessment' || offer === 'same-day');
  const caps: readonly Pressure[] = [
    whole.cap,
    ...decided.filter(({ cap }) => cap > 0).map(({ cap }) => cap),
    ...(assessing ? [pressure(view, 'pressure-beside')] : []),
    ...(minor ? [pressure(view, 'pressure-minor')] : []),
  ];
  const cap = lowest(caps);
  return { whole, spots: decided, question, closed: uniqueSpots(closed), cap, firmWork: !minor && cap > 3, minor };
}

function wholeBody(view: TriageView, spots: readonly SpotDecision[], question: OpenQuestion | null): Decision {
  const operated = view.injuries.find((story) => isUncleared(story, view.day));
  if (operated) return decision('none', 'T09', RULE_ROWS.T09.basis);
  if (view.onHold) {
    const signs = openFlags(view).map((flag) => FLAG_ROWS[flag]);
    const worst = signs.toSorted((one, other) => ROADS.indexOf(one.offer) - ROADS.indexOf(other.offer))[0];
    return worst
      ? decision(worst.offer, 'flag', worst.basis, { withinDays: worst.withinDays })
      : decision('none', 'flag', 'convention');
  }
  if (view.findings.some(({ pattern, looked }) => PATTERN_ROWS[pattern] === 'stop' && !looked))
    return decision('none', 'pattern', 'convention');
  const sameDay = spots.find(({ offer }) => offer === 'same-day');
  if (sameDay) return decision('same-day', sameDay.rule, sameDay.basis, { withinDays: 0 });
  if (question) return decision('none', 'gate', 'convention');
  const { T04 } = RULE_ROWS;
  const hurtsSomewhere = view.checkIns.some(
    (one) =>
      one.day <= view.day &&
      one.painArea === null &&
      worstPain(one) >= view.protocol['pain-from'] &&
      daysBetween(one.day, view.day) < REPORT_DAYS,
  );
  if (hurtsSomewhere)
    return decision('massage', 'T04', T04.basis, {
      cap: pressure(view, 'pressure-beside'),
      withinDays: view.protocol['look-days'],
      assessToo: true,
    });
  return isMinor(view)
    ? decision('massage', 'T11', RULE_ROWS.T11.basis, { cap: pressure(view, 'pressure-minor') })
    : OPEN;
}

/** Warning signs of the last two weeks; a hold says whether somebody still has to look at them. */
function openFlags({ checkIns, today }: Pick<TriageView, 'checkIns' | 'today'>): readonly RedFlag[] {
  const since = addDays(today, -ASSESS_DAYS);
  const open = checkIns.filter((one) => one.day > since && one.day <= today);
  return [...new Set(open.flatMap(({ redFlags }) => redFlags))];
}
