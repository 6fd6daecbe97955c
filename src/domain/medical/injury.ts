import type { BodyArea, Side } from '../checkIn/bodyMap.ts';
import type { CheckIn } from '../checkIn/checkIn.ts';
import { type MassageType, MODALITIES } from '../clinic/modality.ts';
import type { Day } from '../day.ts';
import { type Injury, type InjuryStage, regionState } from './healing.ts';
import { NO_LIMITS } from './limits.ts';
import type { BodyLimits, InjuredArea } from './protocol.ts';

export const INJURY_KINDS = ['injury', 'operation'] as const;

/** What was hurt or operated on, and when: day 0 of its healing. */
export interface InjuryRecord {
  readonly kind: (typeof INJURY_KINDS)[number];
  readonly area: BodyArea;
  readonly side: Side;
  readonly day0: Day;
}

/**
 * What was said about its healing: by a clinician (null: as the calendar has it), or by the athlete's pain of 0 to 10.
 */
export type HealingStep =
  | { readonly kind: 'stage'; readonly on: Day; readonly stage: InjuryStage | null; readonly reason: string }
  | { readonly kind: 'setback'; readonly on: Day; readonly pain: number };

/** Work that a clinician orders: nobody books it and no plan proposes it without an open record that allows it. */
export const ON_ORDER = ['LYMPH', 'SCAR', 'REHAB'] as const satisfies readonly MassageType[];
export type OrderedType = (typeof ON_ORDER)[number];

/** The first and the last day on which a clinician's clearance holds. */
export interface ClearedDays {
  readonly from: Day;
  readonly until: Day;
  /** Work ordered for the area meanwhile; left out: none. */
  readonly orders?: readonly OrderedType[];
}

/** An injury with everything that was said about it, the steps in order of time. */
export interface InjuryStory {
  readonly record: InjuryRecord;
  readonly steps: readonly HealingStep[];
  readonly clearances: readonly ClearedDays[];
}

/** An injury on one day, as the rules of healing read it. */
export function injuryOn({ record, steps, clearances }: InjuryStory, day: Day): Injury {
  const set = steps.findLastIndex(({ kind }) => kind === 'stage');
  const step = steps[set];
  const setback = steps.slice(set + 1).find(({ kind }) => kind === 'setback');
  return {
    day0: record.day0,
    operation: record.kind === 'operation',
    cleared: isValidOn(clearances, day),
    stageSet: step?.kind === 'stage' && step.stage !== null ? { stage: step.stage, on: step.on } : null,
    setBackOn: setback?.on ?? null,
  };
}

export function isValidOn(clearances: readonly ClearedDays[], day: Day): boolean {
  return clearances.some(({ from, until }) => from <= day && day <= until);
}

/** What open injuries limit on a day. Ordered work stays closed unless one of them allows it. */
export function injuryLimits(stories: readonly InjuryStory[], day: Day): BodyLimits {
  const injuries = stories.map(
    (story): InjuredArea => ({ area: story.record.area, state: regionState(injuryOn(story, day), day) }),
  );
  const ordered = new Set(injuries.flatMap(({ state }) => state.allowedOnRegion));
  return { ...NO_LIMITS, injuries, forbiddenTypes: ON_ORDER.filter((type) => !ordered.has(type)) };
}

/** Ordered work for a healing area. */
export interface Prescription {
  readonly type: OrderedType;
  readonly area: BodyArea;
  readonly minutes: number;
}

/** What is ordered on one of these days and allowed on its area that day, each once. */
export function prescribedOn(stories: readonly InjuryStory[], days: readonly Day[]): readonly Prescription[] {
  const found = stories.flatMap((story) => {
    const isOrdered = (type: OrderedType, day: Day) =>
      story.clearances.some((one) => isValidOn([one], day) && one.orders?.includes(type) === true) &&
      regionState(injuryOn(story, day), day).allowedOnRegion.includes(type);
    return ON_ORDER.filter((type) => days.some((day) => isOrdered(type, day))).map(
      (type): Prescription => ({ type, area: story.record.area, minutes: MODALITIES[type].minutes.usual }),
    );
  });
  return found.filter(({ type, area }, at) => found.findIndex((one) => one.type === type && one.area === area) === at);
}

/**
 * The highest pain that an answer reports in a region: its pain scores when they are about the region, and soreness
 * there that is called new. null when it says nothing about the region.
 */
export function painIn(answer: CheckIn, { area, side }: Pick<InjuryRecord, 'area' | 'side'>): number | null {
  const isThere = (where: BodyArea | null, which: Side | null) =>
    where === area && (which === null || which === side || which === 'middle');
  const scores = isThere(answer.painArea, answer.painSide)
    ? [answer.pain, answer.painDuring, answer.painAfter, answer.painNextMorning]
    : [];
  const fresh = (answer.soreness ?? []).filter((one) => one.isNew === true && isThere(one.area, one.side));
  const told = [...scores, ...fresh.map(({ value }) => value)].flatMap((one) => one ?? []);
  return told.length === 0 ? null : Math.max(...told);
}
