import { type Day, daysBetween } from '../day.ts';
import {
  HEALING_STAGES,
  type HealingStage,
  MASSAGE_TYPES,
  type MassageType,
  MODALITIES,
  type Pressure,
} from './modality.ts';

export interface StageRow {
  readonly stage: HealingStage;
  /** Days since the injury or operation (day 0), both included; null is open-ended. */
  readonly from: number;
  readonly to: number | null;
  readonly onRegion: Pressure;
  readonly elsewhere: Pressure;
}

/** Authors disagree about the limits (2-7, 4-42, beyond 42 days); these are the defaults a clinician may hold back. */
export const STAGE_ROWS: readonly StageRow[] = [
  { stage: 'inflammation', from: 0, to: 5, onRegion: 0, elsewhere: 3 },
  { stage: 'proliferation', from: 6, to: 21, onRegion: 2, elsewhere: 4 },
  { stage: 'remodelling-early', from: 22, to: 42, onRegion: 3, elsewhere: 5 },
  { stage: 'remodelling-late', from: 43, to: null, onRegion: 5, elsewhere: 5 },
];

/** New pain above this in the region moves it back one stage until a clinician resets it. */
const SETBACK_PAIN = 5;

export interface Injury {
  readonly day0: Day;
  readonly operation: boolean;
  /** A written clearance on file, unexpired. */
  readonly cleared: boolean;
  /** Set by a clinician, who alone may hold a region back or move it forward early. */
  readonly stageOverride?: HealingStage;
  /** Highest new pain 0-10 reported in the region since a clinician last looked; null when none. */
  readonly newPain?: number | null;
}

export interface RegionState {
  readonly stage: HealingStage;
  /** Highest pressure on the region, and on the rest of the body. */
  readonly onRegion: Pressure;
  readonly elsewhere: Pressure;
  /** Types that may be used on the region itself. */
  readonly allowedOnRegion: readonly MassageType[];
}

/** The stage the calendar says: before day 0 counts as day 0. */
export function stageOnDay(day0: Day, today: Day): HealingStage {
  const days = Math.max(0, daysBetween(day0, today));
  return STAGE_ROWS.find(({ to }) => to === null || days <= to)?.stage ?? 'remodelling-late';
}

/** What is allowed on an injured region today. After an operation the region is left alone until it is cleared. */
export function regionState(injury: Injury, today: Day): RegionState {
  const usual = injury.stageOverride ?? stageOnDay(injury.day0, today);
  const setback = (injury.newPain ?? 0) > SETBACK_PAIN;
  const stage = setback ? stageBefore(usual) : usual;
  const row = STAGE_ROWS.find((one) => one.stage === stage);
  const blocked = injury.operation && !injury.cleared;
  return {
    stage,
    onRegion: blocked ? 0 : (row?.onRegion ?? 5),
    elsewhere: row?.elsewhere ?? 5,
    allowedOnRegion: blocked ? [] : typesOnRegion(stage, injury.cleared),
  };
}

/** Types the table allows on a region in this stage, with or without a clearance. */
export function typesOnRegion(stage: HealingStage, cleared: boolean): readonly MassageType[] {
  return MASSAGE_TYPES.filter((type) => {
    const { stagesOnRegion, stagesWithClearance } = MODALITIES[type];
    return stagesOnRegion.includes(stage) || (cleared && stagesWithClearance.includes(stage));
  });
}

function stageBefore(stage: HealingStage): HealingStage {
  const index = HEALING_STAGES.indexOf(stage);
  return index <= 1 ? stage : (HEALING_STAGES[index - 1] ?? stage);
}
