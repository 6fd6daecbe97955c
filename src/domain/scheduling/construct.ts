import { type Candidates, placeOf } from './candidates.ts';
import type { Model } from './model.ts';
import { bonusWaiting, objectiveOf, occupiedBy, type Selection } from './selection.ts';

/**
 * Fills what is free, best score first: each need offers its best row that still fits, and the best offer of all is
 * taken. Needs that are served already stay as they are. Deterministic: equal scores go by need, then by row.
 *
 * @param scores one number per candidate row; rows with a score of 0 or less are left out
 * @param withBonus adds the first-session bonus to what an athlete without a session offers
 */
export function fill(
  model: Model,
  candidates: Candidates,
  scores: Float64Array,
  from: Selection,
  withBonus = true,
): Selection {
  const occupancy = occupiedBy(model, candidates, from);
  const selection = from.slice();
  const bonus = withBonus ? bonusWaiting(model) : new Int32Array(model.athletes.length);
  selection.forEach((row, need) => {
    if (row >= 0) bonus[model.needs[need]?.athlete ?? -1] = 0;
  });
  const ranked = model.needs.map(({ index }) =>
    selection[index] === -1 ? rankedRows(candidates, scores, index) : new Int32Array(0),
  );
  const next = new Int32Array(model.needs.length);
  const offer = (need: number): number => {
    const rows = ranked[need];
    const row = rows?.[next[need] ?? 0];
    if (row === undefined) return 0;
    return (scores[row] ?? 0) + (bonus[model.needs[need]?.athlete ?? -1] ?? 0);
  };
  const heap = needHeap(model.needs.map(({ index }) => ({ need: index, key: offer(index) })));
  for (let top = heap.pop(); top; top = heap.pop()) {
    const key = offer(top.need);
    if (key <= 0) continue;
    if (key < top.key) {
      heap.push({ need: top.need, key });
      continue;
    }
    const row = ranked[top.need]?.[next[top.need] ?? 0] ?? -1;
    const place = placeOf(model, candidates, row);
    if (occupancy.blocker(place) === null) {
      occupancy.add(place);
      selection[top.need] = row;
      bonus[place.athlete] = 0;
    } else {
      next[top.need] = (next[top.need] ?? 0) + 1;
      heap.push({ need: top.need, key: offer(top.need) });
    }
  }
  return selection;
}

/** A first plan without prices: the better of two orders, by benefit and by benefit per minute of a therapist. */
export function fillByPriority(model: Model, candidates: Candidates, from: Selection): Selection {
  const byBenefit = Float64Array.from(candidates.gain);
  const perMinute = Float64Array.from(candidates.gain, (gain, row) => {
    const minutes = (candidates.end[row] ?? 0) - (candidates.start[row] ?? 0);
    return (gain * 30) / (minutes + 10);
  });
  const plans = [byBenefit, perMinute].map((scores) => fill(model, candidates, scores, from));
  const worth = plans.map((plan) => objectiveOf(model, candidates, plan));
  return plans[(worth[1] ?? 0) > (worth[0] ?? 0) ? 1 : 0] ?? from.slice();
}

function rankedRows(candidates: Candidates, scores: Float64Array, need: number): Int32Array {
  const from = candidates.firstOf[need] ?? 0;
  const to = candidates.firstOf[need + 1] ?? 0;
  const rows: number[] = [];
  for (let row = from; row < to; row++) if ((scores[row] ?? 0) > 0) rows.push(row);
  return Int32Array.from(rows.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b));
}

interface Offer {
  readonly need: number;
  readonly key: number;
}

/** A binary heap of offers, highest key first, lowest need among equals. */
function needHeap(offers: Offer[]): { push(offer: Offer): void; pop(): Offer | undefined } {
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
