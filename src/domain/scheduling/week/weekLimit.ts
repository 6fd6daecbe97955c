import { type BookingType, FIRM_TYPES, MASSAGE_TYPES, type MassageType } from '../../clinic/modality.ts';
import { HOUR, type Instant } from '../../day.ts';
import { ON_ORDER } from '../../medical/injury.ts';

/** How many massages in any seven days, and how many of these firm; what was booked or done around the horizon counts. */
export interface WeekLimit {
  readonly massages: number;
  readonly firm: number;
  /** The athlete's massages that are no bookings of the horizon. */
  readonly around: readonly HadMassage[];
}

export interface HadMassage {
  readonly type: MassageType;
  readonly start: Instant;
}

interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** Starts that would be one too many for some kinds. */
export interface FullSpan extends Span {
  readonly closed: readonly BookingType[];
  readonly count: number;
  readonly firm: boolean;
}

export const WEEK = 7 * 24 * HOUR;

/** What a clinician ordered is staff's word, so the limit closes none of it. */
const COUNTED = MASSAGE_TYPES.filter((type) => !(ON_ORDER as readonly MassageType[]).includes(type));

/**
 * When another massage would make more in seven days than the limit allows. Two massages less than a week apart close
 * everything from a week before the later one to a week after the earlier one, where the limit is two.
 */
export function fullSpans({ massages, firm }: WeekLimit, had: readonly HadMassage[]): readonly FullSpan[] {
  const isFirm = ({ type }: HadMassage) => FIRM_TYPES.includes(type);
  return [
    ...spansOf(had, massages).map((span) => ({ ...span, closed: COUNTED, count: massages, firm: false })),
    ...spansOf(had.filter(isFirm), firm).map((span) => ({ ...span, closed: FIRM_TYPES, count: firm, firm: true })),
  ];
}

function spansOf(had: readonly HadMassage[], most: number): readonly Span[] {
  if (most === 0) return [{ start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY }];
  const starts = had.map(({ start }) => start).sort((a, b) => a - b);
  return starts.flatMap((first, at): readonly Span[] => {
    const last = starts[at + most - 1];
    return last === undefined || last - first >= WEEK ? [] : [{ start: last - WEEK + 1, end: first + WEEK }];
  });
}
