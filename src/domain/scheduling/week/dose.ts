import { addDays, type Day, dayOf, HOUR, type Instant, weekStart } from '../../day.ts';
import type { SeasonPhase } from '../../medical/protocol.ts';
import type { Protocol } from '../../medical/triage/protocol.ts';
import type { HardSession } from '../../training/participation.ts';

/** What kind of week it is for one athlete. */
export const WEEK_SHAPES = ['hard', 'normal', 'easy', 'taper', 'congested'] as const;
export type WeekShape = (typeof WEEK_SHAPES)[number];

/** How much massage suits a week. Every number is practice convention; the team's protocol holds them. */
export interface Dose {
  readonly shape: WeekShape;
  /** In the calendar week; soreness adds to it, and the limit of a week ends it. */
  readonly massages: number;
  readonly minutes: number;
  /** Firm work goes to weeks without a hard session in its way. */
  readonly firm: boolean;
}

export interface DoseView {
  /** A day of the week that is meant. */
  readonly day: Day;
  readonly zone: string;
  readonly phase: SeasonPhase | null;
  /** The athlete's own, done and to come, around the week. */
  readonly hard: readonly HardSession[];
  /** Starts of competitions they take part in, around the week. */
  readonly competitions: readonly Instant[];
  /** RPE x minutes of the week, done and to come, beside their usual one; null where too little is known. */
  readonly load: { readonly week: number; readonly usual: number } | null;
}

/** From so many hard sessions a week is hard whatever is usual. */
const HARD_SESSIONS = 4;
/** A week above or below the usual one. */
const MORE = 1.2;
const LESS = 0.75;
/** Two competitions closer than this leave no room for whole recovery between them. */
const CONGESTED_HOURS = 84;

/** The dose of a week: its shape, and what the team's protocol gives a week of that shape. */
export function doseOf(view: DoseView, protocol: Protocol): Dose {
  const shape = shapeOf(view);
  return {
    shape,
    massages: protocol[`dose-${shape}`],
    minutes: protocol[`minutes-${shape}`],
    firm: shape === 'normal' || shape === 'easy',
  };
}

/** The shape of the calendar week, the first that applies: congested, taper, hard, easy, normal. */
export function shapeOf({ day, zone, phase, hard, competitions, load }: DoseView): WeekShape {
  const first = weekStart(day);
  const within = (at: Instant, before = 0, after = 0) => {
    const there = dayOf(at, zone);
    return there >= addDays(first, -before) && there <= addDays(first, 6 + after);
  };
  const near = competitions.filter((start) => within(start, 2, 2)).sort((a, b) => a - b);
  if (near.some((start, at) => start - (near[at - 1] ?? Number.NEGATIVE_INFINITY) <= CONGESTED_HOURS * HOUR))
    return 'congested';
  if (phase === 'taper') return 'taper';
  // Two on one day are one hard day.
  const days = new Set(hard.filter(({ end }) => within(end)).map(({ end }) => dayOf(end, zone))).size;
  const ratio = load === null || load.usual <= 0 ? null : load.week / load.usual;
  if (days >= HARD_SESSIONS || (days >= 2 && ratio !== null && ratio >= MORE)) return 'hard';
  if (days === 0 || phase === 'transition' || (days === 1 && ratio !== null && ratio <= LESS)) return 'easy';
  return 'normal';
}
