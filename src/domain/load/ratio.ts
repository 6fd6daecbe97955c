import { type Coverage, type Figure, figure, noFigure } from './figure.ts';

/** Days of the acute and the chronic window; the uncoupled chronic window is the days between the two. */
export const ACUTE_DAYS = 7;
export const CHRONIC_DAYS = 28;

/**
 * Acute load over chronic load, both as means per day. Coupled when the acute days are part of the chronic window
 * (never more than 28 / 7 = 4 with whole windows), uncoupled when they are not (Lolli et al., BJSM 2019; 53:921). Over
 * whole windows the two say the same: coupled c = 4u / (u + 3). It describes load and forecasts nothing.
 */
export function loadRatio(acute: Figure, chronic: Figure, coverage: Coverage): Figure {
  if (acute.value === null) return noFigure(acute.reason ?? 'not-enough-data', coverage);
  if (chronic.value === null) return noFigure(chronic.reason ?? 'not-enough-data', coverage);
  if (chronic.value === 0) return noFigure(acute.value === 0 ? 'all-zero' : 'no-baseline', coverage);
  return figure(acute.value / chronic.value, coverage);
}

/**
 * Change from one week to the next in percent of the earlier one: 100 x (now - before) / before; undefined when the
 * earlier week holds no load. Gabbett, BJSM 2016; 50:273; no relation to injury in Frandsen et al., BJSM 2025.
 */
export function weekChange(now: Figure, before: Figure): Figure {
  const coverage = { known: now.known + before.known, of: now.of + before.of };
  if (now.value === null) return noFigure(now.reason ?? 'not-enough-data', coverage);
  if (before.value === null) return noFigure(before.reason ?? 'not-enough-data', coverage);
  if (before.value === 0) return noFigure(now.value === 0 ? 'all-zero' : 'no-baseline', coverage);
  return figure((100 * (now.value - before.value)) / before.value, coverage);
}
