import { type Day, daysBetween } from '../day.ts';
import { type HealingStage, MASSAGE_TYPES, type MassageType, MODALITIES, type Pressure } from './modality.ts';

export interface StageRow {
  readonly stage: InjuryStage;
  /** Days since the injury or operation (day 0), both included; null is open-ended. */
  readonly from: number;
  readonly to: number | null;
  readonly onRegion: Pressure;
  readonly elsewhere: Pressure;
}

/**
 * Authors disagree about the limits (2-7, 4-42, beyond 42 days). These are the defaults; a clinician may hold a stage
 * back.
 */
export const STAGE_ROWS: readonly StageRow[] = [
  { stage: 'inflammation', from: 0, to: 5, onRegion: 0, elsewhere: 3 },
  { stage: 'proliferation', from: 6, to: 21, onRegion: 2, elsewhere: 4 },
  { stage: 'remodelling-early', from: 22, to: 42, onRegion: 3, elsewhere: 5 },
  { stage: 'remodelling-late', from: 43, to: null, onRegion: 5, elsewhere: 5 },
];

/** New pain above this in the region moves it back one stage until a clinician resets it. */
const SETBACK_PAIN = 5;

/** A stage of healing tissue: what a clinician can set. */
export const INJURY_STAGES = [
  'inflammation',
  'proliferation',
  'remodelling-early',
  'remodelling-late',
] as const satisfies readonly HealingStage[];
export type InjuryStage = (typeof INJURY_STAGES)[number];

export interface Injury {
  readonly day0: Day;
  readonly operation: boolean;
  /** A written clearance is valid. */
  readonly cleared: boolean;
  /**
   * Set by a clinician, who alone may move a region forward early or hold it back. A stage beyond the calendar's of
   * that day is where the region continues from; any other stage holds until a clinician says otherwise.
   */
  readonly stageSet?: { readonly stage: InjuryStage; readonly on: Day } | null;
  /** The day new pain set it back; a clinician's next step ends that. */
  readonly setBackOn?: Day | null;
}

export interface RegionState {
  readonly stage: InjuryStage;
  /** Highest pressure on the region, and on the rest of the body. */
  readonly onRegion: Pressure;
  readonly elsewhere: Pressure;
  /** Types that may be used on the region itself. */
  readonly allowedOnRegion: readonly MassageType[];
}

/** The stage according to the calendar. Days before day 0 count as day 0. */
export function stageOnDay(day0: Day, today: Day): InjuryStage {
  const days = Math.max(0, daysBetween(day0, today));
  return STAGE_ROWS.find(({ to }) => to === null || days <= to)?.stage ?? 'remodelling-late';
}

/** The stage that applies: the calendar's, unless a clinician set one or new pain set it back. */
export function stageOf({ day0, stageSet = null, setBackOn = null }: Injury, today: Day): InjuryStage {
  if (setBackOn !== null) return stageBefore(stageOf({ day0, operation: false, cleared: false, stageSet }, setBackOn));
  const calendar = stageOnDay(day0, today);
  if (stageSet === null) return calendar;
  const isForward = rank(stageSet.stage) > rank(stageOnDay(day0, stageSet.on));
  return isForward && rank(calendar) > rank(stageSet.stage) ? calendar : stageSet.stage;
}

/** Does pain of 0 to 10 in the region set it back? Nothing comes before the first stage, and once is enough. */
export function setsBack(injury: Injury, pain: number, today: Day): boolean {
  return pain > SETBACK_PAIN && (injury.setBackOn ?? null) === null && stageOf(injury, today) !== 'inflammation';
}

/** What is allowed on an injured region today. After an operation the region is left alone until it is cleared. */
export function regionState(injury: Injury, today: Day): RegionState {
  const stage = stageOf(injury, today);
  const row = STAGE_ROWS.find((one) => one.stage === stage);
  const elsewhere = row?.elsewhere ?? 5;
  if (injury.operation && !injury.cleared) return { stage, elsewhere, onRegion: 0, allowedOnRegion: [] };
  const allowedOnRegion = typesOnRegion(stage, injury.cleared);
  if (allowedOnRegion.length === 0) return { stage, elsewhere, onRegion: 0, allowedOnRegion };
  // Where the stage says hands off, a clearance opens only the lightest work.
  const lightest = Math.min(...allowedOnRegion.map((type) => MODALITIES[type].pressure.min)) as Pressure;
  return { stage, elsewhere, onRegion: row?.onRegion || lightest, allowedOnRegion };
}

/** Types the table allows on a region in this stage, with or without a clearance. */
export function typesOnRegion(stage: InjuryStage, cleared: boolean): readonly MassageType[] {
  return MASSAGE_TYPES.filter((type) => {
    const { stagesOnRegion, stagesWithClearance, requiresClearance } = MODALITIES[type];
    if (requiresClearance === 'surgeon-or-physio' && !cleared) return false;
    return stagesOnRegion.includes(stage) || (cleared && stagesWithClearance.includes(stage));
  });
}

function rank(stage: InjuryStage): number {
  return INJURY_STAGES.indexOf(stage);
}

function stageBefore(stage: InjuryStage): InjuryStage {
  return INJURY_STAGES[rank(stage) - 1] ?? stage;
}
