import type { BodyArea, Side, Spot } from '../../checkIn/bodyMap.ts';
import type { CheckIn, RedFlag } from '../../checkIn/checkIn.ts';
import type { WeeklyAnswer } from '../../checkIn/weekly.ts';
import type { Pressure } from '../../clinic/modality.ts';
import type { Day } from '../../day.ts';
import { ADULT_AGE } from '../../people/athlete.ts';
import type { InjuryStory } from '../injury.ts';
import type { Protocol, ProtocolKey } from './protocol.ts';
import type { Offer, Road, TriageBasis, TriageRule } from './table.ts';

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
  /** The road of the warning signs it holds; null: it holds none. */
  readonly road: Road | null;
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

/** Something somebody should look at, of which nobody said where it is. */
export interface SomewhereDecision extends Decision {
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
  readonly somewhere: readonly SomewhereDecision[];
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

/** Under 18 on the day it is asked for. */
export function isMinor({ age }: Pick<TriageView, 'age'>): boolean {
  return age !== null && age < ADULT_AGE;
}

/** A row of the protocol that is a pressure. */
export function pressure({ protocol }: Pick<TriageView, 'protocol'>, key: ProtocolKey): Pressure {
  return protocol[key] as Pressure;
}

export function decision(
  offer: Offer,
  rule: TriageRule,
  basis: TriageBasis,
  more: Partial<Pick<Decision, 'cap' | 'withinDays' | 'assessToo'>> = {},
): Decision {
  return { offer, rule, basis, cap: 0, withinDays: null, assessToo: false, ...more };
}
