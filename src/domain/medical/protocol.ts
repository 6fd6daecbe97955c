import type { BodyArea, Side } from '../checkIn/bodyMap.ts';
import { MASSAGE_TYPES, type MassageType, MODALITIES, type ModalityTable, type Pressure } from '../clinic/modality.ts';
import { type Reason, reason } from '../clinic/reason.ts';
import type { RegionState } from './healing.ts';

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
  readonly state: RegionState;
}

/** What a body allows on a day. */
export interface BodyLimits {
  readonly injuries: readonly InjuredArea[];
  /** Areas an open contraindication leaves alone. */
  readonly areasToAvoid: readonly BodyArea[];
  readonly pressureCap: Pressure;
  readonly forbiddenTypes: readonly MassageType[];
}

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
export const VERY_SORE = 7;

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
  target: BodyArea | null = null,
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
  return allowedTypes(view, target, table)
    .flatMap((type) => {
      const permille = Math.floor(((weights[type] ?? 0) * (phaseWeights[type] ?? 1000)) / 1000);
      return permille === 0 ? [] : [{ type, minutes: table[type].minutes.usual, permille, reasons }];
    })
    .sort((a, b) => b.permille - a.permille);
}

/** The bookable types open to this athlete today, on one area or anywhere. */
export function allowedTypes(
  view: BodyLimits,
  target: BodyArea | null = null,
  table: ModalityTable = MODALITIES,
): readonly MassageType[] {
  if (target !== null && view.areasToAvoid.includes(target)) return [];
  const injured = view.injuries.filter(({ area }) => area === target);
  const cap = pressureCap(view, target);
  return MASSAGE_TYPES.filter(
    (type) =>
      table[type].booked &&
      !view.forbiddenTypes.includes(type) &&
      table[type].pressure.min <= cap &&
      injured.every(({ state }) => state.allowedOnRegion.includes(type)) &&
      // Work for healing tissue is for healing areas only.
      (injured.length > 0 || table[type].stagesOnRegion.includes('none')),
  );
}

/** The highest pressure allowed on an area: the athlete's cap and that of every injury, there or elsewhere. */
export function pressureCap(view: BodyLimits, target: BodyArea | null): Pressure {
  const caps = view.injuries.map(({ area, state }) => (area === target ? state.onRegion : state.elsewhere));
  return [view.pressureCap, ...caps].sort((a, b) => a - b)[0] ?? 0;
}

function worstSoreness(soreness: readonly AreaSoreness[], target: BodyArea | null): AreaSoreness | undefined {
  return soreness
    .filter(({ area }) => target === null || area === target)
    .reduce<AreaSoreness | undefined>(
      (worst, one) => (worst === undefined || one.value > worst.value ? one : worst),
      undefined,
    );
}

function reasonsOf(view: BodyLimits, target: BodyArea | null): readonly Reason[] {
  const cap = pressureCap(view, target);
  return [
    ...view.injuries
      .filter(({ area }) => area === target)
      .map(({ area, state }) => reason('healing-stage', { area, stage: state.stage })),
    ...(cap < 5 ? [reason('pressure-cap', { cap })] : []),
  ];
}
