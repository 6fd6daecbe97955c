import { type DayScratch, fillDay, scratchFor, sumUp } from './dayFill.ts';
import type { Market } from './market.ts';
import { costsAt, type Prices } from './prices.ts';

/** What a therapist's day is worth at given prices. */
interface DayValues {
  /** The best day. */
  readonly whole: number;
  /**
   * The best day without the steps `[from, to)`.
   *
   * @param bit of a need that is served in that time, and must not be served around it; 0 for none
   */
  readonly around: (from: number, to: number, bit: number) => number;
}

/** Visits the groups that have entries; the values hold until the next group. */
function eachDay(
  market: Market,
  prices: Prices,
  visit: (group: number, values: DayValues, scratch: DayScratch) => void,
): void {
  const { steps, groups, blockOf, plainEnd, entryOf, blockStep, blockNext, gain, claim, bit, once, reach } = market;
  const scratch = scratchFor(market);
  const { best: after, top, spent } = scratch;
  const { claims } = costsAt(market, prices, scratch.costs);
  const before = new Float64Array(after.length);
  sumUp(market, prices, scratch);
  for (let group = 0; group < groups; group++) {
    const first = blockOf[group] as number;
    const end = blockOf[group + 1] as number;
    if (first === end) continue;
    fillDay(market, scratch, group);
    const masks = 1 << (once[group]?.length ?? 0);
    const firstStep = blockStep[first] as number;
    const last = Math.min(steps + 1, reach[group] as number);
    before.fill(Number.NEGATIVE_INFINITY, firstStep * masks, (last + 1) * masks);
    before[firstStep * masks] = 0;
    for (let at = firstStep, block = first; at <= last; at++) {
      for (let mask = 0; at > firstStep && mask < masks; mask++)
        raise(at * masks + mask, before[(at - 1) * masks + mask] as number);
      for (; block < end && blockStep[block] === at; block++) {
        const next = (blockNext[block] as number) * masks;
        for (let mask = 0; mask < masks; mask++) {
          const value = before[at * masks + mask] as number;
          if (value === Number.NEGATIVE_INFINITY) continue;
          raise(next + mask, value + (top[block] as number));
          for (let one = plainEnd[block] as number; one < (entryOf[block + 1] as number); one++) {
            const own = bit[one] as number;
            if ((mask & own) !== 0) continue;
            const worth = (gain[one] as number) - (claims[claim[one] as number] as number) - (spent[block] as number);
            raise(next + (mask | own), value + worth);
          }
        }
      }
    }
    const around = (from: number, to: number, own: number): number => {
      const start = Math.min(Math.max(from, firstStep), last) * masks;
      const rest = Math.min(Math.max(to, firstStep), last) * masks;
      let most = Number.NEGATIVE_INFINITY;
      for (let mask = 0; mask < masks; mask++) {
        if ((mask & own) !== 0) continue;
        most = Math.max(most, (before[start + mask] as number) + (after[rest + (mask | own)] as number));
      }
      return most;
    };
    visit(group, { whole: after[firstStep * masks] as number, around }, scratch);
  }

  function raise(at: number, value: number): void {
    if (value > (before[at] as number)) before[at] = value;
  }
}

/**
 * By how much the bound falls if an entry must be used: 0 for entries on a best day. If the bound then falls to the
 * best known plan or below, the entry cannot improve that plan.
 */
export function regretsOf(market: Market, prices: Prices): Float32Array {
  const { blockOf, plainEnd, entryOf, blockStep, blockNext, gain, claim, bit } = market;
  const regrets = new Float32Array(market.entries);
  eachDay(market, prices, (group, { whole, around }, { spent, costs: { claims } }) => {
    for (let block = blockOf[group] as number; block < (blockOf[group + 1] as number); block++) {
      const [from, to] = [blockStep[block] as number, blockNext[block] as number];
      const least = whole + (spent[block] as number);
      const plain = least - around(from, to, 0);
      const firstOnce = plainEnd[block] as number;
      for (let one = entryOf[block] as number; one < (entryOf[block + 1] as number); one++) {
        const most = one < firstOnce ? plain : least - around(from, to, bit[one] as number);
        const regret = most - (gain[one] as number) + (claims[claim[one] as number] as number);
        regrets[one] = Math.max(0, regret);
      }
    }
  });
  return regrets;
}
