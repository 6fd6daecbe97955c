import { isActive } from '../../domain/booking/active.ts';
import { isSecondAdult, lackingLeave, needsSecondAdult, SECOND_ADULT_BY } from '../../domain/booking/secondAdult.ts';
import { HOUR, type Instant } from '../../domain/day.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import { isId } from '../../store/ids.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import { type Actor, hasRole } from '../access.ts';
import type { Deps } from '../deps.ts';
import { guardianOf } from '../people/guardian.ts';
import { type NamedBooking, nameBookings } from './book.ts';
import { tellSecondAdult, tellSecondAdultFreed } from './tellSecondAdult.ts';
import { type WardBooking, withAdults } from './wards.ts';

/** Who names the second adult, besides the guardian. */
export const ADULT_ROLES = ['therapist', 'trainer', 'clinician'] as const;

export interface SecondAdultView {
  readonly booking: WardBooking;
  /** Who could be in the room, by name. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
}

/** One minor's booking and who could be the second adult; without a booking, the athlete's next one. */
export const viewSecondAdult =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    about: { readonly bookingId?: string; readonly athleteId?: string },
    now: Instant,
  ): Promise<SecondAdultView | Refusal> => {
    const team = store.team(actor.teamId);
    const found = await bookingFor(team, actor, about, now);
    return isRefusal(found) ? found : viewOf(team, found.booking, found.athlete);
  };

/**
 * Names the second adult of a minor's booking. Whoever is named is told, unless they said so themselves, and so is whoever
 * was named before.
 */
export const setSecondAdult =
  ({ store }: Deps) =>
  async (
    actor: Actor,
    about: { readonly bookingId?: string; readonly athleteId?: string; readonly adultId: string },
    now: Instant,
  ): Promise<SecondAdultView | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const found = await bookingFor(tx, actor, about, now);
      if (isRefusal(found)) return found;
      const { booking, athlete } = found;
      const adult = isId(about.adultId) ? await tx.people.byId(about.adultId) : null;
      if (!adult || !isSecondAdult(adult, athlete, booking))
        return { refused: 'invalid', field: 'person', rule: 'secondAdult.who' };
      if (!(await tx.bookings.setSecondAdult(booking.id, adult.id))) return { refused: 'changed-meanwhile' };
      await tx.outbox.withdraw(`secondAdult.missing:${booking.id}:`);
      await tx.audit
        .by(actor.personId, now)
        .note('booking.secondAdult', athlete.id, { booking: booking.id, adult: adult.id });
      const before = booking.secondAdultId;
      if (before !== adult.id && adult.id !== actor.personId) await tellSecondAdult(tx, booking.id, adult.id, now);
      if (before !== adult.id && before !== actor.personId) await tellSecondAdultFreed(tx, booking, now);
      return viewOf(tx, { ...booking, secondAdultId: adult.id }, athlete);
    });

async function bookingFor(
  team: TeamStore,
  actor: Actor,
  { bookingId, athleteId }: { readonly bookingId?: string; readonly athleteId?: string },
  now: Instant,
): Promise<{ readonly booking: Booking; readonly athlete: Person } | Refusal> {
  const booking =
    bookingId === undefined ? await nextOf(team, athleteId ?? '', now) : await team.bookings.byId(bookingId);
  const athlete = booking && (await team.people.byId(booking.athleteId));
  const isGuardian = athlete ? guardianOf(athlete, now) === actor.personId : false;
  if (!hasRole(actor, ADULT_ROLES) && !isGuardian) return { refused: 'not-allowed', needs: 'therapist' };
  if (!booking || !athlete) return { refused: 'not-found', what: 'booking' };
  if (!isActive(booking)) return { refused: 'already-done' };
  if (booking.end <= now) return { refused: 'past' };
  if (!needsSecondAdult(athlete, booking)) return { refused: 'invalid', field: 'athlete', rule: 'secondAdult.adult' };
  return { booking, athlete };
}

async function nextOf(team: TeamStore, athleteId: string, now: Instant): Promise<Booking | null> {
  if (!isId(athleteId)) return null;
  return (await team.bookings.ofAthlete(athleteId, now)).find(isActive) ?? null;
}

async function viewOf(team: TeamStore, booking: Booking, athlete: Person): Promise<SecondAdultView> {
  const [named] = await withAdults(team, await nameBookings(team, [booking]));
  if (!named) throw new Error(`no name for booking ${booking.id}`);
  const people = (await team.people.list()).filter((one) => isSecondAdult(one, athlete, booking));
  return { booking: named, choices: people.map(({ id, name }) => ({ id, name })) };
}

/** What somebody need not be in the room for any more, and who will be; null when they should, or it is over. */
export const freedFrom =
  ({ store }: Deps) =>
  async (
    teamId: string,
    bookingId: string,
    personId: string,
    now: Instant,
  ): Promise<{ readonly athlete: string; readonly start: Instant; readonly adult: string | null } | null> => {
    const team = store.team(teamId);
    const booking = await team.bookings.byId(bookingId);
    if (!booking || booking.start <= now) return null;
    const stands = isActive(booking);
    if (stands && booking.secondAdultId === personId) return null;
    const child = await team.people.byId(booking.athleteId);
    // A guardian hears of every cancelled booking anyway.
    if (!child || (!stands && guardianOf(child, now) === personId)) return null;
    const [named] = await withAdults(team, await nameBookings(team, [booking]));
    return named ? { athlete: named.athlete, start: named.start, adult: stands ? named.secondAdult : null } : null;
  };

/** Why one booking cannot start, for those who treat. */
export interface CannotStart {
  readonly booking: NamedBooking;
  readonly why: Refusal;
}

/** Of these bookings, those that cannot start as things are, and why. */
export async function whatCannotStart(
  team: TeamStore,
  bookings: readonly NamedBooking[],
  now: Instant,
): Promise<readonly CannotStart[]> {
  const people = new Map(
    (await team.people.byIds([...new Set(bookings.map(({ athleteId }) => athleteId))])).map((one) => [one.id, one]),
  );
  return bookings.flatMap((booking) => {
    const athlete = people.get(booking.athleteId);
    const why = athlete && booking.end > now && isActive(booking) ? lackingLeave(athlete, booking, now) : null;
    return why ? [{ booking, why }] : [];
  });
}

/** Two hours before a minor's booking that cannot start, its therapist and the trainers are told, once. */
export const tellSecondAdults =
  ({ store }: Deps) =>
  async (now: Instant): Promise<void> => {
    for (const { id } of await store.directory.teams()) {
      const team = store.team(id);
      const soon = (await team.bookings.active(now, now + SECOND_ADULT_BY + HOUR / 60)).filter(
        (one) => one.state === 'booked' && one.start > now && one.start - now <= SECOND_ADULT_BY,
      );
      if (soon.length === 0) continue;
      const people = new Map(
        (await team.people.byIds(soon.map(({ athleteId }) => athleteId))).map((one) => [one.id, one]),
      );
      const trainers = (await team.people.list(['trainer'])).map((one) => one.id);
      await team.outbox.put(
        soon.flatMap((booking) => {
          const athlete = people.get(booking.athleteId);
          if (!athlete || !needsSecondAdult(athlete, booking) || lackingLeave(athlete, booking, now) === null)
            return [];
          return [...new Set([booking.therapistId, ...trainers])].map((to) => ({
            key: `secondAdult.missing:${booking.id}:${to}`,
            to: { personId: to },
            kind: 'secondAdult.missing' as const,
            data: { bookingId: booking.id },
            dueAt: now,
            lane: 'alert' as const,
          }));
        }),
      );
    }
  };

/** A booking a message is about that cannot start as things are; null once it can, or no longer stands. */
export const cannotStart =
  ({ store }: Deps) =>
  async (teamId: string, bookingId: string, now: Instant): Promise<CannotStart | null> => {
    const team = store.team(teamId);
    const booking = await team.bookings.byId(bookingId);
    if (!booking || booking.start <= now) return null;
    return (await whatCannotStart(team, await nameBookings(team, [booking]), now))[0] ?? null;
  };
