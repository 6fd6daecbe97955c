import { type BodyArea, reaches, type Side, type Spot, sameSpot, touching } from '../checkIn/bodyMap.ts';
import type { CheckIn } from '../checkIn/checkIn.ts';
import { MASSAGE_TYPES, type MassageType, MODALITIES, type Pressure } from '../clinic/modality.ts';
import { type Reason, reason } from '../clinic/reason.ts';
import { addDays, type Day } from '../day.ts';
import {
  type Injury,
  type InjuryStage,
  type Lacking,
  lackingFor,
  NOTE_DAYS,
  type Pace,
  regionState,
  SCAR_FROM_DAY,
} from './healing.ts';
import { mergeLimits, NO_LIMITS } from './limits.ts';
import type { BodyLimits, InjuredArea } from './protocol.ts';
import { classOf, RULE_ROWS } from './triage/table.ts';

export const INJURY_KINDS = ['injury', 'operation'] as const;

/** What was hurt, where somebody said it. A graft stands for a ligament or tendon that was replaced. */
export const TISSUES = ['muscle', 'ligament', 'tendon', 'graft', 'bone', 'unknown'] as const;
export type Tissue = (typeof TISSUES)[number];

/** What was hurt or operated on, and when: day 0 of its healing. */
export interface InjuryRecord {
  readonly kind: (typeof INJURY_KINDS)[number];
  readonly area: BodyArea;
  readonly side: Side;
  readonly day0: Day;
  /** Left out: nobody said. */
  readonly tissue?: Tissue | undefined;
}

/** Bone, tendon and ligament grafts differ so much that no calendar speaks for them (practice convention). */
const BY_WORD: ReadonlySet<Tissue> = new Set(['bone', 'tendon', 'graft']);

/** How a record moves on when no clinician says anything. What nobody named is muscle only where there is little else. */
export function paceOf({ kind, area, tissue = 'unknown' }: InjuryRecord): Pace {
  if (BY_WORD.has(tissue)) return 'word';
  if (tissue !== 'unknown') return 'days';
  return kind === 'injury' && classOf(area) === 'muscle' ? 'days' : 'careful';
}

/**
 * What was said about its healing: by a clinician (null: as the calendar has it), or by the athlete's pain or soreness of
 * 0 to 10.
 */
export type HealingStep =
  | { readonly kind: 'stage'; readonly on: Day; readonly stage: InjuryStage | null; readonly reason: string }
  | { readonly kind: 'setback'; readonly on: Day; readonly pain: number };

/** Work that a clinician orders: nobody books it and no plan proposes it without an open record that allows it. */
export const ON_ORDER = ['LYMPH', 'SCAR', 'REHAB'] as const satisfies readonly MassageType[];
export type OrderedType = (typeof ON_ORDER)[number];

/** A clinician's clearance, as far as it is data: the days on which it holds, and what it says meanwhile. */
export interface ClearedDays {
  readonly from: Day;
  readonly until: Day;
  /** Work ordered for the area meanwhile; left out: none. */
  readonly orders?: readonly OrderedType[];
  /** Where hands may go; left out or empty: wherever healing allows it. */
  readonly areas?: readonly Spot[];
  /** The highest pressure; left out or null: as healing has it. */
  readonly cap?: Pressure | null;
  /** What it may be; left out or empty: whatever healing allows. Ordered work is among them. */
  readonly kinds?: readonly MassageType[];
  /** The operating team has given its word: it may hold in the first two weeks too. */
  readonly word?: boolean;
}

/** An injury with everything that was said about it, the steps in order of time. */
export interface InjuryStory {
  readonly record: InjuryRecord;
  readonly steps: readonly HealingStep[];
  readonly clearances: readonly ClearedDays[];
  /** The day of a clinician's latest note on it; left out: no clinician has written one. */
  readonly notedOn?: Day | null;
}

/** An injury on one day, as the rules of healing read it. */
export function injuryOn(story: InjuryStory, day: Day): Injury {
  const { record, steps, notedOn = null } = story;
  const set = steps.findLastIndex(({ kind }) => kind === 'stage');
  const step = steps[set];
  const setback = steps.slice(set + 1).find(({ kind }) => kind === 'setback');
  const cleared = clearanceOn(story, day);
  return {
    day0: record.day0,
    operation: record.kind === 'operation',
    cleared: cleared !== null,
    ...(cleared !== null && {
      cap: cleared.cap ?? 5,
      kinds: kindsOf(cleared),
      untouched: !isOpened(cleared, record),
    }),
    pace: paceOf(record),
    notedOn,
    stageSet: step?.kind === 'stage' && step.stage !== null ? { stage: step.stage, on: step.on } : null,
    setBackOn: setback?.on ?? null,
  };
}

export function isValidOn(clearances: readonly ClearedDays[], day: Day): boolean {
  return clearances.some(({ from, until }) => from <= day && day <= until);
}

/** The first day after an operation on which a clearance may hold without the operating team's word. */
export function firstClearedDay({ kind, day0 }: Pick<InjuryRecord, 'kind' | 'day0'>, word: boolean): Day | null {
  return kind === 'operation' && !word ? addDays(day0, RULE_ROWS.T09.withoutWordDays + 1) : null;
}

/** The clearance that holds for a record on a day, the newest of several; null when none does. */
export function clearanceOn<Cleared extends ClearedDays>(
  { record, clearances }: { readonly record: InjuryRecord; readonly clearances: readonly Cleared[] },
  day: Day,
): Cleared | null {
  const holds = (one: Cleared) => {
    const first = firstClearedDay(record, one.word === true);
    return isValidOn([one], day) && (first === null || day >= first);
  };
  return clearances.findLast(holds) ?? null;
}

/** An operation that nobody has cleared for the day: nothing anywhere. */
export function isUncleared(story: InjuryStory, day: Day): boolean {
  const { kind, day0 } = story.record;
  return kind === 'operation' && day0 <= day && clearanceOn(story, day) === null;
}

/** The kinds a clearance names, with what it orders; null when it names none. */
function kindsOf({ kinds = [], orders = [] }: ClearedDays): readonly MassageType[] | null {
  return kinds.length === 0 ? null : [...new Set([...kinds, ...orders])];
}

/** May hands go there, as far as the clearance says? Work is ordered for the record's own spot. */
function isOpened({ areas = [], orders = [] }: ClearedDays, spot: Spot): boolean {
  return areas.length === 0 || orders.length > 0 || areas.some((one) => sameSpot(one, spot));
}

/** What a clearance limits while it holds, with the reason. */
export function clearanceLimits(cleared: ClearedDays): BodyLimits {
  const { until, areas = [], cap = null } = cleared;
  const kinds = kindsOf(cleared);
  const says = areas.length > 0 || cap !== null || kinds !== null;
  return {
    ...NO_LIMITS,
    pressureCap: cap ?? 5,
    ...(areas.length > 0 && { only: areas }),
    forbiddenTypes:
      kinds === null
        ? []
        : MASSAGE_TYPES.filter((type) => MODALITIES[type].booked && !ordered(type) && !kinds.includes(type)),
    reasons: says
      ? [
          reason('cleared', {
            until,
            cap: cap ?? 5,
            areas: areas.map(({ area, side }) => `${area}/${side ?? 'middle'}`).join(),
            kinds: (kinds ?? []).join(),
          }),
        ]
      : [],
  };
}

function ordered(type: MassageType): boolean {
  return ON_ORDER.some((one) => one === type);
}

/** What open injuries limit on a day. Ordered work stays closed unless one of them allows it. */
export function injuryLimits(stories: readonly InjuryStory[], day: Day): BodyLimits {
  const injuries = stories.map((story): InjuredArea => {
    const { area, side } = story.record;
    return { area, side, state: regionState(injuryOn(story, day), day) };
  });
  const open = new Set(injuries.flatMap(({ state }) => state.allowedOnRegion));
  const closed = ON_ORDER.filter((type) => !open.has(type));
  return mergeLimits([
    {
      ...NO_LIMITS,
      injuries,
      forbiddenTypes: closed,
      lacking: Object.fromEntries(closed.map((type) => [type, lackingReasons(type, stories, day)])),
    },
    ...stories.flatMap((story) => {
      const cleared = clearanceOn(story, day);
      return cleared === null ? [] : [ownClearanceLimits(cleared, story.record)];
    }),
  ]);
}

/** After an operation the areas it names are all there is; after an injury the rest of the body was open before. */
function ownClearanceLimits(cleared: ClearedDays, record: InjuryRecord): BodyLimits {
  const { areas = [], orders = [] } = cleared;
  const { only: _, ...limits } = clearanceLimits(cleared);
  if (areas.length === 0) return limits;
  if (record.kind === 'operation') return { ...limits, only: [...areas, ...(orders.length > 0 ? [record] : [])] };
  return { ...limits, areasToAvoid: touching(record).filter((near) => !areas.some((one) => sameSpot(one, near))) };
}

/** Why ordered work is closed: what the record nearest to it still lacks. */
function lackingReasons(type: OrderedType, stories: readonly InjuryStory[], day: Day): readonly Reason[] {
  const [story] = stories;
  if (!story) return [reason('on-order')];
  const uncleared = stories.find((one) => isUncleared(one, day));
  if (uncleared) return [reason('operation-not-cleared')];
  const lacks = stories.flatMap((one) => lackingFor(type, injuryOn(one, day), day) ?? []);
  const [first] = lacks;
  if (first !== undefined) return [lackingReason(first)];
  const { area, side } = story.record;
  return [reason('healing-stage', { area, side, stage: regionState(injuryOn(story, day), day).stage })];
}

function lackingReason(lacking: Lacking): Reason {
  switch (lacking) {
    case 'clearance':
      return reason('order-needs-clearance');
    case 'note':
      return reason('order-needs-note', { days: NOTE_DAYS });
    case 'fresh-note':
      return reason('order-note-old', { days: NOTE_DAYS });
    case 'days':
      return reason('order-too-early', { days: SCAR_FROM_DAY });
  }
}

/** Ordered work for a healing area. */
export interface Prescription {
  readonly type: OrderedType;
  readonly area: BodyArea;
  readonly side: Side;
  readonly minutes: number;
}

/** What is ordered on one of these days and allowed on its area that day, each once. */
export function prescribedOn(stories: readonly InjuryStory[], days: readonly Day[]): readonly Prescription[] {
  const found = stories.flatMap((story) => {
    const isOrdered = (type: OrderedType, day: Day) =>
      clearanceOn(story, day)?.orders?.includes(type) === true &&
      regionState(injuryOn(story, day), day).allowedOnRegion.includes(type);
    const { area, side } = story.record;
    return ON_ORDER.filter((type) => days.some((day) => isOrdered(type, day))).map(
      (type): Prescription => ({ type, area, side, minutes: MODALITIES[type].minutes.usual }),
    );
  });
  const isSame = (one: Prescription, other: Prescription) =>
    one.type === other.type && one.area === other.area && one.side === other.side;
  return found.filter((one, at) => found.findIndex((other) => isSame(one, other)) === at);
}

/**
 * The highest number of 0 to 10 that an answer has for an injured area or one that touches it: soreness there, and pain
 * when it is about that place. null when it says nothing about it.
 */
export function strongestIn(answer: CheckIn, record: Spot): number | null {
  const isThere = (area: BodyArea | null, side: Side | null) => area !== null && reaches(record, { area, side });
  const scores = isThere(answer.painArea, answer.painSide)
    ? [answer.pain, answer.painDuring, answer.painAfter, answer.painNextMorning]
    : [];
  const sore = (answer.soreness ?? []).filter((one) => isThere(one.area, one.side));
  const told = [...scores, ...sore.map(({ value }) => value)].flatMap((one) => one ?? []);
  return told.length === 0 ? null : Math.max(...told);
}
