import { type BodyArea, reaches, type Spot, sameSide, uniqueSpots } from '../../checkIn/bodyMap.ts';
import type { CheckIn } from '../../checkIn/checkIn.ts';
import { worstPain } from '../../checkIn/merge.ts';
import { isProblem, isSubstantial } from '../../checkIn/weekly.ts';
import { type Day, daysBetween } from '../../day.ts';
import { ASSESS_DAYS, classOf, FLAG_ROWS, PATTERN_ROWS, REPORT_DAYS, RULE_ROWS } from './table.ts';
import {
  type Decision,
  decision,
  isMinor,
  pressure,
  type SomewhereDecision,
  type SpotDecision,
  type TriageView,
} from './view.ts';

/** Every spot something was said or found about, decided one by one, with what came of looking at it. */
export function spotsOf(view: TriageView): readonly SpotDecision[] {
  return [...soreSpots(view), ...painSpots(view), ...weeklySpots(view), ...findingSpots(view), ...signSpots(view)].map(
    (one) => afterAssessment(view, one),
  );
}

/** The newest word on each spot, where it still speaks for the day. */
function soreSpots(view: TriageView): readonly SpotDecision[] {
  const answered = view.checkIns.filter(({ soreness, day }) => soreness !== null && day <= view.day);
  const keys = new Map<string, Spot>();
  for (const { soreness } of answered)
    for (const { area, side } of soreness ?? []) keys.set(`${area}/${side}`, { area, side });
  return [...keys.values()].flatMap((spot) => {
    const days = answered.map(({ day, soreness }) => ({
      day,
      value: soreness?.find((one) => one.area === spot.area && one.side === spot.side)?.value ?? 0,
    }));
    return spotNow(view, spot, days);
  });
}

interface SaidOn {
  readonly day: Day;
  readonly value: number;
}

function spotNow(view: TriageView, spot: Spot, days: readonly SaidOn[]): readonly SpotDecision[] {
  const newest = days.at(-1);
  if (!newest) return [];
  const worstToAssess = days
    .map((one) => ({ one, decided: decideSoreness(view, spot, one, days) }))
    .findLast(({ one, decided }) => isToAssess(decided) && daysBetween(one.day, view.today) < ASSESS_DAYS);
  const current =
    newest.value > 0 && daysBetween(newest.day, view.day) < REPORT_DAYS
      ? [{ one: newest, decided: decideSoreness(view, spot, newest, days) }]
      : [];
  // An area that was to be looked at stays so, though it is better today.
  const counts = [...(worstToAssess ? [worstToAssess] : []), ...current];
  const [first] = counts.toSorted((a, b) => a.decided.cap - b.decided.cap);
  return first ? [{ ...first.decided, spot, value: first.one.value, on: first.one.day }] : [];
}

function isToAssess({ offer, assessToo }: Decision): boolean {
  return (offer === 'assessment' || offer === 'same-day') && !assessToo;
}

/** T01 to T03 and T05 to T08 on one number of one spot. */
function decideSoreness(view: TriageView, spot: Spot, said: SaidOn, days: readonly SaidOn[]): Decision {
  const { T01, T02, T03, T05, T06, T07, T08 } = RULE_ROWS;
  const { protocol } = view;
  const { value, day } = said;
  const [card, soon] = [{ cap: T01.cap }, { withinDays: protocol['look-days'] }];
  if (value <= 0) return decision('self-care', 'T01', T01.basis, card);
  if (isByInjury(view, spot)) return decision('none', 'T08', T08.basis, card);
  const kind = classOf(spot.area);
  if (kind === 'never') {
    const anyValue: readonly BodyArea[] = T06.anyValue;
    if (value >= protocol['same-day-from']) return decision('same-day', 'T06', T06.basis, { withinDays: 0 });
    return anyValue.includes(spot.area) || value >= protocol['trunk-from']
      ? decision('assessment', 'T06', T06.basis, { withinDays: T06.withinDays })
      : decision('self-care', 'T06', T06.basis, card);
  }
  if (kind === 'joint-or-tendon' || kind === 'bone')
    return value >= protocol['joint-from']
      ? decision('assessment', 'T05', T05.basis, soon)
      : decision('self-care', 'T05', T05.basis, card);
  if (isYoungBack(view, spot, said, days)) return decision('assessment', 'T07', T07.basis, soon);
  if (value < protocol['sore-from']) return decision('self-care', 'T01', T01.basis, card);
  if (value < protocol['strong-from']) {
    const cap = allowsFirm(view, said, days) ? T01.cap : pressure(view, 'sore-pressure');
    return decision('massage', 'T02', T02.basis, { cap });
  }
  const before = days.filter((one) => one.day < day && daysBetween(one.day, day) <= T03.newAfterDays);
  const assessToo = value > protocol['look-above'] || before.every((one) => one.value === 0);
  return decision('massage', 'T03', T03.basis, {
    cap: pressure(view, 'strong-pressure'),
    withinDays: assessToo ? T03.withinDays : null,
    assessToo,
  });
}

/** Firm work on a sore muscle: an adult's, who said so on several days, with no pain in them. */
function allowsFirm(view: TriageView, { day }: SaidOn, days: readonly SaidOn[]): boolean {
  const { checkIns, protocol } = view;
  const { firmReports, firmOverDays } = RULE_ROWS.T02;
  const run = days.filter(
    (one) => one.value >= protocol['sore-from'] && one.day <= day && daysBetween(one.day, day) <= 7,
  );
  const first = run[0];
  const long = first !== undefined && run.length >= firmReports && daysBetween(first.day, day) >= firmOverDays;
  const hurts = checkIns.some((one) => daysBetween(one.day, day) <= 7 && worstPain(one) >= protocol['pain-from']);
  return long && !hurts && !isMinor(view);
}

/** Lower back of a minor: two weeks of it, or one-sided. */
function isYoungBack(view: TriageView, { area, side }: Spot, { value, day }: SaidOn, days: readonly SaidOn[]): boolean {
  const { overDays } = RULE_ROWS.T07;
  const from = view.protocol['sore-from'];
  if (area !== 'lower-back' || !isMinor(view) || value < from) return false;
  const run = days.filter((one) => one.value >= from && one.day <= day);
  const first = run[0];
  return side !== 'middle' || (first !== undefined && daysBetween(first.day, day) >= overDays - 1);
}

/** Injured or operated there, or on an area that touches it, on the same side. */
function isByInjury({ injuries }: Pick<TriageView, 'injuries'>, spot: Spot): boolean {
  return injuries.some(({ record }) => reaches(record, spot));
}

/** T04: pain of 4 or more, wherever it was. */
function painSpots(view: TriageView): readonly SpotDecision[] {
  const { T04, T08 } = RULE_ROWS;
  const hurt = view.checkIns.filter(
    (one) =>
      one.day <= view.today &&
      worstPain(one) >= view.protocol['pain-from'] &&
      daysBetween(one.day, view.today) < ASSESS_DAYS,
  );
  const byArea = new Map(
    hurt.flatMap((one) => (one.painArea ? [[`${one.painArea}/${one.painSide}`, one] as const] : [])),
  );
  return [...byArea.values()].flatMap((one): readonly SpotDecision[] => {
    if (!one.painArea) return [];
    const spot = { area: one.painArea, side: one.painSide };
    const decided = isByInjury(view, spot)
      ? decision('none', 'T08', T08.basis, { cap: 5 })
      : decision('assessment', 'T04', T04.basis, { withinDays: view.protocol['look-days'] });
    return [{ ...decided, spot, value: worstPain(one), on: one.day }];
  });
}

/** T10: a weekly form that tells of a problem which limited training, or of one that was not there before. */
function weeklySpots(view: TriageView): readonly SpotDecision[] {
  const { T10, T08 } = RULE_ROWS;
  const recent = view.weekly.filter(
    (one) =>
      one.area !== null && one.day <= view.today && daysBetween(one.day, view.today) < ASSESS_DAYS && isProblem(one),
  );
  return recent.flatMap((one): readonly SpotDecision[] => {
    if (one.area === null) return [];
    const spot = { area: one.area, side: one.side };
    const before = view.weekly.some(
      (other) =>
        other.area === one.area &&
        sameSide(other.side, one.side) &&
        other.day < one.day &&
        daysBetween(other.day, one.day) <= T10.newAfterDays &&
        isProblem(other),
    );
    if (!isSubstantial(one) && one.q1 < 17 && before) return [];
    const decided = isByInjury(view, spot)
      ? decision('none', 'T08', T08.basis, { cap: 5 })
      : decision('assessment', 'T10', T10.basis, { withinDays: view.protocol['look-days'] });
    return [{ ...decided, spot, value: null, on: one.day }];
  });
}

/** Areas that open findings close until somebody looked. */
function findingSpots(view: TriageView): readonly SpotDecision[] {
  return view.findings.flatMap((finding): readonly SpotDecision[] => {
    const { area, side, pattern, looked } = finding;
    if (area === null || looked) return [];
    const effect = PATTERN_ROWS[pattern] ?? 'neutral';
    const closes =
      effect === 'area' || effect === 'area-then-raise' || (effect === 'raise-muscle' && classOf(area) !== 'muscle');
    if (!closes || isByInjury(view, { area, side })) return [];
    const decided = decision('assessment', 'pattern', 'convention', { withinDays: view.protocol['look-days'] });
    return [{ ...decided, spot: { area, side }, value: null, on: view.day }];
  });
}

/** Signs that are looked at within days close what was sore or hurt when they were said. */
function signSpots(view: TriageView): readonly SpotDecision[] {
  return assessedSigns(view).flatMap(({ checkIn, decided }) =>
    spotsWith(view, checkIn).map((spot) => ({ ...decided, spot, value: null, on: checkIn.day })),
  );
}

/** What somebody should look at though nobody said where it is: such a sign, or pain. */
export function somewhereOf(view: TriageView): readonly SomewhereDecision[] {
  const { T04 } = RULE_ROWS;
  const hurts = view.checkIns.filter(
    (one) =>
      one.day <= view.day &&
      one.painArea === null &&
      worstPain(one) >= view.protocol['pain-from'] &&
      daysBetween(one.day, view.day) < REPORT_DAYS &&
      assessedSince(view, one.day).length === 0,
  );
  return [
    ...assessedSigns(view)
      .filter(({ checkIn }) => spotsWith(view, checkIn).length === 0)
      .map(({ checkIn, decided }) => ({ ...decided, on: checkIn.day })),
    ...hurts.map(({ day }) => ({
      ...decision('massage', 'T04', T04.basis, {
        cap: pressure(view, 'pressure-beside'),
        withinDays: view.protocol['look-days'],
        assessToo: true,
      }),
      on: day,
    })),
  ];
}

function assessedSigns({
  checkIns,
  today,
}: TriageView): readonly { readonly checkIn: CheckIn; readonly decided: Decision }[] {
  return checkIns.flatMap((checkIn) => {
    if (checkIn.day > today || daysBetween(checkIn.day, today) >= ASSESS_DAYS) return [];
    const [first] = checkIn.redFlags
      .map((flag) => FLAG_ROWS[flag])
      .filter(({ offer }) => offer === 'assessment')
      .toSorted((one, other) => one.withinDays - other.withinDays);
    return first
      ? [{ checkIn, decided: decision('assessment', 'flag', first.basis, { withinDays: first.withinDays }) }]
      : [];
  });
}

/** What a sign may be about: every spot that was named with it, else what somebody has looked at since. */
function spotsWith(view: TriageView, { soreness, painArea, painSide, day }: CheckIn): readonly Spot[] {
  const named = [
    ...(painArea === null ? [] : [{ area: painArea, side: painSide }]),
    ...(soreness ?? []).filter(({ value }) => value > 0).map(({ area, side }) => ({ area, side })),
  ];
  return uniqueSpots(named.length > 0 ? named : assessedSince(view, day));
}

function assessedSince({ assessed, day }: TriageView, since: Day): readonly Spot[] {
  return assessed.filter(({ on }) => on >= since && on <= day).map(({ area, side }) => ({ area, side }));
}

/** What came of an assessment holds until something is said that is worse than what was assessed. */
function afterAssessment(view: TriageView, decided: SpotDecision): SpotDecision {
  if (decided.offer !== 'assessment' && !decided.assessToo) return decided;
  const last = view.assessed.findLast(
    ({ area, side, on, value }) =>
      area === decided.spot.area &&
      sameSide(side, decided.spot.side) &&
      on <= view.day &&
      daysBetween(on, view.day) < ASSESS_DAYS &&
      (value === null || decided.value === null ? on >= decided.on : decided.value <= value),
  );
  if (!last) return decided;
  const { cap, outcome } = last;
  return outcome === 'open'
    ? { ...decided, offer: 'massage', cap, withinDays: null, assessToo: false }
    : { ...decided, offer: 'none', cap: 0, withinDays: null, assessToo: false };
}
