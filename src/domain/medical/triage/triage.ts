import { type BodyArea, reaches, type Side, type Spot, sameSide } from '../../checkIn/bodyMap.ts';
import type { CheckIn, RedFlag } from '../../checkIn/checkIn.ts';
import { worstPain } from '../../checkIn/merge.ts';
import { isProblem, isSubstantial, type WeeklyAnswer } from '../../checkIn/weekly.ts';
import type { Pressure } from '../../clinic/modality.ts';
import { addDays, type Day, daysBetween } from '../../day.ts';
import { lowest } from '../contraindication.ts';
import { type InjuryStory, isUncleared } from '../injury.ts';
import type { Protocol, ProtocolKey } from './protocol.ts';
import {
  ASSESS_DAYS,
  classOf,
  FLAG_ROWS,
  GATE,
  isMassaged,
  type Offer,
  PATTERN_ROWS,
  REPORT_DAYS,
  RULE_ROWS,
  type TriageBasis,
  type TriageRule,
} from './table.ts';

export type { Spot } from '../../checkIn/bodyMap.ts';

/** `open`: massage may start, up to the cap. `not-yet`: not for now. `refer`: somebody else is to see it. */
export const OUTCOMES = ['open', 'not-yet', 'refer'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What came of an assessment, recorded by who assessed. */
export interface AssessedSpot extends Spot {
  readonly on: Day;
  /** After `not-yet` and `refer` the area stays closed. */
  readonly outcome: Outcome;
  readonly cap: Pressure;
  /** How sore or painful it was then, 0 to 10; null where it was not about a number. */
  readonly value: number | null;
}

/** An open finding, as far as it concerns massage. */
export interface OpenFinding {
  readonly pattern: string;
  readonly area: BodyArea | null;
  readonly side: Side | null;
  /** Staff acknowledged it: somebody looks after it. For what stops everything only a clinician's word counts. */
  readonly looked: boolean;
}

export interface TriageView {
  /** The athlete's own day it is asked on: what was said speaks for some days from its own on. */
  readonly today: Day;
  /** The day it is asked for: today, or one to come. */
  readonly day: Day;
  /** Years on that day; null where no birth date is known: counts as an adult for caps, never for consent. */
  readonly age: number | null;
  /** Merged answers by day, oldest first; of the last two weeks. */
  readonly checkIns: readonly CheckIn[];
  /** Weekly forms of the last four weeks, oldest first. */
  readonly weekly: readonly WeeklyAnswer[];
  /** Open injuries and operations with what was said of them. */
  readonly injuries: readonly InjuryStory[];
  readonly findings: readonly OpenFinding[];
  readonly assessed: readonly AssessedSpot[];
  /** Bookings are held since a warning sign or by a clinician, until somebody with a medical role lifts that. */
  readonly onHold: boolean;
  /** The team's numbers. */
  readonly protocol: Protocol;
}

/** What may be offered, with its rule and basis. */
export interface Decision {
  readonly offer: Offer;
  readonly rule: TriageRule;
  readonly basis: TriageBasis;
  /** The highest pressure, 0 to 5; 0 where nothing is offered. */
  readonly cap: Pressure;
  /** Days within which somebody should look; null where nobody is asked to. */
  readonly withinDays: number | null;
  /** Slots may be offered, and an assessment beside them. */
  readonly assessToo: boolean;
}

export interface SpotDecision extends Decision {
  readonly spot: Spot;
  /** 0 to 10; null where it is not about a number. */
  readonly value: number | null;
  /** Since when. */
  readonly on: Day;
}

/** Warning questions that stand open: nothing is offered, booked or planned until they are answered. */
export interface OpenQuestion {
  readonly on: Day;
  /** What the report was about; empty where a word or a pain without a place brought the question up. */
  readonly spots: readonly Spot[];
  /** Signs that typed words pointed at; asked about by name. */
  readonly suggested: readonly RedFlag[];
}

export interface Triage {
  /** For the body as a whole; `massage` where nothing stands against it. */
  readonly whole: Decision;
  readonly spots: readonly SpotDecision[];
  readonly question: OpenQuestion | null;
  /** Areas hands stay away from: never worked on, to be assessed, closed by a finding. Injuries have their own limits. */
  readonly closed: readonly Spot[];
  /** The highest pressure of a massage that names no area. */
  readonly cap: Pressure;
  /** Deep and trigger-point work: not for minors, and on sore muscle only where it came back and nothing hurts. */
  readonly firmWork: boolean;
  /** Under 18: second adult, guardian's consent for treatment. */
  readonly minor: boolean;
}

const OPEN: Decision = decision('massage', 'T01', RULE_ROWS.T01.basis, { cap: RULE_ROWS.T01.cap });

/**
 * The one answer to "what may this body be offered on this day?": check-in, slots, booking, standing massages, waitlist,
 * swap, plan and roster ask it and nothing else. Pure; the table stands in `table.ts`.
 */
export function triage(view: TriageView): Triage {
  const question = openQuestion(view);
  const minor = view.age !== null && view.age < 18;
  const spots = [...soreSpots(view), ...painSpots(view), ...weeklySpots(view)];
  const byFinding = findingSpots(view);
  const decided = [...spots, ...byFinding].map((one) => afterAssessment(view, one));
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
  return { whole, spots: decided, question, closed: unique(closed), cap, firmWork: !minor && cap > 3, minor };
}

/** Does a report bring up the warning questions? */
export function asksFirst(report: CheckIn, protocol: Protocol): boolean {
  return (
    report.asked ||
    report.suggested.length > 0 ||
    gateSpots(report, protocol).length > 0 ||
    worstPain(report) >= protocol['gate-pain']
  );
}

/** The question that stands open, if any: of the newest report that is not answered and not overtaken. */
export function openQuestion({
  checkIns,
  today,
  protocol,
}: Pick<TriageView, 'checkIns' | 'today' | 'protocol'>): OpenQuestion | null {
  const recent = checkIns.filter((one) => one.day <= today && daysBetween(one.day, today) < ASSESS_DAYS);
  const last = recent.findLast((one) => asksFirst(one, protocol));
  if (!last || isAnswered(last)) return null;
  const later = recent.filter((one) => one.day > last.day);
  // An answer to the questions of a later day speaks for this one too.
  if (later.some(isAnswered)) return null;
  const spots = gateSpots(last, protocol).filter((spot) => !later.some((one) => saysBetter(one, spot, protocol)));
  const limit = protocol['gate-pain'];
  const hurts = worstPain(last) >= limit && !later.some((one) => one.pain !== null && worstPain(one) < limit);
  const suggested = last.suggested;
  if (spots.length === 0 && !hurts && suggested.length === 0 && !last.asked) return null;
  return { on: last.day, spots, suggested };
}

function isAnswered({ redFlags, noRedFlags }: CheckIn): boolean {
  return redFlags.length > 0 || noRedFlags;
}

function gateSpots({ soreness }: CheckIn, protocol: Protocol): readonly Spot[] {
  const said = soreness ?? [];
  const oneSidedAreas: readonly BodyArea[] = GATE.oneSidedAreas;
  const alwaysAreas: readonly BodyArea[] = GATE.alwaysAreas;
  return said
    .filter(({ area, side, value }) => {
      if (value >= protocol['gate-soreness'] || (value > 0 && alwaysAreas.includes(area))) return true;
      if (!oneSidedAreas.includes(area) || value < protocol['gate-one-sided'] || side === 'middle') return false;
      const other = said.find((one) => one.area === area && one.side !== side)?.value ?? 0;
      return value - other >= 3 || other < protocol['gate-one-sided'];
    })
    .map(({ area, side }) => ({ area, side }));
}

/** Does a later answer say that this spot is below everything the gate asks about? */
function saysBetter({ soreness }: CheckIn, { area, side }: Spot, protocol: Protocol): boolean {
  if (soreness === null) return false;
  const now = soreness.find((one) => one.area === area && (side === null || one.side === side))?.value ?? 0;
  return now < protocol['gate-one-sided'];
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

/** A row of the protocol that is a pressure. */
function pressure({ protocol }: Pick<TriageView, 'protocol'>, key: ProtocolKey): Pressure {
  return protocol[key] as Pressure;
}

/** Firm work on a sore muscle: an adult's, who said so on several days, with no pain in them. */
function allowsFirm({ age, checkIns, protocol }: TriageView, { day }: SaidOn, days: readonly SaidOn[]): boolean {
  const { firmReports, firmOverDays } = RULE_ROWS.T02;
  const run = days.filter(
    (one) => one.value >= protocol['sore-from'] && one.day <= day && daysBetween(one.day, day) <= 7,
  );
  const first = run[0];
  const long = first !== undefined && run.length >= firmReports && daysBetween(first.day, day) >= firmOverDays;
  const hurts = checkIns.some((one) => daysBetween(one.day, day) <= 7 && worstPain(one) >= protocol['pain-from']);
  return long && !hurts && (age === null || age >= 18);
}

/** Lower back of a minor: two weeks of it, or one-sided. */
function isYoungBack(
  { age, protocol }: TriageView,
  { area, side }: Spot,
  { value, day }: SaidOn,
  days: readonly SaidOn[],
): boolean {
  const { overDays } = RULE_ROWS.T07;
  const from = protocol['sore-from'];
  if (area !== 'lower-back' || age === null || age >= 18 || value < from) return false;
  const run = days.filter((one) => one.value >= from && one.day <= day);
  const first = run[0];
  return side !== 'middle' || (first !== undefined && daysBetween(first.day, day) >= overDays - 1);
}

/** Injured or operated there, or on an area that touches it, on the same side. */
export function isByInjury({ injuries }: Pick<TriageView, 'injuries'>, spot: Spot): boolean {
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
  return view.age !== null && view.age < 18
    ? decision('massage', 'T11', RULE_ROWS.T11.basis, { cap: pressure(view, 'pressure-minor') })
    : OPEN;
}

/** From the road that cannot wait to the one that can. */
const ROADS: readonly Offer[] = ['emergency', 'same-day', 'assessment'];

/** Warning signs of the last two weeks; a hold says whether somebody still has to look at them. */
function openFlags({ checkIns, today }: Pick<TriageView, 'checkIns' | 'today'>): readonly RedFlag[] {
  const since = addDays(today, -ASSESS_DAYS);
  const open = checkIns.filter((one) => one.day > since && one.day <= today);
  return [...new Set(open.flatMap(({ redFlags }) => redFlags))];
}

function decision(
  offer: Offer,
  rule: TriageRule,
  basis: TriageBasis,
  more: Partial<Pick<Decision, 'cap' | 'withinDays' | 'assessToo'>> = {},
): Decision {
  return { offer, rule, basis, cap: 0, withinDays: null, assessToo: false, ...more };
}

function unique(spots: readonly Spot[]): readonly Spot[] {
  const seen = new Map(spots.map((spot) => [`${spot.area}/${spot.side}`, spot]));
  return [...seen.values()];
}
