import { isActive } from '../../domain/booking/active.ts';
import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { permission, treatmentUntil } from '../../domain/people/consent.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { TeamStore } from '../../store/index.ts';
import type { Person } from '../../store/people/people.ts';
import type { Actor } from '../access.ts';
import type { Deps } from '../deps.ts';
import { guardianOf } from '../people/guardian.ts';
import { giveBack, type NamedBooking, nameBookings } from './book.ts';
import { tellOfCancelling } from './tellChanges.ts';

/** A child as their guardian sees them: consents and bookings, nothing about the body. */
export interface WardView {
  readonly id: string;
  readonly name: string;
  readonly confirmed: boolean;
  /** The day the guardian said yes to data; null: they have not. */
  readonly dataAt: Day | null;
  /** When they said yes to treatment, and the first day it no longer counts. */
  readonly treatmentAt: Instant | null;
  readonly treatmentUntil: Day | null;
  readonly treatmentStands: boolean;
  /** What was stored before data consent was taken back is closed, and may be opened. */
  readonly mayOpen: boolean;
  readonly bookings: readonly WardBooking[];
}

export interface WardBooking extends NamedBooking {
  /** null: nobody is named yet. */
  readonly secondAdult: string | null;
}

/** The children somebody is the guardian of, until each is 18. */
export const viewWards =
  ({ store }: Deps) =>
  async (actor: Actor, now: Instant): Promise<readonly WardView[]> => {
    const team = store.team(actor.teamId);
    const children = (await team.people.childrenOf(actor.personId)).filter(
      (child) => permission(child, now).minor !== false,
    );
    return Promise.all(children.map((child) => wardView(team, child, now)));
  };

async function wardView(team: TeamStore, child: Person, now: Instant): Promise<WardView> {
  const confirmed = guardianOf(child, now) !== null;
  const coming = confirmed ? await team.bookings.ofAthlete(child.id, now) : [];
  const { health, treatment } = permission(child, now);
  return {
    id: child.id,
    name: child.name,
    confirmed,
    dataAt: child.guardianAt === null ? null : dayOf(child.guardianAt, child.zone),
    treatmentAt: child.treatmentAt,
    treatmentUntil: treatmentUntil(child),
    treatmentStands: treatment?.refused !== 'treatment-consent-missing' && child.treatmentAt !== null,
    mayOpen: health === null && child.closedBefore !== null,
    bookings: await withAdults(
      team,
      await nameBookings(
        team,
        coming.filter((one) => isActive(one) && one.start > now),
      ),
    ),
  };
}

/** Bookings with the name of who will be in the room besides the therapist. */
export async function withAdults(team: TeamStore, bookings: readonly NamedBooking[]): Promise<readonly WardBooking[]> {
  const names = await team.people.namesOf(bookings.map(({ secondAdultId }) => secondAdultId));
  return bookings.map((one) => ({ ...one, secondAdult: names.get(one.secondAdultId ?? '') ?? null }));
}

/** A guardian's no to one booking: it is cancelled, and child, therapist and trainers are told. */
export const vetoBooking =
  ({ store }: Deps) =>
  async (actor: Actor, bookingId: string, now: Instant): Promise<NamedBooking | Refusal> =>
    store.transaction(actor.teamId, async (tx) => {
      const found = await tx.bookings.byId(bookingId);
      const child = found && (await tx.people.byId(found.athleteId));
      if (!found || !child) return { refused: 'not-found', what: 'booking' };
      if (guardianOf(child, now) !== actor.personId) return { refused: 'not-yours' };
      await tx.bookings.lock([found]);
      const current = await tx.bookings.byId(bookingId);
      if (!current || (current.state !== 'booked' && current.state !== 'held')) return { refused: 'already-done' };
      if (current.start <= now) return { refused: 'past' };
      if (!(await tx.bookings.cancel(current.id, current.version, actor.personId, now)))
        return { refused: 'changed-meanwhile' };
      await giveBack(tx, current, now);
      await tx.audit.by(actor.personId, now).note('booking.veto', child.id, { booking: current.id });
      const trainers = (await tx.people.list(['trainer'])).map(({ id }) => id);
      const about = { dueAt: now, lane: 'reply', data: { bookingId: current.id } } as const;
      await tellOfCancelling(tx, current, actor.personId, now);
      await tx.outbox.put([
        ...[...new Set([current.therapistId, ...trainers])].map((to) => ({
          ...about,
          key: `booking.vetoed:${current.id}:${to}`,
          to: { personId: to },
          kind: 'booking.vetoed' as const,
        })),
      ]);
      const [named] = await nameBookings(tx, [current]);
      return named ?? { refused: 'not-found', what: 'booking' };
    });
