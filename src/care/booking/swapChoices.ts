import { swapsFor, swapUntil } from '../../domain/booking/swap.ts';
import { isMassage } from '../../domain/clinic/modality.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { type NamedBooking, nameBookings } from './book.ts';
import { asTeamBooking, notOwn, weekAround } from './swapRules.ts';

/** Which bookings are considered: those nearest in time, at most this many and this far away. */
const LOOKED_AT = 40;
const REACH = 7 * 24 * HOUR;
const SHOWN = 6;

/**
 * Somebody else's booking as shown to whoever wants to swap: when and with which therapist, never whose or what kind.
 */
export interface SwapPlace {
  readonly id: string;
  readonly start: Instant;
  readonly therapist: string;
}

export interface SwapChoices {
  readonly own: NamedBooking;
  readonly places: readonly SwapPlace[];
}

/** The bookings that one of the actor's could be swapped with: afterwards both would still be within every rule. */
export const swapChoices =
  ({ store }: Deps) =>
  async (actor: Actor, bookingId: string, now: Instant): Promise<SwapChoices | Refusal> => {
    const team = store.team(actor.teamId);
    const own = await team.bookings.byId(bookingId);
    const wrong = notOwn(actor, own, now);
    if (wrong !== null || own === null) return wrong ?? { refused: 'not-found', what: 'booking' };
    const asked = new Set((await team.swaps.waiting()).map(({ otherId }) => otherId));
    const before = new Set((await team.swaps.aboutBooking(own.id)).map(({ otherId }) => otherId));
    const others = (await team.bookings.active(Math.max(now, own.start - REACH), own.start + REACH))
      .filter((one) => one.state === 'booked' && one.athleteId !== actor.personId && isMassage(one))
      // Nobody is asked twice about the same thing, or about two things at once.
      .filter((one) => !asked.has(one.id) && !before.has(one.id) && swapUntil([own.start, one.start], now) !== null)
      .sort((a, b) => Math.abs(a.start - own.start) - Math.abs(b.start - own.start))
      .slice(0, LOOKED_AT);
    const week = await weekAround(team, [own, ...others], now);
    const able = new Set(week.athletes.map(({ id }) => id));
    const found = swapsFor(
      week,
      asTeamBooking(own),
      others.filter(({ athleteId }) => able.has(athleteId)).map(asTeamBooking),
      SHOWN,
    );
    const named = await nameBookings(team, [own, ...others.filter(({ id }) => found.some((one) => one.id === id))]);
    const [mine, ...places] = named;
    if (!mine) throw new Error(`no name for booking ${own.id}`);
    return {
      own: mine,
      places: places.map(({ id, start, therapist }) => ({ id, start, therapist })).sort((a, b) => a.start - b.start),
    };
  };
