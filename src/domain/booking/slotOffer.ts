import { type BookingType, isMassage, MODALITIES } from '../clinic/modality.ts';
import { type Reason, reason } from '../clinic/reason.ts';
import { type Instant, MINUTE } from '../day.ts';
import type { Candidates } from '../scheduling/candidates.ts';
import type { MassageTypeRow } from '../scheduling/instance.ts';
import { hourPreference, type Model, suitability } from '../scheduling/model.ts';
import type { Need } from '../scheduling/week/need.ts';
import type { TeamAthlete } from '../scheduling/week/teamWeek.ts';
import { variantOf } from '../scheduling/week/translate.ts';
import type { FreeStarts } from './freeStarts.ts';

/** A free start for one athlete, with what speaks for it. */
export interface SlotOffer {
  readonly type: BookingType;
  readonly minutes: number;
  readonly therapistId: string;
  readonly roomId: string;
  readonly start: Instant;
  readonly end: Instant;
  /** How well it fits, 0 to about 1200; only meant for ordering offers. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** One candidate as an offer; null for a row that is not one. */
export function offerOf({ model, candidates, epoch }: FreeStarts, athlete: TeamAthlete, row: number): SlotOffer | null {
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
    reasons: reasonsFor(model, athlete, variant.type, candidates, row, start),
  };
}

const RECENT_HOURS = 96;

/**
 * What speaks for a start, the most telling first: the distance from hard sessions, the athlete's wishes, the need it
 * meets.
 */
function reasonsFor(
  model: Model,
  athlete: TeamAthlete,
  type: BookingType,
  candidates: Candidates,
  row: number,
  at: Instant,
): readonly Reason[] {
  // An assessment is for what is to be looked at; the hour only has to be free.
  if (!isMassage({ type })) return athlete.look?.reasons ?? [];
  const self = model.athletes[0];
  const therapist = model.therapists[candidates.therapist[row] ?? -1];
  const typeRow = model.types[candidates.type[row] ?? -1];
  if (!self || !therapist || !typeRow) return [];
  const start = candidates.start[row] ?? 0;
  const end = candidates.end[row] ?? 0;
  const { gender, therapists } = self.preferences;
  const suitable = suitability(self, typeRow, start);
  const lastHard = Math.max(...self.hardSessionEnds.filter((one) => one <= start));
  const next = Math.min(...self.competitionStarts.filter((one) => one >= end));
  const minuteOfDay = start - (model.instance.days[candidates.day[row] ?? -1]?.start ?? 0);
  const need = needMet(athlete, type, { start: at, end: at + (end - start) * MINUTE });
  const { minutes } = MODALITIES[type];
  const length = end - start;
  return [
    ...(length < minutes.usual && !need?.choices.some((one) => one.type === type && one.minutes === length)
      ? [reason('shortened', { minutes: length, usual: minutes.usual })]
      : []),
    ...windowReason(model, typeRow, type, suitable),
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
  ];
}

/** The need that a massage of this kind at this time serves best; any need for the kind where none has these hours. */
function needMet(
  { needs }: TeamAthlete,
  type: BookingType,
  { start, end }: { readonly start: Instant; readonly end: Instant },
): Need | undefined {
  const serves = ({ choices }: Need) => choices.find((one) => one.type === type)?.permille ?? 0;
  const isIn = ({ earliest, latest }: Need) => start >= earliest && end <= latest;
  return needs
    .filter((one) => serves(one) > 0)
    .toSorted((a, b) => Number(isIn(b)) - Number(isIn(a)) || serves(b) - serves(a))[0];
}

/** Best hours are said of a kind whose hours end, and only of the best of them. */
function windowReason(model: Model, row: MassageTypeRow, type: BookingType, permille: number): readonly Reason[] {
  const self = model.athletes[0];
  const isOver = (row.afterHard.points.at(-1)?.[1] ?? BEST) < BEST;
  if (!isOver || self?.hardSessionEnds.length === 0) return [];
  return [reason(permille >= BEST ? 'best-window' : 'in-window', { type, permille })];
}

/** Only the top of a window: what the ramps to it reach is merely within it. */
const BEST = 1000;
