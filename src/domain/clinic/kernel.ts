import type { Modality } from './modality.ts';

/**
 * How good a distance in time is: points of `[minutes, permille]`, linear between them and flat outside; 0 forbids.
 * `whenNone` is the value when no hard session came before, or no competition comes after.
 */
export interface Kernel {
  readonly points: readonly (readonly [minutes: number, permille: number])[];
  readonly whenNone: number;
}

export interface Kernels {
  readonly afterHard: Kernel;
  readonly beforeCompetition: Kernel;
}

const FULL = 1000;
/** At a hard limit, where the ramp to or from a preferred window begins; and in the preferred hours around the best. */
const EDGE = 400;
const GOOD = 850;
/** A recovery massage is still pleasant when nothing hard came before it. */
const RECOVERY_WITHOUT_HARD_SESSION = 250;

/**
 * The windows of a massage type as planning kernels: 0 outside the hard limits, 1000 inside the preferred window, and a
 * straight ramp from 400 at the limit to the preferred window.
 *
 * @param keyEvent take the longer lead before a competition the season is built around
 */
export function kernelsOf(modality: Modality, keyEvent = false): Kernels {
  return { afterHard: afterHardKernel(modality), beforeCompetition: beforeCompetitionKernel(modality, keyEvent) };
}

function afterHardKernel({ type, afterHard }: Modality): Kernel {
  const { earliest, preferredFrom, preferredTo, latest, best } = afterHard;
  const needsHardSession = latest !== null;
  return {
    points: windowPoints(earliest, preferredFrom, preferredTo, latest, best),
    whenNone: !needsHardSession ? FULL : type === 'RECOVERY' ? RECOVERY_WITHOUT_HARD_SESSION : 0,
  };
}

function beforeCompetitionKernel({ beforeCompetition, beforeKeyEvent }: Modality, keyEvent: boolean): Kernel {
  const min = keyEvent && beforeKeyEvent !== null ? beforeKeyEvent : beforeCompetition.min;
  const needsCompetition = beforeCompetition.max !== null;
  return {
    points: windowPoints(min === 0 ? null : min, null, null, beforeCompetition.max),
    whenNone: needsCompetition ? 0 : FULL,
  };
}

/** Hours in, points out. Without a preferred edge, the window is equally good right up to the limit. */
function windowPoints(
  earliest: number | null,
  preferredFrom: number | null,
  preferredTo: number | null,
  latest: number | null,
  best?: { readonly from: number; readonly to: number },
): Kernel['points'] {
  const points: [number, number][] = [];
  const from = minutes(earliest ?? 0);
  const bestFrom = minutes(preferredFrom ?? earliest ?? 0);
  if (from > 0) points.push([from - 1, 0]);
  if (bestFrom > from) points.push([from, EDGE]);
  points.push([bestFrom, best ? GOOD : FULL]);
  if (best) points.push([minutes(best.from), FULL], [minutes(best.to), FULL]);
  if (latest !== null) {
    const to = minutes(latest);
    const bestTo = minutes(preferredTo ?? latest);
    if (bestTo > bestFrom) points.push([bestTo, best ? GOOD : FULL]);
    if (to > bestTo) points.push([to, EDGE]);
    points.push([to + 1, 0]);
  }
  return points;
}

function minutes(hours: number): number {
  return Math.round(hours * 60);
}

/** The kernel's value in permille: piecewise linear on integers, rounded down; null stands for "there is none". */
export function valueAt(kernel: Kernel, distance: number | null): number {
  if (distance === null) return kernel.whenNone;
  const { points } = kernel;
  let [x0, y0] = points[0] ?? [0, 0];
  if (distance <= x0) return y0;
  for (const [x1, y1] of points) {
    if (distance <= x1) return Math.floor((y0 * (x1 - distance) + y1 * (distance - x0)) / (x1 - x0));
    [x0, y0] = [x1, y1];
  }
  return y0;
}
