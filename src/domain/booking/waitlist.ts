import type { MassageType } from '../clinic/modality.ts';
import { type Instant, MINUTE } from '../day.ts';
import type { TeamWeek } from '../scheduling/week/teamWeek.ts';
import type { SlotOffer } from './slotOffer.ts';
import { bestStarts, weightOf } from './slots.ts';

/** Somebody waiting for a slot: for a massage of one type (or any that suits) within some hours. */
export interface Waiting {
  readonly id: string;
  readonly athleteId: string;
  readonly type: MassageType | null;
  readonly from: Instant;
  readonly to: Instant;
  /** When they joined the list. */
  readonly since: Instant;
  /** Offers they declined or let lapse: the same slot is not offered twice. */
  readonly declined: readonly { readonly therapistId: string; readonly start: Instant }[];
}

/** A slot somebody gave back. */
export interface FreedSlot {
  readonly therapistId: string;
  readonly start: Instant;
  readonly end: Instant;
}

export interface WaitlistOffer {
  readonly waitingId: string;
  readonly athleteId: string;
  readonly offer: SlotOffer;
  /** The need's weight times the fit: what the plan would gain. */
  readonly benefit: number;
}

/**
 * Who is offered a freed slot, in order: the most benefit first, then the longest wait. Each is offered the best start
 * inside the freed time; people for whom it would be wrong are not in the list.
 *
 * @param week the team without the booking that was given back
 */
export function waitlistOrder(week: TeamWeek, freed: FreedSlot, waiting: readonly Waiting[]): readonly WaitlistOffer[] {
  return waiting
    .flatMap((one): readonly (WaitlistOffer & { readonly since: Instant })[] => {
      const said = one.declined.some(
        ({ therapistId, start }) => therapistId === freed.therapistId && start === freed.start,
      );
      const from = Math.max(freed.start, one.from, week.now);
      const to = Math.min(freed.end, one.to);
      if (said || to <= from) return [];
      const wish = { ...(one.type && { type: one.type }), therapistId: freed.therapistId, from, to, limit: 1 };
      const [offer] = bestStarts(week, one.athleteId, wish);
      if (!offer) return [];
      const benefit = Math.floor((weightOf(week, one.athleteId, offer.type) * offer.score) / 1000);
      return [{ waitingId: one.id, athleteId: one.athleteId, offer, benefit, since: one.since }];
    })
    .sort((a, b) => b.benefit - a.benefit || a.since - b.since || (a.waitingId < b.waitingId ? -1 : 1))
    .map(({ since: _, ...offer }) => offer);
}

const SHORTEST_ANSWER = 10;

/**
 * How long somebody may think about an offer, in minutes: a sixth of the time left until the slot, from 10 minutes to
 * what the team allows; null when it is too soon to ask anybody.
 */
export function answerMinutes(start: Instant, now: Instant, longest: number): number | null {
  const left = (start - now) / MINUTE;
  if (left < SHORTEST_ANSWER * 2) return null;
  return Math.round(Math.min(Math.max(longest, SHORTEST_ANSWER), Math.max(SHORTEST_ANSWER, left / 6)));
}
