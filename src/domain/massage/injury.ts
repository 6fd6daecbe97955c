import type { Day } from '../day.ts';
import type { BodyArea, Side } from '../soreness/bodyMap.ts';
import type { CheckIn } from '../soreness/checkIn.ts';
import { type Injury, type InjuryStage, regionState } from './healing.ts';
import { NO_LIMITS } from './limits.ts';
import { MASSAGE_TYPES, type MassageType, MODALITIES } from './modality.ts';
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

/** The first and the last day on which a clinician's clearance holds. */
export interface ClearedDays {
  readonly from: Day;
  readonly until: Day;
}

/** An injury with everything that was said about it, the steps in order of time. */
export interface InjuryStory {
  readonly record: InjuryRecord;
  readonly steps: readonly HealingStep[];
  readonly clearances: readonly ClearedDays[];
}

/** Work that a clinician orders: nobody books it and no plan proposes it without an open record that allows it. */
const ON_ORDER: readonly MassageType[] = MASSAGE_TYPES.filter((type) => MODALITIES[type].requiresClearance !== 'no');

/** An injury on one day, as the rules of healing read it. */
export function injuryOn({ record, steps, clearances }: InjuryStory, day: Day): Injury {
  const set = steps.findLastIndex(({ kind }) => kind === 'stage');
  const step = steps[set];
  const setback = steps.slice(set + 1).find(({ kind }) => kind === 'setback');
  return {
    day0: record.day0,
    operation: record.kind === 'operation',
    cleared: holdsOn(clearances, day),
    stageSet: step?.kind === 'stage' && step.stage !== null ? { stage: step.stage, on: step.on } : null,
    setBackOn: setback?.on ?? null,
  };
}

export function holdsOn(clearances: readonly ClearedDays[], day: Day): boolean {
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
