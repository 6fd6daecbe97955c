import { eachDay } from './bound.ts';
import type { Market } from './market.ts';
import type { Prices } from './prices.ts';

/** What an hour of a therapist is worth to the week as a whole. */
export interface HourPrice {
  readonly therapist: string;
  /** Minutes from the epoch, `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Points the best plan would lose (about) if the therapist had this hour off. */
  readonly price: number;
}

const HOUR = 60;

/** Every hour in which somebody could start, by therapist and time; hours that cost nothing are left out. */
export function hourPricesOf(market: Market, prices: Prices): readonly HourPrice[] {
  const { model, origin, step, groupTherapist } = market;
  const found: HourPrice[] = [];
  eachDay(market, prices, (group, { before, after, firstStep, lastStep }) => {
    const therapist = model.therapists[groupTherapist[group] as number]?.id ?? '';
    const whole = after[firstStep] as number;
    const reached = (at: number) => (at < firstStep ? 0 : bestBefore(before, firstStep, lastStep, at));
    const from = Math.floor((origin + firstStep * step) / HOUR) * HOUR;
    for (let start = from; start <= origin + lastStep * step; start += HOUR) {
      const stepAt = (minute: number) => Math.ceil((minute - origin) / step);
      const end = Math.min(stepAt(start + HOUR), after.length - 1);
      const without = reached(stepAt(start)) + (after[Math.max(end, firstStep)] as number);
      const price = Math.round(whole - without);
      if (price > 0) found.push({ therapist, start, end: start + HOUR, price });
    }
  });
  return found.sort((a, b) => (a.therapist < b.therapist ? -1 : a.therapist > b.therapist ? 1 : a.start - b.start));
}

/** Sessions over by a step; past the last start the values do not run on by themselves. */
function bestBefore(before: Float64Array, firstStep: number, lastStep: number, at: number): number {
  if (at <= lastStep) return before[at] as number;
  let best = before[Math.max(firstStep, lastStep)] as number;
  for (let one = lastStep + 1; one <= at && one < before.length; one++) best = Math.max(best, before[one] as number);
  return best;
}
