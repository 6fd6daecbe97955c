import { type HealingStage, MASSAGE_TYPES, type MassageType, MODALITIES, type Pressure } from '../clinic/modality.ts';
import { type Day, daysBetween } from '../day.ts';

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

/** Pain or soreness above this in the region moves it back one stage until a clinician resets it. */
const SETBACK_ABOVE = 5;

/** A stage of healing tissue: what a clinician can set. */
export const INJURY_STAGES = [
  'inflammation',
  'proliferation',
  'remodelling-early',
  'remodelling-late',
] as const satisfies readonly HealingStage[];
export type InjuryStage = (typeof INJURY_STAGES)[number];

/**
 * How tissue moves on: `days`: by the calendar. `careful`: by the calendar, but the last stage takes a clinician's word,
 * because nobody said which tissue it is. `word`: only by a clinician's word.
 */
export type Pace = 'days' | 'careful' | 'word';

/** Rehab work asks for a clinician's note of at most so many days (practice convention). */
export const NOTE_DAYS = 14;
/** A scar is worked on no earlier than this, whatever stage is set (practice convention). */
export const SCAR_FROM_DAY = 22;

export interface Injury {
  readonly day0: Day;
  readonly operation: boolean;
  /** A written clearance is valid. */
  readonly cleared: boolean;
  /** What that clearance says of pressure and kinds, and whether it lets hands on the region; left out: no more. */
  readonly cap?: Pressure;
  readonly kinds?: readonly MassageType[] | null;
  readonly untouched?: boolean;
  /** How it moves on when no clinician says anything; left out: by days. */
  readonly pace?: Pace;
  /** The day of a clinician's latest note on it; left out: there is none. */
  readonly notedOn?: Day | null;
  /** Set by a clinician, who alone may move a region forward early or hold it back: it holds until one says otherwise. */
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

/** The stage that days alone lead to. */
export function stageByDays({ day0, pace = 'days' }: Pick<Injury, 'day0' | 'pace'>, today: Day): InjuryStage {
  if (pace === 'word') return 'inflammation';
  const calendar = stageOnDay(day0, today);
  return pace === 'careful' && calendar === 'remodelling-late' ? 'remodelling-early' : calendar;
}

/** The stage that applies: what days lead to, unless a clinician set one or new pain set it back. */
export function stageOf({ day0, pace, stageSet = null, setBackOn = null }: Injury, today: Day): InjuryStage {
  if (setBackOn !== null)
    return stageBefore(stageOf({ day0, operation: false, cleared: false, stageSet, pace }, setBackOn));
  return stageSet === null ? stageByDays({ day0, pace }, today) : stageSet.stage;
}

/** How many stages further is one than another? Negative: it comes before. */
export function stagesAhead(stage: InjuryStage, than: InjuryStage): number {
  return rank(stage) - rank(than);
}

/** Is pain or soreness of 0 to 10 in the region something a clinician hears of? */
export function isStrong(value: number): boolean {
  return value > SETBACK_ABOVE;
}

/** Does it set the region back? Nothing comes before the first stage, and once is enough. */
export function setsBack(injury: Injury, value: number, today: Day): boolean {
  return isStrong(value) && (injury.setBackOn ?? null) === null && stageOf(injury, today) !== 'inflammation';
}

/** What is allowed on an injured region today. After an operation the region is left alone until it is cleared. */
export function regionState(injury: Injury, today: Day): RegionState {
  const { cleared, cap = 5, kinds = null } = injury;
  const stage = stageOf(injury, today);
  const row = STAGE_ROWS.find((one) => one.stage === stage);
  const elsewhere = lower(row?.elsewhere ?? 5, cap);
  const closed: RegionState = { stage, elsewhere, onRegion: 0, allowedOnRegion: [] };
  if ((injury.operation && !cleared) || injury.untouched === true) return closed;
  const allowedOnRegion = typesOnRegion(stage, cleared).filter(
    (type) =>
      lackingFor(type, injury, today) === null &&
      (kinds === null || kinds.includes(type)) &&
      MODALITIES[type].pressure.min <= cap,
  );
  if (allowedOnRegion.length === 0) return closed;
  // Where the stage says hands off, a clearance opens only the lightest work.
  const lightest = Math.min(...allowedOnRegion.map((type) => MODALITIES[type].pressure.min)) as Pressure;
  return { stage, elsewhere, onRegion: lower(row?.onRegion || lightest, cap), allowedOnRegion };
}

/** What work on order lacks beside its stage. */
export type Lacking = 'clearance' | 'note' | 'fresh-note' | 'days';

/** What is missing before a kind may be used on a healing region; null where nothing is. */
export function lackingFor(type: MassageType, { cleared, day0, notedOn = null }: Injury, today: Day): Lacking | null {
  switch (MODALITIES[type].requiresClearance) {
    case 'surgeon-or-physio':
      if (!cleared) return 'clearance';
      return daysBetween(day0, today) < SCAR_FROM_DAY ? 'days' : null;
    case 'open-injury-record':
      if (notedOn === null) return 'note';
      return daysBetween(notedOn, today) > NOTE_DAYS ? 'fresh-note' : null;
    default:
      return null;
  }
}

/** Types the table allows on a region in this stage, with or without a clearance. */
export function typesOnRegion(stage: InjuryStage, cleared: boolean): readonly MassageType[] {
  return MASSAGE_TYPES.filter((type) => {
    const { stagesOnRegion, stagesWithClearance } = MODALITIES[type];
    return stagesOnRegion.includes(stage) || (cleared && stagesWithClearance.includes(stage));
  });
}

function lower(one: Pressure, other: Pressure): Pressure {
  return one < other ? one : other;
}

function rank(stage: InjuryStage): number {
  return INJURY_STAGES.indexOf(stage);
}

function stageBefore(stage: InjuryStage): InjuryStage {
  return INJURY_STAGES[rank(stage) - 1] ?? stage;
}
