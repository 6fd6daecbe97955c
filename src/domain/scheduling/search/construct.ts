import { type Candidates, placeOf } from '../candidates.ts';
import type { Model } from '../model.ts';
import type { Occupancy } from '../occupancy.ts';
import { bonusWaiting, objectiveOf, occupiedBy, type Selection } from './selection.ts';

/**
 * Fills what is free, best score first: each need offers its best row that still fits, and the best offer of all is
 * taken. Needs that are met already stay as they are. Deterministic: equal scores go by need, then by row.
 *
 * @param scoreOf what a candidate row is worth; rows worth 0 or less are left out
 */
export function fill(
  model: Model,
  candidates: Candidates,
  scoreOf: (row: number) => number,
  from: Selection,
): Selection {
  const occupancy = occupiedBy(model, candidates, from);
  const selection = from.slice();
  const bonus = bonusWaiting(model);
  selection.forEach((row, need) => {
    if (row >= 0) bonus[model.needs[need]?.athlete ?? -1] = 0;
  });
  const offer = (need: number): Offer => {
    const row = bestFree(model, candidates, scoreOf, occupancy, need);
    return { need, row, key: row < 0 ? 0 : scoreOf(row) + (bonus[model.needs[need]?.athlete ?? -1] ?? 0) };
  };
  const heap = offerHeap(model.needs.flatMap(({ index }) => (selection[index] === -1 ? [offer(index)] : [])));
  for (let top = heap.pop(); top && top.key > 0; top = heap.pop()) {
    const place = placeOf(model, candidates, top.row);
    const now = occupancy.conflict(place) === null ? scoreOf(top.row) + (bonus[place.athlete] ?? 0) : -1;
    if (now === top.key) {
      occupancy.add(place);
      selection[top.need] = top.row;
      bonus[place.athlete] = 0;
    } else heap.push(offer(top.need));
  }
  return selection;
}

/** A plan without prices: the better of two orders, by benefit and by benefit per minute of a therapist. */
export function fillByPriority(model: Model, candidates: Candidates, from: Selection): Selection {
  const plans = [fillByBenefit(model, candidates, from), fillPerMinute(model, candidates, from)];
  const worth = plans.map((plan) => objectiveOf(model, candidates, plan));
  return plans[(worth[1] ?? 0) > (worth[0] ?? 0) ? 1 : 0] ?? from.slice();
}

export function fillByBenefit(model: Model, candidates: Candidates, from: Selection): Selection {
  const { gain } = candidates;
  return fill(model, candidates, (row) => gain[row] as number, from);
}

export function fillPerMinute(model: Model, candidates: Candidates, from: Selection): Selection {
  const { gain, start, end } = candidates;
  const score = (row: number) => ((gain[row] as number) * 30) / ((end[row] as number) - (start[row] as number) + 10);
  return fill(model, candidates, score, from);
}

function bestFree(
  model: Model,
  candidates: Candidates,
  scoreOf: (row: number) => number,
  occupancy: Occupancy,
  need: number,
): number {
  let [best, bestScore] = [-1, 0];
  const last = candidates.firstOf[need + 1] as number;
  for (let row = candidates.firstOf[need] as number; row < last; row++) {
    const score = scoreOf(row);
    if (score > bestScore && occupancy.conflict(placeOf(model, candidates, row)) === null)
      [best, bestScore] = [row, score];
  }
  return best;
}

interface Offer {
  readonly need: number;
  readonly row: number;
  readonly key: number;
}

/** A binary heap of offers, highest key first, lowest need among equals. */
function offerHeap(offers: readonly Offer[]): { push(offer: Offer): void; pop(): Offer | undefined } {
  const heap: Offer[] = [];
  const before = (a: Offer, b: Offer) => a.key > b.key || (a.key === b.key && a.need < b.need);
  const swap = (i: number, j: number) => {
    const [a, b] = [heap[i], heap[j]];
    if (a && b) [heap[i], heap[j]] = [b, a];
  };
  const isBefore = (i: number, j: number) => {
    const [a, b] = [heap[i], heap[j]];
    return a !== undefined && b !== undefined && before(a, b);
  };
  const push = (offer: Offer) => {
    heap.push(offer);
    for (let at = heap.length - 1; at > 0 && isBefore(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
  };
  const pop = () => {
    const top = heap[0];
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const child = isBefore(right, left) ? right : left;
        if (!isBefore(child, at)) break;
        swap(child, at);
        at = child;
      }
    }
    return top;
  };
  for (const offer of offers) push(offer);
  return { push, pop };
}
