import type { BodyArea, Side } from '../../checkIn/bodyMap.ts';
import { addDays, type Day } from '../../day.ts';
import type { Triage } from './view.ts';

/** An area somebody should look at before hands work there, and by when. */
export interface LookNeeded {
  /** null: nobody said where it is. */
  readonly area: BodyArea | null;
  readonly side: Side | null;
  /** 0 to 10; null where it is not about a number. */
  readonly value: number | null;
  /** Since when. */
  readonly on: Day;
  readonly by: Day;
  /** In how many days since then; 0 is the same day. */
  readonly withinDays: number;
  /** Nobody works there until then; otherwise light work is possible meanwhile. */
  readonly closed: boolean;
}

/** The areas that wait for a look, one each, the most pressing first. */
export function looksNeeded({ spots, somewhere }: Pick<Triage, 'spots' | 'somewhere'>): readonly LookNeeded[] {
  const unplaced = somewhere.map((one) => ({ ...one, spot: { area: null, side: null }, value: null }));
  const all = [...spots, ...unplaced].flatMap(({ spot, value, on, withinDays, cap }): readonly LookNeeded[] =>
    withinDays === null ? [] : [{ ...spot, value, on, by: addDays(on, withinDays), withinDays, closed: cap === 0 }],
  );
  const first = new Map<string, LookNeeded>();
  for (const one of all.toSorted((a, b) => (a.by < b.by ? -1 : 1))) {
    const key = `${one.area}/${one.side}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}
