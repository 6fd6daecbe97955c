import { type BookingType, MASSAGE_TYPES, MODALITIES } from '../clinic/modality.ts';
import { HOUR, type Instant, MINUTE } from '../day.ts';
import { type HourPrice, priceOf } from '../scheduling/week/hourPrice.ts';
import { lengthsOf } from '../scheduling/week/lengths.ts';
import type { TeamAthlete, TeamBooking, TeamWeek } from '../scheduling/week/teamWeek.ts';
import { variantOf } from '../scheduling/week/translate.ts';
import { isHeldBack } from './closed.ts';
import { choiceOf, type FreeStarts, freeStarts, type TypeChoice } from './freeStarts.ts';
import { offerOf, type SlotOffer } from './slotOffer.ts';

export interface SlotWish {
  /** When left out: any type that suits the athlete's needs, or any allowed one. */
  readonly type?: BookingType;
  /** When left out: the type's usual length, or less where that does not fit. */
  readonly minutes?: number;
  readonly therapistId?: string;
  /** The whole massage lies within `[from, to]`. */
  readonly from: Instant;
  readonly to: Instant;
  readonly limit: number;
  /** The booking that would be moved: where it is now is no other place. */
  readonly moved?: Pick<TeamBooking, 'therapistId' | 'start' | 'type'> | null;
}

/** What is suggested; and what is free but kept, because others would lose more there than this athlete would gain. */
export interface SlotChoices {
  readonly offers: readonly SlotOffer[];
  readonly kept: readonly SlotOffer[];
}

/**
 * Offers by one therapist that are nearer than this many minutes say the same twice: a choice is a morning or an
 * afternoon.
 */
const APART = 180;
/**
 * An hour is kept for those who need it more until this long before it. After that, it is better used than empty.
 * Convention.
 */
export const KEPT_UNTIL = 24 * HOUR;
const KEPT_SHOWN = 2;

/**
 * The best free starts for one athlete around the existing bookings, best first; empty for an athlete on hold or with
 * nothing allowed. `judgeStart` says why for one concrete start.
 */
export function bestStarts(week: TeamWeek, athleteId: string, wish: SlotWish): readonly SlotOffer[] {
  return chooseStarts(week, athleteId, wish, []).offers;
}

/**
 * The same, with the price of each hour subtracted from what the start is worth: an hour that others need too comes
 * later; one that they need more is not suggested but listed as kept. A price is never a rule: `judgeStart` knows
 * nothing of it.
 */
export function chooseStarts(
  week: TeamWeek,
  athleteId: string,
  wish: SlotWish,
  prices: readonly HourPrice[],
): SlotChoices {
  const athlete = week.athletes.find(({ id }) => id === athleteId);
  if (!athlete || isHeldBack(athlete, wish.type)) return { offers: [], kept: [] };
  const wanted = wish.type ? [choiceOf(week, wish.type, wish.minutes)] : typesFor(week, athlete, wish);
  const found = chooseAmong(week, athlete, wish, wanted, prices);
  if (wish.minutes !== undefined || found.offers.length >= wish.limit) return found;
  const lengths = wanted.flatMap((one) => lengthsOf(one, week.table));
  return lengths.length === wanted.length ? found : chooseAmong(week, athlete, wish, lengths, prices);
}

function chooseAmong(
  week: TeamWeek,
  athlete: TeamAthlete,
  wish: SlotWish,
  choices: readonly TypeChoice[],
  prices: readonly HourPrice[],
): SlotChoices {
  const view = freeStarts(week, athlete, choices, wish.from, wish.to);
  const { benefit, start, therapist, type, count } = view.candidates;
  const isLongest = longestOf(view);
  const net = netWorth(week, athlete, wish, view, prices);
  const isKept = (row: number) =>
    (net[row] ?? 0) < 0 && view.epoch + (start[row] ?? 0) * MINUTE - week.now > KEPT_UNTIL;
  const saysTheSame = (a: number, b: number): boolean => {
    const apart = Math.abs((start[a] ?? 0) - (start[b] ?? 0));
    return apart < APART && (therapist[a] === therapist[b] || (apart === 0 && type[a] === type[b]));
  };
  const therapistAt = (row: number) => view.model.therapists[therapist[row] ?? -1]?.id;
  const isWhereItIs = (row: number) =>
    view.epoch + (start[row] ?? 0) * MINUTE === wish.moved?.start &&
    therapistAt(row) === wish.moved.therapistId &&
    (!wish.type || wish.type === wish.moved.type);
  const rows = Array.from({ length: count }, (_, row) => row).filter(
    (row) => isLongest(row) && (!wish.therapistId || therapistAt(row) === wish.therapistId) && !isWhereItIs(row),
  );
  const firstOf = (worth: Int32Array | Float64Array, from: readonly number[]): readonly number[] => {
    const chosen: number[] = [];
    const inOrder = [...from].sort(
      (a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || (start[a] ?? 0) - (start[b] ?? 0) || a - b,
    );
    for (const row of inOrder) {
      if (chosen.length >= wish.limit) break;
      if (!chosen.some((one) => saysTheSame(one, row))) chosen.push(row);
    }
    return chosen;
  };
  const kept = rows.filter(isKept);
  const offers = firstOf(net, kept.length === 0 ? rows : rows.filter((row) => !isKept(row)));
  // Only what would have been suggested if nobody else needed it.
  const missed = kept.length === 0 ? [] : firstOf(benefit, rows).filter(isKept).slice(0, KEPT_SHOWN);
  return {
    offers: offers.flatMap((row) => offerOf(view, athlete, row) ?? []),
    kept: missed.flatMap((row) => offerOf(view, athlete, row) ?? []),
  };
}

/** Is there no longer massage of the same kind with the same therapist at the same time? */
function longestOf({
  model,
  candidates: { count, type, therapist, start, end },
}: FreeStarts): (row: number) => boolean {
  const keyOf = (row: number) =>
    `${variantOf(model.types[type[row] ?? -1]?.id ?? '')?.type} ${therapist[row]} ${start[row]}`;
  const latest = new Map<string, number>();
  for (let row = 0; row < count; row++) {
    const key = keyOf(row);
    latest.set(key, Math.max(latest.get(key) ?? 0, end[row] ?? 0));
  }
  return (row) => (end[row] ?? 0) === latest.get(keyOf(row));
}

/** What a start does for this athlete, in the planner's points, minus what it would cost the others. By row. */
function netWorth(
  week: TeamWeek,
  athlete: TeamAthlete,
  wish: SlotWish,
  { model, candidates, epoch }: FreeStarts,
  prices: readonly HourPrice[],
): Float64Array {
  const { benefit, start, end, therapist } = candidates;
  const weight = wish.type ? weightOf(week, athlete.id, wish.type) : heaviestIn(athlete, wish);
  const byTherapist = model.therapists.map(({ id }) => prices.filter(({ therapistId }) => therapistId === id));
  return Float64Array.from(benefit, (worth, row) => {
    const at = therapist[row] ?? -1;
    const [own, who] = [byTherapist[at] ?? [], model.therapists[at]];
    if (own.length === 0 || !who) return (worth * weight) / 1000;
    const from = epoch + (start[row] ?? 0) * MINUTE;
    const to = epoch + ((end[row] ?? 0) + who.turnoverMin) * MINUTE;
    return (worth * weight) / 1000 - priceOf(own, { therapistId: who.id, athleteId: athlete.id, start: from, end: to });
  });
}

const WEIGHT_WITHOUT_NEED = 200;

/** How much it matters that this athlete has a massage of this type: the weight of the heaviest need it would meet. */
export function weightOf(week: TeamWeek, athleteId: string, type: BookingType): number {
  const needs = week.athletes.find(({ id }) => id === athleteId)?.needs ?? [];
  const weights = needs.filter(({ choices }) => choices.some((one) => one.type === type)).map(({ weight }) => weight);
  return Math.max(WEIGHT_WITHOUT_NEED, ...weights);
}

/** `typesFor` counts in fractions of this. */
function heaviestIn({ needs }: TeamAthlete, { from, to }: SlotWish): number {
  const inside = needs.filter(({ earliest, latest }) => earliest < to && latest > from).map(({ weight }) => weight);
  return inside.length === 0 ? WEIGHT_WITHOUT_NEED : Math.max(...inside);
}

/**
 * Types the athlete's needs call for in the window, at their weight; with no need there, every allowed type alike. What a
 * clinician ordered comes first and closes nothing else.
 */
function typesFor(week: TeamWeek, athlete: TeamAthlete, { from, to }: SlotWish): readonly TypeChoice[] {
  const needs = athlete.needs.filter(({ earliest, latest }) => earliest < to && latest > from);
  const heaviest = Math.max(...needs.map(({ weight }) => weight));
  const best = new Map<BookingType, TypeChoice>();
  for (const need of needs) {
    for (const { type, minutes, permille } of need.choices) {
      const worth = Math.floor((permille * need.weight) / heaviest);
      if (worth > (best.get(type)?.permille ?? 0)) best.set(type, { type, minutes, permille: worth });
    }
  }
  if (needs.some(({ goal }) => goal !== 'prescribed')) return [...best.values()];
  const table = week.table ?? MODALITIES;
  const permille = best.size === 0 ? 1000 : Math.floor((1000 * WEIGHT_WITHOUT_NEED) / heaviest);
  return [
    ...best.values(),
    ...MASSAGE_TYPES.filter((type) => table[type].booked && table[type].requiresClearance === 'no').map((type) => ({
      ...choiceOf(week, type),
      permille,
    })),
  ];
}
