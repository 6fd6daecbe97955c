import { type GoneReason, goneReason, type KnownNow } from '../../domain/booking/goneReason.ts';
import { reviewSpan } from '../../domain/booking/review.ts';
import { type Trouble, troublesIn } from '../../domain/booking/trouble.ts';
import { addDays, dayOf, HOUR, type Instant } from '../../domain/day.ts';
import type { TeamWeek } from '../../domain/scheduling/week/teamWeek.ts';
import { quietHours } from '../../domain/team/settings.ts';
import type { Booking } from '../../store/booking/bookings.ts';
import type { StoredCheckIn } from '../../store/checkIn/checkIns.ts';
import type { TeamStore } from '../../store/index.ts';
import type { NewMessage } from '../../store/messages/outbox.ts';
import type { Person } from '../../store/people/people.ts';
import { readTeamWeek } from '../clinic/readTeamWeek.ts';
import type { Deps } from '../deps.ts';
import { type NamedBooking, nameBookings } from './book.ts';

const AHEAD = 14 * 24 * HOUR;

/** What stands against coming bookings, and which of them have lost their reason. */
export interface Outlook {
  readonly troubles: readonly Trouble[];
  /** By booking. */
  readonly gone: ReadonlyMap<string, GoneReason>;
  /** By athlete. */
  readonly known: ReadonlyMap<string, KnownNow & { readonly answer: StoredCheckIn | null }>;
}

/**
 * Tells athlete and therapist of every booking of the next two weeks that cannot take place as it is, or whose match or
 * hard session is gone, once for each reason. It stands until somebody moves it or gives it back.
 */
export async function tellTroubles(tx: TeamStore, now: Instant): Promise<void> {
  const coming = (await tx.bookings.active(now, now + AHEAD)).filter(({ start }) => start > now);
  await putTroubles(tx, coming, await readOutlook(tx, coming, now), now);
}

/**
 * The same for one athlete who has just answered something. What they say of their body counts for massages that are no
 * longer looked at again; the others have their morning. A question that came up with it is asked there and then.
 */
export async function tellAfterAnswer(tx: TeamStore, person: Person, now: Instant): Promise<void> {
  const coming = (await tx.bookings.ofAthlete(person.id, now)).filter(
    ({ state, start }) => state === 'booked' && start > now && start < now + AHEAD,
  );
  const { troubles, gone } = await readOutlook(tx, coming, now);
  const due = troubles.filter(
    ({ booking, why }) => why.refused !== 'question-open' && reviewSpan(booking.start, quietHours(person)).end <= now,
  );
  await putTroubles(tx, coming, { troubles: due, gone }, now);
}

/** The same for bookings that were looked at already. */
export async function putTroubles(
  tx: TeamStore,
  bookings: readonly Booking[],
  { troubles, gone }: Pick<Outlook, 'troubles' | 'gone'>,
  now: Instant,
): Promise<void> {
  const whyOf = new Map(troubles.map(({ booking, why }) => [booking.id, why.refused]));
  await tx.outbox.put(
    bookings
      .filter(({ state }) => state === 'booked')
      .flatMap((booking): readonly NewMessage[] => {
        const { id, start, athleteId, therapistId } = booking;
        const why = whyOf.get(id);
        // What cannot stay as it is needs no second message.
        if (why === undefined) return gone.get(id)?.what === 'session' ? reasonGone(booking, 'session', now) : [];
        return [athleteId, therapistId].map((to) => ({
          key: `booking.trouble:${id}:${start}:${why}:${to}`,
          to: { personId: to },
          kind: 'booking.trouble' as const,
          data: { bookingId: id },
          dueAt: now,
        }));
      }),
  );
}

/** That a booking has lost its reason: athlete and therapist hear of a session, the athlete alone of their soreness. */
export function reasonGone(
  { id, start, athleteId, therapistId }: Booking,
  what: GoneReason['what'],
  now: Instant,
): readonly NewMessage<'booking.reasonGone'>[] {
  const readers = what === 'session' ? [athleteId, therapistId] : [athleteId];
  return readers.map((to) => ({
    key: `booking.reasonGone:${id}:${start}:${what}:${to}`,
    to: { personId: to },
    kind: 'booking.reasonGone' as const,
    data: { bookingId: id },
    dueAt: now,
  }));
}

/** Reads what is known now of coming bookings. */
export async function readOutlook(team: TeamStore, bookings: readonly Booking[], now: Instant): Promise<Outlook> {
  const athleteIds = [...new Set(bookings.map(({ athleteId }) => athleteId))];
  if (athleteIds.length === 0) return { troubles: [], gone: new Map(), known: new Map() };
  const end = Math.max(...bookings.map((one) => one.end)) + HOUR;
  const week = await readTeamWeek(team, { start: now, end, now, athleteIds, atOnce: true });
  const ids = new Set(bookings.map(({ id }) => id));
  const known = await readKnown(team, week, athleteIds, now);
  return {
    troubles: troublesIn(week).filter(({ booking }) => ids.has(booking.id)),
    gone: goneAmong(bookings, known),
    known,
  };
}

/** Which of these bookings have lost their reason. */
export function goneAmong(
  bookings: readonly Booking[],
  known: ReadonlyMap<string, KnownNow>,
): ReadonlyMap<string, GoneReason> {
  return new Map(
    bookings.flatMap((booking) => {
      const facts = known.get(booking.athleteId);
      const gone = facts && goneReason(booking, facts);
      return gone ? [[booking.id, gone] as const] : [];
    }),
  );
}

/** What these athletes did and said last. */
export async function readKnown(
  team: TeamStore,
  week: TeamWeek,
  athleteIds: readonly string[],
  now: Instant,
): Promise<Outlook['known']> {
  // Somewhere further west it is still yesterday.
  const since = addDays(dayOf(now, week.zone), -2);
  const [people, checkIns, findings, protocol] = await Promise.all([
    team.people.byIds(athleteIds),
    team.checkIns.since(since, athleteIds),
    team.findings.open(athleteIds),
    team.protocol.inForce(),
  ]);
  return new Map(
    people.map(({ id, zone }) => {
      const yesterday = addDays(dayOf(now, zone), -1);
      const answer = checkIns.findLast((one) => one.personId === id && one.soreness !== null && one.day >= yesterday);
      return [
        id,
        {
          hardSessionEnds: week.athletes.find((one) => one.id === id)?.hardSessionEnds ?? [],
          said: answer?.soreness ?? null,
          soreFrom: protocol['sore-from'],
          patterns: findings.filter(({ athleteId }) => athleteId === id).map(({ pattern }) => pattern),
          answer: answer ?? null,
        },
      ];
    }),
  );
}

/** A booking with what stands against it at this moment, or with the reason it has lost; null when it no longer stands. */
const outlookOf =
  <Found>(find: (outlook: Outlook, id: string) => Found | undefined) =>
  ({ store }: Deps) =>
  async (
    teamId: string,
    bookingId: string,
    now: Instant,
  ): Promise<{ readonly booking: NamedBooking; readonly why: Found } | null> => {
    const team = store.team(teamId);
    const found = await team.bookings.byId(bookingId);
    if (found?.state !== 'booked' || found.start <= now) return null;
    const why = find(await readOutlook(team, [found], now), bookingId);
    const [booking] = await nameBookings(team, [found]);
    return why && booking ? { booking, why } : null;
  };

export const troubleOf = outlookOf(({ troubles }, id) => troubles.find(({ booking }) => booking.id === id)?.why);
export const goneReasonOf = outlookOf(({ gone }, id) => gone.get(id));
