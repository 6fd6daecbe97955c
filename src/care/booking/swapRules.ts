import { judgeSwap, type Swapped } from '../../domain/booking/swap.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant, MINUTE } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamBooking, TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Actor } from '../access.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import { mayTreat } from '../people/consent.ts';
import { type DealtTables, tablesFor } from './tables.ts';

const DAY = 24 * HOUR;

/** Why somebody cannot give this booking in a swap; null when they can. */
export function notOwn(actor: Actor, own: Booking | null, now: Instant): Refusal | null {
  if (!own) return { refused: 'not-found', what: 'booking' };
  if (own.athleteId !== actor.personId) return { refused: 'not-yours' };
  if (!isMassage(own)) return { refused: 'invalid', field: 'type', rule: 'swap.massagesOnly' };
  if (own.state !== 'booked') return { refused: own.state === 'held' ? 'on-hold' : 'already-done' };
  return own.start <= now ? { refused: 'past' } : null;
}

/** Where both would be, or whose rules stand in the way and which. */
type Judged =
  | (Swapped & { readonly week: TeamWeek; readonly dealt: DealtTables })
  | { readonly who: 'asker' | 'asked'; readonly refusal: Refusal };

/** May two bookings still change hands now? */
export async function stillPossible(tx: TeamStore, own: Booking, other: Booking, now: Instant): Promise<Judged> {
  const gone: Refusal = { refused: 'changed-meanwhile' };
  if (own.state !== 'booked' || own.start <= now) return { who: 'asker', refusal: gone };
  if (other.state !== 'booked' || other.start <= now || !isMassage(other)) return { who: 'asked', refusal: gone };
  return judge(tx, own, other, now);
}

/** May two bookings change hands? */
export async function judge(tx: TeamStore, own: Booking, other: Booking, now: Instant): Promise<Judged> {
  const people = await tx.people.byIds([own.athleteId, other.athleteId]);
  const missing = (id: string, at: Instant) => {
    const person = people.find((one) => one.id === id);
    return person ? mayTreat(person, now, at) : ({ refused: 'not-found', what: 'person' } as const);
  };
  const [asker, asked] = [missing(own.athleteId, other.start), missing(other.athleteId, own.start)];
  if (asker) return { who: 'asker', refusal: asker };
  if (asked) return { who: 'asked', refusal: asked };
  const week = await weekAround(tx, [own, other], now);
  const judged = judgeSwap(week, asTeamBooking(own), asTeamBooking(other));
  if ('who' in judged) return judged;
  const dealt = await tablesFor(tx, week, [judged.own, judged.other], [own.id, other.id]);
  return dealt ? { ...judged, week, dealt } : { who: 'asked', refusal: { refused: 'room-full', next: null } };
}

/** The team around some bookings, with everybody they belong to. */
export async function weekAround(team: TeamStore, about: readonly Booking[], now: Instant): Promise<TeamWeek> {
  return readTeamWeek(team, {
    start: now,
    end: Math.max(...about.map(({ end }) => end)) + DAY,
    now,
    atOnce: true,
    athleteIds: [...new Set(about.map(({ athleteId }) => athleteId))],
  });
}

/** A booking as the planner knows it. */
export function asTeamBooking({ id, athleteId, therapistId, roomId, type, start, end }: Booking): TeamBooking {
  return { id, athleteId, therapistId, roomId, type, start, minutes: (end - start) / MINUTE, fixed: true };
}
