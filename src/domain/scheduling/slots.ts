import { HOUR, type Instant, MINUTE } from '../day.ts';
import { MASSAGE_TYPES, type MassageType, MODALITIES } from '../massage/modality.ts';
import { type Reason, reason } from '../massage/reason.ts';
import type { Refusal } from '../refusal.ts';
import { brokenRule, type Candidates, candidatesOf, type StartRule } from './candidates.ts';
import type { ClubAthlete, ClubWeek } from './club.ts';
import { type HourPrice, priceOf } from './hourPrice.ts';
import { hourPreference, type Model, modelOf, suitability } from './model.ts';
import { type Blocker, type Occupancy, occupancyOf } from './occupancy.ts';
import { toInstance, variantOf } from './translate.ts';

/** A free start for one athlete, with what speaks for it. */
export interface SlotOffer {
  readonly type: MassageType;
  readonly minutes: number;
  readonly therapistId: string;
  readonly roomId: string;
  readonly start: Instant;
  readonly end: Instant;
  /** How well it fits, 0 to about 1200; only good for putting offers in order. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

export interface SlotWish {
  /** Any type that suits the athlete's needs, or any allowed one, when left out. */
  readonly type?: MassageType;
  /** The type's usual length when left out. */
  readonly minutes?: number;
  readonly therapistId?: string;
  /** The session lies in `[from, to]` with its whole length. */
  readonly from: Instant;
  readonly to: Instant;
  readonly limit: number;
}

/** What is suggested, and what is free but kept: others would lose more there than this athlete would gain. */
export interface SlotChoices {
  readonly offers: readonly SlotOffer[];
  readonly kept: readonly SlotOffer[];
}

/** Offers of one therapist closer together than these minutes say the same twice: a choice is a morning or an afternoon. */
const APART = 180;
/** An hour is kept for those who need it more until this long before it; then it is better used than empty. Convention. */
export const KEPT_UNTIL = 24 * HOUR;
const KEPT_SHOWN = 2;

/**
 * The best free starts for one athlete against the bookings there are, best first; empty for an athlete on hold or
 * with nothing allowed. `judgeStart` says why for one concrete start.
 */
export function bestStarts(week: ClubWeek, athleteId: string, wish: SlotWish): readonly SlotOffer[] {
  return chooseStarts(week, athleteId, wish, []).offers;
}

/**
 * The same with the price of each hour taken off what the start is worth: an hour others need too comes later, one they
 * need more is not suggested but listed as kept. A price is never a rule: `judgeStart` does not know it.
 */
export function chooseStarts(
  week: ClubWeek,
  athleteId: string,
  wish: SlotWish,
  prices: readonly HourPrice[],
): SlotChoices {
  const athlete = week.athletes.find(({ id }) => id === athleteId);
  if (!athlete || athlete.onHold) return { offers: [], kept: [] };
  const choices = wish.type ? [choiceOf(week, wish.type, wish.minutes)] : typesFor(week, athlete, wish);
  const view = freeStarts(week, athlete, choices, wish.from, wish.to);
  const { benefit, start, therapist, type, count } = view.candidates;
  const net = netWorth(week, athlete, wish, view, prices);
  const isKept = (row: number) =>
    (net[row] ?? 0) < 0 && view.epoch + (start[row] ?? 0) * MINUTE - week.now > KEPT_UNTIL;
  const saysTheSame = (a: number, b: number): boolean => {
    const apart = Math.abs((start[a] ?? 0) - (start[b] ?? 0));
    return apart < APART && (therapist[a] === therapist[b] || (apart === 0 && type[a] === type[b]));
  };
  const rows = Array.from({ length: count }, (_, row) => row).filter(
    (row) => !wish.therapistId || view.model.therapists[therapist[row] ?? -1]?.id === wish.therapistId,
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

/** What a start does for this athlete, in the planner's points, less what it would cost the others. By row. */
function netWorth(
  week: ClubWeek,
  athlete: ClubAthlete,
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

/** How much it matters that this athlete has a session of this type: the weight of the heaviest need it would serve. */
export function weightOf(week: ClubWeek, athleteId: string, type: MassageType): number {
  const needs = week.athletes.find(({ id }) => id === athleteId)?.needs ?? [];
  const weights = needs.filter(({ choices }) => choices.some((one) => one.type === type)).map(({ weight }) => weight);
  return Math.max(WEIGHT_WITHOUT_NEED, ...weights);
}

/** `typesFor` counts in shares of this. */
function heaviestIn({ needs }: ClubAthlete, { from, to }: SlotWish): number {
  const inside = needs.filter(({ earliest, latest }) => earliest < to && latest > from).map(({ weight }) => weight);
  return inside.length === 0 ? WEIGHT_WITHOUT_NEED : Math.max(...inside);
}

/** Every start an athlete could have for one kind of session, as a question: with this therapist, then? */
export function legalStarts(
  week: ClubWeek,
  athleteId: string,
  type: MassageType,
  minutes: number,
): (therapistId: string, start: Instant) => boolean {
  const athlete = week.athletes.find(({ id }) => id === athleteId);
  if (!athlete || athlete.onHold) return () => false;
  const { model, candidates, epoch } = freeStarts(week, athlete, [choiceOf(week, type, minutes)], week.start, week.end);
  const known = new Set<string>();
  for (let row = 0; row < candidates.count; row++) {
    known.add(
      `${model.therapists[candidates.therapist[row] ?? -1]?.id} ${epoch + (candidates.start[row] ?? 0) * MINUTE}`,
    );
  }
  return (therapistId, start) => known.has(`${therapistId} ${start}`);
}

export interface StartQuestion {
  readonly athleteId: string;
  readonly therapistId: string;
  readonly type: MassageType;
  readonly minutes?: number;
  readonly start: Instant;
  /** The booking that would be moved here: it does not stand in its own way. */
  readonly instead?: string;
}

/**
 * May this athlete have this session then? The offer when yes. When no, the first rule in the way, with the next legal
 * start of the same type with the same therapist (null: none in the horizon), and a lighter type that would fit there.
 */
export function judgeStart(week: ClubWeek, question: StartQuestion): SlotOffer | Refusal {
  const { athleteId, therapistId, type, start } = question;
  const athlete = week.athletes.find(({ id }) => id === athleteId);
  if (!athlete) return { refused: 'not-found', what: 'athlete' };
  if (!week.therapists.some(({ id }) => id === therapistId)) return { refused: 'not-found', what: 'therapist' };
  if (athlete.onHold) return { refused: 'on-hold' };
  if (start < week.now) return { refused: 'past' };
  const others = { ...week, bookings: week.bookings.filter(({ id }) => id !== question.instead) };
  const choice = choiceOf(week, type, question.minutes);
  const view = freeStarts(others, athlete, [choice], week.start, week.end);
  const minute = (start - view.epoch) / MINUTE;
  const therapist = view.model.therapists.findIndex(({ id }) => id === therapistId);
  const row = find(view.candidates, therapist, minute);
  const offer = row < 0 ? null : offerOf(view, athlete, row);
  if (offer) return offer;
  const why = whyNot(view, therapist, minute, choice.minutes);
  const next = nextStart(view, therapist, minute);
  return refusalFor(week, athlete, question, why, next === null ? null : view.epoch + next * MINUTE, () =>
    fittingType(others, athlete, therapistId, start),
  );
}

interface TypeChoice {
  readonly type: MassageType;
  readonly minutes: number;
  readonly permille: number;
}

interface FreeStarts {
  readonly model: Model;
  readonly candidates: Candidates;
  readonly occupancy: Occupancy;
  /** Minute 0 of the model. */
  readonly epoch: Instant;
}

/** The starts one athlete could have, everything that is booked standing. */
function freeStarts(
  week: ClubWeek,
  athlete: ClubAthlete,
  choices: readonly TypeChoice[],
  from: Instant,
  to: Instant,
): FreeStarts {
  const need = {
    id: 'slot',
    athleteId: athlete.id,
    goal: 'asked' as const,
    weight: 1000,
    earliest: Math.max(from, week.start),
    latest: Math.min(to, week.end),
    choices,
    area: null,
    reasons: [],
  };
  const model = modelOf(
    toInstance({
      ...week,
      athletes: [{ ...athlete, needs: [need] }],
      bookings: week.bookings.map((booking) => ({ ...booking, fixed: true })),
    }),
  );
  const occupancy = occupancyOf(model);
  return { model, candidates: candidatesOf(model, occupancy), occupancy, epoch: Date.parse(model.instance.epoch) };
}

/** Types the athlete's needs call for in the window, at their weight; with no need there, every allowed type alike. */
function typesFor(week: ClubWeek, athlete: ClubAthlete, { from, to }: SlotWish): readonly TypeChoice[] {
  const needs = athlete.needs.filter(({ earliest, latest }) => earliest < to && latest > from);
  const heaviest = Math.max(...needs.map(({ weight }) => weight));
  const best = new Map<MassageType, TypeChoice>();
  for (const need of needs) {
    for (const { type, minutes, permille } of need.choices) {
      const worth = Math.floor((permille * need.weight) / heaviest);
      if (worth > (best.get(type)?.permille ?? 0)) best.set(type, { type, minutes, permille: worth });
    }
  }
  if (best.size > 0) return [...best.values()];
  const table = week.table ?? MODALITIES;
  return MASSAGE_TYPES.filter((type) => table[type].booked && table[type].requiresClearance === 'no').map((type) =>
    choiceOf(week, type),
  );
}

function choiceOf(week: ClubWeek, type: MassageType, minutes?: number): TypeChoice {
  return { type, minutes: minutes ?? (week.table ?? MODALITIES)[type].minutes.usual, permille: 1000 };
}

function offerOf({ model, candidates, epoch }: FreeStarts, athlete: ClubAthlete, row: number): SlotOffer | null {
  const type = model.types[candidates.type[row] ?? -1];
  const therapist = model.therapists[candidates.therapist[row] ?? -1];
  const room = model.pools[candidates.pool[row] ?? -1];
  const variant = type && variantOf(type.id);
  if (!type || !variant || !therapist || !room) return null;
  const start = epoch + (candidates.start[row] ?? 0) * MINUTE;
  return {
    type: variant.type,
    minutes: variant.minutes,
    therapistId: therapist.id,
    roomId: room.id,
    start,
    end: start + variant.minutes * MINUTE,
    score: candidates.benefit[row] ?? 0,
    reasons: reasonsFor(model, athlete, variant.type, candidates, row),
  };
}

const BEST = 950;
const RECENT_HOURS = 96;

/** What speaks for a start, the most telling first: the distance from hard sessions, the athlete's wishes, the need it serves. */
function reasonsFor(
  model: Model,
  athlete: ClubAthlete,
  type: MassageType,
  candidates: Candidates,
  row: number,
): readonly Reason[] {
  const self = model.athletes[0];
  const therapist = model.therapists[candidates.therapist[row] ?? -1];
  const typeRow = model.types[candidates.type[row] ?? -1];
  if (!self || !therapist || !typeRow) return [];
  const start = candidates.start[row] ?? 0;
  const end = candidates.end[row] ?? 0;
  const { gender, language, therapists } = self.preferences;
  const suitable = suitability(self, typeRow, start);
  const lastHard = Math.max(...self.hardSessionEnds.filter((one) => one <= start));
  const next = Math.min(...self.competitionStarts.filter((one) => one >= end));
  const minuteOfDay = start - (model.instance.days[candidates.day[row] ?? -1]?.start ?? 0);
  const need = athlete.needs.find(({ choices }) => choices.some((one) => one.type === type));
  return [
    reason(suitable >= BEST ? 'best-window' : 'in-window', { type, permille: suitable }),
    ...(start - lastHard <= RECENT_HOURS * 60
      ? [reason('hours-after-hard', { hours: Math.floor((start - lastHard) / 60) })]
      : []),
    ...(next - end <= RECENT_HOURS * 60
      ? [reason('hours-before-competition', { hours: Math.floor((next - end) / 60) })]
      : []),
    ...(therapists?.[therapist.id] ? [reason('preferred-therapist')] : []),
    ...(gender && gender.value === therapist.gender ? [reason('preferred-gender')] : []),
    ...(hourPreference(self, minuteOfDay) > 0 ? [reason('preferred-time')] : []),
    ...(need?.reasons ?? []),
    ...(language && therapist.languages.includes(language.value) ? [reason('preferred-language')] : []),
  ];
}

function find({ count, therapist, start }: Candidates, by: number, at: number): number {
  for (let row = 0; row < count; row++) if (therapist[row] === by && start[row] === at) return row;
  return -1;
}

function nextStart({ candidates }: FreeStarts, therapist: number, after: number): number | null {
  let next: number | null = null;
  for (let row = 0; row < candidates.count; row++) {
    const start = candidates.start[row] ?? 0;
    if (candidates.therapist[row] === therapist && start > after && (next === null || start < next)) next = start;
  }
  return next;
}

function whyNot(
  { model, occupancy }: FreeStarts,
  therapist: number,
  start: number,
  minutes: number,
): StartRule | Blocker {
  const need = model.needs[0];
  const type = need?.types[0]?.type;
  if (!need || type === undefined) return 'contraindicated';
  const end = start + minutes;
  const place = {
    athlete: 0,
    therapist,
    pool: model.poolOf(therapist, start, end),
    day: model.dayOf(start),
    start,
    end,
  };
  return brokenRule(model, need, type, therapist, start) ?? occupancy.blocker(place) ?? 'not-suitable';
}

/** A type that would be allowed with this therapist at this hour, the most substantial one first. */
function fittingType(week: ClubWeek, athlete: ClubAthlete, therapistId: string, start: Instant): MassageType | null {
  const offers = bestStarts({ ...week }, athlete.id, { therapistId, from: start, to: start + 2 * HOUR, limit: 50 });
  return offers.find((offer) => offer.start === start)?.type ?? null;
}

function refusalFor(
  week: ClubWeek,
  athlete: ClubAthlete,
  { type, therapistId, start, minutes }: StartQuestion,
  why: StartRule | Blocker,
  next: Instant | null,
  fits: () => MassageType | null,
): Refusal {
  switch (why) {
    case 'off-grid':
      return { refused: 'invalid', field: 'start', rule: 'off-grid' };
    case 'contraindicated':
    case 'type-not-accepted':
      return closedBy(athlete, type, start, fits);
    case 'therapist-lacks-skill':
      return { refused: 'therapist-lacks-skill', type };
    case 'therapist-gender':
      return { refused: 'therapist-gender' };
    case 'outside-horizon':
    case 'outside-need-window':
    case 'outside-shift':
    case 'during-break':
      return { refused: 'outside-hours', next };
    case 'pool-not-allowed':
      return { refused: 'room-not-allowed' };
    case 'athlete-busy':
      return { refused: 'overlaps-training', next };
    case 'avoided-hours':
      if (limitAt(athlete, start)?.closed.includes(type)) return closedBy(athlete, type, start, fits);
      return {
        refused: 'before-hard-training',
        type,
        hours: (week.table ?? MODALITIES)[type].beforeHardTraining ?? 0,
        next,
      };
    case 'not-suitable':
      return unsuitable(week, athlete, { type, therapistId, start, minutes }, next, fits);
    case 'therapist-booked':
      return { refused: 'slot-taken', next };
    case 'therapist-day-full':
      return { refused: 'therapist-day-full', next };
    case 'room-full':
      return { refused: 'room-full', next };
    case 'own-booking':
      return { refused: 'overlaps-own-booking', next };
    case 'own-spacing':
    case 'own-day-full':
      return { refused: 'too-close-to-own-booking', hours: Math.round(athlete.minSpacingMinutes / 60), next };
  }
}

function closedBy(athlete: ClubAthlete, type: MassageType, start: Instant, fits: () => MassageType | null): Refusal {
  const because = limitAt(athlete, start)?.reasons ?? [];
  return { refused: 'contraindicated', type, fits: fits(), ...(because.length > 0 && { because }) };
}

function limitAt({ limits = [] }: ClubAthlete, start: Instant) {
  return limits.find((one) => start >= one.start && start < one.end);
}

/** Which side of the window the hour misses: the competition ahead, or the hard session behind. */
function unsuitable(
  week: ClubWeek,
  athlete: ClubAthlete,
  { type, start, minutes }: Pick<StartQuestion, 'type' | 'start' | 'minutes' | 'therapistId'>,
  next: Instant | null,
  fits: () => MassageType | null,
): Refusal {
  const modality = (week.table ?? MODALITIES)[type];
  const end = start + (minutes ?? modality.minutes.usual) * MINUTE;
  const coming = athlete.competitions.filter((one) => one.start >= end).sort((a, b) => a.start - b.start)[0];
  const key = modality.beforeKeyEvent !== null && athlete.competitions.some((one) => one.key);
  const lead = key && modality.beforeKeyEvent !== null ? modality.beforeKeyEvent : modality.beforeCompetition.min;
  if (coming && coming.start - end < lead * HOUR) {
    return { refused: 'too-close-to-competition', type, competition: coming.start, hours: lead, fits: fits(), next };
  }
  const hardEnd = Math.max(...athlete.hardSessionEnds.filter((one) => one <= start));
  const earliest = modality.afterHard.earliest ?? 0;
  if (start - hardEnd < earliest * HOUR)
    return { refused: 'too-soon-after-hard-session', type, hardEnd, hours: earliest, next };
  return { refused: 'outside-type-window', type, fits: fits(), next };
}
