/** How many of the days (or answers) behind a figure were known. Always shown beside the figure. */
export interface Coverage {
  readonly known: number;
  readonly of: number;
}

/**
 * Why a figure has no value: the history is shorter than the window; too few of its days are known; every day is the
 * same, so a ratio to the spread is infinite; everything is zero; there is nothing to divide by.
 */
export type NoFigure = 'building-baseline' | 'not-enough-data' | 'no-variation' | 'all-zero' | 'no-baseline';

/** A number with its coverage. `reason` is null exactly when there is a value. */
export interface Figure extends Coverage {
  readonly value: number | null;
  readonly reason: NoFigure | null;
}

/** A window needs this share of known days before its figure is shown (practice convention). */
const MIN_COVERAGE = 0.8;

export function isCovered({ known, of }: Coverage): boolean {
  return of > 0 && known >= MIN_COVERAGE * of;
}

export function figure(value: number, { known, of }: Coverage): Figure {
  return { value, known, of, reason: null };
}

export function noFigure(reason: NoFigure, { known, of }: Coverage): Figure {
  return { value: null, known, of, reason };
}
