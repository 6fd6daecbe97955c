import { closedBy, isClosedBetween, isClosedByQuestion, isHeldBack } from '../../domain/booking/closed.ts';
import { conflictingOwnBookings, ownAssessment } from '../../domain/booking/ownBooking.ts';
import type { SlotOffer } from '../../domain/booking/slotOffer.ts';
import { chooseStarts } from '../../domain/booking/slots.ts';
import { type BookingType, isMassage } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import type { OwnBookingRefusal, Refusal } from '../../domain/refusal.ts';
import { type LookWanted, nothingFits, type TeamAthlete } from '../../domain/scheduling/week/teamWeek.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Actor } from '../access.ts';
import { assessorsOf } from '../clinic/assessors.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';
import { BOOK_AHEAD, whyNotFor } from './book.ts';

export interface NamedOffer extends SlotOffer {
  readonly therapist: string;
  readonly room: string;
}

export interface SlotsInput {
  /** Left out: the actor. */
  readonly athleteId?: string;
  readonly type?: BookingType;
  readonly therapistId?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly limit?: number;
  /** Massages, though somebody should look first. */
  readonly massage?: boolean;
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
  /** The offers are assessments. */
  readonly isAssessment: boolean;
  /** A look that is wanted and not booked yet; null when none is. */
  readonly look: LookFound | null;
}

export interface LookFound extends LookWanted {
  /** Names of those who may; empty: nobody in this team. */
  readonly assessors: readonly string[];
  /** Massages are on hold. */
  readonly held: boolean;
  /** A massage may be booked all the same, away from what is to be looked at. */
  readonly elsewhere: boolean;
}

/**
 * The best free starts for the actor, each with its reasons. Where somebody should look before hands work there, they are
 * starts for that, unless massages were asked for.
 */
export const slots =
  ({ store }: Deps) =>
  async (actor: Actor, input: SlotsInput): Promise<FoundSlots | Refusal> => {
    const athleteId = input.athleteId ?? actor.personId;
    return whyNotFor(actor, athleteId, input.type) ?? findSlots(store.team(actor.teamId), athleteId, input);
  };

export async function findSlots(team: TeamStore, athleteId: string, input: SlotsInput): Promise<FoundSlots | Refusal> {
  const { now, instead } = input;
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
      instead,
    }),
    team.hourPrices.between(from, to),
  ]);
  const moved = instead === undefined ? null : await team.bookings.byId(instead);
  const isMoved = (one: { readonly id: string; readonly athleteId: string }) =>
    one.id === instead && one.athleteId === athleteId;
  const week = { ...read, bookings: read.bookings.filter((one) => !isMoved(one)) };
  const [athlete] = week.athletes;
  if (!athlete) return { refused: 'not-found', what: 'athlete' };
  if (athlete.missing) return athlete.missing;
  const type = typeAsked(athlete, input, moved);
  const against = whyNoneOf(athlete, type, instead);
  if (against) return against;
  const wish = {
    type,
    therapistId: input.therapistId,
    from,
    to,
    limit: input.limit ?? 5,
    moved,
  };
  if (type && isClosedBetween(athlete, type, from, to)) {
    const { type: _, ...any } = wish;
    const [other] = chooseStarts(week, athleteId, { ...any, limit: 1 }, prices).offers;
    return closedBy(athlete, type, from, other?.type ?? null);
  }
  const isAssessment = type === 'ASSESSMENT';
  // No hour is kept for a massage from somebody whom anybody should look at.
  const { offers, kept } = chooseStarts(week, athleteId, wish, isAssessment ? [] : prices);
  const named = await nameOffers(team, [...offers, ...kept]);
  return {
    offers: named.slice(0, offers.length),
    kept: named.slice(offers.length),
    conflicting: named.length === 0 && !isAssessment ? conflictingOwnBookings(week, athleteId, wish) : [],
    isAssessment,
    look: await lookOf(team, athlete, isAssessment),
  };
}

/** What was asked for; without a word about it, the look that comes first, or what the moved booking is. */
function typeAsked(
  { look }: TeamAthlete,
  { type, massage = false }: SlotsInput,
  moved: Booking | null,
): BookingType | undefined {
  if (type !== undefined) return type;
  if (moved) return isMassage(moved) ? undefined : moved.type;
  return look?.closed && !massage ? 'ASSESSMENT' : undefined;
}

function whyNoneOf(athlete: TeamAthlete, type: BookingType | undefined, instead: string | undefined): Refusal | null {
  if (isHeldBack(athlete, type)) return { refused: 'on-hold' };
  if (type === 'ASSESSMENT') return ownAssessment(athlete, type, instead);
  if (nothingFits(athlete)) return { refused: isClosedByQuestion(athlete) ? 'question-open' : 'nothing-fits' };
  return null;
}

async function lookOf(team: TeamStore, athlete: TeamAthlete, isAssessment: boolean): Promise<LookFound | null> {
  const { id, look } = athlete;
  if (!look && !isAssessment) return null;
  const assessors = (await assessorsOf(team, id)).map(({ name }) => name);
  const held = isHeldBack(athlete);
  const elsewhere = !held && !nothingFits(athlete);
  return { ...(look ?? { by: 0, closed: false, reasons: [] }), assessors, held, elsewhere };
}

async function nameOffers(team: TeamStore, offers: readonly SlotOffer[]): Promise<readonly NamedOffer[]> {
  const [therapists, rooms] = await Promise.all([team.clinic.therapists(), team.clinic.rooms()]);
  return offers.map((offer) => ({
    ...offer,
    therapist: therapists.find((one) => one.id === offer.therapistId)?.name ?? '',
    room: rooms.find((one) => one.id === offer.roomId)?.name ?? '',
  }));
}
