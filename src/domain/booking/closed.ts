import { type BookingType, type MassageType, MODALITIES } from '../clinic/modality.ts';
import { type Reason, reason } from '../clinic/reason.ts';
import type { Instant } from '../day.ts';
import type { Refusal } from '../refusal.ts';
import type { TeamAthlete, TeamLimit } from '../scheduling/week/teamWeek.ts';

/** Does the body rule out starting a massage of this type then? */
export function isClosedAt(athlete: TeamAthlete, type: BookingType, start: Instant): boolean {
  return limitsIn(athlete, start, start + 1).some(({ closed }) => closed.includes(type));
}

/** Does a hold stand against it? Massages wait until it is lifted; an assessment only where the body closes it too. */
export function isHeldBack({ onHold, forbiddenTypes }: TeamAthlete, type?: BookingType): boolean {
  return onHold && (type !== 'ASSESSMENT' || forbiddenTypes.includes(type));
}

/** Does it rule out one throughout a span of time? Days about which nothing is known allow it. */
export function isClosedBetween(athlete: TeamAthlete, type: BookingType, from: Instant, to: Instant): boolean {
  const limits = limitsIn(athlete, from, to);
  return limits.length > 0 && limits.every(({ closed }) => closed.includes(type));
}

/** Is it a warning question that closes everything, until it is answered? */
export function isClosedByQuestion({ limits = [] }: TeamAthlete): boolean {
  return limits.some(asksFirst);
}

/** The refusal for it: the question that comes first, or what the body allows then and why, and what would fit. */
export function closedBy(
  athlete: TeamAthlete,
  type: BookingType,
  start: Instant,
  fits: BookingType | null,
): Extract<Refusal, { readonly refused: 'contraindicated' | 'question-open' }> {
  const [limit] = limitsIn(athlete, start, start + 1);
  if (limit && asksFirst(limit)) return { refused: 'question-open' };
  const isOrdered = MODALITIES[type].requiresClearance !== 'no';
  const because: readonly Reason[] = isOrdered
    ? (limit?.lacking?.[type as MassageType] ?? [reason('on-order')])
    : (limit?.reasons ?? []);
  return { refused: 'contraindicated', type, fits, ...(because.length > 0 && { because }) };
}

function limitsIn({ limits = [] }: TeamAthlete, from: Instant, to: Instant): readonly TeamLimit[] {
  return limits.filter(({ start, end }) => from < end && to > start);
}

function asksFirst({ reasons }: TeamLimit): boolean {
  return reasons.some(({ code }) => code === 'question-open' || code === 'question-open-at');
}
