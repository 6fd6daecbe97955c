import type { Day } from '../day.ts';
import type { BodyArea, Side } from './bodyMap.ts';
import type { CheckIn, Soreness } from './checkIn.ts';

/** One place on the body. */
export interface Spot {
  readonly area: BodyArea;
  readonly side: Side;
}

/** A day on which soreness was answered, with every spot named in any of its check-ins. */
export interface SorenessDay {
  readonly day: Day;
  readonly named: readonly Soreness[];
}

/** The days with an answer about soreness, oldest first. Check-ins that left soreness out do not count. */
export function sorenessDays(checkIns: readonly CheckIn[]): readonly SorenessDay[] {
  const days = new Map<Day, readonly Soreness[]>();
  for (const { day, soreness } of checkIns)
    if (soreness !== null) days.set(day, [...(days.get(day) ?? []), ...soreness]);
  return [...days].map(([day, named]) => ({ day, named })).sort((one, other) => (one.day < other.day ? -1 : 1));
}

/**
 * How sore a spot was that day: its worst answer. 0 on a day that named nothing at all; null on a day that named only
 * other spots, which says nothing about this one.
 */
export function sorenessAt({ named }: SorenessDay, { area, side }: Spot): number | null {
  if (named.length === 0) return 0;
  const values = named.filter((one) => one.area === area && one.side === side).map(({ value }) => value);
  return values.length === 0 ? null : Math.max(...values);
}

/** Every spot named in these days, each once, in the order they first appear. */
export function spotsOf(days: readonly SorenessDay[]): readonly Spot[] {
  const spots = days.flatMap(({ named }) =>
    named.map(({ area, side }) => [`${area} ${side}`, { area, side }] as const),
  );
  return [...new Map(spots).values()];
}

/**
 * Left minus right of an area the body has twice, in points of 0 to 10: above 0, the left is sorer. Only for days that
 * speak of both sides; "nothing is sore" speaks of the whole body. Where a difference begins to matter is convention.
 */
export function sideDifferences(
  days: readonly SorenessDay[],
  area: BodyArea,
): readonly { readonly day: Day; readonly difference: number }[] {
  return days.flatMap((one) => {
    const left = sorenessAt(one, { area, side: 'left' });
    const right = sorenessAt(one, { area, side: 'right' });
    return left === null || right === null ? [] : [{ day: one.day, difference: left - right }];
  });
}
