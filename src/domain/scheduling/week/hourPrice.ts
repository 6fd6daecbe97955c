import type { BookingType } from '../../clinic/modality.ts';
import { type Instant, MINUTE } from '../../day.ts';
import { type Candidates, candidatesOf, placeOf } from '../candidates.ts';
import { type Model, modelOf } from '../model.ts';
import type { Occupancy } from '../occupancy.ts';
import { fillByBenefit } from '../search/construct.ts';
import { bonusWaiting, occupiedBy, type Selection } from '../search/selection.ts';
import type { TeamWeek } from './teamWeek.ts';
import { epochOf, toInstance, variantOf } from './translate.ts';

/** What an athlete's need would lose if a therapist's hour went to somebody else. */
export interface HourPrice {
  readonly therapistId: string;
  /** Whose need it is: the hour costs them nothing. */
  readonly athleteId: string;
  /** Of the massage, including the therapist's turnover after it. */
  readonly start: Instant;
  readonly end: Instant;
  /** In points of benefit, as the planner counts them: the need's weight times the fit, at most about 1200. Above 0. */
  readonly price: number;
}

/** A booking that a plan would like to place, for a need without one. */
export interface WantedPlace {
  readonly athleteId: string;
  readonly therapistId: string;
  readonly type: BookingType;
  readonly start: Instant;
}

/**
 * The opportunity cost of every hour that a need is waiting for. Needs without a booking are placed as a plan would
 * place them: first where an open proposal wants them, then the rest by priority. An hour's price is how much less its
 * need would get at its next best free place. Hours that nobody needs are not listed: they are free for all.
 *
 * The next best place is looked for with everybody else staying where they are, so a price is at least the true loss.
 */
export function hourPrices(week: TeamWeek, wanted: readonly WantedPlace[] = []): readonly HourPrice[] {
  const fixed = { ...week, bookings: week.bookings.map((booking) => ({ ...booking, fixed: true })) };
  const model = modelOf(toInstance(fixed));
  const candidates = candidatesOf(model);
  const selection = fillByBenefit(model, candidates, placed(week, model, candidates, wanted));
  const occupancy = occupiedBy(model, candidates, selection);
  const bonus = bonusWaiting(model);
  const massages = new Int32Array(model.athletes.length);
  for (const { index, athlete } of model.needs)
    if ((selection[index] ?? -1) >= 0) massages[athlete] = (massages[athlete] ?? 0) + 1;
  const epoch = epochOf(week);
  return model.needs.flatMap(({ index, athlete }): readonly HourPrice[] => {
    const row = selection[index] ?? -1;
    const therapist = model.therapists[candidates.therapist[row] ?? -1];
    const athleteId = model.athletes[athlete]?.id;
    if (row < 0 || !therapist || athleteId === undefined) return [];
    const next = nextBest(candidates, model, occupancy, index, row);
    const without = next === 0 && massages[athlete] === 1 ? (bonus[athlete] ?? 0) : 0;
    const price = (candidates.gain[row] ?? 0) - next + without;
    const start = epoch + (candidates.start[row] ?? 0) * MINUTE;
    const end = epoch + ((candidates.end[row] ?? 0) + therapist.turnoverMin) * MINUTE;
    return price > 0 ? [{ therapistId: therapist.id, athleteId, start, end, price }] : [];
  });
}

/** What a proposal wants, as rows. Bookings that are no longer allowed, or that nobody needs now, are left out. */
function placed(week: TeamWeek, model: Model, candidates: Candidates, wanted: readonly WantedPlace[]): Selection {
  const selection: Selection = new Int32Array(model.needs.length).fill(-1);
  const occupancy = occupiedBy(model, candidates, selection);
  const epoch = epochOf(week);
  for (const { athleteId, therapistId, type, start } of wanted) {
    const minute = (start - epoch) / MINUTE;
    const isThere = (row: number) =>
      candidates.start[row] === minute &&
      model.therapists[candidates.therapist[row] ?? -1]?.id === therapistId &&
      variantOf(model.types[candidates.type[row] ?? -1]?.id ?? '')?.type === type;
    for (const { index, athlete } of model.needs) {
      if (model.athletes[athlete]?.id !== athleteId || selection[index] !== -1) continue;
      const row = rowsOf(candidates, index).find(isThere);
      if (row === undefined || occupancy.conflict(placeOf(model, candidates, row)) !== null) continue;
      occupancy.add(placeOf(model, candidates, row));
      selection[index] = row;
      break;
    }
  }
  return selection;
}

/**
 * The best a need could have elsewhere if its own hour with the therapist went to somebody else; 0 when there is
 * nothing.
 */
function nextBest(candidates: Candidates, model: Model, occupancy: Occupancy, need: number, row: number): number {
  const own = placeOf(model, candidates, row);
  occupancy.remove(own);
  const turnover = model.therapists[own.therapist]?.turnoverMin ?? 0;
  const last = candidates.firstOf[need + 1] ?? 0;
  let best = 0;
  for (let other = candidates.firstOf[need] ?? 0; other < last; other++) {
    const gain = candidates.gain[other] ?? 0;
    if (gain <= best) continue;
    const place = placeOf(model, candidates, other);
    const sameHour =
      place.therapist === own.therapist && place.start < own.end + turnover && own.start < place.end + turnover;
    if (!sameHour && occupancy.conflict(place) === null) best = gain;
  }
  occupancy.add(own);
  return best;
}

function rowsOf({ firstOf }: Candidates, need: number): readonly number[] {
  const from = firstOf[need] ?? 0;
  return Array.from({ length: (firstOf[need + 1] ?? 0) - from }, (_, at) => from + at);
}

/** What other athletes' needs would lose if this athlete took a therapist's time `[start, end)`, turnover included. */
export function priceOf(
  prices: readonly HourPrice[],
  place: Pick<HourPrice, 'therapistId' | 'athleteId' | 'start' | 'end'>,
): number {
  let sum = 0;
  for (const { therapistId, athleteId, start, end, price } of prices) {
    if (therapistId === place.therapistId && athleteId !== place.athleteId && start < place.end && place.start < end)
      sum += price;
  }
  return sum;
}
