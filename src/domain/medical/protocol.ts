import { type BodyArea, reaches, type Side, type Spot, sameSpot } from '../checkIn/bodyMap.ts';
import {
  type BookingType,
  FIRM_TYPES,
  MASSAGE_TYPES,
  type MassageType,
  MODALITIES,
  type ModalityTable,
  type Pressure,
} from '../clinic/modality.ts';
import { type Reason, reason } from '../clinic/reason.ts';
import type { RegionState } from './healing.ts';
import { classOf } from './triage/table.ts';

/** What a massage is for. The week decides which goals an athlete has; the goal decides which types serve it. */
export const GOALS = [
  'before-competition',
  'between-competitions',
  'after-competition',
  'recovery',
  'sore-area',
  'upkeep',
  'calm',
] as const;
export type Goal = (typeof GOALS)[number];

export type SeasonPhase = 'base' | 'build' | 'peak' | 'taper' | 'race' | 'transition';

export interface AreaSoreness {
  readonly area: BodyArea;
  readonly side: Side;
  /** 0 to 10. */
  readonly value: number;
}

export interface InjuredArea {
  readonly area: BodyArea;
  readonly side: Side;
  readonly state: RegionState;
}

/** What a body allows on a day. */
export interface BodyLimits {
  readonly injuries: readonly InjuredArea[];
  /** Spots that are left alone: for an open contraindication, a closed area, a clearance that does not name them. */
  readonly areasToAvoid: readonly Spot[];
  /** A clearance opens these and nothing else; left out: the whole body. */
  readonly only?: readonly Spot[];
  readonly pressureCap: Pressure;
  readonly forbiddenTypes: readonly BookingType[];
  /** What else stands in the way, for those who may know: an open question, an area to be looked at. */
  readonly reasons: readonly Reason[];
  /** What is missing for work on order that is closed; left out: an order. */
  readonly lacking?: Lacks;
}

/** Why each kind of work on order is closed. */
export type Lacks = Readonly<Partial<Record<MassageType, readonly Reason[]>>>;

/** What the choice of a type depends on. */
export interface ProtocolView extends BodyLimits {
  readonly phase: SeasonPhase | null;
  readonly soreness: readonly AreaSoreness[];
}

/** One type that would serve, how well (1 to 1000), and why it has that weight. */
export interface Choice {
  readonly type: MassageType;
  readonly minutes: number;
  readonly permille: number;
  readonly reasons: readonly Reason[];
}

type Weights = Readonly<Partial<Record<MassageType, number>>>;

const FOR_GOAL: Readonly<Record<Exclude<Goal, 'sore-area'>, Weights>> = {
  'before-competition': { PRE_EVENT: 1000 },
  'between-competitions': { INTER_EVENT: 1000 },
  'after-competition': { POST_EVENT: 1000 },
  recovery: { RECOVERY: 1000, MYOFASCIAL: 650, RELAX: 450 },
  upkeep: { MAINTENANCE: 1000, MYOFASCIAL: 800, DEEP_TISSUE: 700, RELAX: 500 },
  calm: { RELAX: 1000, MYOFASCIAL: 500 },
};

/** Firm work is for stubborn areas; very sore tissue gets lighter hands first. */
const FOR_STUBBORN_AREA: Weights = { DEEP_TISSUE: 1000, TRIGGER_POINT: 850, MYOFASCIAL: 800, RECOVERY: 700 };
const FOR_VERY_SORE_AREA: Weights = { RECOVERY: 1000, MYOFASCIAL: 850, DEEP_TISSUE: 600, TRIGGER_POINT: 500 };
const VERY_SORE = 7;

/** How many permille each type keeps in a phase: near the main events, nothing that leaves tissue tender. */
const IN_PHASE: Readonly<Record<SeasonPhase, Weights>> = {
  base: {},
  build: {},
  peak: { DEEP_TISSUE: 800 },
  taper: { DEEP_TISSUE: 500, TRIGGER_POINT: 700, MAINTENANCE: 900 },
  race: { DEEP_TISSUE: 300, TRIGGER_POINT: 500, MAINTENANCE: 800 },
  transition: { DEEP_TISSUE: 800 },
};

/**
 * The types that serve a goal for this athlete, best first: the goal's table, less forbidden types, pressure caps and
 * what healing areas rule out. Empty when nothing fits: the reader is offered self-care instead.
 *
 * @param target the area it is for; null is the whole body
 */
export function choicesFor(
  goal: Goal,
  view: ProtocolView,
  target: Spot | null = null,
  table: ModalityTable = MODALITIES,
): readonly Choice[] {
  const worst = worstSoreness(view.soreness, target);
  const weights =
    goal === 'sore-area' ? ((worst?.value ?? 0) >= VERY_SORE ? FOR_VERY_SORE_AREA : FOR_STUBBORN_AREA) : FOR_GOAL[goal];
  const phaseWeights: Weights = view.phase === null ? {} : IN_PHASE[view.phase];
  // A phase is a reason where it makes a difference.
  const isPhased = MASSAGE_TYPES.some((type) => weights[type] !== undefined && phaseWeights[type] !== undefined);
  const reasons = [
    ...(isPhased && view.phase !== null ? [reason('phase', { phase: view.phase })] : []),
    ...reasonsOf(view, target),
  ];
  const firm = target === null || takesFirmWork(view, target);
  return allowedTypes(view, target, table)
    .filter((type) => firm || !FIRM_TYPES.includes(type))
    .flatMap((type) => {
      const permille = Math.floor(((weights[type] ?? 0) * (phaseWeights[type] ?? 1000)) / 1000);
      return permille === 0 ? [] : [{ type, minutes: table[type].minutes.usual, permille, reasons }];
    })
    .sort((a, b) => b.permille - a.permille);
}

/** Firm work is for muscle: not for tendon, joint or groin, and not where something is healing or next to it. */
function takesFirmWork({ injuries }: BodyLimits, target: Spot): boolean {
  const kind = classOf(target.area);
  return (
    (kind === 'muscle' || kind === 'mixed') && target.area !== 'groin' && !injuries.some((one) => reaches(one, target))
  );
}

/** The bookable types open to this athlete today, on one area or anywhere. */
export function allowedTypes(
  view: BodyLimits,
  target: Spot | null = null,
  table: ModalityTable = MODALITIES,
): readonly MassageType[] {
  if (target === null ? view.only?.length === 0 : !isLeftOpen(view, target)) return [];
  const near = view.injuries.filter((one) => target !== null && reaches(one, target));
  const injured = near.filter((one) => target !== null && sameSpot(one, target));
  const cap = pressureCap(view, target);
  return MASSAGE_TYPES.filter(
    (type) =>
      table[type].booked &&
      !view.forbiddenTypes.includes(type) &&
      table[type].pressure.min <= cap &&
      // What touches a healing area keeps to the same stage.
      near.every(({ state }) => state.allowedOnRegion.includes(type)) &&
      // Work for healing tissue is for healing areas only.
      (injured.length > 0 || table[type].stagesOnRegion.includes('none')),
  );
}

/** May hands go there, as far as avoided spots and clearances say? */
function isLeftOpen({ areasToAvoid, only }: BodyLimits, target: Spot): boolean {
  return !areasToAvoid.some((one) => sameSpot(one, target)) && (only?.some((one) => sameSpot(one, target)) ?? true);
}

/** May ordinary massage touch the spot at all? Then it may be the reason for one. */
export function mayTouch(view: BodyLimits, target: Spot): boolean {
  return allowedTypes(view, target).some((type) => MODALITIES[type].requiresClearance === 'no');
}

/**
 * The highest pressure allowed on a spot: the athlete's cap and that of every injury, which counts for what touches it
 * too, and elsewhere.
 */
export function pressureCap(view: BodyLimits, target: Spot | null): Pressure {
  const caps = view.injuries.map((one) =>
    target !== null && reaches(one, target) ? one.state.onRegion : one.state.elsewhere,
  );
  return [view.pressureCap, ...caps].sort((a, b) => a - b)[0] ?? 0;
}

function worstSoreness(soreness: readonly AreaSoreness[], target: Spot | null): AreaSoreness | undefined {
  return soreness
    .filter((one) => target === null || sameSpot(one, target))
    .reduce<AreaSoreness | undefined>(
      (worst, one) => (worst === undefined || one.value > worst.value ? one : worst),
      undefined,
    );
}

function reasonsOf(view: BodyLimits, target: Spot | null): readonly Reason[] {
  const cap = pressureCap(view, target);
  return [
    ...view.injuries.filter((one) => target !== null && reaches(one, target)).map(healingReason),
    ...(cap < 5 ? [reason('pressure-cap', { cap })] : []),
  ];
}

/** `left calf is healing (proliferation)`. */
export function healingReason({ area, side, state }: InjuredArea): Reason {
  return reason('healing-stage', { area, side, stage: state.stage });
}
