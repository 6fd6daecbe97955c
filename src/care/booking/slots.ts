import { closedBy, isClosedBetween, isClosedByQuestion } from '../../domain/booking/closed.ts';
import { conflictingOwnBookings } from '../../domain/booking/ownBooking.ts';
import type { SlotOffer } from '../../domain/booking/slotOffer.ts';
import { chooseStarts } from '../../domain/booking/slots.ts';
import type { MassageType } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import type { OwnBookingRefusal, Refusal } from '../../domain/refusal.ts';
import { nothingFits } from '../../domain/scheduling/week/teamWeek.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Actor } from '../access.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';
import { BOOK_AHEAD } from './book.ts';

export interface NamedOffer extends SlotOffer {
  readonly therapist: string;
  readonly room: string;
}

export interface SlotsInput {
  readonly type?: MassageType;
  readonly therapistId?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly limit?: number;
  /** The booking to be moved; it does not block its own new time. */
  readonly instead?: string;
  readonly now: Instant;
}

const AHEAD = 7 * 24 * HOUR;

export interface FoundSlots {
  /** Best first. */
  readonly offers: readonly NamedOffer[];
  /** Free, and just as good, but not suggested: others need these hours more. */
  readonly kept: readonly NamedOffer[];
  /** When nothing is free: the actor's own bookings that stand in the way. */
  readonly conflicting: readonly OwnBookingRefusal[];
}

/** The best free starts for the actor, each with its reasons. */
export const slots =
  ({ store }: Deps) =>
  async (actor: Actor, input: SlotsInput): Promise<FoundSlots | Refusal> =>
    findSlots(store.team(actor.teamId), actor.personId, input);

export async function findSlots(team: TeamStore, athleteId: string, input: SlotsInput): Promise<FoundSlots | Refusal> {
  const { now } = input;
  const from = Math.max(input.from ?? now, now);
  const to = Math.max(from + HOUR, input.to ?? from + AHEAD);
  if (from > now + BOOK_AHEAD) return { refused: 'invalid', field: 'day', rule: 'book.tooFar' };
  const [read, prices] = await Promise.all([
    readTeamWeek(team, {
      start: from,
      end: to,
      now,
      athleteIds: [athleteId],
      offeredTo: athleteId,
      instead: input.instead,
    }),
    team.hourPrices.between(from, to),
  ]);
  const isMoved = (one: { readonly id: string; readonly athleteId: string }) =>
    one.id === input.instead && one.athleteId === athleteId;
  const week = { ...read, bookings: read.bookings.filter((one) => !isMoved(one)) };
  const moved = read.bookings.find(isMoved) ?? null;
  const [athlete] = week.athletes;
  if (athlete?.missing) return athlete.missing;
  if (athlete?.onHold) return { refused: 'on-hold' };
  if (athlete && nothingFits(athlete))
    return { refused: isClosedByQuestion(athlete) ? 'question-open' : 'nothing-fits' };
  const wish = {
    type: input.type,
    therapistId: input.therapistId,
    from,
    to,
    limit: input.limit ?? 5,
    moved,
  };
  if (athlete && input.type && isClosedBetween(athlete, input.type, from, to)) {
    const { type: _, ...any } = wish;
    const [other] = chooseStarts(week, athleteId, { ...any, limit: 1 }, prices).offers;
    return closedBy(athlete, input.type, from, other?.type ?? null);
  }
  const { offers, kept } = chooseStarts(week, athleteId, wish, prices);
  const named = await nameOffers(team, [...offers, ...kept]);
  return {
    offers: named.slice(0, offers.length),
    kept: named.slice(offers.length),
    conflicting: named.length === 0 ? conflictingOwnBookings(week, athleteId, wish) : [],
  };
}

async function nameOffers(team: TeamStore, offers: readonly SlotOffer[]): Promise<readonly NamedOffer[]> {
  const [therapists, rooms] = await Promise.all([team.clinic.therapists(), team.clinic.rooms()]);
  return offers.map((offer) => ({
    ...offer,
    therapist: therapists.find((one) => one.id === offer.therapistId)?.name ?? '',
    room: rooms.find((one) => one.id === offer.roomId)?.name ?? '',
  }));
}
